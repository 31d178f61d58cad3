package org.faultline.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/** The mutual percolation cascade on JGraphT's graphs of objects: in every stage all components are found and what is lost is removed. */
final class JgraphtCascade {

    private final List<Graph<Integer, DefaultEdge>> layers = new ArrayList<>();

    /** Two graphs of so many nodes each. */
    JgraphtCascade(int[][] from, int[][] to, int size) {
        for (int layer = 0; layer < 2; layer++) {
            Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
            for (int node = 0; node < size; node++) {
                graph.addVertex(node);
            }
            for (int e = 0; e < from[layer].length; e++) {
                graph.addEdge(from[layer][e], to[layer][e]);
            }
            layers.add(graph);
        }
    }

    /** How many nodes are left; the graphs are used up by it. */
    int left(boolean[] hit) {
        for (int node = 0; node < hit.length; node++) {
            if (hit[node]) {
                layers.get(0).removeVertex(node);
            }
        }
        int layer = 0;
        do {
            keepLargest(layers.get(layer));
            layer = 1 - layer;
        } while (removeFrom(layers.get(layer), layers.get(1 - layer)));
        return layers.get(0).vertexSet().size();
    }

    private static void keepLargest(Graph<Integer, DefaultEdge> graph) {
        List<Set<Integer>> components = new ConnectivityInspector<>(graph).connectedSets();
        Set<Integer> largest =
                components.stream().max(Comparator.comparingInt(Set::size)).orElse(Set.of());
        for (Set<Integer> component : components) {
            if (!component.equals(largest)) {
                component.forEach(graph::removeVertex);
            }
        }
    }

    /** Removes nodes that the other graph has lost; false when there were none. */
    private static boolean removeFrom(Graph<Integer, DefaultEdge> graph, Graph<Integer, DefaultEdge> other) {
        List<Integer> gone = graph.vertexSet().stream()
                .filter(node -> !other.containsVertex(node))
                .toList();
        gone.forEach(graph::removeVertex);
        return !gone.isEmpty();
    }
}
