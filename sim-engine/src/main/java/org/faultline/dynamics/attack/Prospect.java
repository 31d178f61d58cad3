package org.faultline.dynamics.attack;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.AssetKind;
import org.faultline.model.Audience;
import org.faultline.model.Dependants;
import org.faultline.model.Network;
import org.faultline.threat.Effect;

/**
 * What an attacker expects of the steps of a campaign, who knows needs, links and users: how many people each effect costs something at each
 * asset, beside what others have cost already. Those without service count, those who are read, and those whose traffic is touched.
 *
 * <p>What a step opens for later ones counts as what they do there: a backdoor as the step that uses it, a held management system as the steps that
 * go through it. By itself it costs nobody anything. Everything is taken back in the opposite order.
 */
final class Prospect {

    private static final double SMALL = 1e-9;
    private static final int MOST_CHOSEN = 1_000;

    /** Functions through which nothing of subscribers passes. */
    private static final Set<AssetKind> BLIND = EnumSet.of(AssetKind.NRF, AssetKind.NSSF, AssetKind.SEPP);

    private final StepTable table;
    private final Nodes nodes;
    private final Network network;
    private final ExpectedLoss services;
    private Optional<Crowd> read = Optional.empty();
    private Optional<Crowd> touched = Optional.empty();
    private Optional<Dependants> dependants = Optional.empty();
    private final BitSet[] passes;
    /** Which effects have taken hold, as step x nodes + node, in their order. */
    private final BitSet held = new BitSet();

    private final IntList holds = new IntList();

    Prospect(StepTable table, Network network, Nodes nodes) {
        this.table = table;
        this.network = network;
        this.nodes = nodes;
        services = new ExpectedLoss(network, nodes);
        passes = new BitSet[table.size()];
        for (int s = 0; s < passes.length; s++) {
            passes[s] = new BitSet(nodes.assets());
            for (int node : table.candidates(s)) {
                passes[s].set(node);
            }
        }
    }

    /** People whom all that has taken hold costs something. */
    double people() {
        return services.lost()
                + read.map(Crowd::people).orElse(0.0)
                + touched.map(Crowd::people).orElse(0.0);
    }

    /** A state to come back to. */
    record Mark(int services, int read, int touched, int holds) {}

    /** The state, to come back to. */
    Mark mark() {
        return new Mark(
                services.mark(),
                read.map(Crowd::mark).orElse(0),
                touched.map(Crowd::mark).orElse(0),
                holds.size());
    }

    /** Takes back everything since a mark. */
    void undo(Mark mark) {
        services.undo(mark.services());
        read.ifPresent(c -> c.undo(mark.read()));
        touched.ifPresent(c -> c.undo(mark.touched()));
        for (int i = holds.size() - 1; i >= mark.holds(); i--) {
            held.clear(holds.at(i));
        }
        holds.shorten(mark.holds());
    }

    /** Whether an asset passes the filters of a step. */
    boolean passes(int s, int node) {
        return passes[s].get(node);
    }

    /** The effect of a step takes hold of an asset, and what later steps do through it. */
    void addWithUses(int s, int node) {
        if (!add(s, node)) {
            return;
        }
        for (int later = 0; later < table.size(); later++) {
            if (table.throughStep(later) == s) {
                for (int behind : table.candidates(later)) {
                    if (contains(table.managersOf(behind), node)) {
                        addWithUses(later, behind);
                    }
                }
            } else if (table.implantStep(later) == s && passes[later].get(node)) {
                addWithUses(later, node);
            }
        }
    }

    private static boolean contains(int[] some, int node) {
        return Arrays.stream(some).anyMatch(other -> other == node);
    }

    /** The effect of a step takes hold of an asset. Returns false where it had before. */
    boolean add(int s, int node) {
        int hold = s * nodes.size() + node;
        if (held.get(hold)) {
            return false;
        }
        held.set(hold);
        holds.add(hold);
        Effect effect = table.step(s).effect().onEach();
        if (effect.conditionAfter() < 1) {
            services.weaken(node, effect.conditionAfter());
        } else if (effect instanceof Effect.Desynchronise) {
            services.weaken(node, 0);
        } else if (effect instanceof Effect.Falsify falsify) {
            mislead(node, falsify.leaves() < 1 ? 1 - falsify.leaves() : 1);
        } else {
            addPeople(effect, node);
        }
        return true;
    }

