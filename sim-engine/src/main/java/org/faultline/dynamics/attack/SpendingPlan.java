package org.faultline.dynamics.attack;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.threat.Effect;
import org.faultline.threat.Step;

/**
 * What an attacker with one budget buys before the campaign begins: again and again the effect at an asset that costs most people something for
 * each unit that it costs the attacker, together with all that it needs and is not paid for yet: the step itself and those that it comes after, a
 * backdoor there, a management system of the operator (the cheapest). What adds nothing is not bought.
 *
 * <p>O(bought x steps x candidates x cost of a fall), of at most 1,000 that are bought.
 */
final class SpendingPlan {

    private static final double SMALL = 1e-9;
    private static final int MOST_BOUGHT = 1_000;

    /** Something that is paid for once: a step, or a step at an asset. */
    private record Item(int step, int node) {
        private static final int NOWHERE = -1;

        static Item itself(int step) {
            return new Item(step, NOWHERE);
        }

        boolean isStep() {
            return node == NOWHERE;
        }
    }

    private final StepTable table;
    private final Prospect prospect;
    private final Nodes nodes;
    private final Set<Item> bought = new LinkedHashSet<>();
    private final IntList[] targets;
    private final double[] spentOn;
    private double left;

    private SpendingPlan(StepTable table, Prospect prospect, Nodes nodes) {
        this.table = table;
        this.prospect = prospect;
        this.nodes = nodes;
        targets = new IntList[table.size()];
        Arrays.setAll(targets, s -> new IntList());
        spentOn = new double[table.size()];
        left = table.purse().budget().orElseThrow();
    }

    /** Buys as long as something that adds to the loss can be paid for. */
    static SpendingPlan of(StepTable table, Prospect prospect, Nodes nodes) {
        SpendingPlan plan = new SpendingPlan(table, prospect, nodes);
        Optional<Set<Item>> next = plan.best();
        while (next.isPresent() && plan.bought.size() < MOST_BOUGHT) {
            plan.buy(next.get());
            next = plan.best();
        }
        return plan;
    }

    /** Whether a step is paid for. */
    boolean begins(int s) {
        return bought.contains(Item.itself(s));
    }

    /** Assets for which a step is paid, in the order in which they were bought. */
    int[] targets(int s) {
        return targets[s].toArray();
    }

    private void buy(Set<Item> items) {
        left = Math.max(0, left - cost(items));
        for (Item item : items) {
            if (bought.add(item) && !item.isStep()) {
                targets[item.step()].add(item.node());
                spentOn[item.step()] += cost(item);
                prospect.add(item.step(), item.node());
            }
        }
    }

    private Optional<Set<Item>> best() {
        Optional<Set<Item>> best = Optional.empty();
        double most = 0;
        double already = prospect.people();
        for (int s = 0; s < table.size(); s++) {
            if (!isPaid(s) || table.step(s).effect() instanceof Effect.Nothing) {
                continue;
            }
            for (int node : table.candidates(s)) {
                Set<Item> items = new LinkedHashSet<>();
                if (bought.contains(new Item(s, node)) || !collect(s, node, items) || !fits(items)) {
                    continue;
                }
                double gain = (with(items) - already) / cost(items);
                if (gain > most * (1 + SMALL) + SMALL) {
                    most = gain;
                    best = Optional.of(items);
                }
            }
        }
        return best;
    }

    /** People whom it costs something when these are bought as well. */
    private double with(Set<Item> items) {
        Prospect.Mark mark = prospect.mark();
        items.stream().filter(i -> !i.isStep()).forEach(i -> prospect.add(i.step(), i.node()));
        double people = prospect.people();
        prospect.undo(mark);
        return people;
    }

    /** An effect at an asset and all that it needs and is not paid for. Returns false where it needs what cannot be had. */
    private boolean collect(int s, int node, Set<Item> items) {
        if (!prospect.passes(s, node)) {
            return false;
        }
        if (!isPaid(s)) {
            return true;
        }
        open(s, items);
        if (table.implantStep(s) >= 0 && !collect(table.implantStep(s), node, items)) {
            return false;
        }
        if (table.throughStep(s) >= 0 && !collectManager(table.throughStep(s), node, items)) {
            return false;
        }
        if (!bought.contains(new Item(s, node))) {
            items.add(new Item(s, node));
        }
        return true;
    }

    private boolean collectManager(int s, int node, Set<Item> items) {
        double least = Double.POSITIVE_INFINITY;
        Set<Item> cheapest = Set.of();
        for (int manager : table.managersOf(node)) {
            Set<Item> with = new LinkedHashSet<>(items);
            if (collect(s, manager, with) && cost(with) < least) {
                least = cost(with);
                cheapest = with;
            }
        }
        items.addAll(cheapest);
        return least < Double.POSITIVE_INFINITY;
    }

    private void open(int s, Set<Item> items) {
        if (isPaid(s) && !bought.contains(Item.itself(s)) && items.add(Item.itself(s))) {
            for (int before : table.prerequisites(s)) {
                open(before, items);
            }
        }
    }

    private boolean isPaid(int s) {
        return table.purse().pays(table.step(s));
    }

    private boolean fits(Set<Item> items) {
        if (cost(items) > left * (1 + SMALL)) {
            return false;
        }
        for (int s = 0; s < table.size(); s++) {
            int step = s;
            Step at = table.step(s);
            long more =
                    items.stream().filter(i -> !i.isStep() && i.step() == step).count();
            double price = items.stream()
                    .filter(i -> !i.isStep() && i.step() == step)
                    .mapToDouble(this::cost)
                    .sum();
            long most =
                    Math.min(at.targets().count(), StrictMath.round(at.targets().share() * table.candidates(s).length));
            double budget = at.targets().means().budget().orElse(Double.POSITIVE_INFINITY);
            if (more > 0 && (targets[s].size() + more > most || spentOn[s] + price > budget * (1 + SMALL))) {
                return false;
            }
        }
        return true;
    }

    private double cost(Set<Item> items) {
        return items.stream().mapToDouble(this::cost).sum();
    }

    private double cost(Item item) {
        return item.isStep()
                ? table.step(item.step()).targets().means().toBegin()
                : table.cost(item.step(), nodes.asset(item.node()));
    }
}
