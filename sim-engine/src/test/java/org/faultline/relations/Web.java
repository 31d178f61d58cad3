package org.faultline.relations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Trace;
import org.faultline.kernel.SimTime;
import org.faultline.story.Written;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * Fourteen facilities, each of which needs some of those before it, all, any or some of them, often with a stock; shocks take the first
 * six down for a time. Equal for equal seeds in all but what is asked for.
 */
final class Web {

    static final int UNITS = 14;
    private static final int SHAKEN = 6;

    private final long seed;
    private double repairFactor = 1;
    private boolean shuffled;
    private boolean shaken = true;
    private String more = "";
    private String further = "";
    private int horizon = 60;

    private Web(long seed) {
        this.seed = seed;
    }

    static Web of(long seed) {
        return new Web(seed);
    }

    /** The outages of one of the units last so many times as long. */
    Web repairedIn(double factor) {
        repairFactor = factor;
        return this;
    }

    /** The same units in another order. */
    Web shuffled() {
        shuffled = true;
        return this;
    }

    Web withoutShocks() {
        shaken = false;
        return this;
    }

    /** Further assets, written as lines of the document. */
    Web withAssets(String lines) {
        more = lines;
        return this;
    }

    /** Further parts of the document. */
    Web with(String parts) {
        further = parts;
        return this;
    }

    Web lasting(int hours) {
        horizon = hours;
        return this;
    }

    String text() {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> assets = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (int u = 0; u < UNITS; u++) {
            String needs = u < SHAKEN ? "" : ", needs: {data: %s}".formatted(need(random, u));
            assets.add("      u-%d: {kind: facility%s}\n".formatted(u, needs));
            double factor = u == seed % SHAKEN ? repairFactor : 1;
            if (u < SHAKEN) {
                failures.add(
                        "  shock-%d: {targets: u-%d, shock: exponential(%d h), repair: \"uniform(%s min, %s min)\"}\n"
                                .formatted(u, u, 5 + random.nextInt(20), 30 * factor, 400 * factor));
            }
        }
        if (shuffled) {
            Collections.shuffle(assets, new Random(seed));
            Collections.shuffle(failures, new Random(seed + 1));
        }
        return "horizon: " + horizon + " h\nnetwork:\n  inline:\n    regions: {town: 1}\n    assets:\n"
                + String.join("", assets)
                + more
                + (shaken ? "failures:\n" + String.join("", failures) : "")
                + further;
    }

    private static String need(SplittableRandom random, int u) {
        List<String> of = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String provider = "u-" + random.nextInt(u);
            if (!of.contains(provider)) {
                of.add(provider);
            }
        }
        String how =
                switch (random.nextInt(3)) {
                    case 0 -> "mode: all";
                    case 1 -> "mode: any";
                    default -> "at_least: " + (1 + random.nextInt(of.size()));
                };
        int stock = random.nextInt(300);
        String autonomy = random.nextBoolean()
                ? ", autonomy: \"uniform(%d min, %d min)\", refill: 2 h".formatted(stock, stock + 60)
                : "";
        return "{of: [" + String.join(", ", of) + "], " + how + autonomy + "}";
    }

    Trace trace() {
        return traceOf(text(), seed);
    }

    static Trace traceOf(String text, long seed) {
        return Experiment.of(Written.read(text)).trace(0, seed, 0);
    }

    /** All changes of each asset's and service's level, by id: time in microseconds and new level. */
    Map<String, List<String>> levels() {
        return levelsOf(trace());
    }

    static Map<String, List<String>> levelsOf(Trace trace) {
        EventLog log = trace.log();
        Map<String, List<String>> levels = new TreeMap<>();
        for (int e = 0; e < log.size(); e++) {
            if (log.what(e) == What.LEVEL) {
                levels.computeIfAbsent(trace.subjects().idOf(log.subject(e)), id -> new ArrayList<>())
                        .add(log.timeMicros(e) + " " + log.to(e));
            }
        }
        return levels;
    }

    /** The level of an asset at a moment, once everything has happened that happens then. */
    static double levelAt(Trace trace, String id, double hours) {
        EventLog log = trace.log();
        double level = 1;
        for (int e = 0; e < log.size() && log.timeMicros(e) <= SimTime.ofHours(hours); e++) {
            if (log.what(e) == What.LEVEL
                    && trace.subjects().idOf(log.subject(e)).equals(id)) {
                level = log.to(e);
            }
        }
        return level;
    }

    /** Ids of the assets without a level in the end, in the order of the network. */
    static List<String> down(Trace trace) {
        double end = trace.scenario().horizonHours();
        return trace.scenario().network().assets().stream()
                .map(a -> a.id())
                .filter(id -> levelAt(trace, id, end) == 0)
                .toList();
    }
}
