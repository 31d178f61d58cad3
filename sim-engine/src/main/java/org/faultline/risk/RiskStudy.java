package org.faultline.risk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.faultline.dynamics.state.Purposes;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.impact.MeasureKey;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;
import org.faultline.policy.SupplierRisk;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.Turned;
import org.faultline.scenario.Variant;
import org.faultline.stats.Estimated;
import org.faultline.stats.Interval;
import org.faultline.toolbox.InForce;
import org.faultline.toolbox.Measure;
import org.faultline.toolbox.Use;

/**
 * The runs behind the questions of a risk assessor. Everything is run on the same draws and on one compiled network: mixes and suppliers of the
 * question, other things that are turned, sets of suppliers that are turned together, combinations of measures, years of a plan.
 */
public final class RiskStudy {

    /** Asset-hours in which turned equipment was there and not cleaned. */
    public static final MeasureKey EXPOSURE = new MeasureKey("compromised-asset-hours", "all");

    /**
     * How much is run.
     *
     * @param seed master seed
     * @param replications of everything
     * @param threads that change no result
     * @param level confidence of intervals
     */
    public record Effort(long seed, int replications, int threads, double level) {}

    /** Runs variants of a question; throws what stops the study. */
    @FunctionalInterface
    public interface Runs {
        List<RunRow> run(String what, Experiment experiment, Plan plan);
    }

    /**
     * A year of a replacement plan.
     *
     * @param mix id of the mix
     * @param year whose first day it is
     * @param loss expected loss of a year with the equipment of that day, by the judgement of an assessor
     * @param assessor who judges
     * @param sites radio sites replaced in the year that ends on this day
     * @param cost of these, in euros
     * @param swapUserHours user-hours in which replaced sites were down for it
     * @param pace sites over what the crews can replace in a year; above 1 the plan is too fast for them
     */
    public record Year(
            String mix,
            int year,
            Interval loss,
            String assessor,
            int sites,
            Frontier.Amount cost,
            double swapUserHours,
            double pace) {}

    private final ScenarioTemplate template;
    private final RiskQuestion question;
    private final Effort effort;
    private final Runs runs;
    private final Experiment experiment;
    private final MeasureKey key;

    /**
     * A study; compiles the question.
     *
     * @throws IllegalArgumentException when the campaign is asked of nobody
     */
    public RiskStudy(ScenarioTemplate template, Effort effort, Runs runs) {
        this.template = template;
        this.question = template.risk().orElse(RiskQuestion.USUAL);
        this.effort = effort;
        this.runs = runs;
        this.experiment = Experiment.of(template);
        this.key = new MeasureKey(question.measure(), question.subject());
        if (scenario().variants().stream().anyMatch(v -> v.supplier().isEmpty())) {
            throw new IllegalArgumentException(
                    "The campaign of " + scenario().id() + " names its own targets, so nothing can be turned in turn.");
        }
    }

    /** What is asked. */
    public RiskQuestion question() {
        return question;
    }

    /** The question at its medians. */
    public Scenario scenario() {
        return experiment.scenario();
    }

    /** What counts as loss. */
    public MeasureKey key() {
        return key;
    }

    /** The suppliers of whom the campaign is asked. */
    public List<String> suppliers() {
        Set<String> suppliers = new LinkedHashSet<>();
        scenario().variants().forEach(v -> suppliers.add(v.supplier().orElseThrow()));
        return List.copyOf(suppliers);
    }

    /** Probabilities that suppliers are turned in a year, by an assessor. */
    public Map<String, Double> probabilities(String assessor) {
        SupplierRisk risk = question.suppliers();
        Map<String, Double> probabilities = new LinkedHashMap<>();
        suppliers().forEach(s -> probabilities.put(s, risk.probability(assessor, s)));
        return probabilities;
    }

    /** Runs the variants of some mixes. */
    public List<RunRow> suppliersTurned(List<String> mixes) {
        return run("suppliers", experiment, mixes);
    }

