package org.faultline.kernel;

import java.util.Arrays;
import java.util.Objects;

/**
 * The clock and the list of what is still to happen.
 *
 * <p>Events happen in the order of (time, order of scheduling), a rule that stands in one line, {@link RadixQueue#before}. Events
 * for later wait in a {@link RadixQueue}, those for now in a first-in first-out ring; both carry their order of scheduling, so that
 * the two merge by the one rule. To schedule or cancel an event costs an amortised O(1) whatever the times are; to move one, cancel
 * it and schedule it anew. All columns are primitive; nothing is allocated per event once they have grown.
 *
 * <p>What is known when a run begins may be told together ({@link #foresee}); it is put in order once, stands beside the queue, and merges
 * with it by the same rule.
 *
 * <p>Handlers are few and live long: the agenda numbers each one it meets and keeps it, also when it is cleared. Where it counts,
 * {@link #register} the handler once and schedule by its number.
 */
public final class Agenda {

    private final HandlerTable handlers = new HandlerTable();
    private final PendingEvents events = new PendingEvents();
    private final RadixQueue queue = new RadixQueue(events);
    private final MomentRing ring = new MomentRing();
    private final ForeseenEvents nothing = new ForeseenEvents();
    private ForeseenEvents foreseen = nothing;
    /** When the next of them happens. */
    private long foreseenAt = Long.MAX_VALUE;

    private int foreseenHandler;
    /** All that is foreseen was scheduled at once, so that it has one order; what has the same time keeps the order in which it was told. */
    private int foreseenOrder;

    private int scheduled;

    /** An agenda at time zero with nothing to happen. */
    public Agenda() {
        this(0);
    }

    /** An agenda that has counted so many events already. */
    Agenda(int scheduled) {
        this.scheduled = scheduled;
    }

    /** Microseconds since the start of the scenario. */
    public long now() {
        return queue.now();
    }

    /** Number of events still to happen. */
    public int pending() {
        return queue.size() + ring.size() + foreseen.left();
    }

    /** The number of a handler, for {@link #at(long, int, int, int)}; the same one whenever the same handler is given. */
    public int register(Handler handler) {
        return handlers.numberOf(handler);
    }

    /**
     * Schedules an event.
     *
     * @param time not before now; {@link SimTime#NEVER} is kept but never reached
     * @return a handle for {@link #cancel}, valid until the event has happened or was cancelled
     * @throws IllegalArgumentException when the time has passed
     */
    public int at(long time, Handler handler, int a, int b) {
        return at(time, handlers.numberOf(handler), a, b);
    }

    /**
     * Schedules an event of a registered handler; else as {@link #at(long, Handler, int, int)}.
     *
     * @param handler number of the handler
     * @throws IndexOutOfBoundsException when no handler has that number
     */
    public int at(long time, int handler, int a, int b) {
        refusePast(time);
        Objects.checkIndex(handler, handlers.count());
        int order = nextOrder();
        int slot = events.take(order, b);
        queue.add(time, PendingEvents.pair(order, ~handler), PendingEvents.pair(slot, a));
        return slot;
    }

    /**
     * Schedules an event of a registered handler that will certainly happen: it cannot be cancelled, and costs less.
     *
     * @param time not before now; {@link SimTime#NEVER} is kept but never reached
     * @param handler number of the handler
     * @throws IllegalArgumentException when the time has passed
     * @throws IndexOutOfBoundsException when no handler has that number
     */
    public void later(long time, int handler, int a, int b) {
        refusePast(time);
        Objects.checkIndex(handler, handlers.count());
        queue.add(time, PendingEvents.pair(nextOrder(), handler), PendingEvents.pair(a, b));
    }

    /** Schedules an event at the present time, after everything already due now. It cannot be cancelled. */
    public void soon(Handler handler, int a, int b) {
        soon(handlers.numberOf(handler), a, b);
    }

    /** Schedules an event of a registered handler at the present time; else as {@link #soon(Handler, int, int)}. */
    public void soon(int handler, int a, int b) {
        Objects.checkIndex(handler, handlers.count());
        ring.add(nextOrder(), handler, a, b);
    }

    /**
     * Schedules all events of a list, in the order in which they were told. They cannot be cancelled. The handler gets the number of each, and zero.
     *
     * @param handler number of the handler
     * @param events which belong to the agenda from now on, until it is cleared
     * @throws IllegalStateException when others are foreseen and have not all happened
     * @throws IllegalArgumentException when the time of one has passed
     * @throws IndexOutOfBoundsException when no handler has that number
     */
    public void foresee(int handler, ForeseenEvents events) {
        Objects.checkIndex(handler, handlers.count());
        if (foreseen.left() > 0) {
            throw new IllegalStateException(foreseen.left() + " foreseen events are still to happen.");
        }
        events.sort();
        refusePast(events.headTime());
        foreseen = events;
        foreseenAt = events.headTime();
        foreseenHandler = handler;
        foreseenOrder = nextOrder();
    }

