package org.faultline.toolbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.model.Checks;
import org.faultline.model.Function;

/** Which part of a question a measure changes. */
public sealed interface Change {

    /** Its own strength, where it is not that of the measure. */
    Optional<Strength> strength();

    /**
     * A number of the document, wherever it stands.
     *
     * @param path keys joined by dots; {@code *} stands for every key of a map and every item of a list
     * @param where what must hold of the part that the last {@code *} of the path stands for; all of it
     * @param by how the strength changes the number
     * @param usual the number where the document does not write it, as an author would; empty where a missing number is not changed
     * @param whole true for whole numbers, which are rounded
     * @param strength its own strength
     */
    record Value(
            String path,
            List<Condition> where,
            By by,
            Optional<String> usual,
            boolean whole,
            Optional<Strength> strength)
            implements Change {
        public Value {
            Checks.named("path of a change", path);
            where = List.copyOf(where);
            if (!where.isEmpty() && !path.contains("*")) {
                throw new IllegalArgumentException("The path " + path
                        + " stands for one part; a condition chooses among" + " several, so the path needs a `*`.");
            }
        }
    }

    /**
     * What must hold of a part.
     *
     * @param path keys below the part, joined by dots
     * @param words patterns of which the value, or one of a list of values, must meet one ({@code *} stands for any text);
     *     {@code present} and {@code absent} ask whether the key is written
     */
    record Condition(String path, List<String> words) {

        /** The key must be written. */
        public static final String PRESENT = "present";

        /** The key must not be written. */
        public static final String ABSENT = "absent";

        public Condition {
            Checks.named("path of a condition", path);
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("The condition on " + path + " must have at least one word.");
            }
        }
    }

    /**
     * The shares of a vendor mix.
     *
     * @param how what is done with the shares
     * @param functions what is bought
     * @param strength its own strength
     */
    record Shares(How how, List<Function> functions, Optional<Strength> strength) implements Change {
        public Shares {
            functions = List.copyOf(functions);
            if (functions.isEmpty()) {
                throw new IllegalArgumentException("A change of shares must name at least one function.");
            }
        }
    }

    /** What is done with the shares of a mix. */
    enum How {
        /** Named suppliers lose a part of their shares: the strength, in [0, 1]. */
        EXCLUDE,
        /** Every operator buys from at least so many suppliers: the strength, 2 or more. */
        DIVERSIFY,
        /** No supplier keeps more of the function in the whole country than the strength, in (0, 1]. */
        CAP,
        /** Phase-outs take less time: the strength is the share of the time that is saved, in [0, 1). */
        HASTEN;

        /** The word used in the catalogue. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
