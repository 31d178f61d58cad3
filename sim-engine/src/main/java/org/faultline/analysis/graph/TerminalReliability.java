package org.faultline.analysis.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The probability that all terminals of a graph work and are joined by working paths.
 *
 * <p>Edges are looked at one after the other. A state is what the past left behind for the open nodes, those with edges before and
 * after: which of them are down, which are joined, and which of these groups hold a terminal. States that agree are added up. A group
 * with a terminal that closes while another terminal is elsewhere is lost; when all terminals are in one group it is won. Graphs with
 * a narrow frontier (chains, rings, grids up to about 10 x 10, national backbones) are exact in milliseconds, whatever their number of
 * edges; a wide one has too many states (as set partitions, so faster than 2^width). Then the least likely states are put aside, and
 * what is known of the rest are bounds that surely hold. G. Hardy, C. Lucet, N. Limnios, IEEE Trans. Reliab. 56 (2007) 506-515.
 *
 * @param low the probability is at least this
 * @param high the probability is at most this
 * @param widest largest number of states held at a time
 */
public record TerminalReliability(double low, double high, int widest) {

    /** Number of states at which a question counts as too wide for an exact answer. */
    public static final int USUAL_STATES = 200_000;

    /** True when the probability is known to the rounding of sums. */
    public boolean exact() {
        return low == high;
    }

    /** The probability, or the middle of its bounds. */
    public double value() {
        return (low + high) / 2;
    }

    /** With the usual limit. */
    public static TerminalReliability of(UnreliableGraph question) {
        return of(question, USUAL_STATES);
    }

    /**
     * The probability, exact when no more than a number of states occur at a time.
     *
     * @param states limit, at least 1
     */
    public static TerminalReliability of(UnreliableGraph question, int states) {
        if (question.terminals().length == 1) {
            double works = question.nodeWorks()[question.terminals()[0]];
            return new TerminalReliability(works, works, 1);
        }
        return new Frontier(ReducedGraph.of(question), states).run();
    }

    /** Groups of the open nodes: 0 for a node that is down, else a group; {@code HOLDS} is set in groups that hold a terminal. */
    private static final class State {

        private final byte[] groups;

        State(byte[] groups) {
            this.groups = groups;
        }

        byte[] groups() {
            return groups;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State state && Arrays.equals(groups, state.groups);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(groups);
        }
    }

    private static final class Frontier {
        private static final int HOLDS = 0x80;
        private static final int WIDEST = 126;

        private final UnreliableGraph question;
        private final Graph graph;
        private final int limit;
        private final boolean[] terminal;
        private final List<Integer> open = new ArrayList<>();
        private Map<State, double[]> states = new LinkedHashMap<>();
        private Map<State, double[]> next = new LinkedHashMap<>();
        private int entered;
        private int widest = 1;
        private double won;
        private double lost;

        Frontier(UnreliableGraph question, int limit) {
            this.question = question;
            this.graph = question.graph();
            this.limit = limit;
            terminal = new boolean[graph.size()];
            for (int t : question.terminals()) {
                terminal[t] = true;
            }
        }

        TerminalReliability run() {
            for (int t : question.terminals()) {
                if (graph.degree(t) == 0) {
                    return new TerminalReliability(0, 0, 1);
                }
            }
            int[] left = new int[graph.size()];
            for (int v = 0; v < left.length; v++) {
                left[v] = graph.degree(v);
            }
            states.put(new State(new byte[0]), new double[] {1});
            double aside = 0;
            for (int e : EdgeOrder.narrow(graph)) {
                int a = graph.from(e);
                int b = graph.to(e);
                enter(a);
                enter(b);
                connect(open.indexOf(a), open.indexOf(b), question.edgeWorks()[e]);
                if (--left[a] == 0) {
                    close(a);
                }
                if (--left[b] == 0) {
                    close(b);
                }
                aside += putAside();
            }
            return aside == 0
                    ? new TerminalReliability(won, won, widest)
                    : new TerminalReliability(won, Math.max(won, 1 - lost), widest);
        }

