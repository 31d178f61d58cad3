package org.faultline.dynamics.signalling;

import java.util.Arrays;

/**
 * Devices that will be due, by tick: single heaps, and streams that are due evenly over a range of ticks. To add either costs O(1),
 * whatever the range. Ticks go round in a ring; what is due later than the ring is long is due at its end.
 */
final class Wheel {

    private final double[] heap;
    private final double[] slope;
    private double stream;

    Wheel(int ticks) {
        heap = new double[ticks];
        slope = new double[ticks];
    }

    void clear() {
        Arrays.fill(heap, 0);
        Arrays.fill(slope, 0);
        stream = 0;
    }

    /** Adds devices that are due from one tick to before another; both lie after the present one. */
    void add(double devices, long from, long to, long present) {
        int length = heap.length;
        long first = Math.min(from, present + length - 2);
        long end = Math.min(to, present + length - 1);
        if (end <= first + 1) {
            heap[(int) (first % length)] += devices;
        } else {
            double each = devices / (end - first);
            slope[(int) (first % length)] += each;
            slope[(int) (end % length)] -= each;
        }
    }

    /** Takes what is due at a tick; asked for one tick after the other. */
    double take(long tick) {
        int place = (int) (tick % heap.length);
        stream += slope[place];
        double due = heap[place] + Math.max(0, stream);
        heap[place] = 0;
        slope[place] = 0;
        return due;
    }

    /** Leaves a share of everything. */
    void scale(double share) {
        stream *= share;
        for (int i = 0; i < heap.length; i++) {
            heap[i] *= share;
            slope[i] *= share;
        }
    }
}