    /** Lies that harm nobody count as many people as hear them. */
    private void mislead(int node, double cost) {
        if (dependants.isEmpty()) {
            dependants = Optional.of(new Dependants(network, StepTable.COMMANDS));
        }
        for (Map.Entry<Integer, Double> receiver : dependants.get().of(node).entrySet()) {
            if (receiver.getKey() != node && Misled.obeys(nodes, receiver.getKey())) {
                services.mislead(receiver.getKey(), receiver.getValue(), cost);
            }
        }
    }

    private void addPeople(Effect effect, int node) {
        if (effect instanceof Effect.Intercept intercept && isSeen(node)) {
            double behind = read().behind(node);
            read().add(
                            node,
                            behind == 0
                                    ? 0
                                    : Math.min(1, intercept.subscribersEach().orElse(behind) / behind));
        } else if (effect instanceof Effect.Misroute misroute) {
            read().add(node, isSeen(node) ? 1 : 0);
            touched().add(node, misroute.loses());
        } else if (effect instanceof Effect.Drop drop) {
            touched().add(node, drop.share());
        } else if (effect instanceof Effect.Delay
                || effect instanceof Effect.Flood
                || effect instanceof Effect.Deregister) {
            touched().add(node, 1);
        } else if (effect instanceof Effect.Impostor impostor) {
            (impostor.reads() ? read() : touched()).addOperatorOf(node, impostor.weight() / (1 + impostor.weight()));
        }
    }

    private boolean isSeen(int node) {
        return !BLIND.contains(nodes.asset(node).kind());
    }

    private Crowd read() {
        if (read.isEmpty()) {
            makeCrowds();
        }
        return read.orElseThrow();
    }

    private Crowd touched() {
        if (touched.isEmpty()) {
            makeCrowds();
        }
        return touched.orElseThrow();
    }

    private void makeCrowds() {
        Audience audience = new Audience(network);
        read = Optional.of(new Crowd(network, audience));
        touched = Optional.of(new Crowd(network, audience));
    }

    /**
     * Candidates in the order in which a greedy attacker takes them: again and again the one that costs most people something for each unit of
     * its own cost, beside those taken before, among those that can still be paid for, of equal ones the earlier; behind them the others as they
     * stood. O(taken x candidates x cost of a fall).
     *
     * @param s the step that is to reach them
     * @param cost of a candidate
     * @param budget that the costs of those taken must not exceed
     * @param wanted number that are taken at most; of more than 1,000 the first so many
     */
    int[] greedy(int s, int[] candidates, IntToDoubleFunction cost, double budget, int wanted) {
        double[] costs = Arrays.stream(candidates).mapToDouble(cost).toArray();
        boolean[] isTaken = new boolean[candidates.length];
        IntList order = new IntList();
        double left = budget;
        Mark start = mark();
        while (order.size() < Math.min(Math.min(wanted, MOST_CHOSEN), candidates.length)) {
            int best = best(s, candidates, costs, left, isTaken);
            if (best < 0) {
                break;
            }
            isTaken[best] = true;
            order.add(candidates[best]);
            left -= costs[best];
            addWithUses(s, candidates[best]);
        }
        undo(start);
        for (int i = 0; i < candidates.length; i++) {
            if (!isTaken[i]) {
                order.add(candidates[i]);
            }
        }
        return order.toArray();
    }

    private int best(int s, int[] candidates, double[] costs, double left, boolean[] isTaken) {
        int best = -1;
        double most = -1;
        double already = people();
        for (int i = 0; i < candidates.length; i++) {
            if (isTaken[i] || costs[i] > left * (1 + SMALL)) {
                continue;
            }
            Mark mark = mark();
            addWithUses(s, candidates[i]);
            double gain = (people() - already) / costs[i];
            undo(mark);
            if (gain > most * (1 + SMALL) + SMALL) {
                most = gain;
                best = i;
            }
        }
        return best;
    }
}
