package org.faultline.dynamics.attack;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Draws;
import org.faultline.model.Equipment;
import org.faultline.model.Network;
import org.faultline.model.SupplyChain;
import org.faultline.model.Vendor;
import org.faultline.threat.AssetFilter;
import org.faultline.threat.Campaign;
import org.faultline.threat.Effect;
import org.faultline.threat.Selector;
import org.faultline.threat.Step;
import org.faultline.threat.Trigger;

/** The steps of a campaign with the assets that pass their filters; not changed by runs and shared by all of them. */
public final class StepTable {

    private final List<Step> steps;
    private final long[] keys;
    private final int[][] candidates;
    private final int[][] prerequisites;
    private final int[][] preventers;
    private final int[] watched;
    private final int[] implantStep;
    private final int[][] patched;
    private final SpreadTable[] spreads;

    /**
     * Compiles a campaign against a network with assigned equipment; O(steps x assets).
     *
     * @param equipment maker of each asset, in the order of the network
     * @param vendors to find what is inside products
     */
    public StepTable(
            Campaign campaign,
            Network network,
            Nodes nodes,
            List<Optional<Equipment>> equipment,
            List<Vendor> vendors) {
        steps = campaign.steps();
        keys = new long[steps.size()];
        candidates = new int[steps.size()][];
        prerequisites = new int[steps.size()][];
        preventers = new int[steps.size()][];
        watched = new int[steps.size()];
        implantStep = new int[steps.size()];
        patched = new int[steps.size()][];
        spreads = new SpreadTable[steps.size()];
        Ranks ranks = new Ranks(network, nodes);
        Map<String, Integer> numbers = new HashMap<>();
        for (Step step : steps) {
            numbers.put(step.id(), numbers.size());
        }
        SupplyChain supply = SupplyChain.of(vendors);
        for (int s = 0; s < steps.size(); s++) {
            Step step = steps.get(s);
            keys[s] = Draws.keyOf(step.id());
            candidates[s] = ranks.ordered(candidates(step.targets(), nodes, equipment, supply, ranks), step.targets());
            implantStep[s] = step.targets().implantedBy().map(numbers::get).orElse(-1);
            patched[s] = step.effect() instanceof Effect.Patch patch
                    ? patch.steps().stream().mapToInt(numbers::get).toArray()
                    : new int[0];
            if (step.effect() instanceof Effect.Contagion contagion) {
                int[] among = candidates(contagion.spread().among(), nodes, equipment, supply, ranks);
                spreads[s] = new SpreadTable(contagion.spread(), candidates[s], among, network, nodes);
            }
            prerequisites[s] = step.trigger() instanceof Trigger.After after
                    ? after.steps().stream().mapToInt(numbers::get).toArray()
                    : new int[0];
            preventers[s] =
                    step.recurrence().unless().stream().mapToInt(numbers::get).toArray();
            watched[s] = step.trigger() instanceof Trigger.WhenBelow below ? nodes.of(below.subject()) : -1;
        }
    }

    private static int[] candidates(
            Selector selector, Nodes nodes, List<Optional<Equipment>> equipment, SupplyChain supply, Ranks ranks) {
        AssetFilter filter = new AssetFilter(selector, supply);
        IntList found = new IntList();
        for (int node = 0; node < nodes.assets(); node++) {
            if (filter.passes(nodes.asset(node), equipment.get(node))
                    && (selector.degreeAbove() < 0 || ranks.degree(node) > selector.degreeAbove())) {
                found.add(node);
            }
        }
        return selector.ids().isEmpty() ? found.toArray() : asListed(selector.ids(), nodes, found);
    }

    /** Named assets stand in the order in which they were named. */
    private static int[] asListed(List<String> ids, Nodes nodes, IntList found) {
        Map<String, Integer> place = new HashMap<>();
        ids.forEach(id -> place.putIfAbsent(id, place.size()));
        return Arrays.stream(found.toArray())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer node) -> place.get(nodes.asset(node).id())))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Number of steps. */
    public int size() {
        return steps.size();
    }

    /** Number of assets that pass the filter of a step, implants not considered. */
    public int candidateCount(int step) {
        return candidates[step].length;
    }

    Step step(int s) {
        return steps.get(s);
    }

    long key(int s) {
        return keys[s];
    }

    /** Assets that pass the filter, in the order of the list of ids, otherwise of the network; not to be changed. */
    int[] candidates(int s) {
        return candidates[s];
    }

    int[] prerequisites(int s) {
        return prerequisites[s];
    }

    /** Steps of which none may have fired; not to be changed. */
    int[] preventers(int s) {
        return preventers[s];
    }

    /** The node whose level a step waits for, or -1. */
    int watched(int s) {
        return watched[s];
    }

    /** The step whose implants are the only candidates, or -1. */
    int implantStep(int s) {
        return implantStep[s];
    }

    /** Steps that a step keeps out of its targets. */
    int[] patched(int s) {
        return patched[s];
    }

    /** The spread of a step, null where it has none. */
    SpreadTable spread(int s) {
        return spreads[s];
    }
}
