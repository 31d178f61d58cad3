package org.faultline.dynamics.power;

import java.util.Arrays;
import org.faultline.dynamics.state.Components;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Handler;

/**
 * The balance of every island of the grid during one run.
 *
 * <p>Working buses joined by lines form an island. What its generators can give, divided by what its buses want, is the share
 * of load that every bus of the island gets, at most one: shedding is spread evenly. A generator counts when a working bus is
 * its neighbour. Flows, ratings and ramps play no part here.
 */
public final class Islands implements LevelListener {

    private final Grid grid;
    private final Csr neighbours;
    private final Levels levels;
    private final Agenda agenda;
    private final Components components;
    private final double[] wanted;
    private final double[] given;
    private final Handler balance = this::balance;
    private boolean scheduled;

    /** The state of a run over a compiled grid. */
    public Islands(Grid grid, Levels levels, Agenda agenda) {
        this.grid = grid;
        this.neighbours = grid.neighbours();
        this.levels = levels;
        this.agenda = agenda;
        components = new Components(grid.size(), neighbours, grid.buses());
        wanted = new double[grid.buses().length];
        given = new double[grid.buses().length];
    }

    /** The intact grid, before a replication. */
    public void reset() {
        scheduled = false;
    }

    @Override
    public void conditionChanged(int node, double from, double to, int event) {
        if (grid.isBus(node)) {
            schedule(event);
        }
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        if (grid.isGenerator(node)) {
            schedule(event);
        }
    }

    private void schedule(int event) {
        if (!scheduled) {
            scheduled = true;
            agenda.soon(balance, event, 0);
        }
    }

    private void balance(int cause, int unused) {
        scheduled = false;
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
        for (int bus : grid.buses()) {
            int island = components.of(bus);
            levels.setShare(bus, island == Components.NONE ? 0 : share(island), cause);
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
