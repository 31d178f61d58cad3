package org.faultline.trace;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The events of one run, in the order in which they happened, as growing columns of primitives. The id of an event is its
 * place in the log. The cause of an event is the id of an earlier event, or {@link #NO_CAUSE} for what comes from outside.
 *
 * <p>Appending is amortised O(1) and allocates only when the columns double. One log can be cleared and used again.
 */
public final class EventLog {

    /** The cause of what nothing in the run brought about. */
    public static final int NO_CAUSE = -1;

    private int size;
    private long[] time;
    private int[] subject;
    private byte[] what;
    private float[] from;
    private float[] to;
    private int[] cause;
    private boolean sealed;
    private long seal;

    /** An empty log with room for some events before it first grows. */
    public EventLog(int expectedEvents) {
        int room = Math.max(16, expectedEvents);
        time = new long[room];
        subject = new int[room];
        what = new byte[room];
        from = new float[room];
        to = new float[room];
        cause = new int[room];
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
        if (size == time.length) {
            grow();
        }
        time[size] = timeMicros;
        subject[size] = subjectNumber;
        what[size] = (byte) change.code();
        from[size] = (float) before;
        to[size] = (float) after;
        cause[size] = causeId;
        return size++;
    }

    /** Forgets all events and keeps the room. */
    public void clear() {
        size = 0;
        sealed = false;
    }

    /**
     * Takes what happened in the run but is too much to be logged into the fingerprint of the run.
     *
     * @param unlogged a fingerprint of all that
     */
    public void seal(long unlogged) {
        sealed = true;
        seal = unlogged;
    }

    /** Number of events. */
    public int size() {
        return size;
    }

    /** Microseconds since the start of the scenario. */
    public long timeMicros(int event) {
        return time[event];
    }

    /** The subject's number. */
    public int subject(int event) {
        return subject[event];
    }

    /** What changed. */
    public What what(int event) {
        return What.ofCode(what[event]);
    }

    /** The value before. */
    public double from(int event) {
        return from[event];
    }

    /** The value after. */
    public double to(int event) {
        return to[event];
    }

    /** True when the value rose; never for {@link #NO_CAUSE}. */
    public boolean isRise(int event) {
        return event != NO_CAUSE && to[event] > from[event];
    }

    /** True when the value fell; never for {@link #NO_CAUSE}. */
    public boolean isFall(int event) {
        return event != NO_CAUSE && to[event] < from[event];
    }

    /** The id of the cause, or {@link #NO_CAUSE}. */
    public int cause(int event) {
        return cause[event];
    }

    /** The first event of the chain that ends in this one. */
    public int root(int event) {
        int e = event;
        while (cause[e] != NO_CAUSE) {
            e = cause[e];
        }
        return e;
    }

    /** A copy that no later run overwrites, without spare room. */
    public EventLog copy() {
        EventLog copy = new EventLog(1);
        copy.size = size;
        copy.sealed = sealed;
        copy.seal = seal;
        copy.time = Arrays.copyOf(time, size);
        copy.subject = Arrays.copyOf(subject, size);
        copy.what = Arrays.copyOf(what, size);
        copy.from = Arrays.copyOf(from, size);
        copy.to = Arrays.copyOf(to, size);
        copy.cause = Arrays.copyOf(cause, size);
        return copy;
    }

    /**
     * The fingerprint of the run, as 64 hexadecimal digits: SHA-256 over one 64-bit word for each event in order, into which all
     * columns of the event are folded. Folding keeps two different events apart but for a chance of 2^-64, and
     * takes two thirds of the cost of hashing long logs away. What happened without being logged follows as one more word, if the
     * log was {@linkplain #seal sealed} with it.
     */
    public String hash() {
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * 4096);
        LongBuffer words = buffer.asLongBuffer();
        for (int e = 0; e < size; e++) {
            if (!words.hasRemaining()) {
                digest.update(buffer.array());
                words.clear();
            }
            words.put(folded(e));
        }
        digest.update(buffer.array(), 0, words.position() * Long.BYTES);
        if (sealed) {
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seal).array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** All columns of an event in one word: multiply and xor-shift after each of three words (MurmurHash3's finaliser). */
    private long folded(int e) {
        long word = mixed(time[e] ^ ((long) what[e] << 56));
        word = mixed(word ^ ((long) subject[e] << 32 | (cause[e] & 0xFFFFFFFFL)));
        return mixed(word
                ^ ((long) Float.floatToRawIntBits(from[e]) << 32 | (Float.floatToRawIntBits(to[e]) & 0xFFFFFFFFL)));
    }

    private static long mixed(long word) {
        long z = word;
        z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }

    private void grow() {
        int room = time.length * 2;
        time = Arrays.copyOf(time, room);
        subject = Arrays.copyOf(subject, room);
        what = Arrays.copyOf(what, room);
        from = Arrays.copyOf(from, room);
        to = Arrays.copyOf(to, room);
        cause = Arrays.copyOf(cause, room);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
