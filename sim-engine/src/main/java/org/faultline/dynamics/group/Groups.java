package org.faultline.dynamics.group;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Supply;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.model.Group;

/**
 * The groups of a network during one run. They stand between the gates and the levels: what the gates pass to a node, a group that
 * the node is in may take away altogether. A node without groups costs one look.
 */
public final class Groups implements Supply, LevelListener {

    private final GroupTable table;
    private final Supply gates;
    private final Levels levels;
    private final Csr slots;
    private final Rule[] rule;
    private final int[] member;
    private final Rule[] rules;

    /** The state of a run over a compiled table; {@code gates} are asked first. */
    public Groups(GroupTable table, Nodes nodes, Supply gates, Levels levels, Agenda agenda) {
        this.table = table;
        this.gates = gates;
        this.levels = levels;
        this.slots = table.slots();
        rule = new Rule[slots.size()];
        member = new int[slots.size()];
        rules = new Rule[table.groups().size()];
        int slot = 0;
        for (int g = 0; g < rules.length; g++) {
            GroupTable.Members members = table.groups().get(g);
            rules[g] = of(members, nodes, levels, agenda);
            for (int m = 0; m < members.size(); m++) {
                rule[slot] = rules[g];
                member[slot++] = m;
            }
        }
    }

    private static Rule of(GroupTable.Members members, Nodes nodes, Levels levels, Agenda agenda) {
        Group group = members.group();
        if (group instanceof Group.LargestComponent) {
            return new LargestComponent(members, levels, agenda);
        }
        if (group instanceof Group.Neighbours neighbours) {
            return new Neighbourhood(neighbours, members, nodes, levels, agenda);
        }
        if (group instanceof Group.SharedLoad load) {
            if (load.passing() == Group.SharedLoad.Passing.NEARBY) {
                return new LocalLoad(load, members, nodes, levels, agenda);
            }
            return new SharedLoad(load, members, nodes, levels, agenda);
        }
        return new PathLoad((Group.PathLoad) group, members, levels, agenda);
    }

    /** Every member able, before a replication. */
    public void reset(Draws draws) {
        for (Rule r : rules) {
            r.reset(draws);
        }
    }

    /** Touches the members that do not meet the rule of their group when everything is whole. */
    public void settle() {
        for (Rule r : rules) {
            r.settle();
        }
    }

    @Override
    public double suppliedTo(int node, int cause) {
        double supplied = gates.suppliedTo(node, cause);
        long place = table.place(node);
        if (place == GroupTable.NOWHERE) {
            return supplied;
        }
        boolean whole = supplied > 0 && levels.condition(node) > 0 && levels.share(node) > 0;
        if (place == GroupTable.SEVERAL) {
            return allow(node, whole, cause) ? supplied : 0;
        }
        Rule only = rules[group(place)];
        only.evaluated(member(place), whole, cause);
        return only.passes(member(place)) ? supplied : 0;
    }

    @Override
    public int readAhead(int node) {
        return (int) table.place(node) + gates.readAhead(node);
    }

    private static int group(long place) {
        return (int) (place >> Integer.SIZE);
    }

    private static int member(long place) {
        return (int) place;
    }

    private boolean allow(int node, boolean whole, int cause) {
        int start = slots.start(node);
        int end = slots.end(node);
        int denials = 0;
        boolean passes = true;
        for (int i = start; i < end; i++) {
            int slot = slots.at(i);
            denials += rule[slot].denies(member[slot]) ? 1 : 0;
            passes &= rule[slot].passes(member[slot]);
        }
        for (int i = start; i < end; i++) {
            int slot = slots.at(i);
            int others = denials == 0 ? 0 : denials - (rule[slot].denies(member[slot]) ? 1 : 0);
            rule[slot].evaluated(member[slot], whole && others == 0, cause);
        }
        return passes;
    }

    @Override
    public int lostBy(int node, int otherwise) {
        long place = table.place(node);
        if (place == GroupTable.SEVERAL) {
            for (int i = slots.start(node); i < slots.end(node); i++) {
                int slot = slots.at(i);
                if (rule[slot].denies(member[slot])) {
                    return lostBy(rule[slot], member[slot], otherwise);
                }
            }
        } else if (place != GroupTable.NOWHERE && rules[group(place)].denies(member(place))) {
            return lostBy(rules[group(place)], member(place), otherwise);
        }
        return gates.lostBy(node, otherwise);
    }

    private static int lostBy(Rule denying, int member, int otherwise) {
        int event = denying.lostBy(member);
        return event < 0 ? otherwise : event;
    }

    /** At the end of a run: true when a group keeps a node out whoever else comes back. */
    boolean staysOut(int node) {
        for (int i = slots.start(node); i < slots.end(node); i++) {
            int slot = slots.at(i);
            if (rule[slot].staysOut(member[slot])) {
                return true;
            }
        }
        return false;
    }

    /** The rules about neighbours, in the order of the groups. */
    List<Neighbourhood> neighbourhoods() {
        return Arrays.stream(rules)
                .filter(Neighbourhood.class::isInstance)
                .map(Neighbourhood.class::cast)
                .toList();
    }

    /** Hands out the neighbours of which a node has too few. */
    public void forEachMissed(int node, IntConsumer neighbour) {
        for (int i = slots.start(node); i < slots.end(node); i++) {
            int slot = slots.at(i);
            if (rule[slot] instanceof Neighbourhood neighbourhood) {
                neighbourhood.forEachMissed(member[slot], neighbour);
            }
        }
    }

    @Override
    public boolean hearsLevelOf(int node) {
        for (int i = slots.start(node); i < slots.end(node); i++) {
            if (rule[slots.at(i)].hearsChanges()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        if ((from > 0) == (to > 0)) {
            return;
        }
        for (int i = slots.start(node); i < slots.end(node); i++) {
            int slot = slots.at(i);
            rule[slot].changed(member[slot], to > 0, event);
        }
    }
}