    /**
     * Takes an event off the list.
     *
     * @throws IllegalArgumentException when no event waits under the handle; a handle that was given out again is not noticed
     */
    public void cancel(int handle) {
        refuseIdle(handle);
        events.release(handle);
        queue.noteStale();
    }

    /**
     * Lets everything happen that is due up to and including the horizon; the clock then stands at the horizon.
     *
     * @throws IllegalArgumentException when the horizon has passed
     */
    public void runUntil(long horizon) {
        runUntil(horizon, Long.MAX_VALUE);
    }

    /**
     * As {@link #runUntil(long)}, but gives up when a moment does not end. The clock is looked at after every {@code most} events.
     *
     * @param most events that a moment may well have, above zero; one with twice as many is never let pass
     * @throws EndlessMoment when the clock has not moved from one look to the next
     */
    public void runUntil(long horizon, long most) {
        if (horizon < now()) {
            throw new IllegalArgumentException(
                    "The agenda cannot run until " + horizon + " us at " + now() + " us: that is over.");
        }
        long untilLook = most;
        long lastSeen = -1;
        while (true) {
            if (untilLook-- == 0) {
                EndlessMoment.refuse(lastSeen, now(), most);
                lastSeen = now();
                untilLook = most - 1;
            }
            long known = foreseenAt;
            if (ring.size() > 0 && !queue.headIsBefore(ring.headTag()) && !foreseenIsBefore(known, ring.headTag())) {
                fireMoment();
            } else if (queue.findHead(Math.min(horizon, known)) && !foreseenIsBeforeHead(known)) {
                fireHead();
            } else if (known <= horizon) {
                queue.advance(known);
                fireForeseen();
            } else {
                queue.advance(horizon);
                return;
            }
        }
    }

    private void fireForeseen() {
        int number = foreseen.take();
        foreseenAt = foreseen.headTime();
        handlers.get(foreseenHandler).fire(number, 0);
    }

    private boolean foreseenIsBefore(long known, long tag) {
        return known == now() && foreseenOrder < (int) (tag >> 32);
    }

    private boolean foreseenIsBeforeHead(long known) {
        return known < queue.headTime() || (known == queue.headTime() && foreseenOrder < (int) (queue.headTag() >> 32));
    }

    /** Back to time zero with nothing to happen; keeps the room and the handlers. Costs no more than what is pending. */
    public void clear() {
        queue.clear();
        events.clear();
        ring.clear();
        foreseen = nothing;
        foreseenAt = Long.MAX_VALUE;
        scheduled = 0;
    }

    /** Bytes of all columns, whether in use or not. */
    public long bytes() {
        return events.bytes() + queue.bytes() + ring.bytes() + foreseen.bytes();
    }

    private void fireMoment() {
        int handler = (int) ring.headTag();
        long numbers = ring.headNumbers();
        ring.dropHead();
        handlers.get(handler).fire((int) (numbers >> 32), (int) numbers);
    }

    private void fireHead() {
        long tag = queue.headTag();
        long numbers = queue.headNumbers();
        if (RadixQueue.isInSlot(tag)) {
            fireSlot((int) (numbers >> 32), tag, (int) numbers);
        } else {
            queue.takeHead();
            handlers.get((int) tag).fire((int) (numbers >> 32), (int) numbers);
        }
    }

    private void fireSlot(int slot, long tag, int a) {
        if (!events.isCurrent(slot, (int) (tag >> 32))) {
            queue.dropHead();
            return;
        }
        queue.takeHead();
        int b = events.number(slot);
        events.release(slot);
        handlers.get(~(int) tag).fire(a, b);
    }

    private int nextOrder() {
        if (scheduled == Integer.MAX_VALUE) {
            renumber();
        }
        return scheduled++;
    }

    /** Numbers what is pending from zero on in its order, once in two thousand million events; O(n log n). */
    private void renumber() {
        queue.sweep();
        int waiting = queue.size() + ring.size();
        int[] orders = new int[waiting + 1];
        queue.copyOrders(orders);
        ring.copyOrders(orders, queue.size());
        orders[waiting] = foreseenOrder;
        Arrays.sort(orders);
        queue.renumber(orders);
        ring.renumber(orders);
        foreseenOrder = Arrays.binarySearch(orders, foreseenOrder);
        scheduled = orders.length;
    }

    private void refusePast(long time) {
        if (time < queue.now()) {
            throw new IllegalArgumentException(
                    "An event at " + time + " us cannot be scheduled at " + now() + " us: that is over.");
        }
    }

    private void refuseIdle(int handle) {
        if (!events.holds(handle)) {
            throw new IllegalArgumentException("No event waits under the handle " + handle
                    + ": it has happened, was cancelled or was never scheduled.");
        }
    }
}