    private List<RunRow> run(String what, Experiment asked, List<String> mixes) {
        List<Variant> variants = asked.scenario().variants();
        List<Integer> wanted = IntStream.range(0, variants.size())
                .filter(v -> mixes.contains(variants.get(v).mix().id()))
                .boxed()
                .toList();
        return runs.run(
                what, asked, new Plan(effort.seed(), effort.replications(), effort.threads(), effort.level(), wanted));
    }

    private Losses losses(String what, ScenarioTemplate other, List<String> mixes) {
        Experiment asked = experiment.asking(other);
        return Losses.of(asked.scenario(), run(what, asked, mixes), key);
    }

    /** Everything of a kind that carries equipment under a mix; empty where nothing of that kind has a name. */
    public List<String> things(Turned.Kind kind, String mix) {
        Set<String> found = new LinkedHashSet<>();
        int variant = IntStream.range(0, scenario().variants().size())
                .filter(v -> scenario().variants().get(v).mix().id().equals(mix))
                .findFirst()
                .orElseThrow();
        List<Equipment> makers = experiment.equipment(variant).stream()
                .flatMap(java.util.Optional::stream)
                .distinct()
                .toList();
        SupplyChain supply = SupplyChain.of(scenario().vendors());
        for (Equipment maker : makers) {
            switch (kind) {
                case VENDOR -> found.add(maker.vendor());
                case PRODUCT -> found.add(maker.product());
                case RELEASE -> {
                    if (!maker.release().isEmpty()) {
                        found.add(maker.release());
                    }
                }
                case COMPONENT -> found.addAll(supply.inside(maker));
            }
        }
        return List.copyOf(found);
    }

    /** The losses when each product, release or component is turned in turn. */
    public Losses turned(Turned.Kind kind, List<String> ids, String mix) {
        String quoted =
                String.join(", ", ids.stream().map(id -> "\"" + id + "\"").toList());
        return losses(Words.plural(kind), template.with("ask", "{" + kind.id() + ": [" + quoted + "]}"), List.of(mix));
    }

    /**
     * Each supplier's part in the loss when all are turned together.
     *
     * @param orders how many orders are drawn where there are too many suppliers to run all sets
     */
    public Map<String, Estimated> parts(String mix, int orders) {
        List<String> players = suppliers();
        boolean exact = players.size() <= Shapley.MOST_EXACT;
        List<int[]> drawn =
                exact ? List.of() : Shapley.orders(players.size(), orders, effort.seed(), Purposes.ORDER_OF_SUPPLIERS);
        List<Integer> sets = exact ? Shapley.sets(players.size()) : Shapley.sets(drawn);
        Map<Integer, String> labels = new LinkedHashMap<>();
        sets.forEach(set -> labels.put(set, label(players, set)));
        String quoted = String.join(
                ", ", labels.values().stream().map(l -> "\"" + l + "\"").toList());
        Losses losses = losses("sets of suppliers", template.with("ask", "{supplier: [" + quoted + "]}"), List.of(mix));
        Shapley.Game game = set -> set == 0 ? new double[losses.replications()] : losses.of(mix, labels.get(set));
        List<Estimated> parts =
                exact ? Shapley.exact(players.size(), game) : Shapley.sampled(players.size(), drawn, game);
        Map<String, Estimated> bySupplier = new LinkedHashMap<>();
        IntStream.range(0, players.size()).forEach(i -> bySupplier.put(players.get(i), parts.get(i)));
        return bySupplier;
    }

    private static String label(List<String> players, int set) {
        return new Turned(
                        Turned.Kind.VENDOR,
                        IntStream.range(0, players.size())
                                .filter(i -> (set >> i & 1) == 1)
                                .mapToObj(players::get)
                                .toList())
                .label();
    }

