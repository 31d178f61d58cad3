package org.faultline.io.form;

import java.util.Map;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.document.Node.Mapping;

/** The values of an object's keys, as far as they could be read. */
public final class Fields {

    /** Ends the binding of an object that lacks a value; the reason has been reported. */
    static final class Incomplete extends RuntimeException {
        private static final long serialVersionUID = 1;

        Incomplete() {
            super("reported already", null, false, false);
        }
    }

    /**
     * What became of a key.
     *
     * @param value what could be read
     * @param faulty true when something in it was refused
     */
    record Outcome(Optional<Object> value, boolean faulty) {}

    private final String id;
    private final Span span;
    private final Mapping node;
    private final Map<Key<?>, Outcome> outcomes;
    private final Diagnostics diagnostics;

    Fields(String id, Span span, Mapping node, Map<Key<?>, Outcome> outcomes, Diagnostics diagnostics) {
        this.id = id;
        this.span = span;
        this.node = node;
        this.outcomes = outcomes;
        this.diagnostics = diagnostics;
    }

    /** The key under which the object stands. */
    public String id() {
        return id;
    }

    /** What to point at for the object as a whole: its key, or its beginning. */
    public Span span() {
        return span;
    }

    /** The object as it was written. */
    public Mapping node() {
        return node;
    }

    /** The value of a key that is required or has a usual value; ends the binding of this object when it is missing or faulty. */
    public <T> T get(Key<T> key) {
        return find(key).orElseThrow(Incomplete::new);
    }

    /** The value of a key, empty when it is absent; ends the binding of this object when it is faulty. */
    public <T> Optional<T> find(Key<T> key) {
        if (outcomes.get(key).faulty()) {
            throw new Incomplete();
        }
        return partial(key);
    }

    /** What could be read of the value of a key, without what was refused in it. */
    @SuppressWarnings("unchecked") // the outcome of a key was made by the form of that key
    public <T> Optional<T> partial(Key<T> key) {
        return (Optional<T>) outcomes.get(key).value();
    }

    /** True when the author wrote the key. */
    public boolean has(Key<?> key) {
        return node.find(key.name()).isPresent();
    }

    /** What to point at for a key: its value, or the object when it is absent. */
    public Span at(Key<?> key) {
        return has(key) ? node.entries().get(key.name()).pointAt() : span;
    }

    /** Reports a fault of a key and ends the binding of this object: {@code throw in.refused(...)}. */
    public RuntimeException refused(Fault fault, Key<?> key, String message, Optional<String> help) {
        diagnostics.add(fault, at(key), message, help);
        return new Incomplete();
    }

    /** Reports a fault of a key and ends the binding of this object: {@code throw in.refused(...)}. */
    public RuntimeException refused(Fault fault, Key<?> key, String message) {
        return refused(fault, key, message, Optional.empty());
    }
}
