package org.faultline.observe;

import java.util.Arrays;
import org.faultline.kernel.SimTime;
import org.faultline.scenario.Take;

/**
 * The autocovariance integrated up to a lag, from the means of consecutive batches: with batches of length b, of which m make the
 * lag, {@code b (c(0) + 2 c(1) + ... + 2 c(m))}, where c(k) is the covariance of batches k apart. That weighs autocovariances
 * fully up to the lag and less and less within one batch beyond it (a flat top: D. N. Politis, J. P. Romano, J. of Time Series
 * Analysis 16 (1995) 67-103). The mean is that of the run itself, which makes each c(k) low by the sought variance over the
 * length; the result is raised by as much. O(1) for a piece that ends no batch; the end of a run costs O(m) per batch.
 */
final class LongRunTally extends Tally {

    private static final int PARTS = 4;

    private final long batch;
    private final double[] sums;
    private final boolean longEnough;

    LongRunTally(Take.LongRunVariance take, long after, long horizon) {
        super(after, horizon);
        batch = Math.max(1, SimTime.ofHours(take.lagHours()) / PARTS);
        long batches = Math.max(0, horizon - after) / batch;
        longEnough = batches >= (long) Take.LongRunVariance.LEAST_LAGS * PARTS && batches < Integer.MAX_VALUE;
        sums = new double[longEnough ? (int) batches : 0];
    }

    @Override
    public void reset() {
        Arrays.fill(sums, 0);
    }

    @Override
    void hold(double value, long from, long to) {
        long begin = Math.max(from, after);
        int at = (int) Math.min((begin - after) / batch, sums.length);
        while (begin < to && at < sums.length) {
            long end = Math.min(to, after + (at + 1) * batch);
            sums[at] += value * (end - begin);
            begin = end;
            at++;
        }
    }

    @Override
    public boolean isPresent() {
        return longEnough;
    }

    @Override
    public double result() {
        double mean = 0;
        for (double sum : sums) {
            mean += sum / sums.length;
        }
        double covariances = 0;
        for (int k = 0; k <= PARTS; k++) {
            double products = 0;
            for (int i = k; i < sums.length; i++) {
                products += (sums[i] - mean) * (sums[i - k] - mean);
            }
            covariances += (k == 0 ? 1 : 2) * products / (sums.length - k);
        }
        double own = (2.0 * PARTS + 1) / sums.length;
        return covariances / batch / SimTime.HOUR / (1 - own);
    }
}
