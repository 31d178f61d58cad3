package org.faultline.benchmarks;

import java.util.Arrays;

/** The dependency model as a bare loop: a binary heap of (hour, what), and draws from a stream. */
class DependencyLoop extends DependencyState {

    private static final int VERSIONS = 0x3FFFFFFF;

    /** How often an asset's battery began to drain or stopped; a drain of an earlier count means nothing. */
    private final int[] version;

    private double[] hours = new double[1 << 16];
    private long[] codes = new long[1 << 16];
    private int size;
    private long state;
    private double now;

    DependencyLoop(DependencyModel model) {
        super(model);
        version = new int[model.assets];
    }

    /** How often a second of processor time the model is run, and what it finds. */
    Pace replicate(long seed, double seconds) {
        double begin = Texts.processorSeconds();
        double sum = 0;
        int count = 0;
        while (count < 2 || Texts.processorSeconds() - begin < seconds) {
            state = (seed << 32) + ++count;
            begin(seed, count);
            sum += run();
            end();
        }
        return new Pace(count / (Texts.processorSeconds() - begin), sum / count);
    }

    /** A replication begins. */
    void begin(long seed, int replication) {}

    /** A replication is over. */
    void end() {}

    private double run() {
        size = 0;
        now = 0;
        start();
        while (size > 0) {
            now = hours[0];
            long code = codes[0];
            pop();
            int i = (int) (code >>> 1) & VERSIONS;
            if ((code & 1) == 0) {
                toggle(i);
            } else if ((int) (code >>> 32) == version[i]) {
                runDry(i);
            }
        }
        return share();
    }

    @Override
    final double now() {
        return now;
    }

    @Override
    final void toggleAfter(int i, double delay) {
        push(now + delay, (long) i << 1);
    }

    @Override
    final void drain(int i) {
        version[i] = version[i] + 1 & VERSIONS;
        push(now + DependencyModel.BATTERY_HOURS, (long) version[i] << 32 | (long) i << 1 | 1);
    }

    @Override
    void regained(int i, int provider) {
        version[i] = version[i] + 1 & VERSIONS;
    }

    @Override
    double exponential(int i) {
        state += 0x9E3779B97F4A7C15L;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return -Math.log((((z ^ (z >>> 31)) >>> 12) + 0.5) * 0x1.0p-52);
    }

    private void push(double hour, long code) {
        if (hour > model.horizonHours) {
            return;
        }
        if (size == hours.length) {
            hours = Arrays.copyOf(hours, 2 * size);
            codes = Arrays.copyOf(codes, 2 * size);
        }
        int place = size++;
        while (place > 0 && hour < hours[(place - 1) >> 1]) {
            hours[place] = hours[(place - 1) >> 1];
            codes[place] = codes[(place - 1) >> 1];
            place = (place - 1) >> 1;
        }
        hours[place] = hour;
        codes[place] = code;
    }

    private void pop() {
        double hour = hours[--size];
        long code = codes[size];
        int place = 0;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && hours[child + 1] < hours[child]) {
                child++;
            }
            if (hours[child] >= hour) {
                break;
            }
            hours[place] = hours[child];
            codes[place] = codes[child];
            place = child;
        }
        hours[place] = hour;
        codes[place] = code;
    }
}
