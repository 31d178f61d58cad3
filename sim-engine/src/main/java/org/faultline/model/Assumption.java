package org.faultline.model;

import java.util.Locale;

/**
 * A number somebody chose, with where it comes from. Every shipped parameter carries one.
 *
 * @param id short word, e.g. {@code battery-hours-urban}
 * @param statement what is assumed, with its value and unit
 * @param grade how well it is known
 * @param source title and address, or empty when there is none: it is then printed as unsupported
 */
public record Assumption(String id, String statement, Grade grade, String source) {

    /** How well a number is known. */
    public enum Grade {
        MEASURED,
        PUBLISHED,
        EXPERT,
        ASSUMED;

        /** The word used in files and shown to people. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Assumption {
        Checks.named("id of an assumption", id);
        Checks.named("statement of assumption " + id, statement);
    }
}
