package org.faultline.analysis.ensemble;

import java.util.function.DoubleUnaryOperator;

/**
 * When large random networks whose nodes need each other fall apart: below the threshold nothing is left, right above it the remainder.
 * A node works while it is kept, what it needs works, and it is in the largest component of its network. With e the chance that a link leads
 * to that component, {@code x(e) = e / (1 - G1(1 - e))} is the share of nodes that other rules must leave for it, and {@code g(e) = 1 -
 * G0(1 - e)} the share of those that are in the component, so that {@code P = x g} of all nodes work. The rules of dependence give the
 * kept share p as a function of e; the threshold is its least value, found on a grid and then by the sign of the exact derivative.
 * S. V. Buldyrev et al., Nature 464 (2010) 1025-1028; R. Parshani, S. V. Buldyrev, S. Havlin, Phys. Rev. Lett. 105 (2010) 048701; J. Gao et
 * al., Nature Physics 8 (2012) 40-48. O(grid x largest degree).
 *
 * @param threshold share of nodes that must be kept; above one when nothing holds even unattacked
 * @param remainder share of nodes of the attacked network that work right above the threshold; zero where the change is continuous
 */
public record Collapse(double threshold, double remainder) {

    private static final int GRID = 2_000;

    /** Slopes are compared this far from the end without a component, where they can still be told from rounding. */
    private static final double NEAR_NOTHING = 1e-6;

    /** How the logarithm of the kept share changes with e. */
    @FunctionalInterface
    private interface Slope {
        double at(double e);
    }

    /**
     * Networks in a chain, a star or another tree: each node of one needs one node of the next, one to one and both ways, and the first network
     * is attacked: {@code p = x / g^(n - 1)}.
     *
     * @param degrees of every network
     * @param networks number of networks, at least 1
     * @throws IllegalArgumentException when the networks are so far from holding that they have no threshold
     */
    public static Collapse ofTree(Degrees degrees, int networks) {
        if (networks < 1) {
            throw new IllegalArgumentException("There must be at least one network, not " + networks + ".");
        }
        if (networks == 1) {
            return new Collapse(degrees.percolationThreshold(), 0);
        }
        int others = networks - 1;
        return least(
                degrees,
                e -> kept(degrees, e) / StrictMath.pow(degrees.any(e), others),
                e -> slopeOfKept(degrees, e) - others * degrees.slope(e) / degrees.any(e));
    }

    /**
     * Two networks in which a share of the nodes need each other one to one and both ways, both attacked alike: {@code p = 2 x / (1 - q +
     * sqrt((1 - q)^2 + 4 q P))}.
     *
     * @param degrees of both networks
     * @param share q of the nodes that need one of the other network, from 0 to 1
     * @throws IllegalArgumentException when the share is none, or the networks are so far from holding that they have no threshold
     */
    public static Collapse ofPair(Degrees degrees, double share) {
        check(share);
        if (share <= jumpFrom(degrees)) {
            return new Collapse(continuousThreshold(degrees, share), 0);
        }
        return least(degrees, e -> 2 * kept(degrees, e) / (1 - share + root(degrees, share, e)), e -> {
            double root = root(degrees, share, e);
            double change = slopeOfKept(degrees, e);
            double working = kept(degrees, e) * degrees.any(e);
            double ofWorking = working * (change + degrees.slope(e) / degrees.any(e));
            return change - 2 * share * ofWorking / root / (root + 1 - share);
        });
    }

    /**
     * Where the largest component of {@link #ofPair} would vanish continuously: the threshold up to the share of {@link #jumpFrom}; beyond
     * it, where the state of collapse loses its stability. Infinite when all nodes need another.
     */
    public static double continuousThreshold(Degrees degrees, double share) {
        check(share);
        return degrees.percolationThreshold() / (1 - share);
    }

    /**
     * The share of nodes that need each other above which {@link #ofPair} falls apart by a jump: {@code q / (1 - q)^2 = 1 / (x^2 g')} at the end
     * without a component; {@code (k + 1 - sqrt(2 k + 1)) / k} for Poisson degrees.
     */
    public static double jumpFrom(Degrees degrees) {
        double mean = degrees.mean();
        double second = degrees.secondMoment();
        double balance = degrees.thirdMoment() / (2 * mean * mean);
        return second == 0 ? 1 : (2 * balance + 1 - StrictMath.sqrt(4 * balance + 1)) / (2 * balance);
    }

    private static void check(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The share " + share + " of nodes that need another must lie from 0 to 1.");
        }
    }

    private static double root(Degrees degrees, double share, double e) {
        double working = kept(degrees, e) * degrees.any(e);
        return StrictMath.sqrt((1 - share) * (1 - share) + 4 * share * working);
    }

    private static double kept(Degrees degrees, double e) {
        return e / degrees.anyFurther(e);
    }

    private static double slopeOfKept(Degrees degrees, double e) {
        return 1 / e - degrees.slopeFurther(e) / degrees.anyFurther(e);
    }

    /** The least kept share over all states that exist, from next to no component to the whole network. */
    private static Collapse least(Degrees degrees, DoubleUnaryOperator p, Slope slope) {
        if (!(degrees.percolationThreshold() < 1)) {
            throw new IllegalArgumentException("These networks have no large component even when nothing is attacked.");
        }
        double whole = Root.between(NEAR_NOTHING, 1, e -> kept(degrees, e) - 1);
        int best = 1;
        for (int i = 2; i <= GRID; i++) {
            best = p.applyAsDouble(whole * i / GRID) < p.applyAsDouble(whole * best / GRID) ? i : best;
        }
        if (best == GRID && slope.at(whole) < 0) {
            throw new IllegalArgumentException("These networks collapse for certain even when nothing is attacked.");
        }
        double low = best == 1 ? NEAR_NOTHING : whole * (best - 1) / GRID;
        double high = whole * Math.min(GRID, best + 1) / GRID;
        double e = Root.between(low, high, slope::at);
        return new Collapse(p.applyAsDouble(e), kept(degrees, e) * degrees.any(e));
    }
}
