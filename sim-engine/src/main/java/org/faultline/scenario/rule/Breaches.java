package org.faultline.scenario.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Spelling;
import org.faultline.scenario.Where;

/** Collects findings; beyond {@value #ENOUGH} they are no longer worth the time it takes to find advice. */
final class Breaches {

    private static final int ENOUGH = 100;

    private final List<Finding> found = new ArrayList<>();

    /** A breach without advice. */
    void add(Where where, String message) {
        if (found.size() < ENOUGH) {
            found.add(Finding.of(where, message));
        }
    }

    /** A breach with advice. */
    void add(Where where, String message, String help) {
        if (found.size() < ENOUGH) {
            found.add(new Finding(where, message, Optional.of(help)));
        }
    }

    /** An unknown word, with the nearest known one as advice. */
    void unknown(Where where, String message, String word, Collection<String> known) {
        if (found.size() < ENOUGH) {
            found.add(Finding.of(where, message).suggesting(word, known));
        }
    }

    /** A name that a part gives to something of a kind and that is not among those known, if so. */
    void unlessKnown(Collection<String> known, Where.Part part, String id, String kind, String name) {
        if (!known.contains(name)) {
            unknown(
                    Where.of(part, id).value(name),
                    thing(part, id) + " names an unknown " + kind + " '" + name + "'",
                    name,
                    known);
        }
    }

    /** An unknown word, with every known one that is near as advice. */
    void unknownOfSeveral(Where where, String message, String word, Collection<String> known) {
        if (found.size() < ENOUGH) {
            found.add(new Finding(where, message, Spelling.adviceOfAll(word, known)));
        }
    }

    /** What an author calls a thing, e.g. {@code asset 'upf-1'}. */
    static String thing(Where.Part part, String id) {
        return part.name().toLowerCase(Locale.ROOT) + " '" + id + "'";
    }

    /** A number without the zero after the point of whole ones. */
    static String plain(double value) {
        double rounded = Math.round(value * 1e6) / 1e6;
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
                ? String.valueOf((long) rounded)
                : String.valueOf(rounded);
    }

    /** What was collected. */
    List<Finding> found() {
        return List.copyOf(found);
    }
}
