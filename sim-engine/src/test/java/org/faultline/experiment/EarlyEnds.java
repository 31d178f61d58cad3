package org.faultline.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Observatory;
import org.faultline.scenario.Scenario;

/** What replications give that may end once all that is asked is known, beside what whole ones give. */
public final class EarlyEnds {

    private EarlyEnds() {}

    /** Values, in the bits that they have, and the number of lower bounds of some measures of the first variant, from runs that may end early. */
    public static List<String> sampled(Experiment experiment, List<MeasureKey> keys, long seed, int replications) {
        try (Sampling sampling = new Sampling(experiment, 0, seed, 1, keys)) {
            sampling.extendTo(replications, () -> false, done -> {});
            Samples samples = sampling.samples();
            List<String> all = new ArrayList<>();
            for (MeasureKey key : keys) {
                all.add(key + " " + Arrays.toString(samples.of(key)) + " " + samples.lowerBounds(key));
            }
            return all;
        }
    }

    /** The same of whole runs of the first variant. */
    public static List<String> of(List<RunRow> rows, List<MeasureKey> keys) {
        List<String> all = new ArrayList<>();
        for (MeasureKey key : keys) {
            double[] values = rows.stream()
                    .filter(r -> r.variant() == 0 && r.values().containsKey(key))
                    .mapToDouble(r -> r.values().get(key))
                    .toArray();
            long bounds = rows.stream()
                    .filter(r -> r.variant() == 0 && r.censored().contains(key))
                    .count();
            all.add(key + " " + Arrays.toString(values) + " " + bounds);
        }
        return all;
    }

    /**
     * Compares runs for each observation that can end them alone, and for the others together; gives how many can. Where none can nothing is run, as all
     * runs are whole.
     */
    public static int compare(Scenario scenario, Experiment experiment, long seed, int replications) {
        List<List<MeasureKey>> asked = new ArrayList<>();
        List<MeasureKey> others = new ArrayList<>();
        for (MeasureKey key : Observatory.keysOf(scenario)) {
            if (experiment.canEndEarly(0, List.of(key))) {
                asked.add(List.of(key));
            } else {
                others.add(key);
            }
        }
        int deciding = asked.size();
        if (deciding == 0) {
            return 0;
        }
        asked.add(others);
        List<RunRow> rows =
                experiment.replicate(new Plan(seed, replications, 1, 0.9, List.of(0)), List.of(), Listener.silent());
        for (List<MeasureKey> keys : asked) {
            List<String> expected = of(rows, keys);
            List<String> got = sampled(experiment, keys, seed, replications);
            if (!got.equals(expected)) {
                throw new AssertionError(
                        "Of " + scenario.id() + " whole runs give " + expected + ", sampled ones " + got);
            }
        }
        return deciding;
    }
}
