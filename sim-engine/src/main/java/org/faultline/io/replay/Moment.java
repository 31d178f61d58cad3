package org.faultline.io.replay;

import java.util.Arrays;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/** The state of everything at one moment of a replay. */
public final class Moment {

    private static final int DORMANT = 1;
    private static final int ACTIVE = 2;
    private static final int UNDER_WAY = 1;

    private final Replay replay;
    private final long timeMicros;
    private final float[] condition;
    private final float[] level;
    private final byte[] integrity;
    private final byte[] repair;
    private final int events;

    private Moment(Replay replay, long timeMicros) {
        int subjects = replay.header().subjects();
        this.replay = replay;
        this.timeMicros = timeMicros;
        condition = new float[subjects];
        level = new float[subjects];
        integrity = new byte[subjects];
        repair = new byte[subjects];
        Arrays.fill(condition, 1);
        Arrays.fill(level, 1);
        events = apply(replay.log());
    }

    /** The state after all events up to and at a time. O(subjects + events). */
    public static Moment of(Replay replay, long timeMicros) {
        return new Moment(replay, timeMicros);
    }

    /** Microseconds since the start of the scenario. */
    public long timeMicros() {
        return timeMicros;
    }

    /** Number of events up to and at this time. */
    public int events() {
        return events;
    }

    /** What a subject delivers, in [0, 1]. */
    public double level(int subject) {
        return level[subject];
    }

    /**
     * How an asset is shown.
     *
     * @param showHidden true to show compromised assets that nobody has found yet
     */
    public AssetState state(int asset, boolean showHidden) {
        if (showHidden && level[asset] == 1 && (integrity[asset] == DORMANT || integrity[asset] == ACTIVE)) {
            return AssetState.COMPROMISED;
        }
        if (repair[asset] == UNDER_WAY) {
            return AssetState.RESTORING;
        }
        if (level[asset] == 0) {
            return condition[asset] < 1 ? AssetState.FAILED : AssetState.FAILED_BY_DEPENDENCY;
        }
        return level[asset] < 1 ? AssetState.DEGRADED : AssetState.IN_SERVICE;
    }

    /** Service level of a sector, in [0, 1]. O(points). */
    public double sectorLevel(int sector) {
        int point = lastPoint(sector);
        return point < 0 ? 1 : replay.curves().level(point);
    }

    /** People affected in a sector. O(points). */
    public double sectorPeople(int sector) {
        int point = lastPoint(sector);
        return point < 0 ? 0 : replay.curves().people(point);
    }

    private int lastPoint(int sector) {
        SectorCurves curves = replay.curves();
        int last = -1;
        for (int i = 0; i < curves.size() && curves.timeMicros(i) <= timeMicros; i++) {
            if (curves.sector(i) == sector) {
                last = i;
            }
        }
        return last;
    }

    private int apply(EventLog log) {
        int e = 0;
        for (; e < log.size() && log.timeMicros(e) <= timeMicros; e++) {
            int subject = log.subject(e);
            What what = log.what(e);
            if (what == What.CONDITION) {
                condition[subject] = (float) log.to(e);
            } else if (what == What.LEVEL) {
                level[subject] = (float) log.to(e);
            } else if (what == What.INTEGRITY) {
                integrity[subject] = (byte) log.to(e);
            } else if (what == What.REPAIR) {
                repair[subject] = (byte) log.to(e);
            }
        }
        return e;
    }
}
