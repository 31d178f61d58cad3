package org.faultline.dynamics.state;

import java.util.List;
import java.util.function.Predicate;
import org.faultline.model.Link;
import org.faultline.model.Network;

/** Neighbours over the links of one sort, both directions, in the order of the links. */
public final class Adjacency {

    private Adjacency() {}

    /** Rows of neighbours by node, over the links that pass the test; O(nodes + links). */
    public static Csr of(Network network, Nodes nodes, Predicate<Link> sort) {
        List<Link> links = network.links().stream().filter(sort).toList();
        int[] from = new int[2 * links.size()];
        int[] to = new int[2 * links.size()];
        int i = 0;
        for (Link link : links) {
            int a = nodes.of(link.from());
            int b = nodes.of(link.to());
            from[i] = a;
            to[i++] = b;
            from[i] = b;
            to[i++] = a;
        }
        return Csr.of(nodes.size(), from, to, i);
    }
}
