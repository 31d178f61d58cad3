package org.faultline.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.faultline.impact.Measure;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Measures;
import org.faultline.impact.ServiceIndex;
import org.faultline.scenario.Limit;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.stats.Interval;
import org.faultline.stats.Quantiles;

/** Turns the rows of single runs into estimates, differences, limits and bands. */
final class Summariser {

    private static final MeasureKey TOTAL = new MeasureKey("people-hours-lost", "all");
    private static final List<String> COMPARED = List.of(
            "people-hours-lost",
            "service-level",
            "lowest-level",
            "people-affected",
            "time-to-restore-90",
            "user-hours-lost");

    private final Scenario scenario;
    private final Plan plan;
    private final List<Double> gridHours;
    private final ServiceIndex index;

    Summariser(Scenario scenario, Plan plan, List<Double> gridHours, ServiceIndex index) {
        this.scenario = scenario;
        this.plan = plan;
        this.gridHours = gridHours;
        this.index = index;
    }

    Outcome outcome(List<RunRow> rows, boolean complete) {
        Map<Integer, List<RunRow>> byVariant = new TreeMap<>();
        rows.forEach(r ->
                byVariant.computeIfAbsent(r.variant(), v -> new ArrayList<>()).add(r));
        List<Estimate> estimates = new ArrayList<>();
        List<LimitVerdict> limits = new ArrayList<>();
        List<CurveBand> bands = new ArrayList<>();
        Map<Integer, Integer> medians = new TreeMap<>();
        List<DeadlockTally> deadlocks = new ArrayList<>();
        byVariant.forEach((variant, own) -> {
            estimates.addAll(estimates(variant, own));
            scenario.limits().forEach(l -> limits.add(verdict(l, variant, own)));
            index.sectors().forEach(s -> bands.add(band(variant, s, own)));
            medians.put(
                    variant,
                    own.get(Quantiles.placeOfMedian(column(own, TOTAL))).replication());
            DeadlockTally.of(variant, own, medians.get(variant)).ifPresent(deadlocks::add);
        });
        return new Outcome(
                rows, estimates, differences(byVariant), limits, gridHours, bands, medians, deadlocks, complete);
    }

    List<Difference> differences(List<RunRow> rows) {
        Map<Integer, List<RunRow>> byVariant = new TreeMap<>();
        rows.stream().sorted(Comparator.comparingInt(RunRow::replication)).forEach(r -> byVariant
                .computeIfAbsent(r.variant(), v -> new ArrayList<>())
                .add(r));
        return differences(byVariant);
    }

    private List<Estimate> estimates(int variant, List<RunRow> rows) {
        TreeSet<MeasureKey> keys = new TreeSet<>();
        rows.forEach(r -> keys.addAll(r.values().keySet()));
        List<Estimate> estimates = new ArrayList<>();
        for (Measure measure : Measures.all()) {
            for (MeasureKey key : keys) {
                if (key.measure().equals(measure.id())) {
                    estimates.add(
                            estimate(variant, key, measure.absentIsZero(), rows).within(0, measure.greatest()));
                }
            }
        }
        for (Observation observation : scenario.observations()) {
            MeasureKey key = new MeasureKey(Observation.MEASURE, observation.subject());
            if (keys.contains(key)) {
                estimates.add(estimate(variant, key, false, rows));
            }
        }
        return estimates;
    }

    private static boolean hasAll(List<RunRow> rows, MeasureKey key) {
        return rows.stream().allMatch(r -> r.values().containsKey(key));
    }

    private Estimate estimate(int variant, MeasureKey key, boolean absentIsZero, List<RunRow> rows) {
        double[] values = rows.stream()
                .map(r -> Optional.ofNullable(r.values().get(key)))
                .filter(v -> v.isPresent() || absentIsZero)
                .mapToDouble(v -> v.orElse(0.0))
                .toArray();
        int censored =
                (int) rows.stream().filter(r -> r.censored().contains(key)).count();
        return new Estimate(variant, key, Interval.ofMean(values, plan.level()), censored);
    }

