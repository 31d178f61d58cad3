package org.faultline.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The answer to "why": the events that led to one event, each the cause of the next. */
public final class CausalChain {

    private CausalChain() {}

    /** Ids of the events from the first cause to the event itself; O(length). */
    public static List<Integer> of(EventLog log, int event) {
        List<Integer> chain = new ArrayList<>();
        for (int e = event; e != EventLog.NO_CAUSE; e = log.cause(e)) {
            chain.add(e);
        }
        Collections.reverse(chain);
        return chain;
    }

    /**
     * The event by which a subject first reached its lowest level, or {@link EventLog#NO_CAUSE} when its level never fell;
     * O(events).
     */
    public static int worstEventOf(EventLog log, int subject) {
        int worst = EventLog.NO_CAUSE;
        double lowest = 1;
        for (int e = 0; e < log.size(); e++) {
            if (log.subject(e) == subject && log.what(e) == What.LEVEL && log.to(e) < lowest) {
                lowest = log.to(e);
                worst = e;
            }
        }
        return worst;
    }
}
