package org.faultline.analysis.ensemble;

import java.util.Arrays;

/**
 * An infection that comes again in a pool: each infected asset meets a random one at the contact rate and is clean, and open to infection
 * again, at rate one. It dies out for certain, yet may last long: while it lasts, the number of infected assets settles to the quasi-stationary
 * distribution, and the end comes at a constant rate (J. N. Darroch, E. Seneta 1967; I. Nasell, Adv. Appl. Prob. 28 (1996) 895-932).
 * The distribution is found by the map that restarts an extinct infection from it (P. A. Ferrari et al., Ann. Prob. 23 (1995) 501-521), whose
 * steps add positive numbers only, so that small rates have all their digits; O(assets) per step, some tens of steps.
 *
 * @param mean number of infected assets while it lasts
 * @param decayRate rate at which it ends, in units of the rate at which one asset is cleaned
 */
public record Reinfection(double mean, double decayRate) {

    private static final int MOST_STEPS = 100_000;
    private static final double SETTLED = 4e-15;

    /**
     * The infection of a pool.
     *
     * @param assets number of assets, at least 1
     * @param ratio contacts of an asset in the time in which it is cleaned, zero or more
     */
    public static Reinfection inPool(int assets, double ratio) {
        if (assets < 1 || !(ratio >= 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("A pool of " + assets + " assets with " + ratio
                    + " contacts per cleaning is none: it has at least one asset and contacts are zero or more.");
        }
        double[] share = new double[assets + 1];
        Arrays.fill(share, 1, assets + 1, 1.0 / assets);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] next = restarted(share, ratio);
            double change = 0;
            for (int i = 1; i <= assets; i++) {
                change = Math.max(change, Math.abs(next[i] - share[i]) / next[i]);
            }
            share = next;
            if (change < SETTLED * assets) {
                break;
            }
        }
        double mean = 0;
        for (int i = assets; i >= 1; i--) {
            mean += i * share[i];
        }
        return new Reinfection(mean, share[1]);
    }

    /** Shares of time in each state when an infection that ends begins again at once from the given distribution. */
    private static double[] restarted(double[] from, double ratio) {
        int n = from.length - 1;
        double[] beyond = new double[n + 2];
        for (int i = n; i >= 1; i--) {
            beyond[i] = beyond[i + 1] + from[i];
        }
        double[] weight = new double[n + 1];
        weight[1] = 1;
        double sum = 1;
        for (int i = 2; i <= n; i++) {
            double risen = ratio * (i - 1) * (n - i + 1) / n * weight[i - 1];
            weight[i] = (risen + beyond[i] / beyond[1]) / i;
            sum += weight[i];
        }
        for (int i = 1; i <= n; i++) {
            weight[i] /= sum;
        }
        return weight;
    }
}
