package org.faultline.risk;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * The runs behind the questions of a risk assessor. Everything is run on the same draws and on one compiled network: mixes and suppliers of the
 * question, other things that are turned, sets of suppliers that are turned together. Combinations of measures are run by {@link MeasureSets}, years
 * of a plan by {@link PlanYears}.
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
        return probabilities(assessor, suppliers());
    }

    /** The same of some suppliers. */
    Map<String, Double> probabilities(String assessor, Collection<String> suppliers) {
        SupplierRisk risk = question.suppliers();
        Map<String, Double> probabilities = new LinkedHashMap<>();
        suppliers.forEach(s -> probabilities.put(s, risk.probability(assessor, s)));
        return probabilities;
    }

    /** Runs the variants of some mixes. */
    public List<RunRow> suppliersTurned(List<String> mixes) {
        return run("suppliers", experiment, mixes);
    }

    /** Runs the variants of some mixes of an experiment. */
    List<RunRow> run(String what, Experiment asked, List<String> mixes) {
        List<Variant> variants = asked.scenario().variants();
        List<Integer> wanted = IntStream.range(0, variants.size())
                .filter(v -> mixes.contains(variants.get(v).mix().id()))
                .boxed()
                .toList();
        return runs.run(
                what, asked, new Plan(effort.seed(), effort.replications(), effort.threads(), effort.level(), wanted));
    }

    /** Runs the one variant of an experiment once. */
    RunRow once(String what, Experiment asked) {
        return runs.run(what, asked, new Plan(effort.seed(), 1, effort.threads(), effort.level(), List.of(0)))
                .get(0);
    }

    private Losses losses(String what, ScenarioTemplate other, List<String> mixes) {
        return losses(what, asking(other), mixes);
    }

    /** Losses under some mixes of an experiment. */
    Losses losses(String what, Experiment asked, List<String> mixes) {
        return Losses.of(asked.scenario(), run(what, asked, mixes), key);
    }

    /** The same network asked something else. */
    Experiment asking(ScenarioTemplate other) {
        return experiment.asking(other);
    }

    /** The question as it was written. */
    ScenarioTemplate template() {
        return template;
    }

    /** Confidence of intervals. */
    double level() {
        return effort.level();
    }

    /** Key of all draws. */
    long seed() {
        return effort.seed();
    }

    /** Every supplier in turn, as the value of `ask`. */
    String everySupplier() {
        return asking(suppliers());
    }

    /** Some suppliers in turn, as the value of `ask`. */
    static String asking(Collection<String> suppliers) {
        return asking("supplier", suppliers);
    }

    private static String asking(String kind, Collection<String> ids) {
        return "{" + kind + ": ["
                + String.join(", ", ids.stream().map(id -> "\"" + id + "\"").toList()) + "]}";
    }

    /** Number of the first variant of a mix. */
    static int variantOf(String mix, Experiment asked) {
        List<Variant> variants = asked.scenario().variants();
        return IntStream.range(0, variants.size())
                .filter(v -> variants.get(v).mix().id().equals(mix))
                .findFirst()
                .orElseThrow();
    }

    /** Everything of a kind that carries equipment under a mix; empty where nothing of that kind has a name. */
    public List<String> things(Turned.Kind kind, String mix) {
        Set<String> found = new LinkedHashSet<>();
        List<Equipment> makers = experiment.equipment(variantOf(mix, experiment)).stream()
                .flatMap(Optional::stream)
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
        return losses(Words.plural(kind), template.with("ask", asking(kind.id(), ids)), List.of(mix));
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
        Losses losses =
                losses("sets of suppliers", template.with("ask", asking("supplier", labels.values())), List.of(mix));
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
}
