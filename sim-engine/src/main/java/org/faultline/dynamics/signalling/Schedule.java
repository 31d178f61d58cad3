package org.faultline.dynamics.signalling;

import java.util.Arrays;
import org.faultline.model.Distribution;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.Quota;

/** Which devices of cohorts make which attempt in which tick, by class, stage and number of the attempt from zero. */
final class Schedule {

    private static final int MOST_TICKS = 1 << 20;

    private final SignallingTable table;
    private final Overload overload;
    private final long tick;
    private final Wheel[][][] due;
    private final Waits[][][] wait;
    private final Waits[] returning;
    /** By class; at once where its slice has no quota. */
    private final Waits[] overQuota;
    /** By core and regime. */
    private final HeldBack[][] heldBack;

    private long present;

    Schedule(SignallingTable table, Overload overload) {
        this.table = table;
        this.overload = overload;
        tick = (long) table.tick;
        int n = table.classes.size();
        wait = new Waits[n][][];
        returning = new Waits[n];
        overQuota = new Waits[n];
        double longest = 0;
        for (int c = 0; c < n; c++) {
            DeviceClass devices = table.classes.get(c);
            returning[c] = new Waits(devices.returning());
            wait[c] = devices.steps().stream()
                    .map(s -> s.waits().stream().map(Waits::new).toArray(Waits[]::new))
                    .toArray(Waits[][]::new);
            overQuota[c] = new Waits(table.quotaOf(c).map(Quota::backOff).orElse(Distribution.of(0)));
            longest = Math.max(longest, Math.max(returning[c].longest(), overQuota[c].longest()));
            for (int s = 0; s < table.stages(c); s++) {
                double answer = table.stage(c, s).answerSeconds() * SignallingTable.SECOND;
                for (Waits one : wait[c][s]) {
                    longest = Math.max(longest, answer + one.longest());
                }
            }
        }
        heldBack = new HeldBack[table.cores][];
        for (int core = 0; core < table.cores; core++) {
            heldBack[core] =
                    Arrays.stream(table.regimes[core]).map(HeldBack::of).toArray(HeldBack[]::new);
            for (HeldBack some : heldBack[core]) {
                longest = Math.max(longest, some.longest());
            }
        }
        int ticks = (int) Math.min(MOST_TICKS, longest / tick + 6);
        due = new Wheel[n][][];
        for (int c = 0; c < n; c++) {
            due[c] = new Wheel[table.stages(c)][];
            for (int s = 0; s < table.stages(c); s++) {
                due[c][s] = new Wheel[wait[c][s].length];
                Arrays.setAll(due[c][s], a -> new Wheel(ticks));
            }
        }
    }

    /** Nobody of a class has anything planned. */
    void clear(int c) {
        for (Wheel[] attempts : due[c]) {
            for (Wheel one : attempts) {
                one.clear();
            }
        }
    }

    /** The tick of a moment is the present one. */
    void setPresent(long now) {
        present = now / tick;
    }

    int attempts(int c, int stage) {
        return due[c][stage].length;
    }

    /** Devices that come back to their access, all at one moment, begin at a stage. */
    void returning(int c, int stage, double devices, long base) {
        file(due[c][stage][0], devices, returning[c], base, 0);
    }

    /** Devices begin with a stage within this tick. */
    void now(int c, int stage, double devices) {
        due[c][stage][0].add(devices, present, present, present - 1);
    }

    /** Devices begin with a stage in the next tick. */
    void next(int c, int stage, double devices) {
        due[c][stage][0].add(devices, present + 1, present + 1, present);
    }

    /** Devices whose attempt at a stage has failed make another, at the same stage or an earlier one, after the wait that follows that attempt. */
    void retry(int c, int failedStage, int failedAttempt, int stage, int attempt, double devices, long base) {
        file(due[c][stage][attempt], devices, wait[c][failedStage][failedAttempt], base, 1);
    }

    /** Devices that a control holds back try again, with the same number of attempts unless they were refused with a back-off. */
    void heldBack(int c, int stage, int attempt, double devices, Crowd.Setback why, long base) {
        int core = table.coreOfClass[c];
        HeldBack held = heldBack[core][overload.regime(core)];
        Waits after =
                switch (why) {
                    case BARRED -> held.barred(table.stage(c, stage).category());
                    case TURNED_AWAY -> held.turnedAway();
                    case PACED -> held.paced();
                    case BACKED_OFF -> held.backedOff();
                    case OVER_QUOTA -> overQuota[c];
                    case FAILED -> throw new IllegalArgumentException("Nothing holds back an attempt that failed.");
                };
        boolean isCountedAnew = why == Crowd.Setback.BACKED_OFF || why == Crowd.Setback.OVER_QUOTA;
        file(due[c][stage][isCountedAnew ? 0 : attempt], devices, after, base, 1);
    }

    /** Plans devices that begin to wait over so many ticks, from a moment on. */
    private void file(Wheel wheel, double devices, Waits after, long base, int over) {
        double each = devices / after.pieces();
        for (int i = 0; i < after.pieces(); i++) {
            file(wheel, each, (base + after.from(i)) / tick, (base + after.to(i)) / tick, over);
        }
    }

    /**
     * Devices of which the first begins to wait are due from one time to another, in ticks, and the others, who begin over a tick or at once, as much
     * later. They are due evenly over as many whole ticks as that is long, at least one, of which the first begins when the mean is right; where that falls
     * between two ticks the earlier has the share that is left of it, as with a parcel that comes to a function.
     */
    private void file(Wheel wheel, double devices, double from, double to, int over) {
        long length = Math.max(1, StrictMath.round(to - from));
        double begin = Math.max((double) (present + 1), Math.max(from, (from + to + over - length) / 2));
        long first = (long) begin;
        double later = begin - first;
        wheel.add(devices * (1 - later), first, first + length, present);
        if (later > 0) {
            wheel.add(devices * later, first + 1, first + 1 + length, present);
        }
    }

    /** Takes the devices that are due at a stage into a parcel; gives how many. */
    double take(int c, int stage, Parcels parcels, int p) {
        double all = 0;
        for (int a = 0; a < due[c][stage].length; a++) {
            double devices = due[c][stage][a].take(present);
            parcels.weight[p * Parcels.ATTEMPTS + a] = devices;
            all += devices;
        }
        return all;
    }

    /** Leaves a share of what is planned for a stage. */
    void keep(int c, int stage, double share) {
        for (Wheel attempt : due[c][stage]) {
            attempt.scale(share);
        }
    }
}
