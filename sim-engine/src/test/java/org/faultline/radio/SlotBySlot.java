package org.faultline.radio;

import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;

/** Contention for preambles played device by device: the plain definition that {@link RandomAccessLoad} is compared with. */
final class SlotBySlot {

    private static final int PURPOSE = 100;

    private final int preambles;
    private final int transmissions;
    private final int backOff;
    private final DrawSequence gaps;
    private final DrawSequence choices;
    private final DrawSequence delays;
    /** Devices that send in a coming occasion, by occasion (a ring) and number of the try. */
    private final int[][] waiting;

    private int slot;
    private double untilNext;
    private long served;
    private long lost;
    private long tries;

    SlotBySlot(int preambles, int transmissions, int backOff, long seed) {
        this.preambles = preambles;
        this.transmissions = transmissions;
        this.backOff = backOff;
        Draws draws = new Draws(seed, 0);
        gaps = draws.sequence(PURPOSE, 1);
        choices = draws.sequence(PURPOSE, 2);
        delays = draws.sequence(PURPOSE, 3);
        waiting = new int[backOff + 1][transmissions + 1];
        untilNext = gaps.exponential();
    }

    /** Devices that make their first try in the next occasion. */
    void add(int devices) {
        waiting[slot][1] += devices;
    }

    /** Poisson arrivals with a mean per occasion; only what ends after the warm-up is counted. */
    void run(double mean, int warmUp, int occasions) {
        for (int i = 0; i < warmUp + occasions; i++) {
            if (i == warmUp) {
                served = 0;
                lost = 0;
                tries = 0;
            }
            double left = mean;
            while (untilNext < left) {
                left -= untilNext;
                untilNext = gaps.exponential();
                add(1);
            }
            untilNext -= left;
            play();
        }
    }

    private void play() {
        int[] now = waiting[slot];
        int[] senders = new int[preambles];
        int[] tryOfLast = new int[preambles];
        int[] failed = new int[transmissions + 1];
        for (int t = 1; t <= transmissions; t++) {
            failed[t] = now[t];
            tries += now[t];
            for (int i = 0; i < now[t]; i++) {
                int choice = (int) (choices.uniform() * preambles);
                senders[choice]++;
                tryOfLast[choice] = t;
            }
            now[t] = 0;
        }
        for (int p = 0; p < preambles; p++) {
            if (senders[p] == 1) {
                served++;
                failed[tryOfLast[p]]--;
            }
        }
        lost += failed[transmissions];
        for (int t = 1; t < transmissions; t++) {
            for (int i = 0; i < failed[t]; i++) {
                int later = 1 + (int) (delays.uniform() * backOff);
                waiting[(slot + later) % waiting.length][t + 1]++;
            }
        }
        slot = (slot + 1) % waiting.length;
    }

    double success() {
        return (double) served / (served + lost);
    }

    double meanTries() {
        return (double) tries / (served + lost);
    }
}
