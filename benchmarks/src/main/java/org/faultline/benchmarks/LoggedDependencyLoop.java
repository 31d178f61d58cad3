package org.faultline.benchmarks;

import java.util.Arrays;
import org.faultline.kernel.Draws;
import org.faultline.kernel.StandardExponential;

/**
 * The loop with what makes a run answerable: keyed draws, and a log of (moment, asset, what, cause) that is folded into a
 * fingerprint at the end.
 */
final class LoggedDependencyLoop extends DependencyLoop {

    private static final int PURPOSE = 1;
    private static final int BROKE = 0;
    private static final int MENDED = 1;
    private static final int DOWN = 2;
    private static final int UP = 3;
    private static final int LOST = 4;
    private static final int REGAINED = 5;
    private static final int DRY = 6;

    private final long[] keys;
    private final int[] drawn;

    /** Events of each asset: what its next change is caused by, its last change, its last loss of what it needs, its last break. */
    private final int[] because;

    private final int[] lastChange;
    private final int[] lastLoss;
    private final int[] lastBreak;
    private double[] moments = new double[1 << 12];
    private long[] what = new long[1 << 12];
    private int[] causes = new int[1 << 12];
    private int events;
    private Draws draws = new Draws(0, 0);
    private long fingerprint;

    LoggedDependencyLoop(DependencyModel model) {
        super(model);
        drawn = new int[model.assets];
        because = new int[model.assets];
        lastChange = new int[model.assets];
        lastLoss = new int[model.assets];
        lastBreak = new int[model.assets];
        keys = model.scenario.network().assets().stream()
                .mapToLong(a -> Draws.keyOf(a.id()))
                .toArray();
    }

    /** How many events the last replication logged. */
    int events() {
        return fingerprint == 0 ? 0 : events;
    }

    @Override
    void begin(long seed, int replication) {
        draws = new Draws(seed, replication);
        events = 0;
        Arrays.fill(drawn, 0);
    }

    @Override
    void end() {
        long word = 0;
        for (int e = 0; e < events; e++) {
            word = mixed(mixed(mixed(word ^ Double.doubleToRawLongBits(moments[e])) ^ what[e]) ^ causes[e]);
        }
        fingerprint = word;
    }

    private static long mixed(long word) {
        long z = (word ^ (word >>> 33)) * 0xff51afd7ed558ccdL;
        return z ^ (z >>> 33);
    }

    @Override
    double exponential(int i) {
        return StandardExponential.quantile(draws.uniform(PURPOSE, keys[i], drawn[i]++));
    }

    @Override
    void broke(int i) {
        lastBreak[i] = because[i] = log(i, BROKE, -1);
    }

    @Override
    void wasMended(int i) {
        because[i] = log(i, MENDED, lastBreak[i]);
    }

    @Override
    void changed(int i, boolean works) {
        lastChange[i] = log(i, works ? UP : DOWN, because[i]);
    }

    @Override
    void lost(int i, int provider) {
        lastLoss[i] = log(i, LOST, lastChange[provider]);
    }

    @Override
    void regained(int i, int provider) {
        super.regained(i, provider);
        because[i] = log(i, REGAINED, lastChange[provider]);
    }

    @Override
    void ranDry(int i) {
        because[i] = log(i, DRY, lastLoss[i]);
    }

    private int log(int i, int sort, int cause) {
        if (events == moments.length) {
            moments = Arrays.copyOf(moments, 2 * events);
            what = Arrays.copyOf(what, 2 * events);
            causes = Arrays.copyOf(causes, 2 * events);
        }
        moments[events] = now();
        what[events] = (long) i << 3 | sort;
        causes[events] = cause;
        return events++;
    }
}
