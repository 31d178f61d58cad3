package org.faultline.dynamics.response;

import java.util.function.IntConsumer;
import org.faultline.dynamics.state.IntList;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;

/**
 * Assets that wait to be let through in groups: a first group as soon as any wait, another after each pause, until none waits; a group that
 * comes after everybody was let through does not go before the last pause is over.
 */
final class Stage {

    private final int group;
    private final Agenda agenda;
    private final IntConsumer act;
    private final Pause pause;
    private final Handler next = this::next;
    private final IntList waiting = new IntList();
    private int done;
    private boolean pausing;

    /** Length of a pause. */
    @FunctionalInterface
    interface Pause {
        /** Hours of the pause with a number, from 0 on. */
        double hours(int number);
    }

    private int pauses;

    Stage(int group, Pause pause, Agenda agenda, IntConsumer act) {
        this.group = group;
        this.pause = pause;
        this.agenda = agenda;
        this.act = act;
    }

    void reset() {
        waiting.clear();
        done = 0;
        pauses = 0;
        pausing = false;
    }

    /** An asset waits for its turn; it is let through no sooner than everything that waits at this moment does. */
    void add(int node) {
        waiting.add(node);
        if (!pausing) {
            pausing = true;
            agenda.soon(next, 0, 0);
        }
    }

    private void next(int unusedA, int unusedB) {
        pausing = done < waiting.size();
        if (!pausing) {
            return;
        }
        int end = (int) Math.min(waiting.size(), (long) done + group);
        while (done < end) {
            act.accept(waiting.at(done++));
        }
        agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(Math.max(0, pause.hours(pauses++)))), next, 0, 0);
    }
}
