package org.faultline.dynamics.attack;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Draws;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Dependants;
import org.faultline.model.Equipment;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.model.SupplyChain;
import org.faultline.model.Vendor;
import org.faultline.threat.AssetFilter;
import org.faultline.threat.Campaign;
import org.faultline.threat.Effect;
import org.faultline.threat.Purse;
import org.faultline.threat.Selector;
import org.faultline.threat.Step;
import org.faultline.threat.Trigger;

/** The steps of a campaign with the assets that pass their filters; not changed by runs and shared by all of them. */
public final class StepTable {

    private static final double ROUNDING = 1e-12;
    /** All assets without operator are looked after together. */
    private static final long NO_OPERATOR = 0;

    /** Needs over which data and commands come. */
    static final Set<Gate.Kind> COMMANDS =
            EnumSet.of(Gate.Kind.CONNECTIVITY, Gate.Kind.SIGNALLING, Gate.Kind.DATA, Gate.Kind.MANAGEMENT);

    private final List<Step> steps;
    private final Purse purse;
    private final Optional<SpendingPlan> plan;
    private final long[] keys;
    private final int[][] candidates;
    private final int[][] prerequisites;
    private final int[][] preventers;
    private final int[] watched;
    private final boolean[][] counted;
    private final int[] countedStep;
    private final int[] implantStep;
    private final int[] throughStep;
    private final int[][] managersOf;
    private final int[][] patched;
    private final SpreadTable[] spreads;
    private final Optional<Dependants> dependants;
    private final Supplier<Ranks> ranksAnew;
    /** By asset; empty where no operator keeps anything out. */
    private final long[] operatorKeys;

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
        purse = campaign.purse();
        keys = new long[steps.size()];
        candidates = new int[steps.size()][];
        prerequisites = new int[steps.size()][];
        preventers = new int[steps.size()][];
        watched = new int[steps.size()];
        counted = new boolean[steps.size()][];
        countedStep = new int[steps.size()];
        implantStep = new int[steps.size()];
        throughStep = new int[steps.size()];
        managersOf = managersOf(nodes);
        patched = new int[steps.size()][];
        spreads = new SpreadTable[steps.size()];
        dependants = steps.stream().anyMatch(StepTable::misleads)
                ? Optional.of(new Dependants(network, COMMANDS))
                : Optional.empty();
        ranksAnew = () -> new Ranks(network, nodes, () -> new Prospect(this, network, nodes));
        operatorKeys = operatorKeys(nodes);
        Ranks ranks = ranksAnew.get();
        Map<String, Integer> numbers = new HashMap<>();
        for (Step step : steps) {
            numbers.put(step.id(), numbers.size());
        }
        SupplyChain supply = SupplyChain.of(vendors);
        for (int s = 0; s < steps.size(); s++) {
            Step step = steps.get(s);
            keys[s] = Draws.keyOf(step.id());
            candidates[s] = candidates(step.targets(), nodes, equipment, supply, ranks);
            implantStep[s] = step.targets().implantedBy().map(numbers::get).orElse(-1);
            throughStep[s] = step.targets().through().map(numbers::get).orElse(-1);
            patched[s] = step.effect() instanceof Effect.Patch patch
                    ? patch.steps().stream().mapToInt(numbers::get).toArray()
                    : new int[0];
            if (step.effect() instanceof Effect.Contagion contagion) {
                int[] among = candidates(contagion.spread().among(), nodes, equipment, supply, ranks);
                List<SpreadTable.Trusted> trusted = contagion.spread().trusts().stream()
                        .map(t -> new SpreadTable.Trusted(
                                Arrays.stream(candidates(t.of(), nodes, equipment, supply, ranks))
                                        .boxed()
                                        .toList(),
                                Arrays.stream(candidates(t.by(), nodes, equipment, supply, ranks))
                                        .boxed()
                                        .toList(),
                                t.withinOperator()))
                        .toList();
                spreads[s] = new SpreadTable(contagion.spread(), candidates[s], among, trusted, network, nodes);
            }
            prerequisites[s] = step.trigger() instanceof Trigger.After after
                    ? after.steps().stream().mapToInt(numbers::get).toArray()
                    : new int[0];
            preventers[s] =
                    step.recurrence().unless().stream().mapToInt(numbers::get).toArray();
            countedStep[s] = -1;
            if (step.trigger() instanceof Trigger.Counter counter) {
                countedStep[s] = counter.step().map(numbers::get).orElse(-1);
                counted[s] = new boolean[nodes.size()];
                for (int node : candidates(counter.among(), nodes, equipment, supply, ranks)) {
                    counted[s][node] = true;
                }
            }
            watched[s] = step.trigger() instanceof Trigger.WhenBelow below ? nodes.of(below.subject()) : -1;
        }
        for (int s = 0; s < steps.size(); s++) {
            candidates[s] = ranks.ordered(s, candidates[s], steps.get(s), purse);
        }
        plan = purse.budget().isPresent() && purse.spending() == Purse.Spending.BY_IMPACT
                ? Optional.of(SpendingPlan.of(this, new Prospect(this, network, nodes), nodes))
                : Optional.empty();
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

