package org.faultline.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How long the parts of a command take, by the clock. */
final class Stopwatch {

    private final long began = System.nanoTime();
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    /** Does a part and notes its time. */
    <T> T time(String part, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            seconds.merge(part, (System.nanoTime() - start) / 1e9, Double::sum);
        }
    }

    /** Seconds of each part, in the order in which they began. */
    Map<String, Double> parts() {
        return seconds;
    }

    /** Seconds since this watch was made. */
    double total() {
        return (System.nanoTime() - began) / 1e9;
    }
}
