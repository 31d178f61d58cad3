package org.faultline.graph;

import java.util.Locale;

/** Kinds of graphs that can be drawn. */
public enum Pattern {
    /** No edges. */
    NONE,
    /** n x degree / 2 different pairs, all sets of them equally likely: G(n, M) of P. Erdos and A. Renyi (1960). */
    ERDOS_RENYI,
    /** Every node has the same degree; a simple graph by pairing stubs and switching what is no simple edge. */
    REGULAR,
    /**
     * Degrees drawn from a power law between two bounds, then paired at random: the configuration model, made simple by switching
     * (M. Molloy and B. Reed 1995; switching: R. Milo et al., arXiv:cond-mat/0312028).
     */
    POWER_LAW,
    /** Each newcomer links to so many earlier nodes with chances proportional to their degrees (Barabasi and Albert 1999). */
    PREFERENTIAL,
    /** Rows and columns; each node is linked to its neighbours in both. */
    LATTICE,
    /** A lattice whose borders are joined. */
    TORUS,
    /** A circle; each node is linked to degree / 2 nodes on either side. */
    RING,
    /** One after the other. */
    LINE,
    /** The first node is linked to all others. */
    STAR,
    /** Every pair. */
    COMPLETE,
    /** Node i hangs on node (i - 1) / degree: every node but the last has so many below it. */
    TREE;

    /** The word used in scenario files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True when the pattern needs a degree. */
    public boolean takesDegree() {
        return this == ERDOS_RENYI || this == REGULAR || this == PREFERENTIAL || this == TREE;
    }
}
