package org.faultline.dynamics.condition;

import java.util.List;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.model.Gate;

/**
 * The machines that take over behind the stock of a gate, by its place among the gates that have any, during one run: each is tried once per loss, in
 * order, runs until it breaks or has burned its fuel, and is refuelled linearly while the gate is supplied. One that is brought begins when it is there.
 */
final class Backups {

    private static final int NONE_YET = -1;

    private final GateTable table;
    private final int[] first;
    private final int[] stage;
    private final int[] losses;
    private final long[] begun;
    private final long[] onItsWay;
    private final long[] fuel;
    private final long[] suppliedSince;

    Backups(GateTable table) {
        this.table = table;
        int n = table.backed().length;
        first = new int[n + 1];
        for (int r = 0; r < n; r++) {
            first[r + 1] = first[r] + backups(r).size();
        }
        fuel = new long[first[n]];
        stage = new int[n];
        losses = new int[n];
        begun = new long[n];
        onItsWay = new long[n];
        suppliedSince = new long[n];
        for (int r = 0; r < n; r++) {
            fill(r);
        }
    }

    /** Full tanks, before a replication. */
    void fill(int r) {
        stage[r] = NONE_YET;
        losses[r] = 0;
        suppliedSince[r] = 0;
        for (int b = first[r]; b < first[r + 1]; b++) {
            fuel[b] = full(backup(r, b - first[r]));
        }
    }

    /** The gate is lost: tanks are as full as they have become, and nothing has been tried. */
    void lost(int r, long now) {
        losses[r]++;
        stage[r] = NONE_YET;
        for (int b = first[r]; b < first[r + 1]; b++) {
            fuel[b] = refuelled(r, b, now);
        }
    }

    private long refuelled(int r, int b, long now) {
        Gate.Backup backup = backup(r, b - first[r]);
        long full = full(backup);
        long refuel = backup.fuel().map(f -> SimTime.ofHours(f.refuelHours())).orElse(0L);
        long elapsed = now - suppliedSince[r];
        if (refuel == 0 || elapsed >= refuel) {
            return full;
        }
        return Math.min(full, fuel[b] + (long) ((double) full * elapsed / refuel));
    }

    /**
     * Tries what comes next; how long it will bridge in microseconds, zero when nothing is left to try. It begins after {@link #waits}.
     */
    long next(int r, long now, Draws draws) {
        burn(r, now);
        List<Gate.Backup> all = backups(r);
        while (++stage[r] < all.size()) {
            long runs = runs(r, all.get(stage[r]), draws);
            if (runs > 0) {
                onItsWay[r] = way(r, all.get(stage[r]), draws);
                begun[r] = SimTime.plus(now, onItsWay[r]);
                return runs;
            }
        }
        return 0;
    }

    /** How long the one that was tried last is on its way, in microseconds; zero where it stands there. */
    long waits(int r) {
        return onItsWay[r];
    }

    private long way(int r, Gate.Backup backup, Draws draws) {
        long key = Draws.keyOf(table.key(table.backed()[r]), stage[r]);
        return backup.arrivesHours()
                .map(h -> SimTime.ofHours(
                        Math.max(0, h.quantile(draws.uniform(Purposes.BACKUP_ARRIVAL, key, losses[r] - 1)))))
                .orElse(0L);
    }

    private long runs(int r, Gate.Backup backup, Draws draws) {
        long key = Draws.keyOf(table.key(table.backed()[r]), stage[r]);
        int number = 2 * (losses[r] - 1);
        if (draws.uniform(Purposes.BACKUP, key, number) >= backup.startChance()) {
            return 0;
        }
        long breaks = backup.runHours()
                .map(h -> SimTime.ofHours(Math.max(0, h.quantile(draws.uniform(Purposes.BACKUP, key, number + 1)))))
                .orElse(SimTime.NEVER);
        return Math.min(breaks, fuel[first[r] + stage[r]]);
    }

    /** The gate is supplied again. */
    void regained(int r, long now) {
        burn(r, now);
        stage[r] = NONE_YET;
        suppliedSince[r] = now;
    }

    private void burn(int r, long now) {
        int b = first[r] + stage[r];
        if (stage[r] != NONE_YET && b < first[r + 1] && fuel[b] != SimTime.NEVER) {
            fuel[b] = Math.max(0, fuel[b] - Math.max(0, now - begun[r]));
        }
    }

    private Gate.Backup backup(int r, int number) {
        return backups(r).get(number);
    }

    private List<Gate.Backup> backups(int r) {
        return table.like(table.backed()[r]).backups();
    }

    private static long full(Gate.Backup backup) {
        return backup.fuel().map(f -> SimTime.ofHours(f.hours())).orElse(SimTime.NEVER);
    }
}
