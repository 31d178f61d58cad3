package org.faultline.dynamics.condition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final int[] firstGate;
    private final int[] owner;
    private final Gate[] gate;
    private final long[] key;
    private final int[] needStart;
    private final int[] needNode;
    private final double[] needWeight;
    private final Csr dependants;

    /** Compiles the gates of assets and services; O(gates + needs). */
    public GateTable(Network network, Nodes nodes) {
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
        key = new long[gates];
        needStart = new int[gates + 1];
        needNode = new int[needs];
        needWeight = new double[needs];
        int g = 0;
        int need = 0;
        IntList gateOfNeed = new IntList();
        for (int node = 0; node < nodes.size(); node++) {
            firstGate[node] = g;
            List<Gate> own = byOwner.getOrDefault(node, List.of());
            for (int i = 0; i < own.size(); i++) {
                owner[g] = node;
                gate[g] = own.get(i);
                key[g] = Draws.keyOf(nodes.key(node), i);
                for (Gate.Need n : own.get(i).needs()) {
                    needNode[need] = nodes.of(n.provider());
                    needWeight[need++] = n.weight();
                    gateOfNeed.add(g);
                }
                needStart[++g] = need;
            }
        }
        firstGate[nodes.size()] = g;
        dependants = Csr.of(nodes.size(), needNode, gateOfNeed.toArray(), needs);
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

    /** Gates that name a node as provider, as rows by node. */
    Csr dependants() {
        return dependants;
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
            if (gate[g].kind() == Gate.Kind.CONNECTIVITY) {
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
