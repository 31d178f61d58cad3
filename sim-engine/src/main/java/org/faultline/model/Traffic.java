package org.faultline.model;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What flows over the links of a network. Without flows links have no use for capacities, and a path is a path.
 *
 * @param classes names of the priority classes, the most urgent first; each once
 * @param convergence hours from the failure or return of a transit asset or destination until routes take note of it, one draw each
 * @param flows one for each source; unique ids
 */
public record Traffic(List<String> classes, Distribution convergence, List<Flow> flows) {

    /** The classes of a network that names none. */
    public static final List<String> USUAL_CLASSES = List.of("emergency", "voice", "priority-data", "best-effort");

    /** Nothing flows. */
    public static final Traffic NONE = new Traffic(USUAL_CLASSES, Distribution.of(0), List.of());

    private static final int MOST_CLASSES = 16;

    public Traffic {
        classes = List.copyOf(classes);
        flows = List.copyOf(flows);
        if (classes.isEmpty() || classes.size() > MOST_CLASSES) {
            throw new IllegalArgumentException(
                    "There are " + classes.size() + " priority classes; 1 to " + MOST_CLASSES + " can be told apart.");
        }
        if (new TreeSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException("The priority classes " + classes + " name one of them twice.");
        }
        for (Flow flow : flows) {
            if (flow.priority() >= classes.size()) {
                throw new IllegalArgumentException("The flow " + flow.id() + " is in class " + flow.priority()
                        + "; there are only " + classes.size() + ".");
            }
        }
    }

    /**
     * Traffic from one source to the nearest of some destinations, which need not be told apart by who sends it.
     *
     * @param id of the asset of kind {@link AssetKind#TRAFFIC_FLOW} whose level is the share of the volume that is carried
     * @param source id of an asset; while its level is above zero it offers the whole volume
     * @param destinations ids of assets, at least one; the nearest one that routes lead to is taken
     * @param volumeMbps mean over a day, in Mbit/s in the direction that carries more, zero to 1e9
     * @param priority place of its class, from 0, the most urgent
     * @param volumeByHour 24 weights of the hours of a day with mean one
     * @param bound what a long way does to it; empty where any way is good enough
     * @param accessMs what packets have already taken when they come to the source, in ms, zero to 60 000; counts for the bound
     * @param leaves true when those who send are gone as soon as the source has no way at all, as phones that change over to other cells: the flow's level is then one
     * @param sites whose users it carries, no cell twice; its volume follows them. Empty where it is always the same
     */
    public record Flow(
            String id,
            String source,
            List<String> destinations,
            double volumeMbps,
            int priority,
            List<Double> volumeByHour,
            Optional<LatencyBound> bound,
            double accessMs,
            boolean leaves,
            List<Site> sites) {

        private static final String SEPARATOR = "@";

        /** A flow that enters at its source without delay and goes on asking while it has no way. */
        public Flow(
                String id,
                String source,
                List<String> destinations,
                double volumeMbps,
                int priority,
                List<Double> volumeByHour,
                Optional<LatencyBound> bound) {
            this(id, source, destinations, volumeMbps, priority, volumeByHour, bound, 0, false, List.of());
        }

        /** The greatest volume, in Mbit/s. */
        public static final double MOST_MBPS = 1e9;

        public Flow {
            Checks.named("id of a flow", id);
            Checks.named("source of flow " + id, source);
            destinations = List.copyOf(destinations);
            volumeByHour = List.copyOf(volumeByHour);
            sites = List.copyOf(sites);
            if (destinations.isEmpty()) {
                throw new IllegalArgumentException("The flow " + id + " leads nowhere: it has no destination.");
            }
            if (!(volumeMbps >= 0 && volumeMbps <= MOST_MBPS)) {
                throw new IllegalArgumentException(
                        "The volume of flow " + id + " is " + volumeMbps + " Mbit/s; it must lie between 0 and 1e9.");
            }
            if (priority < 0) {
                throw new IllegalArgumentException("The class of flow " + id + " is " + priority + ", below zero.");
            }
            if (!(accessMs >= 0 && accessMs <= Link.MOST_LATENCY_MS)) {
                throw new IllegalArgumentException("Packets of flow " + id + " have taken " + accessMs
                        + " ms when they come to its source; it must lie between 0 and 1 min.");
            }
            double sum = volumeByHour.stream()
                    .mapToDouble(w -> Checks.notNegative("A weight of flow " + id, w))
                    .sum();
            if (volumeByHour.size() != 24 || StrictMath.abs(sum - 24) > 1e-6) {
                throw new IllegalArgumentException("The flow " + id + " has " + volumeByHour.size()
                        + " weights that add up to " + sum + "; a day has 24, and their mean must be one.");
            }
        }

        /** The name under which the flow and those of other sources were declared together. */
        public String declared() {
            return id.endsWith(SEPARATOR + source) ? id.substring(0, id.length() - source.length() - 1) : id;
        }

        /** The id of the flow of a source among those declared together under a name. */
        public static String idOf(String declared, String source) {
            return declared + SEPARATOR + source;
        }
    }

    /**
     * Cells whose users send over a flow.
     *
     * @param cells ids of cells, at least one
     * @param via id of the asset where all of them come together and whose links to the source of the flow carry what they send; empty where nothing limits that
     */
    public record Site(List<String> cells, Optional<String> via) {
        public Site {
            cells = List.copyOf(cells);
            if (cells.isEmpty()) {
                throw new IllegalArgumentException(
                        "A site" + via.map(v -> " at " + v).orElse("") + " has no cells.");
            }
        }
    }

    /**
     * A flow whose way takes longer than it may is carried, but worth less.
     *
     * @param mostMs latency of the way that is still good, in ms, zero or more
     * @param beyond what the level is multiplied with beyond it, in [0, 1]
     */
    public record LatencyBound(double mostMs, double beyond) {
        public LatencyBound {
            Checks.notNegative("The latency that a flow bears, in ms,", mostMs);
            Checks.share("What is left of a flow that takes too long", beyond);
        }
    }
}
