package org.faultline.analysis.graph;

/**
 * The k-core of a graph is what is left when nodes with fewer than k neighbours are taken away again and again. The core number of a
 * node is the largest k whose core holds it. Nodes are taken in order of their degree from buckets; O(nodes + edges). V. Batagelj,
 * M. Zaversnik, Adv. Data Anal. Classif. 5 (2011) 129-145.
 */
public final class Cores {

    private final int[] number;

    Cores(int[] number) {
        this.number = number;
    }

    /** Core number of each node. */
    public int[] number() {
        return number;
    }

    /** The cores of a graph. */
    public static Cores find(Graph graph) {
        int n = graph.size();
        int[] degree = new int[n];
        int most = 0;
        for (int v = 0; v < n; v++) {
            degree[v] = graph.degree(v);
            most = Math.max(most, degree[v]);
        }
        int[] bucket = new int[most + 2];
        for (int v = 0; v < n; v++) {
            bucket[degree[v] + 1]++;
        }
        for (int d = 0; d <= most; d++) {
            bucket[d + 1] += bucket[d];
        }
        int[] order = new int[n];
        int[] place = new int[n];
        int[] next = bucket.clone();
        for (int v = 0; v < n; v++) {
            place[v] = next[degree[v]]++;
            order[place[v]] = v;
        }
        for (int i = 0; i < n; i++) {
            int v = order[i];
            for (int j = graph.start(v); j < graph.end(v); j++) {
                int w = graph.neighbour(j);
                if (degree[w] > degree[v]) {
                    int first = Math.max(bucket[degree[w]], i + 1);
                    int other = order[first];
                    order[place[w]] = other;
                    place[other] = place[w];
                    order[first] = w;
                    place[w] = first;
                    bucket[degree[w]] = first + 1;
                    degree[w]--;
                }
            }
        }
        return new Cores(degree);
    }

    /** Number of nodes of the k-core. */
    public int size(int k) {
        int size = 0;
        for (int own : number) {
            size += own >= k ? 1 : 0;
        }
        return size;
    }

    /** The largest k whose core is not empty; 0 for a graph without edges. */
    public int deepest() {
        int deepest = 0;
        for (int own : number) {
            deepest = Math.max(deepest, own);
        }
        return deepest;
    }
}
