package org.faultline.kernel;

/**
 * Random draws of one replication, each looked up by what it is for.
 *
 * <p>A draw is keyed by (master seed, replication, purpose, entity, number) and computed by {@link Philox}: key = seed,
 * counter = (entity, replication, purpose and number). Two runs that share seed and replication see the same draw for the
 * same thing, whatever else differs: common random numbers by design. The sequences of one object, and its {@link #uniforms}, are for one thread at
 * a time.
 */
public final class Draws {

    private static final int NUMBER_BITS = 24;
    /** Draws of one purpose and entity. */
    static final int NUMBERS = 1 << NUMBER_BITS;

    private static final int PURPOSES = 1 << (32 - NUMBER_BITS);
    private static final double HALF_STEP = 0x1.0p-53;
    private static final long BITS_OF_ONE = 0x3FF0000000000000L;

    private final int seedLow;
    private final int seedHigh;
    private final int replication;
    private final long[] two = new long[2];
    private PhiloxLanes lanes;
    private long[] many = new long[0];

    /**
     * The draws of one replication.
     *
     * @param seed master seed
     * @param replication number of the replication, zero or more
     */
    public Draws(long seed, int replication) {
        this.seedLow = (int) seed;
        this.seedHigh = (int) (seed >>> 32);
        this.replication = replication;
    }

    /**
     * A uniform draw strictly between 0 and 1, with 52 random bits.
     *
     * @param purpose what the draw decides, in [0, 256)
     * @param entity key of what it is drawn for, see {@link #keyOf}
     * @param number how many draws of this purpose the entity had before, in [0, 2^24)
     */
    public double uniform(int purpose, long entity, int number) {
        refuseUnknown(purpose, number);
        return unit(Philox.lowHalf(
                (int) entity,
                (int) (entity >>> 32),
                replication,
                (purpose << NUMBER_BITS) | number,
                seedLow,
                seedHigh));
    }

    /** Two draws of one entity, {@code uniform(purpose, entity, number)} and the same of another purpose, for little more than the price of one. */
    public void uniforms(int purpose, int number, int otherPurpose, int otherNumber, long entity, double[] both) {
        refuseUnknown(purpose, number);
        refuseUnknown(otherPurpose, otherNumber);
        Philox.lowHalves(
                (int) entity,
                (int) (entity >>> 32),
                replication,
                (purpose << NUMBER_BITS) | number,
                (otherPurpose << NUMBER_BITS) | otherNumber,
                seedLow,
                seedHigh,
                two);
        both[0] = unit(two[0]);
        both[1] = unit(two[1]);
    }

    /** The draws {@code uniform(purpose, entity, number)} of many entities, which cost a fraction each of what one costs alone; into the first places of an array. */
    public void uniforms(int purpose, int number, long[] entities, int count, double[] into) {
        refuseUnknown(purpose, number);
        int last = (purpose << NUMBER_BITS) | number;
        PhiloxLanes all = lanes();
        for (int start = 0; start < count; start += PhiloxLanes.BLOCKS) {
            int some = Math.min(PhiloxLanes.BLOCKS, count - start);
            all.lowHalves(entities, start, some, replication, last, seedLow, seedHigh, many);
            for (int i = 0; i < some; i++) {
                into[start + i] = unit(many[i]);
            }
        }
    }

    /**
     * A sequence of draws of a purpose and entity, for consumers that need many. Its values are not those of {@link #uniform}, but
     * share blocks with them: a purpose is read by one of the two only.
     *
     * @param purpose what the draws decide, in [0, 256)
     * @param entity key of what they are drawn for
     */
    public DrawSequence sequence(int purpose, long entity) {
        refuseUnknown(purpose, 0);
        return new DrawSequence(this, purpose, entity);
    }

    /** Both halves of the block whose lower half makes {@code uniform(purpose, entity, number)}. */
    void block(int purpose, long entity, int number, long[] halves) {
        int last = (purpose << NUMBER_BITS) | number;
        Philox.block((int) entity, (int) (entity >>> 32), replication, last, seedLow, seedHigh, halves);
    }

    /** The blocks from one on, {@link PhiloxLanes#BLOCKS} of them, which must not go beyond the last number. */
    void blocks(int purpose, long entity, int number, long[] halves) {
        int last = (purpose << NUMBER_BITS) | number;
        lanes().blocks((int) entity, (int) (entity >>> 32), replication, last, seedLow, seedHigh, halves);
    }

    private PhiloxLanes lanes() {
        if (lanes == null) {
            lanes = new PhiloxLanes();
            many = new long[PhiloxLanes.BLOCKS];
        }
        return lanes;
    }

    /**
     * The number strictly between 0 and 1 that the upper 52 of 64 random bits make: those bits and a half, times 2<sup>-52</sup>. They
     * become a fraction without a conversion, which would make each draw wait for the one before.
     */
    static double unit(long bits) {
        return Double.longBitsToDouble(BITS_OF_ONE | (bits >>> 12)) - 1 + HALF_STEP;
    }

    /** A 64-bit key of a name: FNV-1a, then the finaliser of SplitMix64 so that similar names get unlike keys. */
    public static long keyOf(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    /** A key for a pair of things, e.g. an asset under a campaign step. */
    public static long keyOf(long first, long second) {
        return keyOfMixed(first, mixed(second));
    }

    /** The second half of a pair, mixed: it may be kept where many things are paired with it. */
    public static long mixed(long second) {
        return mix(second + 0x9e3779b97f4a7c15L);
    }

    /** As {@link #keyOf(long, long)} of a second half that was {@link #mixed}. */
    public static long keyOfMixed(long first, long mixed) {
        return mix(first ^ mixed);
    }

    private static void refuseUnknown(int purpose, int number) {
        if (purpose < 0 || purpose >= PURPOSES || number < 0 || number >= NUMBERS) {
            throw new IllegalArgumentException("No draw has purpose " + purpose + " and number " + number + ": at most "
                    + PURPOSES + " purposes and " + NUMBERS + " draws each.");
        }
    }

    private static long mix(long key) {
        long z = key;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
