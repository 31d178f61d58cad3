package org.faultline.dynamics.response;

import java.util.Arrays;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntList;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.policy.Playbook.Action;
import org.faultline.policy.Playbook.Search;

/**
 * People who look for what intruders left in assets before they are connected again, during one run. Each playbook has people of its own, who take
 * assets list by list, in each in the order in which they come, and one at a time; they begin none while they are off duty. O(lists) for each.
 */
final class Searches {

    private final PlaybookTable table;
    private final Damage damage;
    private final Deeds deeds;
    private final Agenda agenda;
    private final PlaybookStages.Turn done;
    private final Handler searched = this::searched;
    private final Handler shift = this::shift;
    private final Search[] search;
    private final DutyClock[] clocks;
    /** By playbook and list, assets in the order in which they came, and how many of them were taken. */
    private final IntList[][] waiting;

    private final int[][] taken;
    private final int[] busy;
    private final boolean[] awaited;
    private final int[] cause;

    /**
     * The state of a run.
     *
     * @param done told of an asset that was searched
     */
    Searches(
            PlaybookTable table,
            Damage damage,
            Deeds deeds,
            Agenda agenda,
            long startOfDayMicros,
            PlaybookStages.Turn done) {
        this.table = table;
        this.damage = damage;
        this.deeds = deeds;
        this.agenda = agenda;
        this.done = done;
        int n = table.size();
        search = new Search[n];
        clocks = new DutyClock[n];
        waiting = new IntList[n][0];
        taken = new int[n][0];
        busy = new int[n];
        awaited = new boolean[n];
        cause = new int[n];
        for (int p = 0; p < n; p++) {
            if (table.playbook(p).action() instanceof Action.Isolate isolate
                    && isolate.search().isPresent()) {
                search[p] = isolate.search().get();
                clocks[p] = new DutyClock(search[p].hours(), startOfDayMicros);
                waiting[p] = new IntList[table.ranks(p).size()];
                Arrays.setAll(waiting[p], r -> new IntList());
                taken[p] = new int[waiting[p].length];
            }
        }
    }

    void reset() {
        Arrays.fill(busy, 0);
        Arrays.fill(awaited, false);
        for (int p = 0; p < waiting.length; p++) {
            for (IntList some : waiting[p]) {
                some.clear();
            }
            Arrays.fill(taken[p], 0);
        }
    }

    boolean areMade(int p) {
        return search[p] != null;
    }

    /** An asset waits to be searched; nobody begins before everything that waits at this moment does. */
    void add(int p, int node, int because) {
        cause[p] = because;
        waiting[p][table.ranks(p).of(node)].add(node);
        if (!awaited[p]) {
            awaited[p] = true;
            agenda.soon(shift, p, 0);
        }
    }

    private void shift(int p, int unused) {
        awaited[p] = false;
        dispatch(p);
    }

    private void dispatch(int p) {
        int r = 0;
        while (busy[p] < search[p].people() && r < taken[p].length) {
            if (taken[p][r] == waiting[p][r].size()) {
                r++;
            } else if (clocks[p].onDuty(agenda.now())) {
                begin(p, waiting[p][r].at(taken[p][r]++));
            } else {
                awaitDuty(p);
                return;
            }
        }
    }

    private void awaitDuty(int p) {
        if (!awaited[p]) {
            awaited[p] = true;
            agenda.at(clocks[p].nextBegin(agenda.now()), shift, p, 0);
        }
    }

    private void begin(int p, int node) {
        busy[p]++;
        double hours = Math.max(0, search[p].workHours().quantile(deeds.search(p, node)));
        agenda.at(clocks[p].after(agenda.now(), SimTime.ofHours(hours)), searched, p, node);
    }

    private void searched(int p, int node) {
        busy[p]--;
        int event = deeds.did(node, Deeds.SEARCHED, cause[p]);
        boolean finds = deeds.search(p, node) < search[p].finds();
        if (finds && damage.integrity(node) != Damage.CLEAN && !damage.isBroken(node)) {
            damage.clean(node, event);
        }
        done.of(p, node);
        dispatch(p);
    }
}
