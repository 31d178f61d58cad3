package org.faultline.kernel;

/**
 * The draws of one purpose and entity one after the other, for consumers that need many, e.g. the arrivals at a station. Cheaper
 * than {@link Draws#uniform}, since a block of {@link Philox} serves for two draws.
 *
 * <p>Draw {@code 2n} comes from the lower, draw {@code 2n + 1} from the upper half of the block of {@code (purpose, entity, n)}, so
 * that draw {@code 2n} equals {@code uniform(purpose, entity, n)}. After 2<sup>25</sup> draws the sequence goes on with the blocks of
 * the entity {@code keyOf(entity, 1)}, then {@code keyOf(entity, 2)} and so on.
 */
public final class DrawSequence {

    private static final int ALONE = 1;
    private static final int MANY = 2 * PhiloxLanes.BLOCKS - 1;
    private static final long IN_BATCH = PhiloxLanes.BLOCKS - 1L;

    private final int purpose;
    private final long entity;
    /** Halves that are worked out: of one block, or of a batch. */
    private long[] halves = new long[2];
    /** Halves that are worked out together, less one. */
    private int together = ALONE;

    private Draws draws;
    private long drawn;

    DrawSequence(Draws draws, int purpose, long entity) {
        this.draws = draws;
        this.purpose = purpose;
        this.entity = entity;
    }

    /** Back to the first draw, in the replication of the given draws. */
    public void restart(Draws other) {
        goTo(0);
        draws = other;
    }

    /** Makes the draw with the given number, from zero, the next one; O(1). */
    public void goTo(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("A sequence has no draw " + number + ".");
        }
        drawn = number;
        together = ALONE;
        if ((number & 1) == 1) {
            compute(number >>> 1);
        }
    }

    /** Number of the next draw: how many there were before. */
    public long number() {
        return drawn;
    }

    /** The next draw, strictly between 0 and 1. */
    public double uniform() {
        return Draws.unit(bits());
    }

    /** The next draw as an exponential variate with mean one, see {@link StandardExponential}. */
    public double exponential() {
        return StandardExponential.ofBits(bits());
    }

    /**
     * The random bits of the next draws, 64 of each, for consumers that work many out at once, see {@link StandardExponential#ofBits}.
     *
     * @param into written from its start
     * @param count number of draws
     */
    public void bits(long[] into, int count) {
        int done = 0;
        while (done < count) {
            int half = (int) drawn & together;
            if (half == 0) {
                workOut(drawn >>> 1);
            }
            int some = Math.min(count - done, together + 1 - half);
            System.arraycopy(halves, half, into, done, some);
            done += some;
            drawn += some;
        }
    }

    private long bits() {
        int half = (int) drawn & together;
        if (half == 0) {
            workOut(drawn >>> 1);
        }
        drawn++;
        return halves[half];
    }

    /** Works out what follows: a block alone at first, batches for those who go on. */
    private void workOut(long block) {
        if (block == 0 || (block & IN_BATCH) != 0) {
            compute(block);
            return;
        }
        if (halves.length <= MANY) {
            halves = new long[MANY + 1];
        }
        together = MANY;
        draws.blocks(purpose, keyOf(block), (int) (block % Draws.NUMBERS), halves);
    }

    private void compute(long block) {
        draws.block(purpose, keyOf(block), (int) (block % Draws.NUMBERS), halves);
    }

    private long keyOf(long block) {
        long chapter = block / Draws.NUMBERS;
        return chapter == 0 ? entity : Draws.keyOf(entity, chapter);
    }
}
