package org.faultline.io.scenario;

import java.util.List;
import java.util.Optional;
import org.faultline.graph.Pattern;
import org.faultline.io.Fault;
import org.faultline.io.form.Form;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.Values;

/** The parts of an analysis that ask what is known of random graphs as a whole, and of the links of a network as a graph. */
public final class TheoryForms {

    private static final int MOST = 1_000_000;

    private TheoryForms() {}

    /** A question about a random graph, a population, or the links of a network. */
    public sealed interface Theory {

        /**
         * About the degrees of one random graph.
         *
         * @param upTo nodes of more links are taken away, where the number asks for that
         */
        record OfDegrees(Law law, DegreeNumber number, Optional<Integer> upTo) implements Theory {}

        /**
         * About random networks that need each other.
         *
         * @param networks in a tree, of which the first is attacked; empty for two in which a share needs the other, both attacked
         * @param share of the nodes that need one of the other network
         */
        record OfCollapse(Law law, Optional<Integer> networks, double share, CollapseNumber number) implements Theory {}

        /** The mean degree from which on a core exists. */
        record OfCore(int core) implements Theory {}

        /** One end of the window of mean degrees in which one failure brings down many, who fail with a share of their neighbours. */
        record OfCascades(double share, End end) implements Theory {}

        /** The share of first failures up to which some stay up, when each has so many suppliers and fails with so many of them. */
        record OfSuppliers(int count, int failed) implements Theory {}

        /** About an infection that comes again in a pool. */
        record OfReinfection(int assets, double contacts, ReinfectionNumber number) implements Theory {}

        /** About the links of the network as a graph. */
        record OfLinks(LinkNumber number) implements Theory {}

        /** Efficiency of the links when the busiest asset is lost and overloaded ones slow down; before the loss without a step. */
        record OfCongestion(double tolerance, Optional<Integer> step) implements Theory {}
    }

    /** Patterns of links whose degrees have a law that is known. */
    public record Law(Pattern pattern, double degree, double exponent, int least, int greatest) {}

    /** Numbers that follow from degrees. */
    public enum DegreeNumber {
        RATIO,
        PERCOLATION_THRESHOLD,
        BRANCHING
    }

    /** Numbers of networks that need each other. */
    public enum CollapseNumber {
        THRESHOLD,
        REMAINDER,
        CONTINUOUS_THRESHOLD,
        JUMP_FROM
    }

    /** The ends of a window. */
    public enum End {
        LOW,
        HIGH
    }

    /** Numbers of an infection that comes again. */
    public enum ReinfectionNumber {
        MEAN,
        DECAY_RATE
    }

    /** Numbers of a graph of links. */
    public enum LinkNumber {
        HIGHEST_BETWEENNESS,
        SPREAD_THRESHOLD,
        PERCOLATION_THRESHOLD
    }

    /** The keys of an analysis for these questions. */
    static final class TheoryKeys {
        private final Key<? extends Theory> degrees;
        private final Key<? extends Theory> collapse;
        private final Key<? extends Theory> core;
        private final Key<? extends Theory> cascades;
        private final Key<? extends Theory> suppliers;
        private final Key<? extends Theory> reinfection;
        private final Key<? extends Theory> links;
        private final Key<? extends Theory> congestion;

        TheoryKeys(Keys keys) {
            degrees = keys.optional(
                    "degrees", degrees(), "What follows from the degrees of a large random graph, without drawing it.");
            collapse = keys.optional(
                    "collapse", collapse(), "When large random networks that need each other fall apart.");
            core = keys.optional(
                    "core_appears",
                    org.faultline.io.form.Shapes.mapped(Values.integer(2, MOST), Theory.OfCore::new),
                    "The mean degree from which on a large random graph has a core in which each has so many neighbours.");
            cascades = keys.optional(
                    "cascade_window",
                    cascades(),
                    "The mean degrees between which one failure brings down many in a large random graph.");
            suppliers = keys.optional(
                    "suppliers",
                    suppliers(),
                    "The share of first failures up to which some stay up, with suppliers drawn from all.");
            reinfection = keys.optional(
                    "reinfection", reinfection(), "An infection that comes again in a pool, while it lasts.");
            links = keys.optional(
                    "links",
                    org.faultline.io.form.Shapes.mapped(
                            word("number of the links", LinkNumber.values()), Theory.OfLinks::new),
                    "Of the links as a graph: `highest-betweenness`; `spread-threshold`, the rate per link over that of cleaning below which"
                            + " a spread dies out fast; `percolation-threshold` by the degrees that the assets have.");
            congestion = keys.optional(
                    "congestion",
                    congestion(),
                    "Efficiency of the links when the busiest asset is lost and overloaded ones slow down.");
        }

        List<Key<?>> all() {
            return List.of(degrees, collapse, core, cascades, suppliers, reinfection, links, congestion);
        }

        Optional<Theory> find(org.faultline.io.form.Fields in) {
            return all().stream()
                    .flatMap(k -> in.find(k).stream())
                    .map(Theory.class::cast)
                    .findFirst();
        }
    }

