package org.faultline.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.dynamics.condition.Gates;
import org.faultline.dynamics.condition.Waits;
import org.faultline.dynamics.group.Groups;
import org.faultline.dynamics.group.HeldGroups;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.transport.Flows;
import org.faultline.dynamics.transport.Reach;
import org.faultline.trace.Deadlock;
import org.faultline.trace.EventLog;

/**
 * Finds deadlocks of recovery at the end of a run: nodes that could stand with everything else as it is, and do not because each waits for
 * another.
 *
 * <p>The state to which everything falls from whole under the present damage is compared with the one to which everything rises from the present
 * state ({@link Probe}). Where they differ, following what a node misses leads round in a circle; without a circle among what is
 * down, one look at it is all the work there is ({@link Circles}). Each circle needs starters of its own, for what waits only for
 * others rises with them: circles are therefore broken one by one, each once all for whom it waits have risen, and a smallest
 * set for each of them makes a smallest set for all.
 */
final class Deadlocks {

    private final CompiledNetwork compiled;
    private final Levels levels;
    private final Gates gates;
    private final Groups groups;
    private final EventLog log;
    private final Waits waits;
    private final Circles circles;
    private final Optional<Flows> flows;
    private final int mostTrials;
    private Optional<Probe> probe = Optional.empty();

    /** Looks at the runs of one state, with at most so many trials for each. */
    Deadlocks(
            CompiledNetwork compiled,
            Levels levels,
            Gates gates,
            Groups groups,
            EventLog log,
            Reach reach,
            Optional<Flows> flows,
            Circles.Traits traits,
            int mostTrials) {
        this.flows = flows;
        this.compiled = compiled;
        this.levels = levels;
        this.gates = gates;
        this.groups = groups;
        this.log = log;
        this.mostTrials = mostTrials;
        waits = new Waits(compiled.gates(), gates, levels, reach);
        circles = new Circles(compiled, traits);
    }

    /**
     * The deadlock in which the run ended, all that is independent of each other taken together. O(nodes that changed) where nothing waits in a circle,
     * otherwise bounded by the budget of {@link Starters}. What rules over many assets decided in the run is held where it is not
     * monotone ({@link HeldGroups}).
     */
    Optional<Deadlock> find() {
        if (!compiled.groups().isEmpty() && hasOnlyFallen()) {
            return Optional.empty();
        }
        IntList low = levels.unsupplied();
        boolean goesRound = low.size() > 0
                && circles.parts(low, levels, waits, groups::forEachMissed).stream()
                        .anyMatch(Circles.Part::circular);
        return goesRound ? find(low) : Optional.empty();
    }

    /** Who only falls from whole falls no further than he must: cascades of large groups, of which this spares the search. */
    private boolean hasOnlyFallen() {
        for (int event = 0; event < log.size(); event++) {
            if (log.isRise(event)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Deadlock> find(IntList low) {
        if (probe.isEmpty()) {
            probe = Optional.of(new Probe(compiled, levels, gates, groups));
        }
        Probe tried = probe.get();
        tried.rise(flows.map(Flows::isUntouched).orElse(true));
        IntList locked = new IntList();
        for (int i = 0; i < low.size(); i++) {
            if (!tried.stands(low.at(i))) {
                locked.add(low.at(i));
            }
        }
        return locked.size() == 0 ? Optional.empty() : Optional.of(broken(tried, locked));
    }

    private Deadlock broken(Probe tried, IntList locked) {
        Starters starters = new Starters(tried, mostTrials);
        boolean[] inCircle = new boolean[compiled.nodes().size()];
        IntList started = new IntList();
        int loops = 0;
        for (Circles.Part part : circles.parts(locked, tried.levels(), tried.waits(), tried.groups()::forEachMissed)) {
            int[] found = starters.start(part.nodes());
            loops += found.length > 0 ? 1 : 0;
            for (int node : found) {
                started.add(node);
            }
            for (int i = 0; found.length > 0 && i < part.nodes().length; i++) {
                inCircle[part.nodes()[i]] = true;
            }
        }
        List<String> members = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < locked.size(); i++) {
            (inCircle[locked.at(i)] ? members : waiting).add(compiled.nodes().id(locked.at(i)));
        }
        int[] inOrder = started.toArray();
        Arrays.sort(inOrder);
        return new Deadlock(
                Deadlock.Named.of(members),
                Deadlock.Named.of(waiting),
                Deadlock.Named.of(
                        Arrays.stream(inOrder).mapToObj(compiled.nodes()::id).toList()),
                loops,
                starters.areShortest());
    }
}
