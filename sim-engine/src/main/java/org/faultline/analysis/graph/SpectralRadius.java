package org.faultline.analysis.graph;

import java.util.Arrays;

/**
 * The largest eigenvalue of the adjacency matrix of a graph. A spread over links whose rate per link, over the rate of cleaning, stays below one
 * over it dies out fast (P. Van Mieghem, J. Omic, R. Kooij, IEEE/ACM Trans. Netw. 17 (2009) 1-14). By the method of Lanczos without
 * orthogonalisation, which the extreme eigenvalue does not need (C. C. Paige 1972): O(edges) per step, some tens of steps; it ends when the
 * value has settled to the last digits.
 */
public final class SpectralRadius {

    private static final int MOST_STEPS = 2_000;
    private static final double SETTLED = 1e-14;
    private static final int CALM = 5;

    private SpectralRadius() {}

    /** The largest eigenvalue; zero for a graph without edges. */
    public static double of(Graph graph) {
        int n = graph.size();
        if (graph.edges() == 0) {
            return 0;
        }
        double[] before = new double[n];
        double[] now = new double[n];
        for (int v = 0; v < n; v++) {
            now[v] = graph.degree(v);
        }
        scale(now, 1 / StrictMath.sqrt(dot(now, now)));
        double[] diagonal = new double[MOST_STEPS];
        double[] beside = new double[MOST_STEPS];
        double found = 0;
        int calm = 0;
        for (int step = 0; step < Math.min(MOST_STEPS, 4 * n + CALM) && calm < CALM; step++) {
            double[] next = product(graph, now);
            diagonal[step] = dot(next, now);
            double back = step == 0 ? 0 : beside[step - 1];
            for (int v = 0; v < n; v++) {
                next[v] -= diagonal[step] * now[v] + back * before[v];
            }
            double value = largest(diagonal, beside, step + 1, found);
            calm = Math.abs(value - found) <= SETTLED * value ? calm + 1 : 0;
            found = value;
            double size = StrictMath.sqrt(dot(next, next));
            if (size <= SETTLED * value) {
                break;
            }
            beside[step] = size;
            scale(next, 1 / size);
            before = now;
            now = next;
        }
        return found;
    }

    private static double[] product(Graph graph, double[] x) {
        double[] y = new double[x.length];
        for (int v = 0; v < x.length; v++) {
            double sum = 0;
            for (int i = graph.start(v); i < graph.end(v); i++) {
                sum += x[graph.neighbour(i)];
            }
            y[v] = sum;
        }
        return y;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int v = 0; v < a.length; v++) {
            sum += a[v] * b[v];
        }
        return sum;
    }

    private static void scale(double[] a, double factor) {
        Arrays.setAll(a, v -> a[v] * factor);
    }

    /** The largest eigenvalue of a symmetric tridiagonal matrix that is known to be at least something: by halving, after Sturm. */
    private static double largest(double[] diagonal, double[] beside, int size, double least) {
        double low = least;
        double high = 0;
        for (int i = 0; i < size; i++) {
            double reach = (i > 0 ? beside[i - 1] : 0) + (i + 1 < size ? beside[i] : 0);
            high = Math.max(high, diagonal[i] + reach);
        }
        for (double middle = low + (high - low) / 2; middle > low && middle < high; middle = low + (high - low) / 2) {
            if (isAboveAll(diagonal, beside, size, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static boolean isAboveAll(double[] diagonal, double[] beside, int size, double x) {
        double pivot = x - diagonal[0];
        for (int i = 1; i < size && pivot > 0; i++) {
            pivot = x - diagonal[i] - beside[i - 1] * beside[i - 1] / pivot;
        }
        return pivot > 0;
    }
}
