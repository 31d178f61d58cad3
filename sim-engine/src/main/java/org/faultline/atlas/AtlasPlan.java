package org.faultline.atlas;

import org.faultline.kernel.Draws;

/**
 * How much is run for each entry.
 *
 * @param seed master seed, of shares and of runs
 * @param draws of what is not known, at least one
 * @param replications of each draw and supplier, at least one
 * @param threads they change no result
 * @param sizeShare part of the antenna sites of every operator that is built, above zero and at most one
 */
public record AtlasPlan(long seed, int draws, int replications, int threads, double sizeShare) {

    /** An operator gets at least so many sites, as far as it has them, so that its crews can be counted. */
    private static final double LEAST_SITES = 620;

    public AtlasPlan {
        if (draws < 1 || replications < 1 || threads < 1) {
            throw new IllegalArgumentException("An atlas needs at least one draw, replication and thread; it has "
                    + draws + ", " + replications + " and " + threads + ".");
        }
        if (!(sizeShare > 0 && sizeShare <= 1)) {
            throw new IllegalArgumentException("The size " + sizeShare + " must be above 0 and at most 1.");
        }
    }

    /** The master seed of the runs of a draw: its replications are those of no other draw. */
    public long seedOf(int draw) {
        return Draws.keyOf(seed, draw);
    }

    /** The part of the antenna sites that is built in a country with so many of them for an operator. */
    public double sizeFor(double meanSites) {
        return Math.min(1, Math.max(sizeShare, Math.ceil(100 * LEAST_SITES / meanSites) / 100));
    }
}
