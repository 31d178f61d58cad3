package org.faultline.dynamics.state;

import java.util.Arrays;

/**
 * Betweenness: for every node the number of shortest paths between pairs of other nodes that lead through it, each unordered pair
 * counted once and shared among its equally short paths. By breadth-first search from every node and accumulation backwards (U.
 * Brandes, J. Math. Sociol. 25 (2001) 163-177); O(nodes x edges) time, O(nodes) room.
 */
public final class Betweenness {

    private final Csr neighbours;
    private final double[] load;
    private final double[] paths;
    private final double[] dependency;
    private final int[] distance;
    private final int[] order;

    /** Room for a graph of some nodes. */
    public Betweenness(int nodes, Csr neighbours) {
        this.neighbours = neighbours;
        load = new double[nodes];
        paths = new double[nodes];
        dependency = new double[nodes];
        distance = new int[nodes];
        order = new int[nodes];
    }

    /** The loads among the nodes that are present; overwritten by the next call. */
    public double[] of(boolean[] present) {
        Arrays.fill(load, 0);
        for (int source = 0; source < load.length; source++) {
            if (present[source]) {
                from(source, present);
            }
        }
        for (int node = 0; node < load.length; node++) {
            load[node] /= 2;
        }
        return load;
    }

    private void from(int source, boolean[] present) {
        Arrays.fill(distance, -1);
        Arrays.fill(paths, 0);
        Arrays.fill(dependency, 0);
        distance[source] = 0;
        paths[source] = 1;
        order[0] = source;
        int tail = 1;
        for (int head = 0; head < tail; head++) {
            int node = order[head];
            for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
                int next = neighbours.at(i);
                if (!present[next]) {
                    continue;
                }
                if (distance[next] < 0) {
                    distance[next] = distance[node] + 1;
                    order[tail++] = next;
                }
                if (distance[next] == distance[node] + 1) {
                    paths[next] += paths[node];
                }
            }
        }
        for (int place = tail - 1; place > 0; place--) {
            int node = order[place];
            for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
                int before = neighbours.at(i);
                if (distance[before] == distance[node] - 1 && present[before]) {
                    dependency[before] += paths[before] / paths[node] * (1 + dependency[node]);
                }
            }
            load[node] += dependency[node];
        }
    }
}
