package org.faultline.dynamics.condition;

import java.util.Arrays;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Reachability;
import org.faultline.dynamics.state.Supply;

/**
 * The gates at the end of a run, held in their phases: a stock that bridges then bridges for ever, a dry gate passes its supply or what its
 * response says then. What is asked again and again is what levels follow from each other, so no time passes here. Nodes can be
 * started by hand, and kept from rising above a level.
 */
public final class HeldGates implements Supply, LevelListener {

    private final GateTable table;
    private final Gates ended;
    private final Levels levels;
    private final Providers providers;
    private final boolean[] started;
    private final float[] ceiling;

    /**
     * Gates over a state of their own.
     *
     * @param ended gates of the run whose end is asked about
     * @param levels of this state, not of that run
     * @param reachability in this state
     * @param nodes number of nodes
     */
    public HeldGates(GateTable table, Gates ended, Levels levels, Reachability reachability, int nodes) {
        this.table = table;
        this.ended = ended;
        this.levels = levels;
        providers = new Providers(table, levels, reachability);
        started = new boolean[nodes];
        ceiling = new float[nodes];
        Arrays.fill(ceiling, 1);
    }

    /** Nothing started and no ceilings; O(nodes). */
    public void reset() {
        Arrays.fill(started, false);
        Arrays.fill(ceiling, 1);
    }

    /** The supply of a node counts as there, or no longer. Touch the node for it to notice. */
    public void start(int node, boolean byHand) {
        started[node] = byHand;
    }

    /** True when the supply of a node counts as there. */
    public boolean isStarted(int node) {
        return started[node];
    }

    /** Keeps a node from rising above a level, 1 for no ceiling. Touch the node for it to notice. */
    public void cap(int node, double level) {
        ceiling[node] = (float) level;
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return table.dependants().start(node) < table.dependants().end(node);
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        Csr dependants = table.dependants();
        for (int i = dependants.start(node); i < dependants.end(node); i++) {
            int entry = dependants.at(i);
            int number = GateTable.number(entry);
            levels.touch(GateTable.kind(entry) == GateTable.COUNTS ? table.owner(number) : number, event);
        }
    }

    /** What the gates pass, but never so much that the level would exceed its ceiling. */
    @Override
    public double suppliedTo(int node, int cause) {
        double least = started[node] ? 1 : least(node);
        double own = levels.condition(node) * levels.share(node);
        return own * least > ceiling[node] ? ceiling[node] / own : least;
    }

    private double least(int node) {
        double least = 1;
        for (int g = table.firstGate(node); g < table.endGate(node); g++) {
            double floor = ended.floor(g);
            least = floor >= least ? least : Math.min(least, Math.max(floor, providers.supply(g)));
        }
        return least;
    }

    @Override
    public int lostBy(int node, int otherwise) {
        return otherwise;
    }
}
