package org.faultline.dynamics.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Group;
import org.faultline.model.Network;
import org.faultline.model.NumberedLinks;

/** The groups of a network as numbers: who is a member of what, and who is linked to whom inside; shared by all runs. */
public final class GroupTable {

    /** Says that a node is in no group. */
    static final long NOWHERE = -1;
    /** Says that a node is in several groups. */
    static final long SEVERAL = -2;

    /** So many groups of nodes that stand side by side are looked through for a node, which costs less than a look at memory. */
    private static final int FEW = 4;

    private final List<Members> groups = new ArrayList<>();
    /** Empty where places are worked out of {@link #firstNode} and {@link #sizes}. */
    private final long[] place;

    /** The first node of each group, and how many follow it; empty unless groups are few, apart, and each of nodes side by side. */
    private final int[] firstNode;

    private final int[] sizes;
    private final Csr slots;

    /** Compiles the groups; O(members + links) for each. */
    public GroupTable(Network network, Nodes nodes) {
        NumberedLinks links = network.numberedLinks();
        int n = network.groups().isEmpty() ? 0 : nodes.size();
        int[] known = new int[n];
        int all = 0;
        for (Group group : network.groups()) {
            Members members = members(group, nodes, links, known);
            groups.add(members);
            all += members.size();
        }
        long[] places = new long[n];
        Arrays.fill(places, NOWHERE);
        boolean areRuns = groups.size() <= FEW;
        int[] node = new int[all];
        int[] slot = new int[all];
        int next = 0;
        for (int g = 0; g < groups.size(); g++) {
            Members members = groups.get(g);
            for (int m = 0; m < members.size(); m++) {
                node[next] = members.node(m);
                slot[next] = next;
                areRuns &= places[node[next]] == NOWHERE && node[next] == members.node(0) + m;
                places[node[next]] = places[node[next]] == NOWHERE ? placeOf(g, m) : SEVERAL;
                next++;
            }
            areRuns &= members.size() > 0;
        }
        firstNode = areRuns ? groups.stream().mapToInt(m -> m.node(0)).toArray() : new int[0];
        sizes = areRuns ? groups.stream().mapToInt(Members::size).toArray() : new int[0];
        place = areRuns ? new long[0] : places;
        slots = Csr.of(nodes.size(), node, slot, all);
    }

    private static long placeOf(int group, int member) {
        return ((long) group << Integer.SIZE) | member;
    }

    private static Members members(Group group, Nodes nodes, NumberedLinks links, int[] place) {
        Arrays.fill(place, -1);
        int[] node = new int[group.members().size()];
        for (int m = 0; m < node.length; m++) {
            node[m] = nodes.of(group.members().get(m));
            place[node[m]] = m;
        }
        int inside = 0;
        for (int i = 0; i < links.size(); i++) {
            inside += place[links.from(i)] >= 0 && place[links.to(i)] >= 0 ? 2 : 0;
        }
        int[] from = new int[inside];
        int[] to = new int[inside];
        int next = 0;
        for (int i = 0; i < links.size(); i++) {
            int a = place[links.from(i)];
            int b = place[links.to(i)];
            if (a >= 0 && b >= 0) {
                from[next] = a;
                to[next++] = b;
                from[next] = b;
                to[next++] = a;
            }
        }
        return new Members(group, node, simple(node.length, from, to, next));
    }

    /** Neighbours of each member; links side by side make one neighbour. */
    private static Csr simple(int members, int[] from, int[] to, int size) {
        Csr all = Csr.of(members, from, to, size);
        int[] seenBy = new int[members];
        Arrays.fill(seenBy, -1);
        int kept = 0;
        for (int m = 0; m < members; m++) {
            for (int i = all.start(m); i < all.end(m); i++) {
                if (seenBy[all.at(i)] != m) {
                    seenBy[all.at(i)] = m;
                    from[kept] = m;
                    to[kept++] = all.at(i);
                }
            }
        }
        return kept == size ? all : Csr.of(members, from, to, kept);
    }

    /** True when there is no group, so that nothing here needs to be asked. */
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    List<Members> groups() {
        return groups;
    }

    /**
     * The group that a node is in, in the upper half, and which member of it the node is, in the lower one; {@link #NOWHERE} and {@link #SEVERAL}
     * for a node that is in none or more than one.
     */
    long place(int node) {
        if (place.length > 0) {
            return place[node];
        }
        for (int g = 0; g < firstNode.length; g++) {
            int member = node - firstNode[g];
            if (member >= 0 && member < sizes[g]) {
                return placeOf(g, member);
            }
        }
        return NOWHERE;
    }

    /** Slots of each node, numbered over all groups in order. */
    Csr slots() {
        return slots;
    }

    /** A group with the numbers of its members. */
    static final class Members {

        private final Group group;
        private final int[] node;
        private final Csr neighbours;

        Members(Group group, int[] node, Csr neighbours) {
            this.group = group;
            this.node = node;
            this.neighbours = neighbours;
        }

        Group group() {
            return group;
        }

        int size() {
            return node.length;
        }

        int node(int member) {
            return node[member];
        }

        /** Members linked to each member. */
        Csr neighbours() {
            return neighbours;
        }
    }
}
