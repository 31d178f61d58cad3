package org.faultline.io.document;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The values of a document by name. They may be written with the help of each other, in any order but not in a circle: each is
 * worked out when it is first asked for.
 */
final class Parameters {

    private static final long MOST_TURNS = 10_000_000;

    private final Map<String, Node> written;
    private final UnaryOperator<Node> expansion;
    private final Map<String, Node> done = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();
    private final Substitution.Tables tables;
    private final Map<String, Value> files = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private long turns;

    /**
     * Parameters.
     *
     * @param expansion puts into a written value what it uses itself
     * @param tables files that expressions ask for
     */
    Parameters(Map<String, Node> written, UnaryOperator<Node> expansion, Substitution.Tables tables) {
        this.written = written;
        this.expansion = expansion;
        this.tables = tables;
    }

    /** A parameter as a part of the document. */
    Optional<Node> find(String name) {
        Node ready = done.get(name);
        if (ready != null) {
            return Optional.of(ready);
        }
        Node node = written.get(name);
        if (node == null) {
            return Optional.empty();
        }
        if (!open.add(name)) {
            throw new Unsound("the parameter '" + name + "' is made from itself: " + String.join(" uses ", open)
                    + " uses " + name);
        }
        try {
            ready = expansion.apply(node);
        } finally {
            open.remove(name);
        }
        done.put(name, ready);
        return Optional.of(ready);
    }

    /** A parameter that exists, as a value. */
    Value value(String name) {
        Value known = values.get(name);
        if (known == null) {
            known = Value.of(find(name).orElseThrow());
            values.put(name, known);
        }
        return known;
    }

    /** The content of a file. */
    Value file(String name) {
        Value known = files.get(name);
        if (known == null) {
            known = Value.of(
                    tables.find(name).orElseThrow(() -> new Unsound("the file '" + name + "' cannot be read")));
            files.put(name, known);
        }
        return known;
    }

    Set<String> names() {
        return written.keySet();
    }

    /** Counts a turn of a repetition. */
    void countTurn() {
        if (++turns > MOST_TURNS) {
            throw new Unsound("the repetitions of this document take more than " + MOST_TURNS + " turns");
        }
    }
}
