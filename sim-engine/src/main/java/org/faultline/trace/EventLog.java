package org.faultline.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The events of one run, in the order in which they happened, as growing rows of three words. The id of an event is its
 * place in the log. The cause of an event is the id of an earlier event, or {@link #NO_CAUSE} for what comes from outside.
 *
 * <p>Appending is amortised O(1) and allocates only when the room grows. One log can be cleared and used again. It holds up to 715
 * million events.
 */
public final class EventLog {

    /** The cause of what nothing in the run brought about. */
    public static final int NO_CAUSE = -1;

    private static final int WORDS = 3;
    /** The longest array that can be relied on, in whole events. */
    private static final int MOST_WORDS = (Integer.MAX_VALUE - 8) / WORDS * WORDS;

    /** Words from which on a log grows more slowly. */
    private static final int LARGE = WORDS << 16;

    /** Lanes of the fingerprint: the words of 64 events. */
    private static final int LANES = 64 * WORDS;

    /** Odd numbers by which xxHash64 multiplies. */
    private static final long FIRST_PRIME = 0x9E3779B185EBCA87L;

    private static final long SECOND_PRIME = 0xC2B2AE3D27D4EB4FL;

    /** Time in the lower bits of an event's first word, what changed above. */
    private static final int TIME_BITS = 56;

    private static final long TIME = (1L << TIME_BITS) - 1;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long LOWER = 0xFFFFFFFFL;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** Three words an event: what changed and when; subject and cause; value before and after. */
    private long[] words;

    private int size;
    private boolean sealed;
    private long seal;
    private boolean integrityChanges;

    /** An empty log with room for some events before it first grows. */
    public EventLog(int expectedEvents) {
        words = new long[WORDS * Math.max(16, expectedEvents)];
    }

    /**
     * Appends an event.
     *
     * @param timeMicros microseconds since the start of the scenario, not before the last event
     * @param subjectNumber as numbered by {@link Subjects}
     * @param change what changed
     * @param before value before, in the unit of {@code change}
     * @param after value after
     * @param causeId id of an earlier event or {@link #NO_CAUSE}
     * @return the id of the new event
     */
    public int append(long timeMicros, int subjectNumber, What change, double before, double after, int causeId) {
        int place = WORDS * size;
        if (place == words.length) {
            grow();
        }
        if (change == What.INTEGRITY) {
            integrityChanges = true;
        }
        words[place] = timeMicros | ((long) change.code() << TIME_BITS);
        words[place + 1] = ((long) subjectNumber << 32) | (causeId & LOWER);
        words[place + 2] = ((long) Float.floatToRawIntBits((float) before) << 32)
                | (Float.floatToRawIntBits((float) after) & LOWER);
        return size++;
    }

    /** Forgets all events and keeps the room. */
    public void clear() {
        size = 0;
        sealed = false;
        integrityChanges = false;
    }

    /**
     * Takes what happened in the run but is too much to be logged into the fingerprint of the run; who does so twice adds to it.
     *
     * @param unlogged a fingerprint of all that
     */
    public void seal(long unlogged) {
        seal = sealed ? MIX * seal + unlogged : unlogged;
        sealed = true;
    }

    /** Number of events. */
    public int size() {
        return size;
    }

    /** Microseconds since the start of the scenario. */
    public long timeMicros(int event) {
        return words[WORDS * event] & TIME;
    }

    /** The subject's number. */
    public int subject(int event) {
        return (int) (words[WORDS * event + 1] >> 32);
    }

    /** What changed. */
    public What what(int event) {
        return What.ofCode((int) (words[WORDS * event] >>> TIME_BITS));
    }

    /** True when what changed is in a set that was joined of {@link What#alone}. */
    public boolean isAmong(int event, long set) {
        return (set >>> (words[WORDS * event] >>> TIME_BITS) & 1) != 0;
    }

    /**
     * Lists the events from one place to before another for which {@link #isAmong} holds; the quickest way to pass over others, as sorts of events
     * follow each other without a rule and no branch hangs on them here.
     *
     * @param into with room for all from one place to the other
     * @return how many there are
     */
    public int list(long set, int from, int to, int[] into) {
        int count = 0;
        for (int event = from; event < to; event++) {
            into[count] = event;
            count += (int) (set >>> (words[WORDS * event] >>> TIME_BITS) & 1);
        }
        return count;
    }

    /** Whether the integrity of any asset changed. */
    public boolean changesIntegrity() {
        return integrityChanges;
    }

    /** The value before. */
    public double from(int event) {
        return upperFloat(words[WORDS * event + 2]);
    }

    /** The value after. */
    public double to(int event) {
        return lowerFloat(words[WORDS * event + 2]);
    }

    /** True when the value rose; never for {@link #NO_CAUSE}. */
    public boolean isRise(int event) {
        return event != NO_CAUSE && to(event) > from(event);
    }

    /** True when the value fell; never for {@link #NO_CAUSE}. */
    public boolean isFall(int event) {
        return event != NO_CAUSE && to(event) < from(event);
    }

    /** The id of the cause, or {@link #NO_CAUSE}. */
    public int cause(int event) {
        return (int) words[WORDS * event + 1];
    }

    /** The first event of the chain that ends in this one. */
    public int root(int event) {
        int e = event;
        while (cause(e) != NO_CAUSE) {
            e = cause(e);
        }
        return e;
    }

    /** A copy that no later run overwrites, without spare room. */
    public EventLog copy() {
        EventLog copy = new EventLog(1);
        copy.size = size;
        copy.sealed = sealed;
        copy.seal = seal;
        copy.integrityChanges = integrityChanges;
        copy.words = Arrays.copyOf(words, WORDS * size);
        return copy;
    }

    /**
     * The fingerprint of the run, as 64 hexadecimal digits; O(events). The words of all events go round by turns into 192 lanes, by the step of
     * xxHash64 (Y. Collet, xxHash fast digest algorithm, 0.1.1): a word and a lane give the next state of the lane, one to one in both, so
     * that one word that differs is never lost and several in one lane are but for a chance of 2^-64. The lanes, the number of events and,
     * if the log was {@linkplain #seal sealed}, what happened without being logged then go through SHA-256.
     */
    public String hash() {
        long[] lanes = new long[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = SECOND_PRIME * (lane + 1L);
        }
        long[] together = new long[LANES];
        int end = WORDS * size;
        for (int left = end; left > 0; left -= LANES) {
            int count = Math.min(LANES, left);
            System.arraycopy(words, end - left, together, 0, count);
            takeIn(together, lanes, count);
        }
        return digestOf(lanes);
    }

    /** A step of some lanes; words come from an array of their own so that the compiler may do several lanes in one instruction. */
    private static void takeIn(long[] some, long[] lanes, int count) {
        for (int lane = 0; lane < count; lane++) {
            lanes[lane] = Long.rotateLeft(lanes[lane] + some[lane] * SECOND_PRIME, 31) * FIRST_PRIME;
        }
    }

    private String digestOf(long[] lanes) {
        byte[] all = new byte[Long.BYTES * (LANES + 2)];
        for (int lane = 0; lane < LANES; lane++) {
            LONGS.set(all, Long.BYTES * lane, lanes[lane]);
        }
        LONGS.set(all, Long.BYTES * LANES, (long) size);
        LONGS.set(all, Long.BYTES * (LANES + 1), seal);
        MessageDigest digest = sha256();
        digest.update(all, 0, Long.BYTES * (sealed ? LANES + 2 : LANES + 1));
        return HexFormat.of().formatHex(digest.digest());
    }

    private void grow() {
        // by half once it is large: doubled room could be half empty
        long more = words.length < LARGE ? words.length : words.length / 2 / WORDS * WORDS;
        long room = Math.min((long) words.length + more, MOST_WORDS);
        if (room == words.length) {
            throw new IllegalStateException(
                    "A replication has more than " + size
                            + " events, which is all that a log can hold; a shorter horizon with more replications asks for less.");
        }
        words = Arrays.copyOf(words, (int) room);
    }

    private static double upperFloat(long word) {
        return Float.intBitsToFloat((int) (word >> 32));
    }

    private static double lowerFloat(long word) {
        return Float.intBitsToFloat((int) word);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
