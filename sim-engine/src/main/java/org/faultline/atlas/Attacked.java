package org.faultline.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.generate.CountryShares;
import org.faultline.impact.MeasureKey;
import org.faultline.model.Function;
import org.faultline.model.Region;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.Variant;
import org.faultline.threat.Campaign;

/**
 * One country under one attack, asked of every supplier in every draw of what is not known. The country is compiled once; a supplier
 * without a share loses nothing and is not run.
 */
public final class Attacked {

    /** What is summed up: people without a service, and lines without coverage. */
    public static final List<String> MEASURES = List.of("people-hours-lost", "user-hours-lost");

    private static final String ALL = "all";

    private final String country;
    private final Scenario scenario;
    private final CountryShares shares;
    private final AtlasPlan plan;
    private final double size;
    private final Set<Function> functions;
    private final List<String> sellers;
    private final List<Variant> variants;

    /**
     * An attack on a country.
     *
     * @param scenario asked of every supplier that may have a share; its mixes are replaced by the draws
     * @param shares of the same country
     * @throws IllegalArgumentException when the scenario is asked of no supplier, or leaves one out that has a share in a draw
     */
    public Attacked(String country, Scenario scenario, CountryShares shares, AtlasPlan plan) {
        this.country = country;
        this.scenario = scenario;
        this.shares = shares;
        this.plan = plan;
        this.size = plan.sizeFor(shares.meanSites());
        Map<String, Campaign> campaigns = new LinkedHashMap<>();
        scenario.variants().forEach(v -> v.supplier().ifPresent(s -> campaigns.put(s, v.campaign())));
        if (campaigns.isEmpty()) {
            throw new IllegalArgumentException("The scenario " + scenario.id() + " must be asked of suppliers.");
        }
        functions = functionsOf(campaigns.values());
        Set<String> all = new LinkedHashSet<>();
        functions.forEach(f -> all.addAll(shares.sellersOf(f)));
        sellers = List.copyOf(all);
        variants = variants(campaigns);
    }

    private static Set<Function> functionsOf(Collection<Campaign> campaigns) {
        Set<Function> functions = EnumSet.noneOf(Function.class);
        campaigns.forEach(
                c -> c.steps().forEach(s -> functions.addAll(s.targets().functions())));
        return functions;
    }

    private List<Variant> variants(Map<String, Campaign> campaigns) {
        List<Variant> list = new ArrayList<>();
        for (int d = 0; d < plan.draws(); d++) {
            VendorMix mix = shares.draw(plan.seed(), d);
            Set<String> present = mix.shares().stream()
                    .filter(s -> s.share() > 0 && functions.contains(s.function()))
                    .map(VendorMix.Share::vendor)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            for (String seller : sellers) {
                if (present.contains(seller)) {
                    Campaign campaign = campaigns.get(seller);
                    if (campaign == null) {
                        throw new IllegalArgumentException("The scenario " + scenario.id() + " is not asked of "
                                + seller + ", who has a share in a draw of " + country + ".");
                    }
                    list.add(new Variant(mix, Optional.of(seller), campaign));
                }
            }
        }
        return list;
    }

    /** Number of runs. */
    public int runs() {
        return variants.size() * plan.replications();
    }

    /** The measures of which this makes losses. */
    public static Set<MeasureKey> keys() {
        return MEASURES.stream().map(m -> new MeasureKey(m, ALL)).collect(Collectors.toSet());
    }

