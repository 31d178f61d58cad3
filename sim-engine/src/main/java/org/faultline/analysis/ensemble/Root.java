package org.faultline.analysis.ensemble;

import java.util.function.DoubleUnaryOperator;

/** Where a function changes its sign, by halving the interval until its ends are neighbours among the doubles. */
final class Root {

    private static final int MOST_HALVINGS = 2_000;

    private Root() {}

    /**
     * A root between two places at which the function has different signs; zero counts as positive.
     *
     * @throws IllegalArgumentException when the signs are equal
     */
    static double between(double low, double high, DoubleUnaryOperator f) {
        boolean below = f.applyAsDouble(low) < 0;
        if (below == (f.applyAsDouble(high) < 0)) {
            throw new IllegalArgumentException("The function has the same sign at " + low + " and at " + high + ".");
        }
        double a = low;
        double b = high;
        for (int i = 0; i < MOST_HALVINGS; i++) {
            double middle = a + (b - a) / 2;
            if (middle <= a || middle >= b) {
                break;
            }
            if (f.applyAsDouble(middle) < 0 == below) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return a + (b - a) / 2;
    }
}
