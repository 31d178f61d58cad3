package org.faultline.graph;

/**
 * A graph to be drawn.
 *
 * @param pattern kind of graph
 * @param nodes number of nodes, at least one
 * @param degree mean degree (Erdos-Renyi), degree (regular, ring), links of a newcomer (preferential), or nodes below each (tree)
 * @param exponent of the power law, above one
 * @param least least degree of the power law, at least one
 * @param greatest greatest degree of the power law
 * @param columns of a lattice or torus
 */
public record Drawing(
        Pattern pattern, int nodes, double degree, double exponent, int least, int greatest, int columns) {

    private static final int PAIR_FROM = 0;
    private static final int PAIR_TO = 1;
    private static final int STUB = 2;
    private static final int SWITCH = 3;
    private static final int DEGREE = 4;
    private static final int ATTACH = 5;
    private static final int ODD = 6;
    private static final int TRIES_PER_SWITCH = 1000;
    private static final int ROUNDS = 100;

    public Drawing {
        if (nodes < 1) {
            throw new IllegalArgumentException(
                    "A graph of " + nodes + " nodes cannot be drawn; at least one is needed.");
        }
        switch (pattern) {
            case ERDOS_RENYI -> between(pattern, "mean degree", degree, 0, nodes - 1.0);
            case REGULAR -> {
                whole(pattern, "degree", degree, 0, nodes - 1);
                if (nodes * degree % 2 != 0) {
                    throw new IllegalArgumentException("No graph of " + nodes + " nodes has the degree " + degree
                            + " everywhere: the product is odd.");
                }
            }
            case PREFERENTIAL -> whole(pattern, "number of links of a newcomer", degree, 1, nodes - 1);
            case TREE -> whole(pattern, "number of nodes below each", degree, 1, Integer.MAX_VALUE);
            case RING -> {
                whole(pattern, "degree", degree, 2, nodes - 1);
                if (degree % 2 != 0) {
                    throw new IllegalArgumentException("The degree " + degree + " of a ring must be even.");
                }
            }
            case POWER_LAW -> {
                if (!(exponent > 1) || Double.isInfinite(exponent)) {
                    throw new IllegalArgumentException("The exponent " + exponent + " of a power law must be above 1.");
                }
                if (least < 1 || greatest < least || greatest >= nodes) {
                    throw new IllegalArgumentException(
                            "Degrees from " + least + " to " + greatest + " do not fit a graph of " + nodes
                                    + " nodes: they run from at least 1 to below the number of nodes.");
                }
            }
            case LATTICE, TORUS -> {
                if (columns < 1 || nodes % columns != 0) {
                    throw new IllegalArgumentException(
                            columns + " columns do not fit " + nodes + " nodes: every row must be full.");
                }
            }
            default -> {}
        }
    }

    private static void between(Pattern pattern, String what, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException("The " + what + " " + value + " of the pattern " + pattern.id()
                    + " must lie between " + low + " and " + high + ".");
        }
    }

    private static void whole(Pattern pattern, String what, double value, int low, int high) {
        between(pattern, what, value, low, high);
        if (value != Math.rint(value)) {
            throw new IllegalArgumentException(
                    "The " + what + " " + value + " of the pattern " + pattern.id() + " must be a whole number.");
        }
    }

    /** Draws it; O(nodes + edges), but for the complete graph, in the mean. No edge stands twice and none joins a node to itself. */
    public Edges draw(Chance chance) {
        return switch (pattern) {
            case NONE -> new Edges(0);
            case ERDOS_RENYI -> erdosRenyi(chance);
            case REGULAR -> regular(chance);
            case POWER_LAW -> paired(powerLawDegrees(chance), chance, 0);
            case PREFERENTIAL -> preferential(chance);
            case LATTICE -> lattice(false);
            case TORUS -> lattice(true);
            case RING -> ring();
            case LINE -> tree(1);
            case STAR -> tree(nodes);
            case COMPLETE -> complete();
            case TREE -> tree((int) degree);
        };
    }

    private Edges erdosRenyi(Chance chance) {
        int wanted = (int) StrictMath.round(nodes * degree / 2);
        long pairs = (long) nodes * (nodes - 1) / 2;
        if (wanted > pairs / 2) {
            return mostPairs(wanted, chance);
        }
        int[] from = new int[wanted];
        int[] to = new int[wanted];
        for (int draw = 0; draw < wanted; draw++) {
            from[draw] = chance.below(nodes, PAIR_FROM, draw, 0);
            to[draw] = chance.below(nodes, PAIR_TO, draw, 0);
        }
        boolean[] isRefused = new boolean[wanted];
        PairIndex seen = PairIndex.of(nodes, from, to, wanted, isRefused);
        Edges edges = new Edges(wanted);
        for (int i = 0; i < wanted; i++) {
            if (!isRefused[i]) {
                edges.add(from[i], to[i]);
            }
        }
        for (long draw = wanted; edges.size() < wanted; draw++) {
            int a = chance.below(nodes, PAIR_FROM, draw, 0);
            int b = chance.below(nodes, PAIR_TO, draw, 0);
            if (a != b && seen.add(a, b)) {
                edges.add(a, b);
            }
        }
        return edges;
    }

    /** Dense graphs: the first of all pairs in random order. */
    private Edges mostPairs(int wanted, Chance chance) {
        Edges all = complete();
        int[] order = chance.permutation(all.size(), PAIR_FROM, 0);
        Edges edges = new Edges(wanted);
        for (int i = 0; i < wanted; i++) {
            edges.add(all.from(order[i]), all.to(order[i]));
        }
        return edges;
    }

    private Edges regular(Chance chance) {
        int[] degrees = new int[nodes];
        java.util.Arrays.fill(degrees, (int) degree);
        for (int round = 0; round < ROUNDS; round++) {
            Edges edges = paired(degrees, chance, round);
            if (2L * edges.size() == (long) nodes * (int) degree) {
                return edges;
            }
        }
        throw new IllegalArgumentException(
                "No simple graph of " + nodes + " nodes with degree " + degree + " was found; the graph is too dense.");
    }

    private int[] powerLawDegrees(Chance chance) {
        double[] upTo = new double[greatest - least + 1];
        double sum = 0;
        for (int k = least; k <= greatest; k++) {
            sum += StrictMath.pow(k, -exponent);
            upTo[k - least] = sum;
        }
        int[] degrees = new int[nodes];
        long stubs = 0;
        for (int i = 0; i < nodes; i++) {
            int found = java.util.Arrays.binarySearch(upTo, chance.uniform(DEGREE, i, 0) * sum);
            degrees[i] = least + Math.min(greatest - least, found < 0 ? -found - 1 : found);
            stubs += degrees[i];
        }
        if (stubs % 2 == 1) {
            degrees[chance.below(nodes, ODD, 0, 0)]++;
        }
        return degrees;
    }

    /** Pairs stubs at random, then switches ends of what is no simple edge with ends of other edges; what cannot be is left out. */
    private Edges paired(int[] degrees, Chance chance, int round) {
        int[] stubs = new int[java.util.Arrays.stream(degrees).sum()];
        int next = 0;
        for (int node = 0; node < nodes; node++) {
            for (int i = 0; i < degrees[node]; i++) {
                stubs[next++] = node;
            }
        }
        int[] order = chance.permutation(stubs.length, STUB, round);
        int pairs = stubs.length / 2;
        int[] from = new int[pairs];
        int[] to = new int[pairs];
        for (int i = 0; i < pairs; i++) {
            from[i] = stubs[order[2 * i]];
            to[i] = stubs[order[2 * i + 1]];
        }
        boolean[] isBad = new boolean[pairs];
        PairIndex simple = PairIndex.of(nodes, from, to, pairs, isBad);
        Edges edges = new Edges(pairs);
        Edges bad = new Edges(16);
        for (int i = 0; i < pairs; i++) {
            (isBad[i] ? bad : edges).add(from[i], to[i]);
        }
        for (int i = 0; i < bad.size(); i++) {
            switchEnds(bad.from(i), bad.to(i), i, edges, simple, chance);
        }
        return edges;
    }

    private static void switchEnds(int a, int b, int number, Edges edges, PairIndex simple, Chance chance) {
        for (int attempt = 0; attempt < TRIES_PER_SWITCH && edges.size() > 0; attempt++) {
            int other = chance.below(edges.size(), SWITCH, number, attempt);
            int c = edges.from(other);
            int d = edges.to(other);
            boolean fits = a != c && b != d && !simple.contains(a, c) && !simple.contains(b, d);
            boolean twice =
                    (a == b && c == d) || (Math.min(a, c) == Math.min(b, d) && Math.max(a, c) == Math.max(b, d));
            if (fits && !twice) {
                simple.remove(c, d);
                simple.add(a, c);
                simple.add(b, d);
                edges.set(other, a, c);
                edges.add(b, d);
                return;
            }
        }
    }

    private Edges preferential(Chance chance) {
        int links = (int) degree;
        Edges edges = new Edges(links * nodes);
        int[] picked = new int[links];
        for (int node = links; node < nodes; node++) {
            for (int i = 0; i < links; i++) {
                picked[i] = node == links ? i : pick(edges, node, i, picked, chance);
            }
            for (int i = 0; i < links; i++) {
                edges.add(node, picked[i]);
            }
        }
        return edges;
    }

    /** The end of a random edge is a node with a chance proportional to its degree. */
    private static int pick(Edges edges, int node, int place, int[] picked, Chance chance) {
        for (int attempt = 0; ; attempt++) {
            int end = chance.below(2 * edges.size(), ATTACH, (long) node << 16 | place, attempt);
            int target = end % 2 == 0 ? edges.from(end / 2) : edges.to(end / 2);
            boolean taken = false;
            for (int i = 0; i < place; i++) {
                taken |= picked[i] == target;
            }
            if (!taken) {
                return target;
            }
        }
    }

    private Edges lattice(boolean joined) {
        Edges edges = new Edges(2 * nodes);
        int rows = nodes / columns;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int node = row * columns + column;
                if (column + 1 < columns) {
                    edges.add(node, node + 1);
                } else if (joined && columns > 2) {
                    edges.add(node, row * columns);
                }
                if (row + 1 < rows) {
                    edges.add(node, node + columns);
                } else if (joined && rows > 2) {
                    edges.add(node, column);
                }
            }
        }
        return edges;
    }

    private Edges ring() {
        Edges edges = new Edges((int) (nodes * degree / 2));
        for (int step = 1; step <= degree / 2; step++) {
            boolean opposite = 2 * step == nodes;
            for (int node = 0; node < (opposite ? nodes / 2 : nodes); node++) {
                edges.add(node, (node + step) % nodes);
            }
        }
        return edges;
    }

    private Edges tree(int below) {
        Edges edges = new Edges(nodes);
        for (int node = 1; node < nodes; node++) {
            edges.add((node - 1) / below, node);
        }
        return edges;
    }

    private Edges complete() {
        long pairs = (long) nodes * (nodes - 1) / 2;
        if (pairs > Integer.MAX_VALUE / 4) {
            throw new IllegalArgumentException(
                    "A complete graph of " + nodes + " nodes has too many edges to be kept.");
        }
        Edges edges = new Edges((int) pairs);
        for (int a = 0; a < nodes; a++) {
            for (int b = a + 1; b < nodes; b++) {
                edges.add(a, b);
            }
        }
        return edges;
    }
}