    private static <E extends Enum<E>> Form<E> word(String words, E[] known) {
        return Values.word(
                words, known, e -> e.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    private static Law law(org.faultline.io.form.Fields in, Key<LayerLines.EdgesLine> key) {
        LayerLines.EdgesLine line = in.get(key);
        boolean known = line.pattern() == Pattern.ERDOS_RENYI
                || line.pattern() == Pattern.REGULAR
                || line.pattern() == Pattern.POWER_LAW;
        if (!known) {
            throw in.refused(
                    Fault.REFUSED,
                    key,
                    "only the patterns erdos-renyi, regular and power-law have degrees of a law that is known");
        }
        return new Law(line.pattern(), line.degree(), line.exponent(), line.least(), line.greatest());
    }

    private static Form<Theory.OfDegrees> degrees() {
        Keys keys = new Keys("degrees", "A large random graph by its degrees.");
        var links = keys.required("links", LayerForms.edges(), "Its pattern: `erdos-renyi`, `regular` or `power-law`.");
        var number = keys.required(
                "number",
                word("number of degrees", DegreeNumber.values()),
                "`ratio`: mean of the square over the mean; `percolation-threshold`: share of nodes that must be kept; `branching`: further"
                        + " links at the end of a link, above one while a large component is left.");
        var upTo = keys.optional(
                "up_to",
                Values.integer(0, MOST),
                "With `branching`: nodes with more links are taken away.",
                "no bound");
        return keys.bind(in -> new Theory.OfDegrees(law(in, links), in.get(number), in.find(upTo)));
    }

    private static Form<Theory.OfCollapse> collapse() {
        Keys keys = new Keys("collapse", "Large random networks whose nodes need each other one to one, both ways.");
        var links = keys.required("links", LayerForms.edges(), "The pattern of each network.");
        var networks = keys.optional(
                "networks",
                Values.integer(1, MOST),
                "So many in a chain or another tree, all nodes in need, the first of them attacked.");
        var share = keys.optional(
                "share",
                Values.share(),
                "Two networks in which this share of the nodes needs the other, both attacked.");
        var number = keys.usual(
                "number",
                word("number of a collapse", CollapseNumber.values()),
                CollapseNumber.THRESHOLD,
                "threshold",
                "`threshold`: share of nodes that must be kept; `remainder`: share that works right above it; with `share` also"
                        + " `continuous-threshold`: where the component would vanish without a jump, and `jump-from`: the share of nodes"
                        + " in need from which on there is a jump.");
        keys.exactlyOne(networks, share);
        return keys.bind(in -> {
            boolean pairOnly =
                    in.get(number) == CollapseNumber.CONTINUOUS_THRESHOLD || in.get(number) == CollapseNumber.JUMP_FROM;
            if (pairOnly && in.has(networks)) {
                throw in.refused(Fault.CONFLICTING_KEYS, number, "this number is one of a pair: it goes with `share`");
            }
            return new Theory.OfCollapse(
                    law(in, links), in.find(networks), in.find(share).orElse(1.0), in.get(number));
        });
    }

    private static Form<Theory.OfCascades> cascades() {
        Keys keys = new Keys("cascade window", "Nodes that fail with a share of their neighbours.");
        var failed =
                keys.required("failed", Values.share(), "Share of its neighbours with whose failure a node fails.");
        var end = keys.required("end", word("end", End.values()), "`low` or `high`.");
        return keys.bind(in -> new Theory.OfCascades(in.get(failed), in.get(end)));
    }

    private static Form<Theory.OfSuppliers> suppliers() {
        Keys keys = new Keys("supply", "Each has suppliers drawn from all.");
        var count = keys.required("count", Values.integer(1, MOST), "Suppliers of each.");
        var failed = keys.required("failed", Values.integer(1, MOST), "Failed ones with which it fails.");
        return keys.bind(in -> new Theory.OfSuppliers(in.get(count), in.get(failed)));
    }

    private static Form<Theory.OfReinfection> reinfection() {
        Keys keys = new Keys(
                "reinfection",
                "Each infected asset of a pool meets others at random until it is clean, again and again.");
        var assets = keys.required("assets", Values.integer(1, MOST), "Assets of the pool.");
        var contacts = keys.required(
                "contacts", Values.number(0, MOST), "Contacts of an asset in the mean time until it is clean.");
        var number = keys.required(
                "number",
                word("number of an infection", ReinfectionNumber.values()),
                "`mean`: of infected assets while it lasts; `decay-rate`: at which it ends, in units of the rate of cleaning.");
        return keys.bind(in -> new Theory.OfReinfection(in.get(assets), in.get(contacts), in.get(number)));
    }

    private static Form<Theory.OfCongestion> congestion() {
        Keys keys = new Keys(
                "congestion", "The busiest asset is lost, and links at overloaded ones slow down step by step.");
        var tolerance = keys.required(
                "tolerance", Values.number(0, MOST), "Headroom of each: capacity is its load times one plus this.");
        var step = keys.optional(
                "step", Values.integer(0, 10_000), "Steps after the loss; 0 is right after it.", "before the loss");
        return keys.bind(in -> new Theory.OfCongestion(in.get(tolerance), in.find(step)));
    }
}
