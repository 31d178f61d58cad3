package org.faultline.dynamics.condition;

import java.util.List;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.model.Gate;

/**
 * The machines that take over behind the stock of a gate, during one run: each is tried once per loss, in order, runs until it breaks or
 * has burned its fuel, and is refuelled linearly while the gate is supplied.
 */
final class Backups {

    private static final int NONE_YET = -1;

    private final GateTable table;
    private final int[] first;
    private final int[] stage;
    private final int[] losses;
    private final long[] begun;
    private final long[] fuel;
    private final long[] suppliedSince;

    Backups(GateTable table) {
        this.table = table;
        int n = table.size();
        first = new int[n + 1];
        for (int g = 0; g < n; g++) {
            first[g + 1] = first[g] + table.gate(g).backups().size();
        }
        stage = new int[n];
        losses = new int[n];
        begun = new long[n];
        fuel = new long[first[n]];
        suppliedSince = new long[n];
        for (int g = 0; g < n; g++) {
            fill(g);
        }
    }

    /** Full tanks, before a replication. */
    void fill(int g) {
        stage[g] = NONE_YET;
        losses[g] = 0;
        suppliedSince[g] = 0;
        for (int b = first[g]; b < first[g + 1]; b++) {
            fuel[b] = full(backup(g, b - first[g]));
        }
    }

    boolean has(int g) {
        return first[g] < first[g + 1];
    }

    /** The gate is lost: tanks are as full as they have become, and nothing has been tried. */
    void lost(int g, long now) {
        losses[g]++;
        stage[g] = NONE_YET;
        for (int b = first[g]; b < first[g + 1]; b++) {
            fuel[b] = refuelled(g, b, now);
        }
    }

    private long refuelled(int g, int b, long now) {
        Gate.Backup backup = backup(g, b - first[g]);
        long full = full(backup);
        long refuel = backup.fuel().map(f -> SimTime.ofHours(f.refuelHours())).orElse(0L);
        long elapsed = now - suppliedSince[g];
        if (refuel == 0 || elapsed >= refuel) {
            return full;
        }
        return Math.min(full, fuel[b] + (long) ((double) full * elapsed / refuel));
    }

    /** Tries what comes next; how long it will bridge in microseconds, zero when nothing is left to try. */
    long next(int g, long now, Draws draws) {
        burn(g, now);
        List<Gate.Backup> all = table.gate(g).backups();
        while (++stage[g] < all.size()) {
            long runs = runs(g, all.get(stage[g]), draws);
            if (runs > 0) {
                begun[g] = now;
                return runs;
            }
        }
        return 0;
    }

    private long runs(int g, Gate.Backup backup, Draws draws) {
        long key = Draws.keyOf(table.key(g), stage[g]);
        int number = 2 * (losses[g] - 1);
        if (draws.uniform(Purposes.BACKUP, key, number) >= backup.startChance()) {
            return 0;
        }
        long breaks = backup.runHours()
                .map(h -> SimTime.ofHours(Math.max(0, h.quantile(draws.uniform(Purposes.BACKUP, key, number + 1)))))
                .orElse(SimTime.NEVER);
        return Math.min(breaks, fuel[first[g] + stage[g]]);
    }

    /** The gate is supplied again. */
    void regained(int g, long now) {
        burn(g, now);
        stage[g] = NONE_YET;
        suppliedSince[g] = now;
    }

    private void burn(int g, long now) {
        int b = first[g] + stage[g];
        if (stage[g] != NONE_YET && b < first[g + 1] && fuel[b] != SimTime.NEVER) {
            fuel[b] = Math.max(0, fuel[b] - (now - begun[g]));
        }
    }

    private Gate.Backup backup(int g, int number) {
        return table.gate(g).backups().get(number);
    }

    private static long full(Gate.Backup backup) {
        return backup.fuel().map(f -> SimTime.ofHours(f.hours())).orElse(SimTime.NEVER);
    }
}
