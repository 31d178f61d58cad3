package org.faultline.graph;

import org.faultline.kernel.Draws;

/** The draws of one drawing, keyed by the layout, the name of what is drawn, what a draw decides, and its number. */
public final class Chance {

    private final Draws draws;
    private final long name;

    /**
     * The draws of a thing.
     *
     * @param layout number of the layout; other numbers give other drawings of the same kind
     * @param name of what is drawn, so that two things of one layout differ
     */
    public Chance(long layout, String name) {
        draws = new Draws(layout, 0);
        this.name = Draws.keyOf(name);
    }

    /**
     * A uniform draw strictly between 0 and 1.
     *
     * @param purpose what it decides, in [0, 256)
     * @param entity of what, zero or more
     * @param number how many draws of this purpose the entity had before
     */
    public double uniform(int purpose, long entity, int number) {
        return draws.uniform(purpose, Draws.keyOf(name, entity), number);
    }

    /** A whole number below a bound, all equally likely. */
    public int below(int bound, int purpose, long entity, int number) {
        return (int) (uniform(purpose, entity, number) * bound);
    }

    /**
     * The numbers 0 to n - 1 in random order (R. A. Fisher and F. Yates 1938); O(n).
     *
     * @param number of the order: others are other orders
     */
    public int[] permutation(int n, int purpose, int number) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = below(i + 1, purpose, i, number);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** A Poisson number by inversion; O(mean), for means up to about 700. */
    public static int poisson(double mean, double u) {
        double chance = StrictMath.exp(-mean);
        double sum = chance;
        int k = 0;
        while (u > sum && chance > 0) {
            chance *= mean / ++k;
            sum += chance;
        }
        return k;
    }
}
