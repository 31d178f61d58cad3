package org.faultline.dynamics.power;

import java.util.Arrays;
import org.faultline.dynamics.state.Components;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Handler;
import org.faultline.trace.EventLog;

/**
 * The balance of every island of the grid during one run.
 *
 * <p>Working buses joined by lines form an island. What its generators can give, divided by what its buses want, is the share
 * of load that every bus of the island gets, at most one: shedding is spread evenly. A generator counts when a working bus is
 * its neighbour. A bus that works itself but lost a need of its own still joins its neighbours: current passes, customers get
 * none. An island's fall names the first failure of the moment in it or at its border, its rise the first return; where there is
 * none, more load came back, or less was left. Flows, ratings and ramps play no part here.
 */
public final class Islands implements LevelListener {

    private final Grid grid;
    private final Csr neighbours;
    private final Levels levels;
    private final Agenda agenda;
    private final Components components;
    private final double[] wanted;
    private final double[] given;
    private final int[] fallenBy;
    private final int[] risenBy;
    private final IntList changed = new IntList();
    private final IntList changes = new IntList();
    private final Handler balance = this::balance;

    /** The state of a run over a compiled grid. */
    public Islands(Grid grid, Levels levels, Agenda agenda) {
        this.grid = grid;
        this.neighbours = grid.neighbours();
        this.levels = levels;
        this.agenda = agenda;
        components = new Components(grid.size(), neighbours, grid.buses());
        wanted = new double[grid.buses().length];
        given = new double[grid.buses().length];
        fallenBy = new int[grid.buses().length];
        risenBy = new int[grid.buses().length];
    }

    /** The intact grid, before a replication. */
    public void reset() {
        changed.clear();
        changes.clear();
    }

    /** Balances all islands as they are. */
    public void touchAll() {
        agenda.soon(balance, 0, 0);
    }

    @Override
    public boolean hearsConditions() {
        return grid.buses().length > 0;
    }

    @Override
    public void conditionChanged(int node, double from, double to, int event) {
        if (grid.isBus(node)) {
            schedule(node, event);
        }
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return grid.isGenerator(node);
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        schedule(node, event);
    }

    private void schedule(int node, int event) {
        if (changed.size() == 0) {
            agenda.soon(balance, 0, 0);
        }
        changed.add(node);
        changes.add(event);
    }

    private void balance(int unusedA, int unusedB) {
        components.find(bus -> levels.condition(bus) > 0);
        Arrays.fill(wanted, 0, components.count(), 0);
        Arrays.fill(given, 0, components.count(), 0);
        for (int bus : grid.buses()) {
            int island = components.of(bus);
            if (island != Components.NONE) {
                wanted[island] += grid.loadMw(bus);
                given[island] += generationAt(bus);
            }
        }
        blame();
        for (int bus : grid.buses()) {
            int island = components.of(bus);
            if (island != Components.NONE) {
                double share = share(island);
                levels.setShare(bus, share, cause(island, share < levels.share(bus)));
            }
        }
        changed.clear();
        changes.clear();
    }

    /** Finds for each island the first fall and the first rise of the moment in it or at its border. */
    private void blame() {
        Arrays.fill(fallenBy, 0, components.count(), EventLog.NO_CAUSE);
        Arrays.fill(risenBy, 0, components.count(), EventLog.NO_CAUSE);
        for (int i = 0; i < changed.size(); i++) {
            int node = changed.at(i);
            blame(components.of(node), changes.at(i));
            for (int j = neighbours.start(node); j < neighbours.end(node); j++) {
                blame(components.of(neighbours.at(j)), changes.at(i));
            }
        }
    }

    /** More load or less may also come from the return or failure of a bus. */
    private int cause(int island, boolean fall) {
        int alike = fall ? fallenBy[island] : risenBy[island];
        int other = fall ? risenBy[island] : fallenBy[island];
        return alike == EventLog.NO_CAUSE ? other : alike;
    }

    private void blame(int island, int event) {
        if (island == Components.NONE) {
            return;
        }
        int[] by = levels.isRise(event) ? risenBy : fallenBy;
        if (by[island] == EventLog.NO_CAUSE) {
            by[island] = event;
        }
    }

    /** What reaches this bus from generators of which it is the first working neighbour. */
    private double generationAt(int bus) {
        double sum = 0;
        for (int i = neighbours.start(bus); i < neighbours.end(bus); i++) {
            int generator = neighbours.at(i);
            if (grid.isGenerator(generator) && firstWorkingBusOf(generator) == bus) {
                sum += grid.generationMw(generator) * levels.level(generator);
            }
        }
        return sum;
    }

    private int firstWorkingBusOf(int generator) {
        for (int i = neighbours.start(generator); i < neighbours.end(generator); i++) {
            int bus = neighbours.at(i);
            if (grid.isBus(bus) && levels.condition(bus) > 0) {
                return bus;
            }
        }
        return Components.NONE;
    }

    private double share(int island) {
        if (given[island] <= 0) {
            return 0;
        }
        return given[island] >= wanted[island] ? 1 : given[island] / wanted[island];
    }
}
