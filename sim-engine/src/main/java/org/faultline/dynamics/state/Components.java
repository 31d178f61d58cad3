package org.faultline.dynamics.state;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Connected components of the part of a graph that works now, by breadth-first search from each member in turn; O(members +
 * their links). Numbers follow the order of the members, so equal states get equal numbers.
 */
public final class Components {

    /** The number of a node that does not work or is no member. */
    public static final int NONE = -1;

    private final Csr neighbours;
    private final int[] members;
    private final int[] component;
    private final int[] queue;
    private int count;

    /**
     * Room for the components of some nodes.
     *
     * @param nodes number of nodes of the graph
     * @param members nodes that can belong to a component, ascending
     */
    public Components(int nodes, Csr neighbours, int[] members) {
        this.neighbours = neighbours;
        this.members = members.clone();
        component = new int[members.length == 0 ? 0 : nodes];
        queue = new int[members.length];
        Arrays.fill(component, NONE);
    }

    /** Finds the components of the members that work. */
    public void find(IntPredicate works) {
        for (int node : members) {
            component[node] = works.test(node) ? Integer.MAX_VALUE : NONE;
        }
        count = 0;
        for (int node : members) {
            if (component[node] == Integer.MAX_VALUE) {
                fill(node, count++);
            }
        }
    }

    /** Number of components found. */
    public int count() {
        return count;
    }

    /** The component of a node, or {@link #NONE}. */
    public int of(int node) {
        return component.length == 0 ? NONE : component[node];
    }

    private void fill(int start, int number) {
        int head = 0;
        int tail = 0;
        component[start] = number;
        queue[tail++] = start;
        while (head < tail) {
            int node = queue[head++];
            for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
                int next = neighbours.at(i);
                if (component[next] == Integer.MAX_VALUE) {
                    component[next] = number;
                    queue[tail++] = next;
                }
            }
        }
    }
}
