package org.faultline.dynamics.failure;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.threat.FailureProcess;

/**
 * Spare parts of failure processes during one run: first come first served, and a new one is ordered for each unit whose supplier delivers.
 * Where he does not, units have what is in stock and what was ordered before.
 */
final class PartsDesk {

    private final FailureTable table;
    private final Agenda agenda;
    private final IntPredicate delivers;
    private final IntConsumer ready;
    private final int restocked;
    private final int[] stockAtStart;
    private final int[] stock;
    private final int[] orders;
    private final IntList[] waiting;
    private final int[] served;
    private Draws draws = new Draws(0, 0);

    /**
     * The state of a run.
     *
     * @param delivers whether parts for a unit can be had from its supplier
     * @param ready told of a unit that has its part, or needs none
     */
    PartsDesk(FailureTable table, Agenda agenda, IntPredicate delivers, IntConsumer ready) {
        this.table = table;
        this.agenda = agenda;
        this.delivers = delivers;
        this.ready = ready;
        restocked = agenda.register(this::restocked);
        int n = table.size();
        stockAtStart = new int[n];
        Arrays.setAll(stockAtStart, p -> table.process(p)
                .mending()
                .spares()
                .map(FailureProcess.Spares::stock)
                .orElse(0));
        stock = new int[n];
        orders = new int[n];
        served = new int[n];
        waiting = new IntList[n];
        Arrays.setAll(waiting, p -> new IntList());
    }

    void reset(Draws newDraws) {
        draws = newDraws;
        Arrays.fill(orders, 0);
        Arrays.fill(served, 0);
        for (int p = 0; p < stock.length; p++) {
            waiting[p].clear();
            stock[p] = stockAtStart[p];
        }
    }

    /** A unit needs a part. */
    void ask(int p, int u) {
        if (table.process(p).mending().spares().isEmpty()) {
            ready.accept(u);
            return;
        }
        if (delivers.test(u)) {
            order(p);
        }
        if (stock[p] > 0) {
            stock[p]--;
            ready.accept(u);
        } else {
            waiting[p].add(u);
        }
    }

    private void order(int p) {
        double drawn = table.process(p)
                .mending()
                .spares()
                .orElseThrow()
                .restockHours()
                .quantile(draws.uniform(Purposes.RESTOCK, table.key(p), orders[p]++));
        agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(Math.max(0, drawn))), restocked, p, 0);
    }

    private void restocked(int p, int unused) {
        if (served[p] < waiting[p].size()) {
            int u = waiting[p].at(served[p]++);
            if (served[p] == waiting[p].size()) {
                waiting[p].clear();
                served[p] = 0;
            }
            ready.accept(u);
        } else {
            stock[p]++;
        }
    }
}
