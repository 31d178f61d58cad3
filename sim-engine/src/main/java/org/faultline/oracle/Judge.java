package org.faultline.oracle;

import java.util.Optional;
import org.faultline.oracle.Finding.Verdict;
import org.faultline.stats.Estimated;
import org.faultline.stats.Estimators;

/** Applies the stated tests. Knows nothing of how a number came about but its error. */
final class Judge {

    private static final double USUAL = 0.005;
    private static final double RARE = 0.05;
    private static final double RARE_BELOW = 0.01;
    private static final double EXACT = 1e-9;
    private static final double UNSEEN = 0.1;

    /** Probability of more than four standard deviations to one side of a normal distribution. */
    private static final double FOUR_SIGMA = 3.167e-5;

    private Judge() {}

    /**
     * A number from replications.
     *
     * @param estimated with the error that the replications show
     * @param isProbability true when every replication gave zero or one
     * @param isShare true when every replication gave a number from zero to one
     */
    record Got(Estimated estimated, boolean isProbability, boolean isShare) {}

    /** What was found and the interval in which the published value must lie. */
    record Judgement(Verdict verdict, double low, double high, double standardError) {}

    /** The standard error that the number needs: 0.5 % of the value, of probabilities below 0.01 five per cent. */
    static double neededError(Wanted wanted, boolean isShare) {
        double expected = wanted.value().orElse(0.0);
        if (wanted.tolerance().least().isPresent() || wanted.tolerance().most().isPresent()) {
            return USUAL;
        }
        if (expected == 0) {
            return USUAL;
        }
        double size = Math.abs(expected);
        double usual = size * (isShare && size < RARE_BELOW ? RARE : USUAL);
        double own = wanted.hasOwnTolerance() ? wanted.tolerance().allowed(expected) / Tolerance.USUAL_Z : 0;
        return Math.max(usual, own);
    }

    /**
     * The standard error of an estimate. For a probability it is that under the published value, so that a run without a single
     * hit does not look certain.
     */
    static double standardError(Wanted wanted, Got got) {
        double expected = wanted.value().orElse(0.0);
        boolean sound = got.isProbability()
                && expected > 0
                && expected < 1
                && got.estimated().n() > 0
                && !wanted.mustFail();
        return sound
                ? Math.sqrt(expected * (1 - expected) / got.estimated().n())
                : got.estimated().standardError();
    }

    /** True when so many replications could not even be expected to show a tenth of an event. */
    static boolean isTooRare(Wanted wanted, Got got, int most) {
        return got.isProbability() && wanted.value().orElse(1.0) * most < UNSEEN;
    }

    /** Judges a number. */
    static Judgement judge(Wanted wanted, Got got, int most) {
        Estimated estimated = got.estimated();
        double expected = wanted.value().orElseThrow();
        double error = standardError(wanted, got);
        Optional<Verdict> bounded = bounded(wanted, estimated.value());
        double half = wanted.tolerance().allowed(expected)
                + wanted.tolerance().z() * error
                + (error == 0 ? EXACT * Math.max(Math.abs(expected), EXACT) : 0);
        double low = estimated.value() - half;
        double high = estimated.value() + half;
        if (bounded.isPresent()) {
            return new Judgement(bounded.get(), low, high, error);
        }
        if (wanted.isInformation()) {
            return new Judgement(Verdict.INFORMATION, low, high, error);
        }
        boolean inside = low <= expected && expected <= high;
        if (error > neededError(wanted, got.isShare()) * (1 + EXACT)) {
            return new Judgement(imprecise(wanted, got, most), low, high, error);
        }
        if (wanted.mustFail()) {
            return new Judgement(inside ? Verdict.NOT_REFUSED : Verdict.REFUSED, low, high, error);
        }
        return new Judgement(inside ? Verdict.PASSED : Verdict.FAILED, low, high, error);
    }

    private static Verdict imprecise(Wanted wanted, Got got, int most) {
        if (!isTooRare(wanted, got, most)) {
            return Verdict.NOT_PRECISE;
        }
        int n = got.estimated().n();
        int hits = (int) Math.round(got.estimated().value() * n);
        double[] tails = Estimators.binomialTails(hits, n, wanted.value().orElseThrow());
        return Math.min(tails[0], tails[1]) >= FOUR_SIGMA ? Verdict.TOO_RARE : Verdict.FAILED;
    }

    private static Optional<Verdict> bounded(Wanted wanted, double got) {
        Optional<Double> least = wanted.tolerance().least();
        Optional<Double> most = wanted.tolerance().most();
        if (least.isEmpty() && most.isEmpty()) {
            return Optional.empty();
        }
        boolean ok = got >= least.orElse(got) && got <= most.orElse(got);
        return Optional.of(ok ? Verdict.PASSED : Verdict.FAILED);
    }
}
