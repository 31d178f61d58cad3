package org.faultline.scenario;

import java.util.Optional;
import org.faultline.model.Checks;

/**
 * A breach of a rule.
 *
 * @param where what it is about
 * @param message says the thing, the value and the rule
 * @param help what to do about it
 */
public record Finding(Where where, String message, Optional<String> help) {
    public Finding {
        Checks.named("message of a finding", message);
    }

    /** A finding without advice. */
    public static Finding of(Where where, String message) {
        return new Finding(where, message, Optional.empty());
    }

    /** The same finding with the nearest of the known words as advice, or a list of them when there are few. */
    public Finding suggesting(String word, java.util.Collection<String> known) {
        return new Finding(where, message, Spelling.advice(word, known));
    }
}
