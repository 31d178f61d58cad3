package org.faultline.io.document;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The names that an expression may use: parameters, and around them the variables of the repetitions it stands in. */
final class Scope {

    private final Optional<Scope> outer;
    private final String name;
    private final Value value;
    private final Parameters parameters;

    private Scope(Optional<Scope> outer, String name, Value value, Parameters parameters) {
        this.outer = outer;
        this.name = name;
        this.value = value;
        this.parameters = parameters;
    }

    /** Parameters alone. */
    static Scope of(Parameters parameters) {
        return new Scope(Optional.empty(), "", new Value.Nothing(), parameters);
    }

    /** This scope and one more name, which hides an equal one. */
    Scope with(String variable, Value of) {
        return new Scope(Optional.of(this), variable, of, parameters);
    }

    /** The value of a name. */
    Optional<Value> find(String wanted) {
        Scope scope = this;
        while (scope.outer.isPresent()) {
            if (scope.name.equals(wanted)) {
                return Optional.of(scope.value);
            }
            scope = scope.outer.get();
        }
        return parameters.find(wanted).map(n -> parameters.value(wanted));
    }

    /** The value of a name as a part of a document, as it was written if it is a parameter. */
    Optional<Node> findNode(String wanted, Function<Value, Node> toNode) {
        Scope scope = this;
        while (scope.outer.isPresent()) {
            if (scope.name.equals(wanted)) {
                return Optional.of(toNode.apply(scope.value));
            }
            scope = scope.outer.get();
        }
        return parameters.find(wanted);
    }

    /** All names. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(parameters.names());
        for (Scope scope = this; scope.outer.isPresent(); scope = scope.outer.get()) {
            names.add(scope.name);
        }
        return names;
    }

    /** The content of a file. */
    Value file(String wanted) {
        return parameters.file(wanted);
    }

    /** Counts a turn of a repetition; a document that would never end is refused. */
    void countTurn() {
        parameters.countTurn();
    }
}
