package org.faultline.report;

/**
 * What the shaded bands of curves are.
 *
 * @param share of the replications that lie in the band at each point, in (0, 1)
 * @param n number of replications
 */
record Band(double share, int n) {

    /** From the 5 % to the 95 % quantile over the replications, as stored curves have it. */
    static Band ofCurves(int replications) {
        return new Band(0.9, replications);
    }

    /** The footer under a chart. */
    String words() {
        return "Line: median; band: the middle " + Scale.of("share", 1).full(share)
                + " of the replications at each moment; n = " + n + " per case.";
    }
}
