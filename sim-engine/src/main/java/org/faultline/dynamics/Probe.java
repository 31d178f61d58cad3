package org.faultline.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.dynamics.condition.Gates;
import org.faultline.dynamics.condition.HeldGates;
import org.faultline.dynamics.condition.Waits;
import org.faultline.dynamics.group.Groups;
import org.faultline.dynamics.group.HeldGroups;
import org.faultline.dynamics.power.Islands;
import org.faultline.dynamics.radio.Coverage;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Restarts;
import org.faultline.dynamics.transport.HeldWays;
import org.faultline.dynamics.transport.Reach;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.trace.EventLog;

/**
 * The end of a run, to be tried out: the damage of the run and the phases of its gates stay as they are, restarts take no time, and
 * everything settles at once, through the same subsystems as in the run. With the outcome of
 * groups held where it is not monotone ({@link HeldGroups}), all of them are monotone: where
 * something rises nothing falls. From everything whole the state therefore falls to the greatest one that the damage allows (the
 * <em>best</em>), and from the state of the run it rises to the least one above it, whatever the order (Knaster-Tarski).
 *
 * <p>Every change since the state of the run is remembered and can be taken back. Each question costs what it changes.
 */
final class Probe implements LevelListener {

    /** Smaller differences count as none: users are counted in thousandths, and rising by halves stops short by roundings. */
    private static final double TOLERANCE = 1e-4;

    /** To look at so many assets costs about as much as to change a level. */
    private static final int ASSETS_PER_CHANGE = 16;

    private final CompiledNetwork compiled;
    private final Levels ended;
    private final Agenda agenda = new Agenda();
    private final EventLog log = new EventLog(1);
    private final Levels levels;
    private final HeldGates gates;
    private final HeldGroups groups;
    private final Waits waits;
    private final Reach reach;
    private final Islands islands;
    private final Coverage coverage;
    private final Optional<HeldWays> ways;
    private final float[] best;
    private final IntList changed = new IntList();
    private final IntList before = new IntList();
    private boolean remembers;
    private final int farReaching;
    private long work;

    /** A probe for the runs of one state; it holds as much as such a state does. */
    Probe(CompiledNetwork compiled, Levels ended, Gates endedGates, Groups endedGroups) {
        this.compiled = compiled;
        this.ended = ended;
        Nodes nodes = compiled.nodes();
        levels = new Levels(nodes, agenda, log, Restarts.none());
        reach = new Reach(compiled.traffic(), levels, agenda);
        gates = new HeldGates(compiled.gates(), endedGates, levels, reach, nodes.size());
        waits = new Waits(compiled.gates(), endedGates, levels, reach);
        islands = new Islands(compiled.grid(), levels, agenda);
        coverage = new Coverage(compiled.cells(), levels, agenda);
        ways = compiled.flows().map(table -> new HeldWays(table, levels, agenda));
        groups = new HeldGroups(compiled.groups(), endedGroups, gates, gates::isStarted, levels);
        List<LevelListener> listeners = new ArrayList<>(List.of(reach, islands, coverage, gates));
        if (!compiled.groups().isEmpty()) {
            listeners.add(groups);
        }
        ways.ifPresent(listeners::add);
        listeners.add(this);
        levels.connect(compiled.groups().isEmpty() ? gates : groups, listeners);
        best = new float[nodes.size()];
        int wide = wide(nodes) + ways.map(HeldWays::breadth).orElse(0);
        farReaching = 1 + wide / ASSETS_PER_CHANGE;
    }

    /** Transit assets and buses: paths and islands look at all of them when one of them comes or goes. */
    private int wide(Nodes nodes) {
        int wide = 0;
        for (int node = 0; node < nodes.assets(); node++) {
            wide += reach.hearsLevelOf(node) || nodes.asset(node).kind().carriesPower() ? 1 : 0;
        }
        return wide;
    }

    /**
     * Takes up the state at the end of the run and lets everything rise that can; O(nodes + changes).
     *
     * @param untouched false when somebody tampers with what flows
     */
    void rise(boolean untouched) {
        fallFromWhole();
        if (ways.isPresent()) {
            if (untouched) {
                ways.get().openCrowded();
            } else {
                ways.get().openAll();
            }
            settle();
        }
        for (int node = 0; node < best.length; node++) {
            best[node] = (float) levels.level(node);
        }
        IntList lower = new IntList();
        for (int node = 0; node < best.length; node++) {
            if (ended.level(node) < best[node]) {
                lower.add(node);
                cap(node, ended.level(node));
            }
        }
        settle();
        free(lower);
        remembers = true;
    }

    private void fallFromWhole() {
        Draws draws = new Draws(0, 0);
        remembers = false;
        changed.clear();
        before.clear();
        work = 0;
        agenda.clear();
        levels.reset(draws);
        gates.reset();
        groups.reset();
        reach.reset();
        islands.reset();
        coverage.reset();
        ways.ifPresent(HeldWays::reset);
        for (int node = 0; node < best.length; node++) {
            if (ended.condition(node) < 1) {
                levels.setCondition(node, ended.condition(node), EventLog.NO_CAUSE);
            } else if (compiled.settles()) {
                levels.touch(node, EventLog.NO_CAUSE);
            }
        }
        islands.touchAll();
        settle();
    }

    /** Each question is a moment of its own: what many questions change is not taken for unrest within one. */
    private void settle() {
        agenda.runUntil(agenda.now() + 1);
        log.clear();
    }

    private void cap(int node, double level) {
        gates.cap(node, level);
        levels.touch(node, EventLog.NO_CAUSE);
    }

    private void free(IntList capped) {
        for (int i = 0; i < capped.size(); i++) {
            int node = capped.at(i);
            cap(node, gates.isStarted(node) ? best[node] : 1);
        }
        settle();
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        if (remembers) {
            changed.add(node);
            before.add(Float.floatToRawIntBits((float) from));
            work += isFarReaching(node) ? farReaching : 1;
        }
    }

    private boolean isFarReaching(int node) {
        return reach.hearsLevelOf(node)
                || islands.hearsLevelOf(node)
                || (ways.isPresent() && ways.get().hearsLevelOf(node));
    }

    /** Starts a node by hand: it rises to its best as far as its share allows, and others with it. */
    void start(int node) {
        gates.start(node, true);
        cap(node, best[node]);
        settle();
    }

    /** A point to which {@link #backTo} leads. */
    int mark() {
        return changed.size();
    }

    /**
     * Takes back all that rose since a mark.
     *
     * @param stopped nodes that were started since then and are no longer
     */
    void backTo(int mark, int... stopped) {
        IntList risen = new IntList();
        for (int node : stopped) {
            gates.start(node, false);
            cap(node, levels.level(node));
            risen.add(node);
        }
        for (int i = changed.size() - 1; i >= mark; i--) {
            cap(changed.at(i), Float.intBitsToFloat(before.at(i)));
            risen.add(changed.at(i));
        }
        settle();
        free(risen);
        changed.shorten(mark);
        before.shorten(mark);
    }

    /** True when a node delivers what it can at best. */
    boolean stands(int node) {
        return levels.level(node) > best[node] - TOLERANCE;
    }

    /** What the trials since the state had risen cost, in changes of levels that concern few others. */
    long work() {
        return work;
    }

    /** The levels of this state. */
    Levels levels() {
        return levels;
    }

    /** What is missing in this state. */
    Waits waits() {
        return waits;
    }

    /** The groups of this state. */
    HeldGroups groups() {
        return groups;
    }
}
