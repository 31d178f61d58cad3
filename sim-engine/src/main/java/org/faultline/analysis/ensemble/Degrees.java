package org.faultline.analysis.ensemble;

import java.util.Arrays;
import org.faultline.analysis.graph.Graph;

/**
 * How many links the nodes of a random graph have: {@code p(k)} is the share of nodes with k links, and the graph is otherwise drawn
 * without preference (configuration model). Its generating function {@code G0(x) = sum of p(k) x^k} and that of the further links at the
 * end of a link, {@code G1(x) = G0'(x) / G0'(1)}, say how it falls apart (M. E. J. Newman, S. H. Strogatz, D. J. Watts, Phys. Rev. E 64
 * (2001) 026118; D. S. Callaway et al., Phys. Rev. Lett. 85 (2000) 5468). Each function costs O(largest degree).
 */
public final class Degrees {

    /** Poisson terms below this share of the largest are left out; their sum is too small to be seen in a double. */
    private static final double NEGLIGIBLE = 1e-22;

    private static final double GREATEST_MEAN = 500;

    private final double[] share;

    private Degrees(double[] share) {
        this.share = share;
    }

    /**
     * The degrees of a random graph in which every pair is linked with the same chance.
     *
     * @param mean mean degree, above 0 and at most 500
     */
    public static Degrees poisson(double mean) {
        if (!(mean > 0 && mean <= GREATEST_MEAN)) {
            throw new IllegalArgumentException("The mean degree " + mean
                    + " of a random graph must lie above 0 and at most at " + GREATEST_MEAN + ".");
        }
        double chance = StrictMath.exp(-mean);
        double[] share = new double[64];
        int size = 0;
        for (int k = 0; k <= mean || chance > NEGLIGIBLE; k++) {
            if (size == share.length) {
                share = Arrays.copyOf(share, 2 * size);
            }
            share[size++] = chance;
            chance *= mean / (k + 1);
        }
        return new Degrees(Arrays.copyOf(share, size));
    }

    /** The same degree everywhere, zero or more. */
    public static Degrees regular(int degree) {
        double[] share = new double[degree + 1];
        share[degree] = 1;
        return new Degrees(share);
    }

    /**
     * A power law cut at both ends, {@code p(k) ~ k^-exponent}.
     *
     * @param least least degree, at least 1
     * @param greatest greatest degree, at least the least
     */
    public static Degrees powerLaw(double exponent, int least, int greatest) {
        if (least < 1 || greatest < least || !(exponent > 0)) {
            throw new IllegalArgumentException(
                    "A power law with exponent " + exponent + " for degrees from " + least + " to " + greatest
                            + " does not exist: degrees run from at least 1 upwards and the exponent is above 0.");
        }
        double[] share = new double[greatest + 1];
        double sum = 0;
        for (int k = greatest; k >= least; k--) {
            share[k] = StrictMath.pow(k, -exponent);
            sum += share[k];
        }
        for (int k = least; k <= greatest; k++) {
            share[k] /= sum;
        }
        return new Degrees(share);
    }

    /** The degrees that the nodes of a graph have; it must have nodes. */
    public static Degrees of(Graph graph) {
        if (graph.size() == 0) {
            throw new IllegalArgumentException("A graph without nodes has no degrees.");
        }
        int most = 0;
        for (int v = 0; v < graph.size(); v++) {
            most = Math.max(most, graph.degree(v));
        }
        double[] share = new double[most + 1];
        for (int v = 0; v < graph.size(); v++) {
            share[graph.degree(v)] += 1.0 / graph.size();
        }
        return new Degrees(share);
    }

    /** Mean number of links of a node. */
    public double mean() {
        return moment(0, share.length - 1);
    }

    /**
     * Mean of the square over the mean, {@code kappa = <k^2> / <k>}: the mean degree of the node at the end of a random link.
     *
     * @throws IllegalArgumentException when there are no links
     */
    public double ratio() {
        return 1 + branching(share.length - 1);
    }

    /**
     * Further links that the end of a random link brings when all nodes of more than so many links are taken away: a large component is left
     * exactly when this is above one (Callaway et al. 2000).
     *
     * @param upTo largest degree that is left
     * @throws IllegalArgumentException when there are no links
     */
    public double branching(int upTo) {
        if (mean() == 0) {
            throw new IllegalArgumentException("A network without links has no threshold.");
        }
        return moment(1, Math.min(upTo, share.length - 1)) / mean();
    }

    /**
     * The share of nodes that must be kept, drawn at random, for a large component to be left: {@code 1 / (kappa - 1)} (M. Molloy, B. Reed
     * 1995; R. Cohen et al., Phys. Rev. Lett. 85 (2000) 4626). Above one when even the whole graph has none; infinite when no end of a link
     * leads on.
     */
    public double percolationThreshold() {
        return 1 / (ratio() - 1);
    }

    /** Sum of p(k) k (k - 1) ... over (power + 1) factors, for k up to a bound. */
    private double moment(int power, int upTo) {
        double sum = 0;
        for (int k = upTo; k > power; k--) {
            double term = share[k] * k;
            for (int i = 1; i <= power; i++) {
                term *= k - i;
            }
            sum += term;
        }
        return sum;
    }

    /** {@code G0'''(1)}: the mean of k (k - 1) (k - 2). */
    double thirdMoment() {
        return moment(2, share.length - 1);
    }

    /** {@code G0''(1)}: the mean of k (k - 1). */
    double secondMoment() {
        return moment(1, share.length - 1);
    }

    /** {@code 1 - G0(1 - e)}: the chance that one of a node's links has a property that each has with chance e. */
    double any(double e) {
        double sum = 0;
        double log = StrictMath.log1p(-e);
        for (int k = share.length - 1; k >= 1; k--) {
            sum += share[k] * -StrictMath.expm1(k * log);
        }
        return sum;
    }

    /** {@code 1 - G1(1 - e)}: the same for the further links at the end of a link. */
    double anyFurther(double e) {
        double sum = 0;
        double log = StrictMath.log1p(-e);
        for (int k = share.length - 1; k >= 2; k--) {
            sum += share[k] * k * -StrictMath.expm1((k - 1) * log);
        }
        return sum / mean();
    }

    /** {@code G0'(1 - e)}. */
    double slope(double e) {
        double sum = 0;
        for (int k = share.length - 1; k >= 1; k--) {
            sum = sum * (1 - e) + share[k] * k;
        }
        return sum;
    }

    /** {@code G1'(1 - e)}. */
    double slopeFurther(double e) {
        double sum = 0;
        for (int k = share.length - 1; k >= 2; k--) {
            sum = sum * (1 - e) + share[k] * k * (k - 1);
        }
        return sum / mean();
    }
}
