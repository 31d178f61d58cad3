package org.faultline.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.experiment.Samples;
import org.faultline.impact.MeasureKey;
import org.faultline.io.scenario.OracleForms.Output;
import org.faultline.io.scenario.OracleForms.Statistic;
import org.faultline.stats.ControlVariates;
import org.faultline.stats.Estimated;
import org.faultline.stats.Estimators;

/** From the replications to the number that an output asks for. */
final class Statistics {

    private Statistics() {}

    /** The number; empty while too few replications have a value. */
    static Optional<Judge.Got> of(Output how, MeasureKey key, Samples samples) {
        List<MeasureKey> together = new ArrayList<>(Setting.others(how));
        together.add(key);
        double[] values = samples.of(key, together);
        if (how.given().isPresent()) {
            double[] conditions = samples.of(Setting.observed(how.given().get().observe()), together);
            values = only(values, conditions, how);
        }
        if (values.length < least(how) || isOverNothing(how, samples, together)) {
            return Optional.empty();
        }
        if (how.statistic() instanceof Statistic.Share share) {
            values = Arrays.stream(values)
                    .map(v -> share.bound().holds(v) ? 1 : 0)
                    .toArray();
        }
        boolean isMean = how.statistic() instanceof Statistic.Share
                || (how.statistic() instanceof Statistic.Mean mean
                        && mean.over().isEmpty());
        boolean plain = isMean && how.gives().isEmpty() && how.solve().isEmpty();
        boolean binary =
                plain && how.controls().isEmpty() && Arrays.stream(values).allMatch(v -> v == 0 || v == 1);
        boolean isShare = plain && Arrays.stream(values).allMatch(v -> v >= 0 && v <= 1);
        Estimated estimated = estimate(how, values, samples, together);
        return Optional.of(new Judge.Got(
                how.gives().isPresent() ? estimated.map(how.gives().get()::of) : estimated, binary, isShare));
    }

    private static Estimated estimate(Output how, double[] values, Samples samples, List<MeasureKey> together) {
        Statistic statistic = how.statistic();
        if (statistic instanceof Statistic.Variance) {
            return Estimators.variance(values);
        }
        if (statistic instanceof Statistic.Quantile quantile) {
            return Estimators.quantile(values, quantile.share());
        }
        if (statistic instanceof Statistic.Beyond beyond) {
            return Estimators.meanBeyond(values, beyond.share());
        }
        if (statistic instanceof Statistic.Covariance covariance) {
            return Estimators.covariance(values, other(how, covariance.with(), samples, together));
        }
        if (statistic instanceof Statistic.Mean mean && mean.over().isPresent()) {
            double[] below = other(how, mean.over().get(), samples, together);
            return Estimators.ratio(values, below);
        }
        return Estimators.mean(how.controls().isEmpty() ? values : corrected(how, values, samples, together));
    }

    private static int least(Output how) {
        return how.controls().isEmpty()
                ? 2
                : ControlVariates.least(how.controls().size());
    }

    private static double[] corrected(Output how, double[] values, Samples samples, List<MeasureKey> together) {
        double[][] controls = how.controls().keySet().stream()
                .map(id -> samples.of(Setting.observed(id), together))
                .toArray(double[][]::new);
        double[] expectations =
                how.controls().values().stream().mapToDouble(e -> e).toArray();
        return ControlVariates.corrected(values, controls, expectations);
    }

    private static boolean isOverNothing(Output how, Samples samples, List<MeasureKey> together) {
        return how.statistic() instanceof Statistic.Mean mean
                && mean.over().isPresent()
                && Arrays.stream(other(how, mean.over().get(), samples, together))
                                .sum()
                        == 0;
    }

    private static double[] other(Output how, String id, Samples samples, List<MeasureKey> together) {
        double[] values = samples.of(Setting.observed(id), together);
        return how.given().isPresent()
                ? only(values, samples.of(Setting.observed(how.given().get().observe()), together), how)
                : values;
    }

    private static double[] only(double[] values, double[] conditions, Output how) {
        double[] kept = new double[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (how.given().orElseThrow().bound().holds(conditions[i])) {
                kept[n++] = values[i];
            }
        }
        return Arrays.copyOf(kept, n);
    }
}
