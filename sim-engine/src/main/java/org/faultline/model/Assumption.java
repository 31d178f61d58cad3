package org.faultline.model;

import java.util.Locale;
import java.util.Optional;

/**
 * A number somebody chose, with where it comes from. Every shipped parameter carries one.
 *
 * @param id short word, e.g. {@code battery-hours-urban}
 * @param statement what is assumed, with its value and unit
 * @param grade how well it is known
 * @param source title and address, or empty when there is none: it is then printed as unsupported
 * @param range where the number may lie, if that was said
 */
public record Assumption(String id, String statement, Grade grade, String source, Optional<Range> range) {

    /**
     * Between which values the number may lie, and where it stands, so that a comparison can be tried at both ends.
     *
     * @param sets path of the value in the document, e.g. {@code parameters.battery} or {@code response.crews.field.size}
     * @param low lower end as an author would write it; empty where the value in force is the lower end
     * @param high upper end; one of the two is there
     */
    public record Range(String sets, Optional<String> low, Optional<String> high) {
        public Range {
            Checks.named("path that a range sets", sets);
            if (low.isEmpty() && high.isEmpty()) {
                throw new IllegalArgumentException("The range of " + sets + " needs a lower or an upper end.");
            }
        }
    }

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

    /** An assumption without a range. */
    public Assumption(String id, String statement, Grade grade, String source) {
        this(id, statement, grade, source, Optional.empty());
    }

    /** The same assumption with a number that is not to be tried at its ends. */
    public Assumption withoutRange() {
        return new Assumption(id, statement, grade, source);
    }
}
