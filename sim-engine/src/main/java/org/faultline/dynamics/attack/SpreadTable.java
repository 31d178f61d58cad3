package org.faultline.dynamics.attack;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.model.NumberedLinks;
import org.faultline.threat.Spread;

/** Who can be infected by a step, and who has contact with whom; not changed by runs and shared by all of them. */
final class SpreadTable {

    /** The place of an asset that cannot be infected. */
    static final int NOBODY = -1;

    /**
     * Assets that trust others, by number.
     *
     * @param of those that are trusted
     * @param by those that trust each of them
     * @param withinOperator true where only assets of the same operator trust each other
     */
    record Trusted(List<Integer> of, List<Integer> by, boolean withinOperator) {}

    private final Spread spread;
    private final Nodes nodes;
    private final int[] node;
    private final int[] place;
    private final Csr contacts;
    private final int[] source;

    SpreadTable(Spread spread, int[] targets, int[] among, List<Trusted> trusted, Network network, Nodes nodes) {
        this.spread = spread;
        this.nodes = nodes;
        place = new int[nodes.assets()];
        Arrays.fill(place, NOBODY);
        node = Arrays.stream(new int[][] {targets, among})
                .flatMapToInt(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
        for (int m = 0; m < node.length; m++) {
            place[node[m]] = m;
        }
        IntList from = new IntList();
        IntList to = new IntList();
        if (spread.over() instanceof Spread.Way.Links) {
            NumberedLinks links = network.numberedLinks();
            for (int i = 0; i < links.size(); i++) {
                add(links.from(i), links.to(i), from, to);
                add(links.to(i), links.from(i), from, to);
            }
        } else if (spread.over() instanceof Spread.Way.Needs needs) {
            for (Dependency dependency : network.dependencies()) {
                for (Gate gate : dependency.gates()) {
                    if (gate.kind() == needs.kind()) {
                        gate.needs()
                                .forEach(n -> add(nodes.of(n.provider()), nodes.of(dependency.dependant()), from, to));
                    }
                }
            }
        }
        addTrust(trusted, from, to);
        contacts = Csr.of(node.length, from.toArray(), to.toArray(), from.size());
        source = new int[contacts.size()];
        for (int m = 0; m < node.length; m++) {
            Arrays.fill(source, contacts.start(m), contacts.end(m), m);
        }
    }

    private void addTrust(List<Trusted> trusted, IntList from, IntList to) {
        Set<List<Integer>> pairs = new HashSet<>();
        for (Trusted some : trusted) {
            for (int of : some.of()) {
                for (int by : some.by()) {
                    boolean isMeant = of != by
                            && (!some.withinOperator()
                                    || nodes.asset(of)
                                            .operator()
                                            .equals(nodes.asset(by).operator()));
                    if (isMeant && pairs.add(List.of(of, by))) {
                        add(of, by, from, to);
                    }
                }
            }
        }
    }

    private void add(int a, int b, IntList from, IntList to) {
        if (nodes.isAsset(a) && nodes.isAsset(b) && place[a] != NOBODY && place[b] != NOBODY) {
            from.add(place[a]);
            to.add(place[b]);
        }
    }

    Spread spread() {
        return spread;
    }

    boolean isPool() {
        return spread.over() instanceof Spread.Way.Pool;
    }

    /** Number of assets that can be infected. */
    int size() {
        return node.length;
    }

    int node(int member) {
        return node[member];
    }

    long key(int member) {
        return nodes.key(node[member]);
    }

    /** The member that an asset is, or {@link #NOBODY}. */
    int member(int asset) {
        return place[asset];
    }

    /** Whom each member has contact with. */
    Csr contacts() {
        return contacts;
    }

    /** The member that makes the contact at a place. */
    int source(int contact) {
        return source[contact];
    }
}
