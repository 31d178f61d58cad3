package org.faultline.io.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.impact.MeasureKey;
import org.faultline.io.Fault;
import org.faultline.io.document.Formula;
import org.faultline.io.document.Node;
import org.faultline.io.form.Form;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.stats.Bound;

/** The part of a scenario file that says which published results it reproduces, and how. */
public final class OracleForms {

    /** The key under which it stands. */
    static final String KEY = "oracle";

    private static final int MOST = 100_000_000;

    private static final String ALL = "all";

    private OracleForms() {}

    /**
     * Which cases a scenario serves.
     *
     * @param serves patterns of ids, in which {@code *} stands for any letters
     * @param most replications after which a result is given up as not precise enough
     * @param ignores parameters that change nothing, with the value they must have, or {@code any}
     * @param outputs by the pattern of their names; trees in which captured values are still to be put in
     */
    public record Block(List<String> serves, int most, Map<String, Node> ignores, Map<String, Node> outputs) {}

    /**
     * How one output comes about.
     *
     * @param observe id of an observation, or an observation written out
     * @param measure a measure of the catalogue instead
     * @param analyse an analysis instead, without a simulation
     * @param statistic what is made of the replications
     * @param given which replications count; empty for all
     * @param controls expectation of observations by which the estimate is corrected; only for means and shares
     * @param with parameters that differ for this output
     * @param solve the parameter whose value is asked for
     * @param gives a formula in {@code x}, the number so far
     */
    public record Output(
            Optional<Node> observe,
            Optional<MeasureKey> measure,
            Optional<Analysis> analyse,
            Statistic statistic,
            Optional<Given> given,
            Map<String, Double> controls,
            Map<String, Node> with,
            Optional<Solve> solve,
            Optional<Formula> gives) {

        /** The number whose crossing of a bound is searched. */
        public Output searched() {
            return new Output(
                    observe, measure, analyse, statistic, given, controls, with, Optional.empty(), Optional.empty());
        }
    }

    /**
     * A question that needs no simulation.
     *
     * @param what is asked
     * @param subjects ids of assets, services or stations: whose loss, who must be joined, who refuses; empty for all
     * @param failed events that have happened for certain
     * @param working events that have not happened for certain
     * @param theory what is asked of random graphs or of the links as a graph
     */
    public record Analysis(
            Analysed what,
            List<String> subjects,
            List<String> failed,
            List<String> working,
            Optional<TheoryForms.Theory> theory) {}

    /** What an analysis gives. */
    public enum Analysed {
        /** Chance that an asset or service is lost. */
        FAILURE,
        /** Number of minimal sets of events by which it is lost. */
        CUT_SETS,
        /** Chance that assets are joined by working links. */
        JOINED,
        /** Share of customers that a station without a waiting line refuses. */
        REFUSED,
        /** What is known of random graphs as a whole, and of the links as a graph. */
        THEORY
    }

    private static ObjectForm<Analysis> analysis() {
        Keys keys = new Keys("analysis", "A question that needs no simulation; most are those that `analyse` answers.");
        var failure = keys.optional(
                "failure_of",
                Values.id("an asset or service"),
                "The chance that it is lost, by the `unavailability` of assets.");
        var cuts = keys.optional(
                "cut_sets_of",
                Values.id("an asset or service"),
                "The number of minimal sets of assets whose loss takes it down.");
        var joined = keys.optional(
                "joined",
                Shapes.oneOrMore(Values.text()),
                "The chance that these assets are joined by working links; `all` for all that are linked.");
        var refused = keys.optional(
                "refused_by",
                Values.id("a station"),
                "The share of its customers that a station without a waiting line refuses in the long run, by Erlang's formula.");
        TheoryForms.TheoryKeys theory = new TheoryForms.TheoryKeys(keys);
        keys.exactlyOne(Stream.concat(Stream.of(failure, cuts, joined, refused), theory.all().stream())
                .toArray(Key<?>[]::new));
        var failed =
                keys.optional("failed", Shapes.oneOrMore(Values.text()), "Assets that are down for certain.", "none");
        var working =
                keys.optional("working", Shapes.oneOrMore(Values.text()), "Assets that are up for certain.", "none");
        return keys.bind(in -> new Analysis(
                theory.find(in).isPresent()
                        ? Analysed.THEORY
                        : in.has(failure)
                                ? Analysed.FAILURE
                                : in.has(cuts)
                                        ? Analysed.CUT_SETS
                                        : in.has(joined) ? Analysed.JOINED : Analysed.REFUSED,
                in.find(failure)
                        .or(() -> in.find(cuts))
                        .or(() -> in.find(refused))
                        .map(List::of)
                        .orElseGet(() -> in.find(joined).orElse(List.of()).equals(List.of(ALL))
                                ? List.of()
                                : in.find(joined).orElse(List.of())),
                in.find(failed).orElse(List.of()),
                in.find(working).orElse(List.of()),
                theory.find(in)));
    }

