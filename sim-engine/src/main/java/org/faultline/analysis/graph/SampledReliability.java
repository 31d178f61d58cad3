package org.faultline.analysis.graph;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.faultline.kernel.Draws;

/**
 * The probability that all terminals stay connected, estimated from random states of the graph, with Wilson's interval (E. B.
 * Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212). O(samples x (nodes + edges)); equal for equal seeds.
 *
 * @param mean share of the samples in which all terminals were connected
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param level confidence of the interval
 * @param samples number of samples
 */
public record SampledReliability(double mean, double low, double high, double level, int samples) {

    private static final int NODE_STATE = 0;
    private static final int EDGE_STATE = 1;

    /** An estimate; {@code samples} and {@code level} as in the record. */
    public static SampledReliability of(UnreliableGraph question, int samples, double level, long seed) {
        if (samples < 1 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("An estimate from " + samples + " samples at confidence " + level
                    + " cannot be made: at least 1 sample, and a confidence strictly between 0 and 1.");
        }
        int connected = 0;
        int[] parent = new int[question.graph().size()];
        for (int sample = 0; sample < samples; sample++) {
            connected += connects(question, new Draws(seed, sample), parent) ? 1 : 0;
        }
        double n = samples;
        double mean = connected / n;
        double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + level) / 2);
        double middle = (mean + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * StrictMath.sqrt(mean * (1 - mean) / n + z * z / (4 * n * n));
        return new SampledReliability(
                mean,
                Math.max(0, Math.min(mean, middle - half)),
                Math.min(1, Math.max(mean, middle + half)),
                level,
                samples);
    }

    private static boolean connects(UnreliableGraph question, Draws draws, int[] parent) {
        for (int v = 0; v < parent.length; v++) {
            parent[v] = draws.uniform(NODE_STATE, v, 0) < question.nodeWorks()[v] ? v : -1;
        }
        Graph graph = question.graph();
        for (int e = 0; e < graph.edges(); e++) {
            int a = graph.from(e);
            int b = graph.to(e);
            if (parent[a] >= 0 && parent[b] >= 0 && draws.uniform(EDGE_STATE, e, 0) < question.edgeWorks()[e]) {
                parent[root(parent, a)] = root(parent, b);
            }
        }
        int first = question.terminals()[0];
        for (int t : question.terminals()) {
            if (parent[t] < 0 || parent[first] < 0 || root(parent, t) != root(parent, first)) {
                return false;
            }
        }
        return true;
    }

    private static int root(int[] parent, int node) {
        int v = node;
        while (parent[v] != v) {
            parent[v] = parent[parent[v]];
            v = parent[v];
        }
        return v;
    }
}
