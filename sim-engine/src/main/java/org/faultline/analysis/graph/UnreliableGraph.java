package org.faultline.analysis.graph;

/**
 * A graph whose nodes and edges work or not, each by itself, and the nodes that must stay connected.
 */
public final class UnreliableGraph {

    private final Graph graph;
    private final double[] nodeWorks;
    private final double[] edgeWorks;
    private final int[] terminals;

    /**
     * A question.
     *
     * @param graph what could be connected
     * @param nodeWorks probability that each node works, in [0, 1]
     * @param edgeWorks probability that each edge works, in [0, 1]
     * @param terminals different nodes that must all work and be joined by working paths; at least one
     */
    public UnreliableGraph(Graph graph, double[] nodeWorks, double[] edgeWorks, int[] terminals) {
        this.graph = graph;
        this.nodeWorks = nodeWorks.clone();
        this.edgeWorks = edgeWorks.clone();
        this.terminals = terminals.clone();
        if (nodeWorks.length != graph.size() || edgeWorks.length != graph.edges()) {
            throw new IllegalArgumentException("A graph of " + graph.size() + " nodes and " + graph.edges()
                    + " edges needs as many probabilities; it is given " + nodeWorks.length + " and "
                    + edgeWorks.length + ".");
        }
        checkShares("node", nodeWorks);
        checkShares("edge", edgeWorks);
        if (terminals.length == 0) {
            throw new IllegalArgumentException("At least one terminal must be named.");
        }
        boolean[] named = new boolean[graph.size()];
        for (int t : terminals) {
            if (t < 0 || t >= graph.size() || named[t]) {
                throw new IllegalArgumentException(
                        "The terminal " + t + " must be a node below " + graph.size() + ", named once.");
            }
            named[t] = true;
        }
    }

    /** What could be connected. */
    public Graph graph() {
        return graph;
    }

    /** Probability that each node works; not to be changed. */
    double[] nodeWorks() {
        return nodeWorks;
    }

    /** Probability that each edge works; not to be changed. */
    double[] edgeWorks() {
        return edgeWorks;
    }

    /** Nodes that must all work and be joined; not to be changed. */
    int[] terminals() {
        return terminals;
    }

    private static void checkShares(String what, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException("The probability that " + what + " " + i + " works is " + values[i]
                        + "; it must lie between 0 and 1.");
            }
        }
    }
}