    /** What is made of the values of the replications. */
    public sealed interface Statistic {

        /** Their mean, perhaps over the mean of another observation. */
        record Mean(Optional<String> over) implements Statistic {}

        /** Their variance. */
        record Variance() implements Statistic {}

        /** Their covariance with another observation. */
        record Covariance(String with) implements Statistic {}

        /** The share of them that passes. */
        record Share(Bound bound) implements Statistic {}

        /** The value that a share of them does not exceed. */
        record Quantile(double share) implements Statistic {}

        /** The mean beyond that value. */
        record Beyond(double share) implements Statistic {}
    }

    /** Replications in which an observation passes. */
    public record Given(String observe, Bound bound) {}

    /**
     * Looks for the value of a parameter from which on a statistic passes.
     *
     * @param vary name of the parameter
     * @param from one end of where it is looked for
     * @param to the other end
     * @param until the test, which holds at one end and not at the other
     * @param within how exactly, relative to the value
     */
    public record Solve(String vary, double from, double to, Bound until, double within) {}

    /** The block as a whole. */
    public static ObjectForm<Block> block() {
        Keys keys = new Keys(
                "oracle",
                "Which published results a scenario reproduces. `faultline check` puts the parameters of a case over `parameters`,"
                        + " runs the scenario as often as the asked precision needs, and compares. In each output `${...}` is worked"
                        + " out with the parameters of the case and what its name captured.");
        var serves = keys.required(
                "serves",
                Shapes.oneOrMore(Values.text()),
                "Ids of cases; `*` stands for any letters. Of several files that serve a case the one with the longest pattern does.");
        var most = keys.usual(
                "most",
                Values.integer(2, MOST),
                5_000_000,
                "5000000",
                "Replications after which a result is given up as not precise enough.");
        var ignores = keys.usual(
                "ignores",
                Shapes.mapOf("name of a parameter", Shapes.anything()),
                Map.of(),
                "none",
                "Parameters of cases that change nothing here, each with the only value it may have, e.g. `attack: A only` or"
                        + " `rho: \"${lam / mu}\"`; `any` where it only informs. A case with another value, and one with a parameter"
                        + " that this file neither declares and uses nor ignores, is not run.");
        var outputs = keys.required(
                "outputs",
                Shapes.mapOfTitles("name of an output", Shapes.later(output())),
                "How each output comes about. A name may hold `{x}`, which stands for letters or a number and can be used as `${x}`;"
                        + " names are tried in order. Of an output that is a list, `${index}` counts the items from 0.");
        return keys.bind(in -> new Block(in.get(serves), in.get(most), in.get(ignores), in.get(outputs)));
    }

