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

    /** Devices that come back to their access begin at a stage: all of them wait from one moment on, not over a tick. */
    void returning(int c, int stage, double devices, long base) {
        file(c, stage, 0, devices, returning[c], base - tick / 2);
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
        file(c, stage, attempt, devices, wait[c][failedStage][failedAttempt], base);
    }

    /** Devices that a control holds back try again, with the same number of attempts unless they were refused with a back-off. */
    void heldBack(int c, int stage, int attempt, double devices, Crowd.Setback why, long base) {
        int core = table.coreOfClass[c];
        HeldBack held = heldBack[core][overload.regime(core)];
        switch (why) {
            case BARRED ->
                file(
                        c,
                        stage,
                        attempt,
                        devices,
                        held.barred(table.stage(c, stage).category()),
                        base);
            case TURNED_AWAY -> file(c, stage, attempt, devices, held.turnedAway(), base);
            case PACED -> file(c, stage, attempt, devices, held.paced(), base);
            case BACKED_OFF -> file(c, stage, 0, devices, held.backedOff(), base);
            case OVER_QUOTA -> file(c, stage, 0, devices, overQuota[c], base);
            case FAILED -> throw new IllegalArgumentException("Nothing holds back an attempt that failed.");
        }
    }

    private void file(int c, int stage, int attempt, double devices, Waits after, long base) {
        double each = devices / after.pieces();
        for (int i = 0; i < after.pieces(); i++) {
            file(due[c][stage][attempt], each, base + after.from(i), base + after.to(i));
        }
    }

    /**
     * Devices are due between two times. As many whole ticks as lie between them, at least one, begin at such a time that the mean is right; where that
     * falls between two ticks the earlier has the share of it that is left, as with a parcel that comes to a function.
     */
    private void file(Wheel wheel, double devices, double from, double to) {
        long length = Math.max(1, StrictMath.round((to - from) / tick));
        double begin = Math.max(present + 1, (from + to) / 2 / tick - (length - 1) / 2.0);
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
