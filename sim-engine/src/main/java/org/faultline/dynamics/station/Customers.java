package org.faultline.dynamics.station;

import java.util.Arrays;

/**
 * Everybody who is in the queue network now, as slots in columns. A free slot is used again; {@code next} joins the free ones and, of
 * those in use, the members of a waiting line or of the customers in service.
 */
final class Customers {

    static final int NOBODY = -1;

    /** Where a customer is in its course through one point. */
    static final byte ON_THE_WAY = 0;

    static final byte WAITING = 1;
    static final byte IN_SERVICE = 2;
    static final byte BACKING_OFF = 3;
    static final byte FORKED = 4;
    static final byte CONTENDING = 5;
    static final byte FOLLOWING_UP = 6;
    /** Served, and on its server until there is room where it goes. */
    static final byte HELD = 7;

    private static final int START_ROOM = 64;

    byte[] state = new byte[START_ROOM];
    int[] point = new int[START_ROOM];
    int[] origin = new int[START_ROOM];
    /** Who a customer is among all of a run, whatever slot it has. */
    long[] who = new long[START_ROOM];

    int[] urgency = new int[START_ROOM];
    int[] member = new int[START_ROOM];
    int[] parent = new int[START_ROOM];
    int[] parts = new int[START_ROOM];
    int[] attempts = new int[START_ROOM];
    /** Where a customer goes that waits for room there. */
    int[] target = new int[START_ROOM];

    boolean[] doomed = new boolean[START_ROOM];
    boolean[] begun = new boolean[START_ROOM];
    long[] bornAt = new long[START_ROOM];
    long[] enteredAt = new long[START_ROOM];
    long[] startedAt = new long[START_ROOM];
    long[] work = new long[START_ROOM];
    long[] left = new long[START_ROOM];
    /** Where a customer stands in a {@link CustomerHeap} or {@link RandomCrowd}. */
    int[] place = new int[START_ROOM];
    /** Of those whom one server serves together, who leaves after this one; {@link #NOBODY} for the last. */
    int[] fellow = new int[START_ROOM];

    int[] event = new int[START_ROOM];
    int[] next = new int[START_ROOM];
    int[] previous = new int[START_ROOM];
    private int used;
    private int free = NOBODY;

    /** Nobody is there; keeps the room. */
    void clear() {
        used = 0;
        free = NOBODY;
    }

    /** A slot for a customer that comes into being. */
    int take(int from, long whoAmongAll, int urgent, int ofMember, int of, long now) {
        int c = free;
        if (c == NOBODY) {
            if (used == state.length) {
                grow();
            }
            c = used++;
        } else {
            free = next[c];
        }
        state[c] = ON_THE_WAY;
        origin[c] = from;
        urgency[c] = urgent;
        who[c] = whoAmongAll;
        member[c] = ofMember;
        parent[c] = of;
        doomed[c] = false;
        bornAt[c] = now;
        event[c] = NOBODY;
        fellow[c] = NOBODY;
        return c;
    }

    /** Gives a slot back. */
    void release(int c) {
        next[c] = free;
        free = c;
    }

    private void grow() {
        int room = state.length * 2;
        state = Arrays.copyOf(state, room);
        point = Arrays.copyOf(point, room);
        origin = Arrays.copyOf(origin, room);
        who = Arrays.copyOf(who, room);
        urgency = Arrays.copyOf(urgency, room);
        member = Arrays.copyOf(member, room);
        parent = Arrays.copyOf(parent, room);
        parts = Arrays.copyOf(parts, room);
        attempts = Arrays.copyOf(attempts, room);
        target = Arrays.copyOf(target, room);
        doomed = Arrays.copyOf(doomed, room);
        begun = Arrays.copyOf(begun, room);
        bornAt = Arrays.copyOf(bornAt, room);
        enteredAt = Arrays.copyOf(enteredAt, room);
        startedAt = Arrays.copyOf(startedAt, room);
        work = Arrays.copyOf(work, room);
        left = Arrays.copyOf(left, room);
        place = Arrays.copyOf(place, room);
        fellow = Arrays.copyOf(fellow, room);
        event = Arrays.copyOf(event, room);
        next = Arrays.copyOf(next, room);
        previous = Arrays.copyOf(previous, room);
    }
}
