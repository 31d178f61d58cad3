package org.faultline.risk;

import org.faultline.stats.Estimated;

/** Means of rows of numbers. */
final class Samples {

    private Samples() {}

    /** The mean with its standard error; zero for one value. */
    static Estimated mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        int n = values.length;
        return new Estimated(mean, n < 2 ? 0 : StrictMath.sqrt(squares / (n - 1) / n), n);
    }
}
