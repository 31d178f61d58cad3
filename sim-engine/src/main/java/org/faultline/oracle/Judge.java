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
    private static final double UNSEEN = 0.1;

    /** A fixed tolerance means something only for a number that is known to a quarter of it. */
    private static final double KNOWN = 0.25;

    /** How near runs of many come to the differential equation of infinitely many, where a case names no tolerance. */
    private static final double LIMIT = 0.001;

    /** Probability of more than four standard deviations to one side of a normal distribution. */
    private static final double FOUR_SIGMA = 3.167e-5;

    /** Standard errors in the distance to a number that no replication gave; of that many the interval of four leaves it out. */
    private static final double CLEARLY_OFF = 4.5;

    /** Confidence with which a probability must be known to keep a bound. */
    private static final double CONFIDENCE = 0.95;

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

    /**
     * The standard error that the number needs: 0.5 % of the value, of probabilities below 0.01 five per cent; where nothing is
     * allowed for chance, a quarter of the tolerance. Where all replications gave the same whole number and the published one is near it, as many are
     * needed as would show those that give another.
     */
    static double neededError(Wanted wanted, Got got) {
        double usual = neededError(wanted, got.isShare());
        double unseen = unseen(wanted, got);
        return unseen > 0 ? Math.min(usual, unseen / CLEARLY_OFF) : usual;
    }

    /**
     * The greatest chance with which a replication may give another whole number than that which all gave: the distance to the published value. Zero
     * where they differ, or where it is one or more.
     */
    private static double unseen(Wanted wanted, Got got) {
        Estimated estimated = got.estimated();
        double distance = Math.abs(wanted.value().orElse(estimated.value()) - estimated.value());
        boolean alike = !got.isProbability()
                && estimated.standardError() == 0
                && estimated.n() > 0
                && estimated.value() == Math.rint(estimated.value());
        boolean drawn = wanted.rule() != Rule.EXACT && !isFixed(wanted) && !wanted.mustFail();
        return alike && drawn && distance > Wanted.EXACT * Math.abs(estimated.value()) && distance < 1 ? distance : 0;
    }

    static double neededError(Wanted wanted, boolean isShare) {
        double size = Math.abs(wanted.value().orElse(0.0));
        if (size == 0) {
            return USUAL;
        }
        double usual = size * (isShare && size < RARE_BELOW ? RARE : USUAL);
        return isFixed(wanted) ? Math.min(usual, KNOWN * fixed(wanted)) : usual;
    }

    /** True for tests that allow a fixed distance and nothing for chance. */
    private static boolean isFixed(Wanted wanted) {
        return wanted.rule() == Rule.ODE || (wanted.rule() == Rule.PUBLISHED && wanted.hasOwnTolerance());
    }

    private static double fixed(Wanted wanted) {
        double expected = wanted.value().orElse(0.0);
        double allowed = wanted.tolerance().allowed(expected);
        return wanted.rule() == Rule.ODE && allowed == 0 ? LIMIT * Math.abs(expected) : allowed;
    }

    /**
     * The standard error of an estimate. For a probability it is that under the published value, so that a run without a single
     * hit does not look certain; nor one in which all replications gave the same whole number, near the published value.
     */
    static double standardError(Wanted wanted, Got got) {
        double expected = wanted.value().orElse(0.0);
        boolean sound = got.isProbability()
                && expected > 0
                && expected < 1
                && got.estimated().n() > 0
                && !wanted.mustFail();
        double unseen = unseen(wanted, got);
        if (unseen > 0) {
            return Math.sqrt(unseen * (1 - unseen) / got.estimated().n());
        }
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
        if (wanted.rule() == Rule.BINOMIAL && wanted.isBounded() && got.isProbability()) {
            return bounded(wanted, got);
        }
        Estimated estimated = got.estimated();
        double error = standardError(wanted, got);
        double half = half(wanted, error);
        double low = estimated.value() - half;
        double high = estimated.value() + half;
        return new Judgement(verdict(wanted, got, most, low, high), low, high, error);
    }

    private static double half(Wanted wanted, double error) {
        double expected = wanted.value().orElseThrow();
        double size = Math.max(Math.abs(expected), Wanted.EXACT);
        if (isFixed(wanted)) {
            return fixed(wanted) + Wanted.EXACT * size;
        }
        if (wanted.rule() == Rule.EXACT) {
            return wanted.tolerance().allowed(expected) + Wanted.EXACT * size;
        }
        double chance = wanted.tolerance().z() * error;
        return wanted.tolerance().allowed(expected) + chance + (chance == 0 ? wanted.precision() * size : 0);
    }

    private static Verdict verdict(Wanted wanted, Got got, int most, double low, double high) {
        double value = got.estimated().value();
        if (wanted.isInformation()) {
            return Verdict.INFORMATION;
        }
        if (wanted.isBounded()) {
            return value >= wanted.tolerance().least().orElse(value)
                            && value <= wanted.tolerance().most().orElse(value)
                    ? Verdict.PASSED
                    : Verdict.FAILED;
        }
        double expected = wanted.value().orElseThrow();
        double error = standardError(wanted, got);
        boolean inside = low <= expected && expected <= high;
        if (wanted.rule() != Rule.EXACT && error > neededError(wanted, got) * (1 + Wanted.EXACT)) {
            return isTooRare(wanted, got, most) ? rare(wanted, got) : Verdict.NOT_PRECISE;
        }
        if (wanted.mustFail()) {
            return inside ? Verdict.NOT_REFUSED : Verdict.REFUSED;
        }
        return inside ? Verdict.PASSED : Verdict.FAILED;
    }

    private static Verdict rare(Wanted wanted, Got got) {
        int n = got.estimated().n();
        double[] tails = Estimators.binomialTails(hits(got), n, wanted.value().orElseThrow());
        return Math.min(tails[0], tails[1]) >= FOUR_SIGMA ? Verdict.TOO_RARE : Verdict.FAILED;
    }

    /** A probability keeps a bound when its confidence interval does, and breaks it when four standard deviations speak so. */
    private static Judgement bounded(Wanted wanted, Got got) {
        int n = got.estimated().n();
        int hits = hits(got);
        Optional<Double> least = wanted.tolerance().least();
        Optional<Double> most = wanted.tolerance().most();
        double low = Estimators.binomialAtLeast(hits, n, CONFIDENCE);
        double high = Estimators.binomialAtMost(hits, n, CONFIDENCE);
        boolean keeps = low >= least.orElse(0.0) && high <= most.orElse(1.0);
        boolean breaks = Estimators.binomialAtMost(hits, n, 1 - FOUR_SIGMA) < least.orElse(0.0)
                || Estimators.binomialAtLeast(hits, n, 1 - FOUR_SIGMA) > most.orElse(1.0);
        Verdict verdict = keeps ? Verdict.PASSED : breaks ? Verdict.FAILED : Verdict.NOT_PRECISE;
        return new Judgement(verdict, low, high, got.estimated().standardError());
    }

    private static int hits(Got got) {
        return (int) Math.round(got.estimated().value() * got.estimated().n());
    }
}