    /**
     * Runs what is missing.
     *
     * @param earlier runs that were finished before, of the same attack, seed and build; others of them are left out
     * @param drawn told after each draw whether any of it had to be run
     * @return empty when the listener asked to stop or a run failed
     */
    public Optional<Entry> run(List<RunRow> earlier, Listener listener, Consumer<Boolean> drawn) {
        List<RunRow> rows = new ArrayList<>();
        Optional<Experiment> experiment = Optional.empty();
        for (int d = 0; d < plan.draws() && !listener.stopRequested(); d++) {
            List<Integer> asked = variantsOf(d);
            List<RunRow> known = earlier.stream()
                    .filter(r -> asked.contains(r.variant()) && r.replication() < plan.replications())
                    .toList();
            boolean missing = known.size() < asked.size() * plan.replications();
            if (missing && experiment.isEmpty()) {
                experiment = Optional.of(Experiment.of(ScenarioTemplate.of(scenario.withVariants(variants))));
            }
            Plan runs = new Plan(plan.seedOf(d), plan.replications(), plan.threads(), Loss.LEVEL, asked);
            rows.addAll(missing ? experiment.orElseThrow().replicate(runs, known, listener) : known);
            drawn.accept(missing);
        }
        return rows.size() < runs() ? Optional.empty() : Optional.of(entry(rows));
    }

    private List<Integer> variantsOf(int draw) {
        String mix = shares.draw(plan.seed(), draw).id();
        return IntStream.range(0, variants.size())
                .filter(v -> variants.get(v).mix().id().equals(mix))
                .boxed()
                .toList();
    }

    private Entry entry(List<RunRow> rows) {
        List<Loss> losses = new ArrayList<>();
        for (String measure : MEASURES) {
            losses.addAll(losses(measure, bySupplier(measure, rows)));
        }
        double people = scenario.network().regions().stream()
                .mapToDouble(Region::population)
                .sum();
        return new Entry(
                country,
                scenario.id(),
                scenario.title(),
                people,
                size,
                shares.knownOf(functions),
                sellers,
                losses,
                rows.size());
    }

    /** Values by supplier, draw and replication; a supplier that was not run lost nothing. */
    private Map<String, double[][]> bySupplier(String measure, List<RunRow> rows) {
        Map<String, Integer> numbers = new HashMap<>();
        IntStream.range(0, plan.draws())
                .forEach(d -> numbers.put(shares.draw(plan.seed(), d).id(), d));
        Map<String, double[][]> values = new LinkedHashMap<>();
        sellers.forEach(s -> values.put(s, new double[plan.draws()][plan.replications()]));
        for (RunRow row : rows) {
            Variant variant = variants.get(row.variant());
            values.get(variant.supplier().orElseThrow())[
                            numbers.get(variant.mix().id())][row.replication()] =
                    row.values().getOrDefault(new MeasureKey(measure, ALL), 0.0);
        }
        return values;
    }

    private List<Loss> losses(String measure, Map<String, double[][]> values) {
        double[][] mean = new double[plan.draws()][plan.replications()];
        values.values().forEach(v -> add(v, mean));
        double[][] worst = new double[plan.draws()][];
        Map<String, Integer> often = new LinkedHashMap<>();
        for (int d = 0; d < plan.draws(); d++) {
            String supplier = worstIn(d, values);
            worst[d] = values.get(supplier)[d];
            if (Arrays.stream(worst[d]).sum() > 0) {
                often.merge(supplier, 1, Integer::sum);
            }
        }
        Optional<String> name = often.entrySet().stream()
                .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                .map(Map.Entry::getKey);
        double part = name.map(n -> (double) often.get(n) / plan.draws()).orElse(0.0);
        return List.of(
                Loss.of(measure, Loss.Whose.WORST, name, part, worst),
                Loss.of(measure, Loss.Whose.MEAN, Optional.empty(), 0, mean));
    }

    private void add(double[][] from, double[][] mean) {
        for (int d = 0; d < mean.length; d++) {
            for (int r = 0; r < mean[d].length; r++) {
                mean[d][r] += from[d][r] / sellers.size();
            }
        }
    }

    /** The supplier whose runs in a draw lose most on the mean; of equals the first. */
    private static String worstIn(int draw, Map<String, double[][]> values) {
        return values.entrySet().stream()
                .reduce((a, b) -> Arrays.stream(b.getValue()[draw]).sum()
                                > Arrays.stream(a.getValue()[draw]).sum()
                        ? b
                        : a)
                .orElseThrow()
                .getKey();
    }
}
