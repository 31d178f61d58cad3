package org.faultline.dynamics.transport;

import java.util.function.IntConsumer;
import org.faultline.dynamics.state.IntList;

/** Flows that the changes of one moment touch, a round, and by which event; and all that were touched since the start of a run. */
final class Affected {

    private final IntList now = new IntList();
    private final IntList ever = new IntList();
    private final int[] lastIn;
    private final int[] by;
    private final boolean[] isEver;
    private int round = 1;

    Affected(int flows) {
        lastIn = new int[flows];
        by = new int[flows];
        isEver = new boolean[flows];
    }

    /** Hands on all that were touched in the last run and forgets them; O(their number). */
    void reset(IntConsumer restore) {
        for (int i = 0; i < ever.size(); i++) {
            restore.accept(ever.at(i));
            isEver[ever.at(i)] = false;
        }
        ever.clear();
    }

    /** Begins a round. What was touched since the end of the last one is looked at in it, but not by an event of its own. */
    void begin() {
        round++;
    }

    /** Number of the round; it only grows, over all runs. */
    int round() {
        return round;
    }

    /** Takes a flow in. */
    void add(int f, int event) {
        if (lastIn[f] != round) {
            lastIn[f] = round;
            now.add(f);
        }
        by[f] = event;
        if (!isEver[f]) {
            isEver[f] = true;
            ever.add(f);
        }
    }

    /** Another event is the one by which a flow that was taken in is touched. */
    void because(int f, int event) {
        by[f] = event;
    }

    /** The event that touches a flow, or what is said of those that are not touched. */
    int event(int f, int otherwise) {
        return lastIn[f] == round ? by[f] : otherwise;
    }

    int size() {
        return now.size();
    }

    int flow(int i) {
        return now.at(i);
    }

    /** The round is over. */
    void end() {
        now.clear();
    }
}
