package org.faultline.benchmarks.peers;

import java.util.SplittableRandom;

/** Draws of those who bring no generator: what Java's library offers. */
final class LibraryChance implements Chance {

    private final SplittableRandom random = new SplittableRandom(1);

    @Override
    public double delay(int process) {
        return -1e6 * Math.log(1 - random.nextDouble());
    }

    @Override
    public int anyOf(int number, int process) {
        return random.nextInt(number);
    }
}