    /** One output, with everything put in. */
    public static ObjectForm<Output> output() {
        Keys keys = new Keys("output", "How one number of a case comes about. Without a statistic it is a mean.");
        var observe = keys.optional(
                "observe", Shapes.anything(), "Id of an observation of this file, or an observation written out.");
        var measure = keys.optional("measure", Values.text(), "A measure of the catalogue, e.g. `service-level`.");
        var subject = keys.usual("subject", Values.text(), "all", "all", "Whose measure it is.");
        var analyse = keys.optional("analyse", analysis(), "An analysis of the network, without a simulation.");
        keys.exactlyOne(observe, measure, analyse);
        var over = keys.optional(
                "over", Values.id("an observation"), "Mean of the observation over the mean of this one.");
        var variance = keys.optional("variance", Values.bool(), "`true`: the variance.");
        var covariance =
                keys.optional("covariance", Values.id("an observation"), "The covariance with this observation.");
        var share = keys.optional("share", bound(), "The share of the replications that pass.");
        var quantile = keys.optional(
                "quantile", Values.share(), "The value that this share of the replications does not exceed.");
        var beyond = keys.optional("beyond", Values.share(), "The mean beyond that quantile.");
        keys.atMostOne(over, variance, covariance, share, quantile, beyond);
        var given = keys.optional("given", given(), "Which replications count.", "all");
        var controls = keys.optional(
                "controls",
                Shapes.mapOf("id of an observation", number()),
                "Observations of the same runs whose expectation is known, each with it, e.g. `{work: \"${E_S / 60}\"}`: of a mean or share, what"
                        + " chance did to them is taken off (linear control variates, with coefficients from other replications), so that"
                        + " fewer replications are needed.",
                "none");
        var with = keys.optional(
                "with",
                Shapes.mapOf("name", Shapes.anything()),
                "Parameters that differ for this output. Outputs with the same share their runs.",
                "none");
        var solve = keys.optional(
                "solve",
                solve(),
                "Asks for the value of a parameter instead: where the statistic comes to pass a test.");
        var gives = keys.optional("gives", Values.text(), "A formula in `x`, the number so far, e.g. `8760 * x`.", "x");
        return keys.bind(in -> {
            Statistic statistic = in.find(covariance)
                    .<Statistic>map(Statistic.Covariance::new)
                    .or(() -> in.find(share).map(Statistic.Share::new))
                    .or(() -> in.find(quantile).map(Statistic.Quantile::new))
                    .or(() -> in.find(beyond).map(Statistic.Beyond::new))
                    .orElseGet(() -> in.find(variance).orElse(false)
                            ? new Statistic.Variance()
                            : new Statistic.Mean(in.find(over)));
            if (in.has(controls)
                    && (in.has(analyse)
                            || in.has(solve)
                            || in.has(given)
                            || in.has(over)
                            || !(statistic instanceof Statistic.Mean || statistic instanceof Statistic.Share))) {
                throw in.refused(
                        Fault.CONFLICTING_KEYS,
                        controls,
                        "Controls correct a mean or a share over all replications, and nothing else.");
            }
            return new Output(
                    in.find(observe),
                    in.find(measure).map(m -> new MeasureKey(m, in.get(subject))),
                    in.find(analyse),
                    statistic,
                    in.find(given),
                    in.find(controls).orElse(Map.of()),
                    in.find(with).orElse(Map.of()),
                    in.find(solve),
                    in.find(gives).map(text -> formula(in, gives, text)));
        });
    }

    private static Formula formula(org.faultline.io.form.Fields in, Key<String> key, String text) {
        try {
            return Formula.parse(text, "x");
        } catch (IllegalArgumentException e) {
            throw in.refused(Fault.BAD_EXPRESSION, key, e.getMessage());
        }
    }

    private static ObjectForm<Given> given() {
        Keys keys = new Keys("condition on replications", "Replications in which an observation passes.");
        var observe = keys.required("observe", Values.id("an observation"), "The observation.");
        Map<Bound.Sense, Key<Double>> bounds = bounds(keys);
        return keys.bind(in -> new Given(in.get(observe), boundOf(in, bounds)));
    }

    private static ObjectForm<Solve> solve() {
        Keys keys = new Keys(
                "search",
                "The value of a parameter at which a statistic comes to pass a test; it must rise or fall with the parameter.");
        var vary = keys.required("vary", Values.id("a parameter"), "The parameter.");
        var from = keys.required("from", number(), "One end; the test fails here.");
        var to = keys.required("to", number(), "The other end; the test holds here.");
        var until = keys.required("until", bound(), "The test.");
        var within = keys.usual(
                "within", Values.number(1e-15, 1), 1e-3, "0.001", "How exactly, relative to the value that is found.");
        return keys.bind(in -> new Solve(in.get(vary), in.get(from), in.get(to), in.get(until), in.get(within)));
    }

    private static ObjectForm<Bound> bound() {
        Keys keys = new Keys("bound", "Passes numbers on one side of another, or equal to it.");
        Map<Bound.Sense, Key<Double>> bounds = bounds(keys);
        return keys.bind(in -> boundOf(in, bounds));
    }

    private static Map<Bound.Sense, Key<Double>> bounds(Keys keys) {
        Map<Bound.Sense, Key<Double>> bounds = new LinkedHashMap<>();
        for (Bound.Sense sense : Bound.Sense.values()) {
            bounds.put(
                    sense,
                    keys.optional(
                            sense.id(),
                            number(),
                            "Numbers pass that are " + sense.id().replace('_', ' ') + " this."));
        }
        keys.exactlyOne(bounds.values().toArray(Key<?>[]::new));
        return bounds;
    }

    private static Bound boundOf(org.faultline.io.form.Fields in, Map<Bound.Sense, Key<Double>> bounds) {
        return bounds.entrySet().stream()
                .filter(e -> in.has(e.getValue()))
                .map(e -> new Bound(e.getKey(), in.get(e.getValue())))
                .findFirst()
                .orElseThrow();
    }

    private static Form<Double> number() {
        return Values.number(-Double.MAX_VALUE, Double.MAX_VALUE);
    }
}
