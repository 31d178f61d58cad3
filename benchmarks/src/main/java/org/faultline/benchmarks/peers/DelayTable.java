package org.faultline.benchmarks.peers;

import java.util.SplittableRandom;

/** Delays drawn with replacement from a table of 4,096 exponential values; that costs next to nothing. */
final class DelayTable implements Chance {

    private static final int VALUES = 1 << 12;

    private final SplittableRandom random = new SplittableRandom(1);
    private final int[] delays = new int[VALUES];

    DelayTable() {
        for (int i = 0; i < VALUES; i++) {
            delays[i] = (int) (-1e6 * StrictMath.log1p(-(i + 0.5) / VALUES));
        }
    }

    @Override
    public double delay(int process) {
        return delays[(int) (random.nextLong() >>> 52)];
    }

    @Override
    public int anyOf(int number, int process) {
        return (int) (((random.nextLong() >>> 32) * number) >>> 32);
    }
}
