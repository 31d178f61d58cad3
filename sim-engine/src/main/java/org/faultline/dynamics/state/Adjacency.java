package org.faultline.dynamics.state;

import java.util.function.Predicate;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.NumberedLinks;

/** Neighbours over the links of one sort, both directions, in the order of the links. */
public final class Adjacency {

    private Adjacency() {}

    /**
     * Rows of neighbours by node, over the links whose kinds pass the test; O(nodes + links).
     *
     * @throws IllegalArgumentException when such a link ends at no asset
     */
    public static Csr of(Network network, Nodes nodes, Predicate<Link.Kind> sort) {
        NumberedLinks links = network.numberedLinks();
        int[] from = new int[2 * links.size()];
        int[] to = new int[2 * links.size()];
        int i = 0;
        for (int link = 0; link < links.size(); link++) {
            if (sort.test(links.kind(link))) {
                int a = links.from(link);
                int b = links.to(link);
                from[i] = a;
                to[i++] = b;
                from[i] = b;
                to[i++] = a;
            }
        }
        return Csr.of(nodes.size(), from, to, i);
    }
}
