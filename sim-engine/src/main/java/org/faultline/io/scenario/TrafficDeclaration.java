package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.io.Span;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.model.Link;
import org.faultline.model.Traffic;

/**
 * Traffic as it is written in a scenario file.
 *
 * @param classes names of the priority classes, the most urgent first
 * @param convergence hours until routes take note of a change; empty for that of the country, or none
 * @param links what links of a kind have that do not say it themselves
 * @param flows in the order of the file
 * @param span place in the file
 */
record TrafficDeclaration(
        List<String> classes,
        Optional<Distribution> convergence,
        Map<Link.Kind, UsualLink> links,
        List<Flow> flows,
        Span span) {

    /** No traffic. */
    static final TrafficDeclaration NONE =
            new TrafficDeclaration(Traffic.USUAL_CLASSES, Optional.empty(), Map.of(), List.of(), Span.startOf(""));

    /** Capacity in Mbit/s and latency in ms of links of a kind. */
    record UsualLink(OptionalDouble capacityMbps, OptionalDouble latencyMs) {}

    /**
     * Flows from each of some sources.
     *
     * @param id key in the file
     * @param from where they begin
     * @param to where they end; the nearest counts
     * @param sameOperator true when a flow ends only where the operator of its source runs things
     * @param volumeMbps mean volume of each, in Mbit/s
     * @param priority name of the class; empty for the last
     * @param demand its hours
     * @param bound what a long way does; empty for nothing
     * @param accessMs what packets have taken when they come to a source
     * @param usersOf whose users it carries; empty where its volume is always the same
     * @param limits kinds of those who live from a source and are limited by its flow
     * @param span place in the file
     */
    record Flow(
            String id,
            Ends from,
            Ends to,
            boolean sameOperator,
            double volumeMbps,
            Optional<Word> priority,
            ServiceDeclaration.Demand demand,
            Optional<Traffic.LatencyBound> bound,
            double accessMs,
            List<Senders> usersOf,
            List<AssetKind> limits,
            Span span) {}

    /**
     * Cells whose users send over a flow.
     *
     * @param cells which ones
     * @param via id of the asset where they come together
     */
    record Senders(Ends cells, Optional<Word> via) {}

    /** A word and its place. */
    record Word(String text, Span span) {}

    /**
     * Assets at one end of flows: named, or all that pass every filter that is not empty.
     *
     * @param span place in the file
     */
    record Ends(List<String> ids, AssetFilters filters, Span span) {}
}
