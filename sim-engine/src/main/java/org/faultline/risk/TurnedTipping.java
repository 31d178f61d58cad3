package org.faultline.risk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.faultline.experiment.TippingPoint;
import org.faultline.stats.Bound;
import org.faultline.stats.Estimated;

/**
 * At which probability that one supplier is turned a mix becomes better than another, with the probabilities of all others held. The expected
 * loss is linear in each probability, so there is at most one such point; replications are paired.
 */
public final class TurnedTipping {

    private static final double WITHIN = 1e-4;

    /** Standard errors at which a difference is told apart from nothing. */
    private static final double FAR = 2;

    /**
     * A comparison of two mixes in one supplier's probability.
     *
     * @param a id of a mix
     * @param b id of another
     * @param turned the supplier
     * @param better id of the mix that loses less above the point, or always where there is none; empty where both lose the same at every
     *     probability
     * @param at the point; empty where no mix overtakes the other
     * @param sure true when the difference at both ends, a probability of 0 and of 1, is either exactly nothing or more than two standard errors
     */
    public record Verdict(
            String a, String b, String turned, Optional<String> better, Optional<Estimated> at, boolean sure) {

        /** The other mix than the better one; b where both lose the same. */
        public String worse() {
            return better.filter(b::equals).isPresent() ? a : b;
        }
    }

    private final Losses losses;
    private final Map<String, Double> probabilities;

    public TurnedTipping(Losses losses, Map<String, Double> probabilities) {
        this.losses = losses;
        this.probabilities = Map.copyOf(probabilities);
    }

    /** How much more b loses than a, in expectation, when the supplier is turned with a probability. */
    Estimated more(String a, String b, String turned, double probability) {
        Map<String, Double> p = new LinkedHashMap<>(probabilities);
        p.put(turned, probability);
        double[] lostUnderA = losses.expected(a, p);
        double[] lostUnderB = losses.expected(b, p);
        double[] more = new double[lostUnderA.length];
        for (int r = 0; r < more.length; r++) {
            more[r] = lostUnderB[r] - lostUnderA[r];
        }
        return Samples.mean(more);
    }

    /** Compares two mixes. */
    public Verdict between(String a, String b, String turned) {
        Estimated never = more(a, b, turned, 0);
        Estimated always = more(a, b, turned, 1);
        boolean falls = always.value() < never.value();
        TippingPoint.Probe probe = (p, n) -> more(a, b, turned, p);
        Bound bound = new Bound(falls ? Bound.Sense.BELOW : Bound.Sense.ABOVE, 0);
        Optional<Estimated> at = never.value() * always.value() < 0
                ? TippingPoint.find(probe, 0, 1, bound, WITHIN, TippingPoint.Effort.of(losses.replications()))
                : Optional.empty();
        double above = always.value() != 0 ? always.value() : never.value();
        return new Verdict(
                a,
                b,
                turned,
                above == 0 ? Optional.empty() : Optional.of(above < 0 ? b : a),
                at,
                isSure(never) && isSure(always));
    }

    private static boolean isSure(Estimated difference) {
        return (difference.value() == 0 && difference.standardError() == 0)
                || (difference.n() > 1 && Math.abs(difference.value()) > FAR * difference.standardError());
    }
}
