package org.faultline.dynamics.response;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * How deep assets and services stand in what they need: 0 for what needs nothing, otherwise one more than the deepest of what is needed. What
 * needs each other in a circle stands at the same depth.
 */
final class Depths {

    private Depths() {}

    /** The depth of each node; O(assets + needs). */
    static int[] of(Network network, Nodes nodes) {
        Graph<Integer, DefaultEdge> needs = new SimpleDirectedGraph<>(DefaultEdge.class);
        for (int node = 0; node < nodes.size(); node++) {
            needs.addVertex(node);
        }
        for (Dependency d : network.dependencies()) {
            int dependant = nodes.of(d.dependant());
            for (Gate gate : d.gates()) {
                for (Gate.Need need : gate.needs()) {
                    int provider = nodes.of(need.provider());
                    if (provider != dependant) {
                        needs.addEdge(provider, dependant);
                    }
                }
            }
        }
        return layers(needs, nodes.size());
    }

    private static int[] layers(Graph<Integer, DefaultEdge> needs, int size) {
        List<Set<Integer>> circles = new GabowStrongConnectivityInspector<>(needs).stronglyConnectedSets();
        int[] circleOf = new int[size];
        for (int c = 0; c < circles.size(); c++) {
            for (int node : circles.get(c)) {
                circleOf[node] = c;
            }
        }
        Graph<Integer, DefaultEdge> folded = new SimpleDirectedGraph<>(DefaultEdge.class);
        for (int c = 0; c < circles.size(); c++) {
            folded.addVertex(c);
        }
        for (DefaultEdge edge : needs.edgeSet()) {
            int from = circleOf[needs.getEdgeSource(edge)];
            int to = circleOf[needs.getEdgeTarget(edge)];
            if (from != to) {
                folded.addEdge(from, to);
            }
        }
        Map<Integer, Integer> depth = new HashMap<>();
        for (Iterator<Integer> i = new TopologicalOrderIterator<>(folded); i.hasNext(); ) {
            int circle = i.next();
            int deepest = 0;
            for (DefaultEdge edge : folded.incomingEdgesOf(circle)) {
                deepest = Math.max(deepest, depth.get(folded.getEdgeSource(edge)) + 1);
            }
            depth.put(circle, deepest);
        }
        int[] all = new int[size];
        for (int node = 0; node < size; node++) {
            all[node] = depth.get(circleOf[node]);
        }
        return all;
    }
}