        private void enter(int v) {
            if (open.contains(v)) {
                return;
            }
            if (open.size() == WIDEST) {
                throw new IllegalArgumentException(
                        "More than " + WIDEST + " nodes are open at a time; estimate this graph by sampling.");
            }
            open.add(v);
            entered += terminal[v] ? 1 : 0;
            double works = question.nodeWorks()[v];
            states.forEach((state, p) -> {
                byte[] groups = Arrays.copyOf(state.groups(), open.size());
                if (works < 1) {
                    if (terminal[v]) {
                        lost += p[0] * (1 - works);
                    } else {
                        add(groups.clone(), p[0] * (1 - works));
                    }
                }
                if (works > 0) {
                    groups[open.size() - 1] = (byte) (open.size() | (terminal[v] ? HOLDS : 0));
                    add(groups, p[0] * works);
                }
            });
            turn();
        }

        private void connect(int a, int b, double works) {
            states.forEach((state, p) -> {
                byte[] groups = state.groups();
                if (groups[a] == 0 || groups[b] == 0 || groups[a] == groups[b]) {
                    add(groups, p[0]);
                    return;
                }
                if (works < 1) {
                    add(groups, p[0] * (1 - works));
                }
                if (works > 0) {
                    byte[] joined = groups.clone();
                    byte both = (byte) (groups[a] | (groups[b] & HOLDS));
                    for (int i = 0; i < joined.length; i++) {
                        joined[i] = groups[i] == groups[a] || groups[i] == groups[b] ? both : groups[i];
                    }
                    add(joined, p[0] * works);
                }
            });
            turn();
        }

        private void close(int v) {
            int place = open.indexOf(v);
            open.remove(place);
            states.forEach((state, p) -> {
                byte[] groups = state.groups();
                byte[] rest = new byte[groups.length - 1];
                System.arraycopy(groups, 0, rest, 0, place);
                System.arraycopy(groups, place + 1, rest, place, rest.length - place);
                if ((groups[place] & HOLDS) != 0 && !contains(rest, groups[place])) {
                    lost += p[0];
                } else {
                    add(rest, p[0]);
                }
            });
            turn();
        }

        private void add(byte[] groups, double p) {
            if (entered == question.terminals().length && oneGroupHoldsAll(groups)) {
                won += p;
                return;
            }
            double[] sum = next.computeIfAbsent(new State(numbered(groups)), s -> new double[1]);
            sum[0] += p;
        }

        private void turn() {
            Map<State, double[]> done = states;
            states = next;
            next = done;
            next.clear();
            widest = Math.max(widest, states.size());
        }

        /** Groups numbered in the order in which they appear. */
        private static byte[] numbered(byte[] groups) {
            byte[] result = new byte[groups.length];
            int count = 0;
            for (int i = 0; i < groups.length; i++) {
                if (groups[i] != 0 && result[i] == 0) {
                    count++;
                    for (int j = i; j < groups.length; j++) {
                        if (groups[j] == groups[i]) {
                            result[j] = (byte) (count | (groups[i] & HOLDS));
                        }
                    }
                }
            }
            return result;
        }

        private static boolean oneGroupHoldsAll(byte[] groups) {
            int holder = 0;
            for (byte group : groups) {
                if ((group & HOLDS) != 0 && group != holder) {
                    if (holder != 0) {
                        return false;
                    }
                    holder = group;
                }
            }
            return holder != 0;
        }

        private static boolean contains(byte[] groups, byte group) {
            for (byte other : groups) {
                if (other == group) {
                    return true;
                }
            }
            return false;
        }

        /** Beyond the limit only the likelier half of the limit is kept; returns the probability of the rest. */
        private double putAside() {
            if (states.size() <= limit) {
                return 0;
            }
            List<Map.Entry<State, double[]>> ordered = new ArrayList<>(states.entrySet());
            ordered.sort(Comparator.comparingDouble(s -> -s.getValue()[0]));
            double aside = 0;
            for (Map.Entry<State, double[]> state : ordered.subList(Math.max(1, limit / 2), ordered.size())) {
                aside += state.getValue()[0];
                states.remove(state.getKey());
            }
            return aside;
        }
    }
}
