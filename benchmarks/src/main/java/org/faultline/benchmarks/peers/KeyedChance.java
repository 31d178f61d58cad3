package org.faultline.benchmarks.peers;

import org.faultline.kernel.Draws;
import org.faultline.kernel.StandardExponential;

/** Faultline's draws by key, as assets draw their lives: what it is for, which process, and how many that process had before. */
final class KeyedChance implements Chance {

    private static final int DELAY = 1;
    private static final int TARGET = 2;

    private final Draws draws = new Draws(1, 0);
    private final int[] drawn;

    KeyedChance(int processes) {
        drawn = new int[processes];
    }

    @Override
    public double delay(int process) {
        return 1e6 * StandardExponential.quantile(draws.uniform(DELAY, process, drawn[process]++));
    }

    @Override
    public int anyOf(int number, int process) {
        return (int) (number * draws.uniform(TARGET, process, drawn[process]));
    }
}
