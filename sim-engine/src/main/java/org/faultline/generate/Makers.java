package org.faultline.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.faultline.model.Function;

/** Who makes a part of an operator's equipment, as far as it is known; vendors by their names as published. */
sealed interface Makers {

    /** The word for any supplier that sells the function. */
    String UNKNOWN = "unknown";

    /** One supplier, by name. */
    record Named(String vendor) implements Makers {
        @Override
        public List<String> candidates() {
            return List.of(vendor);
        }
    }

    /** Several suppliers; how they divide the part is not known. */
    record Split(List<String> candidates) implements Makers {
        public Split {
            candidates = severalOf(candidates);
        }
    }

    /** One of several suppliers; which one is not known. */
    record OneOf(List<String> candidates) implements Makers {
        public OneOf {
            candidates = severalOf(candidates);
        }
    }

    /** Whoever makes another function of the same operator, in the same shares. */
    record As(Function function) implements Makers {
        @Override
        public List<String> candidates() {
            return List.of();
        }
    }

    /** Who can be behind it, by name, in the order of the table; empty for {@link As}. */
    List<String> candidates();

    /** True when a draw decides about it. */
    default boolean isOpen() {
        return candidates().size() > 1;
    }

    /**
     * What a cell of the table says: a name, names joined by {@code +} or {@code |}, or {@code as} and a function; empty for
     * {@link #UNKNOWN}.
     *
     * @throws IllegalArgumentException when a name stands twice or the function is unknown
     */
    static Optional<Makers> parse(String cell) {
        if (cell.equals(UNKNOWN)) {
            return Optional.empty();
        }
        if (cell.startsWith("as ")) {
            String id = cell.substring("as ".length()).strip();
            return Optional.of(Arrays.stream(Function.values())
                    .filter(f -> f.id().equals(id))
                    .map(As::new)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The function " + id + " is unknown.")));
        }
        if (cell.contains("+")) {
            return Optional.of(new Split(namesIn(cell, "+")));
        }
        return Optional.of(cell.contains("|") ? new OneOf(namesIn(cell, "|")) : new Named(cell));
    }

    /** The names of a cell that are joined by a sign. */
    static List<String> namesIn(String cell, String sign) {
        List<String> names = Arrays.stream(cell.split(Pattern.quote(sign)))
                .map(String::strip)
                .toList();
        if (names.stream().anyMatch(String::isEmpty)
                || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(
                    "The suppliers " + cell + " must be different names joined by " + sign + ".");
        }
        return names;
    }

    private static List<String> severalOf(List<String> candidates) {
        if (candidates.size() < 2) {
            throw new IllegalArgumentException(
                    "The suppliers " + candidates + " must be at least two for a draw to decide between them.");
        }
        return List.copyOf(candidates);
    }
}
