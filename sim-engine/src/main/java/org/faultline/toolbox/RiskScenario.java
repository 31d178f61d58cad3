package org.faultline.toolbox;

import java.util.List;
import org.faultline.model.Checks;

/**
 * A risk scenario of the coordinated EU assessment, with the scenario files that show it.
 *
 * @param id code, e.g. {@code R7}
 * @param title in a few words
 * @param meaning in a sentence
 * @param cases names of scenario files
 */
public record RiskScenario(String id, String title, String meaning, List<String> cases) {
    public RiskScenario {
        Checks.named("id of a risk scenario", id);
        Checks.named("title of risk scenario " + id, title);
        cases = List.copyOf(cases);
    }
}
