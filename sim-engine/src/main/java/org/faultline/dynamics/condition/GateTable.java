package org.faultline.dynamics.condition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Draws;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.model.Service;

/**
 * All gates of a network in columns, numbered so that the gates of one owner stand together; not changed by runs and shared
 * by all of them.
 */
public final class GateTable {

    private static final int ALL = 1;
    private static final int SUFFICED = 2;
    private static final int NEEDS_PATH = 4;
    private static final int STOCKED = 8;
    private static final int ANSWERING = 16;

    private final int[] firstGate;
    private final int[] owner;
    private final Gate[] gate;
    private final byte[] traits;
    private final Gate.Mode[] mode;
    private final double[] fullAt;
    private final long[] key;
    private final int[] needStart;
    private final int[] needNode;
    private final double[] needWeight;
    private final Csr dependants;
    private final Csr followers;

    /**
     * Compiles the gates of assets and services; O(gates + needs).
     *
     * @param returnsAtOnce true for nodes without a restart time
     */
    public GateTable(Network network, Nodes nodes, IntPredicate returnsAtOnce) {
        Map<Integer, List<Gate>> byOwner = new HashMap<>();
        for (Dependency d : network.dependencies()) {
            byOwner.computeIfAbsent(nodes.of(d.dependant()), n -> new ArrayList<>())
                    .addAll(d.gates());
        }
        for (Service s : network.services()) {
            byOwner.put(nodes.of(s.id()), s.gates());
        }
        int gates = byOwner.values().stream().mapToInt(List::size).sum();
        int needs = byOwner.values().stream()
                .flatMap(List::stream)
                .mapToInt(g -> g.needs().size())
                .sum();
        firstGate = new int[nodes.size() + 1];
        owner = new int[gates];
        gate = new Gate[gates];
        traits = new byte[gates];
        mode = new Gate.Mode[gates];
        fullAt = new double[gates];
        key = new long[gates];
        needStart = new int[gates + 1];
        needNode = new int[needs];
        needWeight = new double[needs];
        int g = 0;
        int need = 0;
        for (int node = 0; node < nodes.size(); node++) {
            firstGate[node] = g;
            List<Gate> own = byOwner.getOrDefault(node, List.of());
            for (int i = 0; i < own.size(); i++) {
                owner[g] = node;
                describe(g, own.get(i));
                key[g] = Draws.keyOf(nodes.key(node), i);
                for (Gate.Need n : own.get(i).needs()) {
                    needNode[need] = nodes.of(n.provider());
                    needWeight[need++] = n.weight();
                }
                needStart[++g] = need;
            }
        }
        firstGate[nodes.size()] = g;
        boolean[] follows = follows(network, nodes, returnsAtOnce);
        dependants = owners(nodes.size(), follows, false);
        followers = owners(nodes.size(), follows, true);
    }

    /** Gates whose owner is never more nor less than what its one provider makes of it, and makes nobody else so. */
    private boolean[] follows(Network network, Nodes nodes, IntPredicate returnsAtOnce) {
        boolean[] follows = new boolean[gate.length];
        if (!network.groups().isEmpty()) {
            return follows;
        }
        boolean[] isNeeded = new boolean[nodes.size()];
        for (int provider : needNode) {
            isNeeded[provider] = true;
        }
        for (int g = 0; g < gate.length; g++) {
            int node = owner[g];
            boolean one = endGate(node) - firstGate(node) == 1 && endNeed(g) - firstNeed(g) == 1;
            follows[g] = one
                    && traits[g] == ALL
                    && gate[g].backups().isEmpty()
                    && !isNeeded[node]
                    && returnsAtOnce.test(node);
        }
        return follows;
    }

