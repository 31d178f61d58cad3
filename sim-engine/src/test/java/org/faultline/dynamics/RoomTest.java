package org.faultline.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.faultline.scenario.Scenario;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/**
 * How much room compiled tables and the state of a thread take: the arrays of the classes of {@code dynamics}, {@code kernel} and {@code
 * trace}, which is nearly all of it, found by following their fields. What the network's own objects take is another matter.
 */
class RoomTest {

    private static final int ASSETS = 50_000;

    /** Two storeys of 25,000; each of the upper one needs any one of two below, lives on a battery, and breaks. */
    private static final String MODEL =
            """
            horizon: 24 h
            network:
              inline:
                regions: {r: 0}
                layers:
                  below: {assets: 25000}
                  above: {assets: 25000, tags: worn}
                supports:
                  need: {kind: power, of: above, by: below, count: 2, mode: any, autonomy: 4 h}
            failures: {wear: {targets: {tag: worn}, after: 6 h, repair: 2 h}}
            """;

    /**
     * Tables, by asset: its key 8, its places among gates and among dependants 8, half a gate of 16, one need and one dependant of 4 each, half a
     * unit of failure and its place 8; together 40. State: a level 18, half a gate 4, half a unit with its outage 16.5; together 38.5, and what every
     * run begins with. A mechanism that the scenario does not use takes nothing: one column of ints for it would be 4.
     */
    @Test
    void anAssetTakesFewerThanNinetyBytesOfTablesAndState() {
        Scenario scenario = Written.read(MODEL);
        CompiledNetwork compiled = CompiledNetwork.of(scenario.network(), scenario.response());
        Simulation simulation = Simulation.of(
                compiled,
                scenario,
                scenario.variants().get(0).campaign(),
                scenario.network().assets().stream().map(a -> a.equipment()).toList());
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        long tables = bytes(simulation, seen);
        long state = bytes(simulation.newRun(), seen);

        assertThat(tables / (double) ASSETS).as("tables").isBetween(30.0, 41.0);
        assertThat(state / (double) ASSETS).as("state").isBetween(30.0, 46.0);
    }

    /** Bytes of arrays of numbers that are reached for the first time. */
    private static long bytes(Object root, Set<Object> seen) {
        Deque<Object> toDo = new ArrayDeque<>();
        toDo.add(root);
        long sum = 0;
        while (!toDo.isEmpty()) {
            Object one = toDo.remove();
            if (!seen.add(one)) {
                continue;
            }
            Class<?> type = one.getClass();
            if (type.isArray()) {
                sum += (long) Array.getLength(one) * width(type.getComponentType());
                for (int i = 0; !type.getComponentType().isPrimitive() && i < Array.getLength(one); i++) {
                    add(Array.get(one, i), toDo);
                }
            }
            for (Class<?> c = type; c != null && isOurs(c); c = c.getSuperclass()) {
                for (Field field : c.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())
                            && !field.getType().isPrimitive()) {
                        add(valueOf(field, one), toDo);
                    }
                }
            }
        }
        return sum;
    }

    private static void add(Object value, Deque<Object> toDo) {
        if (value != null && (value.getClass().isArray() || isOurs(value.getClass()))) {
            toDo.add(value);
        }
    }

    private static Object valueOf(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOurs(Class<?> type) {
        String name = type.getName();
        return name.startsWith("org.faultline.dynamics")
                || name.startsWith("org.faultline.kernel")
                || name.startsWith("org.faultline.trace");
    }

    private static int width(Class<?> component) {
        if (component == byte.class || component == boolean.class) {
            return Byte.BYTES;
        }
        if (component == short.class || component == char.class) {
            return Short.BYTES;
        }
        return component == long.class || component == double.class ? Long.BYTES : Integer.BYTES;
    }
}
