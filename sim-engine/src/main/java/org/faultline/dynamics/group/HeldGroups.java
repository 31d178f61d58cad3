package org.faultline.dynamics.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Supply;
import org.faultline.kernel.Draws;
import org.faultline.model.Group;

/**
 * The groups at the end of a run, as far as they only ever let more work when more works. Neighbourhoods go on to count, for they are
 * monotone. What the other rules decided is held: who has tripped stays out, and who is not in the largest component, be it that he is
 * cut off or that he is down himself, does not come into it. A node that is started by hand needs no neighbours.
 */
public final class HeldGroups implements Supply, LevelListener {

    private final Groups ended;
    private final Supply gates;
    private final IntPredicate started;
    private final Csr slots;
    private final List<Optional<Neighbourhood>> bySlot = new ArrayList<>();
    private final int[] member;
    private final List<Neighbourhood> neighbourhoods = new ArrayList<>();

    /**
     * Groups over a state of their own.
     *
     * @param ended groups of the run whose end is asked about
     * @param gates of this state, which are asked first
     * @param started who is started by hand
     * @param levels of this state
     */
    public HeldGroups(GroupTable table, Groups ended, Supply gates, IntPredicate started, Levels levels) {
        this.ended = ended;
        this.gates = gates;
        this.started = started;
        slots = table.slots();
        member = new int[slots.size()];
        int slot = 0;
        for (GroupTable.Members members : table.groups()) {
            Optional<Neighbourhood> held = Optional.empty();
            if (members.group() instanceof Group.Neighbours neighbours) {
                held = Optional.of(new Neighbourhood(neighbours, members, levels));
                neighbourhoods.add(held.orElseThrow());
            }
            for (int m = 0; m < members.size(); m++) {
                bySlot.add(held);
                member[slot++] = m;
            }
        }
    }

    /** Everybody works; O(members that had lost neighbours). */
    public void reset() {
        List<Neighbourhood> inTheRun = ended.neighbourhoods();
        for (int n = 0; n < inTheRun.size(); n++) {
            neighbourhoods.get(n).reset(new Draws(0, 0));
            neighbourhoods.get(n).takeNumbersOf(inTheRun.get(n));
        }
    }

    @Override
    public double suppliedTo(int node, int cause) {
        double supplied = gates.suppliedTo(node, cause);
        return supplied > 0 && !ended.staysOut(node) && (started.test(node) || hasNeighbours(node)) ? supplied : 0;
    }

    private boolean hasNeighbours(int node) {
        for (int i = slots.start(node); i < slots.end(node); i++) {
            int slot = slots.at(i);
            if (!bySlot.get(slot).map(n -> n.passes(member[slot])).orElse(true)) {
                return false;
            }
        }
        return true;
    }

    /** Hands out the neighbours of which a node has too few in this state. */
    public void forEachMissed(int node, IntConsumer neighbour) {
        for (int i = slots.start(node); i < slots.end(node); i++) {
            int slot = slots.at(i);
            bySlot.get(slot).ifPresent(n -> n.forEachMissed(member[slot], neighbour));
        }
    }

    @Override
    public int lostBy(int node, int otherwise) {
        return otherwise;
    }

    @Override
    public boolean hearsLevelOf(int node) {
        for (int i = slots.start(node); i < slots.end(node); i++) {
            if (bySlot.get(slots.at(i)).isPresent()) {
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
            bySlot.get(slot).ifPresent(n -> n.changed(member[slot], to > 0, event));
        }
    }
}
