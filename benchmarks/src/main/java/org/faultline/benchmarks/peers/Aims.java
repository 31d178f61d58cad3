package org.faultline.benchmarks.peers;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How many times faster than the fastest other simulator Faultline is to be, and how many times it is. */
final class Aims {

    /** What is no simulator: candidates for the list of events and loops, which only show where the limit is. */
    private static final Set<String> NO_SIMULATORS = Set.of(
            Contest.FAULTLINE,
            Contest.SCENARIO_TEXT,
            Contest.BARE_LOOP,
            "4-ary heap of slots",
            "4-ary heap of keys",
            "PriorityQueue of objects",
            "C++ std::priority_queue",
            "CPython heapq");

    /** What runs elsewhere; the aim for the hold model is set beside simulators of the JVM. */
    private static final Set<String> NOT_ON_THE_JVM = Set.of("ns-3", "SIM.JS", "SimPy 2");

    private Aims() {}

    /** A table: each workload with an aim that was measured, beside the fastest simulator. Rates are a contestant's, by workload. */
    static String table(List<Workload> workloads, Map<String, Map<Workload, Double>> rates) {
        StringBuilder table = new StringBuilder(
                "\n| workload | fastest other simulator | times faster | aim | |\n|---|---|---|---|---|\n");
        for (Workload workload : workloads) {
            fastest(workload, rates).ifPresent(peer -> own(workload, rates)
                    .ifPresent(own -> table.append(
                            line(workload, peer, own / rates.get(peer).get(workload)))));
        }
        return table.toString();
    }

    private static Optional<String> fastest(Workload workload, Map<String, Map<Workload, Double>> rates) {
        return rates.keySet().stream()
                .filter(contestant -> !NO_SIMULATORS.contains(contestant))
                .filter(contestant -> !workload.isHold() || !NOT_ON_THE_JVM.contains(contestant))
                .filter(contestant -> rates.get(contestant).containsKey(workload))
                .max(Comparator.comparingDouble(
                        contestant -> rates.get(contestant).get(workload)));
    }

    /** Of a station what counts is a scenario's text, where it takes part. */
    private static Optional<Double> own(Workload workload, Map<String, Map<Workload, Double>> rates) {
        return Optional.ofNullable(
                        rates.getOrDefault(Contest.SCENARIO_TEXT, Map.of()).get(workload))
                .or(() -> Optional.ofNullable(
                        rates.getOrDefault(Contest.FAULTLINE, Map.of()).get(workload)));
    }

    private static String line(Workload workload, String peer, double times) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %s | %s |%n",
                workload.title(),
                peer,
                times,
                workload.aim(),
                times >= workload.aim() ? "met" : "missed");
    }
}
