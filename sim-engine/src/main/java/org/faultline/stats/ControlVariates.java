package org.faultline.stats;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Linear control variates: numbers seen in the same replications whose expectation is known. What a replication gives is corrected by what
 * chance did to its controls, {@code y - b (c - E c)}; the coefficients {@code b} are those of a regression over replications (A. M. Law,
 * Simulation Modeling and Analysis, 5th ed. 2015, section 11.4).
 *
 * <p>A regression that includes the corrected replication would make the estimate biased where controls and values are not jointly
 * normal. Therefore replications are dealt into groups, and those of a group are corrected with the coefficients of all others: the expectation
 * stays exactly that of the values, whatever their distribution (A. N. Avramidis, J. R. Wilson, A splitting scheme for control variates,
 * Operations Research Letters 14 (1993) 187-198). What the error of the coefficients costs shows in the spread of the corrected values, so that
 * no degrees of freedom are to be taken off. O(n q<sup>2</sup>) for q controls of n replications.
 *
 * <p>A control that does not vary is left out, and of controls that say the same the regression takes the least coefficients.
 */
public final class ControlVariates {

    private static final int GROUPS = 16;

    /** Range of a control, as a share of its size, below which it is constant but for rounding. */
    private static final double ROUNDING = 1e-9;

    private final double[] values;
    /** Distance of each control from its expectation, by control; zero where it is constant. */
    private final double[][] off;

    private final int groups;
    /** By group: replications, sums, sums of products; the value is the last of the numbers. */
    private final Sums[] sums;

    /** Sums over replications of the numbers and of their products. */
    private static final class Sums {

        private final double[] first;
        private final double[][] second;
        private int n;

        Sums(int numbers) {
            first = new double[numbers];
            second = new double[numbers][numbers];
        }

        void add(double[] row) {
            n++;
            for (int j = 0; j < row.length; j++) {
                first[j] += row[j];
                for (int k = 0; k <= j; k++) {
                    second[j][k] += row[j] * row[k];
                }
            }
        }

        void add(Sums other) {
            n += other.n;
            for (int j = 0; j < first.length; j++) {
                first[j] += other.first[j];
                for (int k = 0; k <= j; k++) {
                    second[j][k] += other.second[j][k];
                }
            }
        }

        /** Sum of the products of what two numbers are off their means, {@code j} at least {@code k}. */
        double product(int j, int k) {
            return second[j][k] - first[j] * first[k] / n;
        }
    }

    private ControlVariates(double[] values, double[][] controls, double[] expectations) {
        this.values = values;
        off = new double[controls.length][];
        for (int j = 0; j < controls.length; j++) {
            double expectation = expectations[j];
            off[j] = isConstant(controls[j])
                    ? new double[values.length]
                    : Arrays.stream(controls[j]).map(c -> c - expectation).toArray();
        }
        groups = Math.min(GROUPS, values.length);
        sums = new Sums[groups];
        Arrays.setAll(sums, g -> new Sums(controls.length + 1));
        for (int i = 0; i < values.length; i++) {
            sums[i % groups].add(row(i));
        }
    }

    private static boolean isConstant(double... control) {
        double least = Arrays.stream(control).min().orElse(0);
        double most = Arrays.stream(control).max().orElse(0);
        return most - least <= ROUNDING * Math.max(Math.abs(least), Math.abs(most));
    }

    /** Replications that are needed with a number of controls, so that every coefficient comes from some more than it takes. */
    public static int least(int controls) {
        return 2 * (controls + 2);
    }

    /**
     * The values, corrected. Their mean estimates the expectation of the values; see {@link Estimators#mean} for its error.
     *
     * @param values of the replications
     * @param controls by control, of the same replications
     * @param expectations by control
     * @throws IllegalArgumentException for rows of different length or fewer replications than {@link #least}
     */
    public static double[] corrected(double[] values, double[][] controls, double[] expectations) {
        if (controls.length != expectations.length
                || Arrays.stream(controls).anyMatch(c -> c.length != values.length)
                || values.length < least(controls.length)) {
            throw new IllegalArgumentException(controls.length + " controls of " + values.length
                    + " replications need an expectation each, a number of each replication, and "
                    + least(controls.length) + " replications.");
        }
        return new ControlVariates(values, controls, expectations).corrected();
    }

    private double[] corrected() {
        double[] corrected = values.clone();
        for (int g = 0; g < groups; g++) {
            double[] coefficients = coefficientsWithout(g);
            for (int i = g; i < values.length; i += groups) {
                for (int j = 0; j < off.length; j++) {
                    corrected[i] -= coefficients[j] * off[j][i];
                }
            }
        }
        return corrected;
    }

    /** Values are taken from the first, so that large ones lose no digits. */
    private double[] row(int i) {
        double[] row = new double[off.length + 1];
        for (int j = 0; j < off.length; j++) {
            row[j] = off[j][i];
        }
        row[off.length] = values[i] - values[0];
        return row;
    }

    /** Least squares with an intercept over all groups but one. */
    private double[] coefficientsWithout(int group) {
        int q = off.length;
        Sums others = new Sums(q + 1);
        for (int g = 0; g < groups; g++) {
            if (g != group) {
                others.add(sums[g]);
            }
        }
        double[] scale = new double[q]; // one over the spread: the regression is of controls of like size
        double[][] correlations = new double[q][q];
        double[] slopes = new double[q];
        for (int j = 0; j < q; j++) {
            scale[j] = others.product(j, j) > 0 ? 1 / Math.sqrt(others.product(j, j)) : 0;
            slopes[j] = others.product(q, j) * scale[j];
            for (int k = 0; k <= j; k++) {
                correlations[j][k] = others.product(j, k) * scale[j] * scale[k];
                correlations[k][j] = correlations[j][k];
            }
        }
        double[] solution = new SingularValueDecomposition(new Array2DRowRealMatrix(correlations, false))
                .getSolver()
                .solve(new ArrayRealVector(slopes, false))
                .toArray();
        for (int j = 0; j < q; j++) {
            solution[j] *= scale[j];
        }
        return solution;
    }
}
