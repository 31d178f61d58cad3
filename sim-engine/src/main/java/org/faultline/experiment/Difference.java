package org.faultline.experiment;

import java.util.Locale;
import org.faultline.impact.MeasureKey;
import org.faultline.stats.Interval;

/**
 * Mix b against mix a on the same draws.
 *
 * @param scope what is compared
 * @param a id of a variant ({@link Scope#SUPPLIER}) or of a mix
 * @param b likewise
 * @param key measure and subject
 * @param interval of b minus a over paired replications
 * @param verdict is b better?
 */
public record Difference(Scope scope, String a, String b, MeasureKey key, Interval interval, Verdict verdict) {

    /** What a pair consists of. */
    public enum Scope {
        /** Two mixes under the same attacked supplier. */
        SUPPLIER,
        /** Means over the attacked suppliers. */
        MEAN,
        /** The worst of the attacked suppliers in each replication. */
        WORST;

        /** The word in results. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The word that sums up a difference. */
    public enum Verdict {
        /** The interval lies wholly on the good side. */
        BETTER,
        /** The interval lies wholly on the bad side. */
        WORSE,
        /** Every replication gave the same value under both. */
        EQUAL,
        /** The interval includes zero. */
        UNDECIDED;

        /** The word in results. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Verdict of(Interval difference, boolean greaterIsWorse) {
            if (difference.low() == 0 && difference.high() == 0) {
                return EQUAL;
            }
            if (difference.n() < 2 || difference.includesZero()) {
                return UNDECIDED;
            }
            return (difference.mean() > 0) == greaterIsWorse ? WORSE : BETTER;
        }
    }
}
