package org.faultline.benchmarks.peers;

import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;

/** Faultline's sequences of keyed draws, one for each process, as stations draw the times between arrivals and those of service. */
final class SequenceChance implements Chance {

    private final DrawSequence[] sequences;

    SequenceChance(int processes) {
        Draws draws = new Draws(1, 0);
        sequences = new DrawSequence[processes];
        for (int i = 0; i < processes; i++) {
            sequences[i] = draws.sequence(1, i);
        }
    }

    @Override
    public double delay(int process) {
        return 1e6 * sequences[process].exponential();
    }

    @Override
    public int anyOf(int number, int process) {
        return (int) (number * sequences[process].uniform());
    }
}
