package org.faultline.dynamics.station;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.RandomAccess;

/**
 * Slotted contention during a run. Whoever is ready waits for the next slot; all that send in a slot are looked at together, once, after
 * everything else at that moment. A slot in which nobody sends costs nothing.
 */
final class Accesses {

    private static final long NO_SLOT = -1;

    private final Floor floor;
    private final QueueTable table;
    private final Customers customers;
    private final Journeys journeys;
    private final long[] slot;
    private final long[] answer;
    private final Law[] backOff;
    private final long[] lastSlot;
    private final IntList[] senders;
    private final int[][] sendersOf;
    private final int[][] lastSender;
    private final DrawSequence[] preambleDraws;
    private final DrawSequence[] heardDraws;
    private final DrawSequence[] backOffDraws;
    private final Handler sends = this::sends;
    private final Handler slotEnds = this::slotEnds;
    private final Handler answered = this::answered;
    private final Handler failed = this::failed;

    Accesses(Floor floor, Journeys journeys) {
        this.floor = floor;
        this.journeys = journeys;
        table = floor.table;
        customers = floor.customers;
        int n = table.accesses.size();
        slot = new long[n];
        answer = new long[n];
        backOff = new Law[n];
        lastSlot = new long[n];
        senders = new IntList[n];
        sendersOf = new int[n][];
        lastSender = new int[n][];
        preambleDraws = new DrawSequence[n];
        heardDraws = new DrawSequence[n];
        backOffDraws = new DrawSequence[n];
        for (int a = 0; a < n; a++) {
            RandomAccess access = table.accesses.get(a);
            long key = table.key[table.firstAccess + a];
            slot[a] = Math.max(1, SimTime.ofHours(access.slotHours()));
            answer[a] = SimTime.ofHours(access.answerHours());
            backOff[a] = new Law(access.backOff());
            senders[a] = new IntList();
            sendersOf[a] = new int[access.preambles()];
            lastSender[a] = new int[access.preambles()];
            preambleDraws[a] = Floor.sequence(Purposes.PREAMBLE, key);
            heardDraws[a] = Floor.sequence(Purposes.HEARD, key);
            backOffDraws[a] = Floor.sequence(Purposes.BACK_OFF, key);
        }
    }

    void reset(Draws draws) {
        Arrays.fill(lastSlot, NO_SLOT);
        for (int a = 0; a < slot.length; a++) {
            senders[a].clear();
            preambleDraws[a].restart(draws);
            heardDraws[a].restart(draws);
            backOffDraws[a].restart(draws);
        }
    }

    /** A device asks for access. */
    void arrive(int c, int point) {
        customers.point[c] = point;
        customers.attempts[c] = 0;
        customers.enteredAt[c] = floor.agenda.now();
        floor.add(Counts.ARRIVALS, point, c, 1);
        waitForSlot(c, point - table.firstAccess, floor.agenda.now());
    }

    /** A device sends in the first slot from a moment on that has not been looked at. */
    private void waitForSlot(int c, int a, long ready) {
        long due = (ready + slot[a] - 1) / slot[a] * slot[a];
        if (due <= lastSlot[a]) {
            due = lastSlot[a] + slot[a];
        }
        customers.state[c] = Customers.BACKING_OFF;
        floor.add(Counts.IN_ORBIT, table.firstAccess + a, c, 1);
        if (due == floor.agenda.now()) {
            sends(c, a);
        } else {
            customers.event[c] = floor.agenda.at(due, sends, c, a);
        }
    }

    private void sends(int c, int a) {
        int point = table.firstAccess + a;
        customers.event[c] = Customers.NOBODY;
        customers.state[c] = Customers.CONTENDING;
        if (++customers.attempts[c] > 1) {
            floor.add(Counts.RETRIES, point, c, 1);
        }
        floor.add(Counts.IN_ORBIT, point, c, -1);
        floor.add(Counts.SENT, point, c, 1);
        if (senders[a].size() == 0) {
            floor.agenda.soon(slotEnds, a, 0);
        }
        senders[a].add(c);
    }