    private static double[] column(List<RunRow> rows, MeasureKey key) {
        return rows.stream().mapToDouble(r -> r.values().getOrDefault(key, 0.0)).toArray();
    }

    private static LimitVerdict verdict(Limit limit, int variant, List<RunRow> rows) {
        MeasureKey key = new MeasureKey(limit.measure(), limit.subject());
        double[] values = column(rows, key);
        List<Integer> broken = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            RunRow row = rows.get(i);
            if (!limit.withValue(row.bounds().getOrDefault(limit.id(), limit.value()))
                    .holds(values[i])) {
                broken.add(row.replication());
            }
        }
        double worst = limit.atLeast()
                ? Arrays.stream(values).min().orElseThrow()
                : Arrays.stream(values).max().orElseThrow();
        return new LimitVerdict(limit, variant, worst, values.length, broken);
    }

    private CurveBand band(int variant, String sector, List<RunRow> rows) {
        return new CurveBand(
                variant, sector, band(rows, r -> r.curves().get(sector).level()), band(rows, r -> r.curves()
                        .get(sector)
                        .people()));
    }

    private CurveBand.Band band(List<RunRow> rows, Function<RunRow, List<Double>> curve) {
        List<Double> median = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        for (int i = 0; i < gridHours.size(); i++) {
            int place = i;
            double[] values =
                    rows.stream().mapToDouble(r -> curve.apply(r).get(place)).toArray();
            median.add(Quantiles.of(values, 0.5));
            low.add(Quantiles.of(values, 0.05));
            high.add(Quantiles.of(values, 0.95));
        }
        return new CurveBand.Band(median, low, high);
    }

    /** Rows of one mix: by supplier in the order of the scenario, each with its replications. */
    private record MixRows(String mix, Map<String, List<RunRow>> bySupplier) {}

    private List<Difference> differences(Map<Integer, List<RunRow>> byVariant) {
        List<MixRows> mixes = mixRows(byVariant);
        List<Difference> all = new ArrayList<>();
        for (int a = 0; a < mixes.size(); a++) {
            for (int b = a + 1; b < mixes.size(); b++) {
                compare(mixes.get(a), mixes.get(b), all);
            }
        }
        return all;
    }

    private List<MixRows> mixRows(Map<Integer, List<RunRow>> byVariant) {
        Map<String, Map<String, List<RunRow>>> mixes = new java.util.LinkedHashMap<>();
        byVariant.forEach((v, rows) -> {
            Variant variant = scenario.variants().get(v);
            mixes.computeIfAbsent(variant.mix().id(), m -> new java.util.LinkedHashMap<>())
                    .put(variant.supplier().orElse(""), rows);
        });
        return mixes.entrySet().stream()
                .map(e -> new MixRows(e.getKey(), e.getValue()))
                .toList();
    }

    private void compare(MixRows a, MixRows b, List<Difference> all) {
        List<String> suppliers = a.bySupplier().keySet().stream()
                .filter(b.bySupplier()::containsKey)
                .toList();
        if (suppliers.isEmpty()) {
            return;
        }
        Set<Integer> common = commonReplications(suppliers, a, b);
        List<List<RunRow>> rowsA =
                suppliers.stream().map(s -> only(common, a.bySupplier().get(s))).toList();
        List<List<RunRow>> rowsB =
                suppliers.stream().map(s -> only(common, b.bySupplier().get(s))).toList();
        if (common.isEmpty()) {
            return;
        }
        for (MeasureKey key : comparedKeys()) {
            if (key.measure().equals(Observation.MEASURE) && !pairsHaveAll(rowsA, rowsB, key)) {
                continue; // a pair without a value in one run says nothing
            }
            boolean worseUp = greaterIsWorse(key);
            for (int i = 0; i < suppliers.size(); i++) {
                String suffix = suppliers.get(i).isEmpty() ? "" : "/" + suppliers.get(i);
                add(
                        all,
                        Difference.Scope.SUPPLIER,
                        a.mix() + suffix,
                        b.mix() + suffix,
                        key,
                        column(rowsA.get(i), key),
                        column(rowsB.get(i), key));
            }
            if (suppliers.size() > 1) {
                add(all, Difference.Scope.MEAN, a.mix(), b.mix(), key, mean(rowsA, key), mean(rowsB, key));
                add(
                        all,
                        Difference.Scope.WORST,
                        a.mix(),
                        b.mix(),
                        key,
                        worst(rowsA, key, worseUp),
                        worst(rowsB, key, worseUp));
            }
        }
    }

    /** Replications that every variant of both mixes has finished: only those are pairs. */
    private static Set<Integer> commonReplications(List<String> suppliers, MixRows a, MixRows b) {
        List<RunRow> first = a.bySupplier().get(suppliers.get(0));
        Set<Integer> common =
                new TreeSet<>(first.stream().map(RunRow::replication).toList());
        for (String supplier : suppliers) {
            for (MixRows mix : List.of(a, b)) {
                common.retainAll(mix.bySupplier().get(supplier).stream()
                        .map(RunRow::replication)
                        .toList());
            }
        }
        return common;
    }

    private static boolean pairsHaveAll(List<List<RunRow>> a, List<List<RunRow>> b, MeasureKey key) {
        return a.stream().allMatch(rows -> hasAll(rows, key)) && b.stream().allMatch(rows -> hasAll(rows, key));
    }

    private static List<RunRow> only(Set<Integer> replications, List<RunRow> rows) {
        return rows.stream().filter(r -> replications.contains(r.replication())).toList();
    }

    private List<MeasureKey> comparedKeys() {
        List<MeasureKey> keys = new ArrayList<>();
        for (String measure : COMPARED) {
            if (measure.endsWith("-lost")) {
                keys.add(new MeasureKey(measure, "all"));
            }
            if (!measure.equals("user-hours-lost")) {
                index.sectors().forEach(s -> keys.add(new MeasureKey(measure, "sector:" + s)));
            }
        }
        scenario.observations().forEach(o -> keys.add(new MeasureKey(Observation.MEASURE, o.subject())));
        return keys;
    }

    private boolean greaterIsWorse(MeasureKey key) {
        return Measures.find(key.measure())
                .map(Measure::greaterIsWorse)
                .orElseGet(() -> scenario.observations().stream()
                        .filter(o -> o.subject().equals(key.subject()))
                        .findFirst()
                        .orElseThrow()
                        .greaterIsWorse());
    }

    private void add(
            List<Difference> all,
            Difference.Scope scope,
            String a,
            String b,
            MeasureKey key,
            double[] valuesA,
            double[] valuesB) {
        Interval interval = Interval.ofPairedDifference(valuesB, valuesA, plan.level());
        boolean worseUp = greaterIsWorse(key);
        all.add(new Difference(scope, a, b, key, interval, Difference.Verdict.of(interval, worseUp)));
    }

    private static double[] mean(List<List<RunRow>> bySupplier, MeasureKey key) {
        double[] sum = new double[bySupplier.get(0).size()];
        for (List<RunRow> rows : bySupplier) {
            double[] values = column(rows, key);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i] / bySupplier.size();
            }
        }
        return sum;
    }

    private static double[] worst(List<List<RunRow>> bySupplier, MeasureKey key, boolean greaterIsWorse) {
        double[] worst = new double[bySupplier.get(0).size()];
        Arrays.fill(worst, greaterIsWorse ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        for (List<RunRow> rows : bySupplier) {
            double[] values = column(rows, key);
            for (int i = 0; i < worst.length; i++) {
                worst[i] = greaterIsWorse ? Math.max(worst[i], values[i]) : Math.min(worst[i], values[i]);
            }
        }
        return worst;
    }
}
