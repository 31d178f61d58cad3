package org.faultline.dynamics.attack;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.threat.Delivery;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;
import org.faultline.trace.What;

/**
 * Steps whose effect goes out wave by wave: the canary first, then the targets in their order until the last wave is over or somebody halts
 * it. What is on its way when it is halted still arrives.
 */
final class Rollouts {

    /** Sends the effect of a step to a target. */
    @FunctionalInterface
    interface Sending {
        void send(int step, int node);
    }

    private static final int[] NOBODY = {};

    private final StepTable table;
    private final Subjects subjects;
    private final Damage damage;
    private final Agenda agenda;
    private final EventLog log;
    private final Sending sending;
    private final Handler reachNext = this::reachNext;
    private final Handler lookAtCanary = this::lookAtCanary;

    private final int[][] targets;
    private final int[] reached;
    private final boolean[] rolling;
    private final boolean[] halted;
    private final long[] firedAt;
    private final int[] firedBy;
    /** By step with a canary: assets of which its effect took hold. */
    private final IntList[] held;

    /** Whether an asset can be reached from afar. */
    private IntPredicate management = node -> true;

    private Draws draws = new Draws(0, 0);

    Rollouts(StepTable table, Subjects subjects, Damage damage, Agenda agenda, EventLog log, Sending sending) {
        this.table = table;
        this.subjects = subjects;
        this.damage = damage;
        this.agenda = agenda;
        this.log = log;
        this.sending = sending;
        int n = table.size();
        targets = new int[n][];
        reached = new int[n];
        rolling = new boolean[n];
        halted = new boolean[n];
        firedAt = new long[n];
        firedBy = new int[n];
        held = new IntList[n];
        Arrays.setAll(held, s -> new IntList());
    }

    /** Says which assets can be reached from afar, to take back what a canary found out. */
    void connect(IntPredicate canBeManaged) {
        management = canBeManaged;
    }

    /** Nothing goes out. */
    void reset(Draws newDraws) {
        draws = newDraws;
        Arrays.fill(targets, NOBODY);
        Arrays.fill(reached, 0);
        Arrays.fill(rolling, false);
        Arrays.fill(halted, false);
    }

    /**
     * A step with a staged delivery fires.
     *
     * @param inOrder its targets
     * @param event that it fired
     */
    void begin(int s, int[] inOrder, int event) {
        targets[s] = inOrder;
        reached[s] = 0;
        firedAt[s] = agenda.now();
        firedBy[s] = event;
        Delivery.Staged staged = staged(s);
        staged.canary().ifPresent(canary -> watch(s, canary, staged.inCanary(inOrder.length)));
        scheduleNext(s);
    }

    private Delivery.Staged staged(int s) {
        return (Delivery.Staged) table.step(s).delivery();
    }

    /** The canary is updated at once and looked at when it has been watched. */
    private void watch(int s, Delivery.Canary canary, int some) {
        held[s].clear();
        while (reached[s] < some) {
            reach(s);
        }
        agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(canary.watchedHours())), lookAtCanary, s, 0);
    }

    /** The effect of a step took hold of an asset. */
    void tookHold(int s, int node) {
        if (table.step(s).delivery() instanceof Delivery.Staged staged
                && staged.canary().isPresent()) {
            held[s].add(node);
        }
    }

    private void lookAtCanary(int s, int unused) {
        Delivery.Canary canary = staged(s).canary().orElseThrow();
        if (held[s].size() == 0
                || halted[s]
                || draws.uniform(Purposes.CANARY, table.key(s), 0) >= canary.noticeChance()) {
            return;
        }
        int event = stop(s, firedBy[s]);
        for (int i = 0; i < held[s].size(); i++) {
            int node = held[s].at(i);
            if (!damage.needsReplacement(node) && !damage.lockedOut(node) && management.test(node)) {
                damage.mend(node, event);
            }
        }
    }

    /** Nobody further is reached, where a step is still going out. */
    void halt(int s, int cause) {
        if (rolling[s] && !halted[s]) {
            stop(s, cause);
        }
    }

    private int stop(int s, int cause) {
        halted[s] = true;
        double share = (double) reached[s] / targets[s].length;
        return log.append(agenda.now(), subjects.step(s), What.HALTED, 1, share, cause);
    }

    private void reachNext(int s, int unused) {
        if (!halted[s]) {
            reach(s);
            scheduleNext(s);
        }
    }

    private void reach(int s) {
        sending.send(s, targets[s][reached[s]++]);
    }

    private void scheduleNext(int s) {
        rolling[s] = false;
        if (reached[s] < targets[s].length) {
            double hours = staged(s).hoursUntil(reached[s], targets[s].length);
            if (hours < Double.POSITIVE_INFINITY) {
                rolling[s] = true;
                long due = SimTime.plus(firedAt[s], SimTime.ofHours(hours));
                agenda.at(Math.max(due, agenda.now()), reachNext, s, 0);
            }
        }
    }
}