    private void slotEnds(int a, int unused) {
        RandomAccess access = table.accesses.get(a);
        lastSlot[a] = floor.agenda.now();
        Arrays.fill(sendersOf[a], 0);
        int n = senders[a].size();
        for (int i = 0; i < n; i++) {
            int c = senders[a].at(i);
            int preamble = (int) (preambleDraws[a].uniform() * access.preambles());
            customers.parts[c] = preamble;
            sendersOf[a][preamble]++;
            lastSender[a][preamble] = c;
        }
        countCollisions(a);
        answerPreambles(a, access);
        for (int i = 0; i < n; i++) {
            tell(senders[a].at(i), a);
        }
        senders[a].clear();
    }

    private void countCollisions(int a) {
        int point = table.firstAccess + a;
        for (int p = 0; p < sendersOf[a].length; p++) {
            if (sendersOf[a][p] > 1) {
                floor.add(Counts.COLLIDED, point, lastSender[a][p], 1);
            }
        }
    }

    /** Answers what was heard, in the order of the preambles. */
    private void answerPreambles(int a, RandomAccess access) {
        int point = table.firstAccess + a;
        int most = access.grants().orElse(Integer.MAX_VALUE);
        int granted = 0;
        for (int p = 0; p < sendersOf[a].length; p++) {
            if (sendersOf[a][p] != 1) {
                continue;
            }
            int c = lastSender[a][p];
            if (!isHeard(c, a, access)) {
                floor.add(Counts.UNHEARD, point, c, 1);
            } else if (granted == most) {
                floor.add(Counts.UNANSWERED, point, c, 1);
            } else {
                granted++;
                customers.state[c] = Customers.FOLLOWING_UP;
            }
        }
    }

    private boolean isHeard(int c, int a, RandomAccess access) {
        return access.detection() == RandomAccess.Detection.CERTAIN
                || heardDraws[a].uniform() < 1 - StrictMath.exp(-customers.attempts[c]);
    }

    /** Tells a sender of the outcome, at once or when the answer is due. */
    private void tell(int c, int a) {
        boolean good = customers.state[c] == Customers.FOLLOWING_UP;
        customers.state[c] = Customers.FOLLOWING_UP;
        if (!good) {
            floor.add(Counts.REJECTED, table.firstAccess + a, c, 1);
        }
        if (answer[a] > 0) {
            long due = SimTime.plus(floor.agenda.now(), answer[a]);
            customers.event[c] = floor.agenda.at(due, good ? answered : failed, c, a);
        } else if (good) {
            answered(c, a);
        } else {
            failed(c, a);
        }
    }

    private void answered(int c, int a) {
        int point = table.firstAccess + a;
        customers.event[c] = Customers.NOBODY;
        customers.state[c] = Customers.ON_THE_WAY;
        floor.add(Counts.COMPLETED, point, c, 1);
        floor.meters.attempts(point, c, true);
        floor.meters.left(point, c, true);
        journeys.goOn(c, point);
    }

    private void failed(int c, int a) {
        customers.event[c] = Customers.NOBODY;
        RandomAccess access = table.accesses.get(a);
        if (access.transmissions().isPresent()
                && customers.attempts[c] >= access.transmissions().getAsInt()) {
            giveUp(c, table.firstAccess + a, Counts.LOST);
        } else if (access.backOffSlots().isPresent()) {
            int later =
                    1 + (int) (backOffDraws[a].uniform() * access.backOffSlots().getAsInt());
            waitForSlot(c, a, (floor.agenda.now() / slot[a] + later) * slot[a]);
        } else {
            waitForSlot(c, a, SimTime.plus(floor.agenda.now(), backOff[a].next(backOffDraws[a])));
        }
    }

    private void giveUp(int c, int point, int sort) {
        floor.add(sort, point, c, 1);
        floor.meters.attempts(point, c, false);
        floor.meters.left(point, c, false);
        journeys.leave(c, false);
    }

    /** Takes a device out, wherever it stands in its access. */
    void withdraw(int c) {
        int point = customers.point[c];
        if (customers.event[c] != Customers.NOBODY) {
            floor.agenda.cancel(customers.event[c]);
            customers.event[c] = Customers.NOBODY;
        }
        if (customers.state[c] == Customers.BACKING_OFF) {
            floor.add(Counts.IN_ORBIT, point, c, -1);
        } else if (customers.state[c] == Customers.CONTENDING) {
            int[] others = Arrays.stream(senders[point - table.firstAccess].toArray())
                    .filter(o -> o != c)
                    .toArray();
            senders[point - table.firstAccess].clear();
            Arrays.stream(others).forEach(senders[point - table.firstAccess]::add);
        }
        giveUp(c, point, Counts.DROPPED);
    }
}
