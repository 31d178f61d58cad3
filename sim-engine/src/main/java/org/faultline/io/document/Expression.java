package org.faultline.io.document;

/** Something that has a value once the names in it have one. */
@FunctionalInterface
interface Expression {

    /**
     * The value.
     *
     * @throws Unsound when there is none
     */
    Value in(Scope scope);

    /** The value, which must be a number. */
    default double number(Scope scope, String what) {
        return Functions.number(in(scope), what);
    }

    /** The value, which must be true or false. */
    default boolean holds(Scope scope) {
        Value value = in(scope);
        if (value instanceof Value.Truth truth) {
            return truth.holds();
        }
        throw new Unsound(
                "a condition is true or false, not " + value.words(),
                "compare it with something, e.g. `x > 0` or `x == 'word'`");
    }
}
