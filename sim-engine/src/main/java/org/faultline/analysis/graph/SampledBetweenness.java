package org.faultline.analysis.graph;

import java.util.stream.IntStream;
import org.faultline.kernel.Draws;

/**
 * Betweenness estimated from some sources, for graphs on which all sources take too long: the mean contribution of the sources drawn
 * (without replacement, at random) times the number of nodes. U. Brandes, C. Pich, Int. J. Bifurcation Chaos 17 (2007) 2303-2318.
 */
public final class SampledBetweenness {

    private final double[] value;
    private final double[] standardError;
    private final int sources;

    SampledBetweenness(double[] value, double[] standardError, int sources) {
        this.value = value;
        this.standardError = standardError;
        this.sources = sources;
    }

    /** Estimated betweenness of each node. */
    public double[] value() {
        return value;
    }

    /** Of each value, with the correction for drawing without replacement; 0 when every node was a source. */
    public double[] standardError() {
        return standardError;
    }

    /** Number of sources. */
    public int sources() {
        return sources;
    }

    private static final int SOURCE_ORDER = 0;

    /**
     * An estimate, equal for equal seeds; exact when there are no more nodes than sources. O(sources x edges).
     *
     * @param sources at least 2
     */
    public static SampledBetweenness of(Graph graph, int sources, long seed) {
        if (sources < 2) {
            throw new IllegalArgumentException(
                    "A sample of " + sources + " sources has no standard error; at least 2 are needed.");
        }
        int n = graph.size();
        if (n <= sources) {
            return new SampledBetweenness(Betweenness.of(graph), new double[n], n);
        }
        double[] sum = new double[n];
        double[] squares = new double[n];
        double[] one = new double[n];
        boolean[] gone = new boolean[n];
        Betweenness search = new Betweenness(graph);
        for (int source : drawn(n, sources, seed)) {
            java.util.Arrays.fill(one, 0);
            search.gather(source, gone, one);
            for (int v = 0; v < n; v++) {
                sum[v] += one[v];
                squares[v] += one[v] * one[v];
            }
        }
        double[] value = new double[n];
        double[] error = new double[n];
        for (int v = 0; v < n; v++) {
            double mean = sum[v] / sources;
            double variance = Math.max(0, (squares[v] - sources * mean * mean) / (sources - 1));
            value[v] = n * mean / 2;
            error[v] = n * StrictMath.sqrt(variance / sources * (1 - (double) sources / n)) / 2;
        }
        return new SampledBetweenness(value, error, sources);
    }

    /** Each node draws its place in the order of sources; the first ones are taken. */
    private static int[] drawn(int nodes, int sources, long seed) {
        Draws draws = new Draws(seed, 0);
        double[] place = IntStream.range(0, nodes)
                .mapToDouble(v -> draws.uniform(SOURCE_ORDER, v, 0))
                .toArray();
        return IntStream.range(0, nodes)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(v -> place[v]))
                .limit(sources)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
