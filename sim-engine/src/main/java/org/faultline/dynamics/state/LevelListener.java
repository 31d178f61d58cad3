package org.faultline.dynamics.state;

/** A subsystem that wants to hear of changes as soon as they are logged. It may schedule, but not change levels at once. */
public interface LevelListener {

    /** True for nodes whose changes of level concern this subsystem; asked once, before the first run. */
    default boolean hearsLevelOf(int node) {
        return true;
    }

    /** A node's level changed; {@code event} is the id of the LEVEL event. */
    default void levelChanged(int node, double from, double to, int event) {}

    /** True when changes of condition concern this subsystem; asked once, before the first run. */
    default boolean hearsConditions() {
        return false;
    }

    /** A node's own condition changed; {@code event} is the id of the CONDITION event. */
    default void conditionChanged(int node, double from, double to, int event) {}
}