    /** Every combination of the measures in question under a mix, by what it costs and saves, for each assessor. */
    public Map<String, List<Frontier.Combination>> combinations(String mix, List<String> assessors) {
        List<Use> pool = question.measures();
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (int set = 0; set < 1 << pool.size(); set++) {
            int chosen = set;
            List<Use> uses = IntStream.range(0, pool.size())
                    .filter(i -> (chosen >> i & 1) == 1)
                    .mapToObj(pool::get)
                    .toList();
            String id = mix + "+"
                    + (uses.isEmpty()
                            ? "none"
                            : String.join("+", uses.stream().map(Use::id).toList()));
            ids.put(id, uses.stream().map(Use::id).toList());
            String written = String.join(", ", uses.stream().map(Use::written).toList());
            values.put("mixes." + id, "{base: " + mix + ", measures: {" + written + "}}");
        }
        String quoted =
                String.join(", ", suppliers().stream().map(s -> "\"" + s + "\"").toList());
        values.put("ask", "{supplier: [" + quoted + "]}");
        ScenarioTemplate other = template.with(values);
        Experiment asked = experiment.asking(other);
        Losses losses =
                Losses.of(asked.scenario(), run("combinations of measures", asked, List.copyOf(ids.keySet())), key);
        Map<String, List<Frontier.Combination>> packages = new LinkedHashMap<>();
        assessors.forEach(a -> packages.put(a, packages(asked, other, losses, mix, ids, probabilities(a))));
        return packages;
    }

    private List<Frontier.Combination> packages(
            Experiment asked,
            ScenarioTemplate other,
            Losses losses,
            String mix,
            Map<String, List<String>> ids,
            Map<String, Double> probabilities) {
        Map<String, Integer> variants = new LinkedHashMap<>();
        List<Variant> all = asked.scenario().variants();
        for (int v = 0; v < all.size(); v++) {
            variants.putIfAbsent(all.get(v).mix().id(), v);
        }
        String none = mix + "+none";
        double[] without = losses.expected(none, probabilities);
        List<Frontier.Combination> packages = new ArrayList<>();
        ids.forEach((id, measures) -> {
            double[] with = losses.expected(id, probabilities);
            Costs costs = Costs.of(
                    asked.scenario().network(), asked.equipment(variants.get(none)), asked.equipment(variants.get(id)));
            List<Measure> taken = other.measures().stream()
                    .filter(f ->
                            f.mix().equals(id) && measures.contains(f.measure().id()))
                    .map(InForce::measure)
                    .toList();
            packages.add(new Frontier.Combination(
                    measures,
                    id,
                    costs.of(taken),
                    taken.stream().mapToDouble(Measure::leadYears).max().orElse(0),
                    Interval.ofMean(with, effort.level()),
                    Interval.ofPairedDifference(without, with, effort.level()),
                    false));
        });
        return Frontier.of(packages);
    }

    /** The years of a mix that has a plan, by the judgement of an assessor. */
    public List<Year> years(String mix, List<String> assessors) {
        List<Year> years = new ArrayList<>();
        if (question.years().isEmpty()) {
            return years;
        }
        List<java.util.Optional<Equipment>> before = List.of();
        RiskQuestion.Years span = question.years().get();
        String quoted =
                String.join(", ", suppliers().stream().map(s -> "\"" + s + "\"").toList());
        for (int year = span.from(); year <= span.to(); year++) {
            ScenarioTemplate then = template.with(
                    Map.of("mixes." + mix + ".as_of", Integer.toString(year), "ask", "{supplier: [" + quoted + "]}"));
            Experiment asked = experiment.asking(then);
            Losses losses = Losses.of(asked.scenario(), run(mix + " in " + year, asked, List.of(mix)), key);
            int variant = IntStream.range(0, asked.scenario().variants().size())
                    .filter(v -> asked.scenario().variants().get(v).mix().id().equals(mix))
                    .findFirst()
                    .orElseThrow();
            List<java.util.Optional<Equipment>> now = asked.equipment(variant);
            Swaps swaps = Swaps.between(asked.scenario().network(), before.isEmpty() ? now : before, now);
            RiskQuestion.Swap how = question.swap();
            for (String assessor : assessors) {
                years.add(new Year(
                        mix,
                        year,
                        Interval.ofMean(losses.expected(mix, probabilities(assessor)), effort.level()),
                        assessor,
                        swaps.sites(),
                        swaps.cost(how),
                        swaps.userHours(how),
                        swaps.pace(how)));
            }
            before = now;
        }
        return years;
    }
}
