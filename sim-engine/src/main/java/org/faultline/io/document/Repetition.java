package org.faultline.io.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The head of a repetition, {@code for x in list if condition for ...}: runs through the turns, each with its variables.
 *
 * @param variables one name for each value of a turn; several share a value that is a list, or a key and its value in a map
 * @param over the list or map
 * @param condition which turns count; empty for all
 * @param inner a repetition within each turn
 */
record Repetition(List<String> variables, Expression over, Optional<Expression> condition, Optional<Repetition> inner) {

    /** Calls back once for each turn, in order. */
    void forEachTurn(Scope scope, Consumer<Scope> turn) {
        for (Value item : turns(over.in(scope))) {
            scope.countTurn();
            Scope own = bind(scope, item);
            if (condition.isPresent() && !condition.get().holds(own)) {
                continue;
            }
            if (inner.isPresent()) {
                inner.get().forEachTurn(own, turn);
            } else {
                turn.accept(own);
            }
        }
    }

    /** The variables of this repetition and those within. */
    List<String> allVariables() {
        List<String> all = new ArrayList<>(variables);
        inner.ifPresent(i -> all.addAll(i.allVariables()));
        return all;
    }

    private List<Value> turns(Value value) {
        if (value instanceof Value.Items list) {
            return list.items();
        }
        if (value instanceof Value.Fields map) {
            List<Value> turns = new ArrayList<>(map.values().size());
            map.values()
                    .forEach((key, of) -> turns.add(
                            variables.size() == 1
                                    ? new Value.Text(key)
                                    : new Value.Items(List.of(new Value.Text(key), of))));
            return turns;
        }
        throw new Unsound(
                "`for` runs through a list or a map, not " + value.words(), "a range of numbers is written `1..20`");
    }

    private Scope bind(Scope scope, Value item) {
        if (variables.size() == 1) {
            return scope.with(variables.get(0), item);
        }
        if (!(item instanceof Value.Items parts) || parts.items().size() != variables.size()) {
            throw new Unsound(
                    "`for " + String.join(", ", variables) + "` needs lists of " + variables.size()
                            + " values, and found "
                            + (item instanceof Value.Items parts
                                    ? "one of " + parts.items().size()
                                    : item.words()),
                    "`for i, x in enumerate(list)` counts the items of a list from 0");
        }
        Scope own = scope;
        for (int i = 0; i < variables.size(); i++) {
            own = own.with(variables.get(i), parts.items().get(i));
        }
        return own;
    }
}