    /** Ranks of assets for one run, which may remember what they worked out. */
    Ranks ranks() {
        return ranksAnew.get();
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

    /** Whether a step counts something that happens to an asset. */
    boolean counts(int s, Trigger.Counted what, int node) {
        return steps.get(s).trigger() instanceof Trigger.Counter counter && counter.what() == what && counted[s][node];
    }

    /** The step whose holds a step counts, or -1. */
    int countedStep(int s) {
        return countedStep[s];
    }

    /** What can be spent on the whole campaign. */
    Purse purse() {
        return purse;
    }

    /** What is bought where that is decided before the campaign begins. */
    Optional<SpendingPlan> plan() {
        return plan;
    }

    /** Whether a step is paid for when it comes, out of what the campaign has left. */
    boolean paysAsItComes(int s) {
        return plan.isEmpty() && purse.pays(steps.get(s));
    }

    /** What a step costs for reaching an asset. */
    double cost(int s, Asset asset) {
        return purse.cost(steps.get(s), asset);
    }

    /**
     * Those of some targets that can be paid for, in their order.
     *
     * @param budget what can be spent on them, at most what the step has
     */
    int[] affordable(int s, int[] targets, Nodes nodes, double budget) {
        double left = Math.min(budget, steps.get(s).targets().means().budget().orElse(Double.POSITIVE_INFINITY));
        IntList paid = new IntList();
        for (int node : targets) {
            double cost = cost(s, nodes.asset(node));
            if (cost <= left * (1 + ROUNDING)) {
                left = Math.max(0, left - cost);
                paid.add(node);
            }
        }
        return paid.toArray();
    }

    /** The step whose implants are the only candidates, or -1. */
    int implantStep(int s) {
        return implantStep[s];
    }

    /** The step that must hold a management system of the operator of each target, or -1. */
    int throughStep(int s) {
        return throughStep[s];
    }

    /**
     * Management systems of the operator of an asset, none for an asset without operator; not to be changed. May be asked only where a step
     * goes through such systems.
     */
    int[] managersOf(int node) {
        return managersOf[node];
    }

    private int[][] managersOf(Nodes nodes) {
        if (steps.stream().allMatch(s -> s.targets().through().isEmpty())) {
            return new int[0][];
        }
        int[][] of = new int[nodes.assets()][];
        Map<String, IntList> byOperator = new HashMap<>();
        for (int node = 0; node < nodes.assets(); node++) {
            if (nodes.asset(node).kind().layer() == AssetKind.Layer.MANAGEMENT) {
                int manager = node;
                nodes.asset(node).operator().ifPresent(o -> byOperator
                        .computeIfAbsent(o, x -> new IntList())
                        .add(manager));
            }
        }
        Map<String, int[]> managers = new HashMap<>();
        byOperator.forEach((operator, all) -> managers.put(operator, all.toArray()));
        for (int node = 0; node < of.length; node++) {
            of[node] = nodes.asset(node)
                    .operator()
                    .map(o -> managers.getOrDefault(o, new int[0]))
                    .orElse(new int[0]);
        }
        return of;
    }

    private long[] operatorKeys(Nodes nodes) {
        if (steps.stream().allMatch(s -> s.recurrence().getsIn() >= 1)) {
            return new long[0];
        }
        long[] keyed = new long[nodes.assets()];
        Arrays.setAll(
                keyed, node -> nodes.asset(node).operator().map(Draws::keyOf).orElse(NO_OPERATOR));
        return keyed;
    }

    /** By whom an asset is run, for draws. May be asked only where an operator keeps a step out. */
    long operatorKey(int node) {
        return operatorKeys[node];
    }

    /** Steps that a step keeps out of its targets. */
    int[] patched(int s) {
        return patched[s];
    }

    /** Who takes data and commands from whom; empty where no step makes anybody obey false ones. */
    Optional<Dependants> dependants() {
        return dependants;
    }

    private static boolean misleads(Step step) {
        return step.effect().onEach() instanceof Effect.Falsify falsify && falsify.leaves() < 1;
    }

    /** The spread of a step, null where it has none. */
    SpreadTable spread(int s) {
        return spreads[s];
    }
}