    /** Owners as rows by provider, of the gates that follow or of those that do not. */
    private Csr owners(int nodes, boolean[] follows, boolean following) {
        IntList providers = new IntList();
        IntList owners = new IntList();
        for (int g = 0; g < gate.length; g++) {
            for (int need = needStart[g]; follows[g] == following && need < needStart[g + 1]; need++) {
                providers.add(needNode[need]);
                owners.add(owner[g]);
            }
        }
        return Csr.of(nodes, providers.toArray(), owners.toArray(), owners.size());
    }

    private void describe(int g, Gate described) {
        gate[g] = described;
        mode[g] = described.mode();
        fullAt[g] = described.fullAt();
        boolean all =
                described.mode() == Gate.Mode.ALL || (described.needs().size() == 1 && !described.isBeyondReach());
        traits[g] = (byte) ((all ? ALL : 0)
                | (described.fullAt() < 1 ? SUFFICED : 0)
                | (described.kind() == Gate.Kind.CONNECTIVITY ? NEEDS_PATH : 0)
                | (described.autonomy().isPresent() ? STOCKED : 0)
                | (described.response().isEmpty() ? 0 : ANSWERING));
    }

    /** Number of gates. */
    public int size() {
        return gate.length;
    }

    int firstGate(int node) {
        return firstGate[node];
    }

    int endGate(int node) {
        return firstGate[node + 1];
    }

    int owner(int g) {
        return owner[g];
    }

    Gate gate(int g) {
        return gate[g];
    }

    Gate.Mode mode(int g) {
        return mode[g];
    }

    /** Share of the providers that suffices, in (0, 1]. */
    double fullAt(int g) {
        return fullAt[g];
    }

    /** True when the provider that is lowest decides; with one provider every mode says the same, unless it asks for more. */
    boolean needsAll(int g) {
        return (traits[g] & ALL) != 0;
    }

    /** True when less than the full level of the providers suffices. */
    boolean isSufficed(int g) {
        return (traits[g] & SUFFICED) != 0;
    }

    /** True when a provider counts only while a path leads to it. */
    boolean needsPath(int g) {
        return (traits[g] & NEEDS_PATH) != 0;
    }

    /** True when the gate has an autonomy. */
    boolean isStocked(int g) {
        return (traits[g] & STOCKED) != 0;
    }

    /** True when the gate has a response to being without stock; otherwise it passes what it gets. */
    boolean isAnswering(int g) {
        return (traits[g] & ANSWERING) != 0;
    }

    long key(int g) {
        return key[g];
    }

    int firstNeed(int g) {
        return needStart[g];
    }

    int endNeed(int g) {
        return needStart[g + 1];
    }

    int provider(int need) {
        return needNode[need];
    }

    double weight(int need) {
        return needWeight[need];
    }

    /**
     * Owners of the gates that name a node as provider, as rows by provider; an owner stands there once for each need. Without
     * {@link #followers}.
     */
    Csr dependants() {
        return dependants;
    }

    /**
     * Owners with one gate that passes on what its one provider delivers, as rows by provider: no stock, no backup, no response,
     * no path, no restart time, nobody who needs them, and no group anywhere. What they deliver is known at once when their
     * provider changes, without a look at anything else.
     */
    Csr followers() {
        return followers;
    }

    /** Nodes with a gate that is never supplied, ascending. */
    public int[] beyondReach() {
        IntList found = new IntList();
        for (int g = 0; g < gate.length; g++) {
            if (gate[g].isBeyondReach()) {
                found.add(owner[g]);
            }
        }
        return found.toArray();
    }

    /** Calls back for every (owner, provider) pair that needs a working path. */
    public void forEachConnectivityNeed(PairVisitor visitor) {
        for (int g = 0; g < gate.length; g++) {
            if (needsPath(g)) {
                for (int need = needStart[g]; need < needStart[g + 1]; need++) {
                    visitor.visit(owner[g], needNode[need]);
                }
            }
        }
    }

    /** Receives pairs of nodes. */
    @FunctionalInterface
    public interface PairVisitor {
        /** Called once per pair. */
        void visit(int owner, int provider);
    }
}
