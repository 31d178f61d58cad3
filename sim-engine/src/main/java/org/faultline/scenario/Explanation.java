package org.faultline.scenario;

import org.faultline.model.Checks;

/**
 * What a code of a diagnostic means, as {@code faultline explain} prints it.
 *
 * @param code e.g. {@code F201}; never reused
 * @param severity error or warning
 * @param title the fault in a few words
 * @param text why it is one, and what to do
 * @param failing part of a scenario file that has the fault
 * @param working the same part without it
 */
public record Explanation(String code, Severity severity, String title, String text, String failing, String working) {
    public Explanation {
        Checks.named("code of an explanation", code);
        Checks.named("title of " + code, title);
        Checks.named("text of " + code, text);
        Checks.named("failing example of " + code, failing);
        Checks.named("working example of " + code, working);
    }
}
