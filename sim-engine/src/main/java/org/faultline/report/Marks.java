package org.faultline.report;

import java.util.Arrays;
import org.faultline.io.replay.Replay;
import org.faultline.trace.EventLog;

/** The state of all assets of a run while its log is followed, event by event. Everything begins in service. */
final class Marks {

    private static final double UNDER_WAY = 1;

    private final EventLog log;
    private final float[] condition;
    private final float[] level;
    private final boolean[] underRepair;

    Marks(Replay replay) {
        log = replay.log();
        int n = replay.assets().size();
        condition = new float[n];
        level = new float[n];
        underRepair = new boolean[n];
        Arrays.fill(condition, 1);
        Arrays.fill(level, 1);
    }

    /** The states once everything that happens up to a time has happened. */
    static Marks at(Replay replay, double micros) {
        Marks states = new Marks(replay);
        for (int event = 0; event < replay.log().size() && replay.log().timeMicros(event) <= micros; event++) {
            states.apply(event);
        }
        return states;
    }

    /** Lets an event happen; events of services and steps change nothing here. */
    void apply(int event) {
        int subject = log.subject(event);
        if (subject >= level.length) {
            return;
        }
        switch (log.what(event)) {
            case CONDITION -> condition[subject] = (float) log.to(event);
            case LEVEL -> level[subject] = (float) log.to(event);
            case REPAIR -> underRepair[subject] = log.to(event) == UNDER_WAY;
            default -> {}
        }
    }

    /** The state of an asset now. */
    Mark state(int asset) {
        return Mark.of(condition[asset], level[asset], underRepair[asset]);
    }
}
