package org.faultline.benchmarks.peers;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

/**
 * A model that counts its events and times itself: after some events and some time to warm up it measures for some time and is over.
 * Time is that of the processor, over all threads of this virtual machine, so that other work on the machine counts little.
 *
 * <p>Delays are drawn with replacement from a table of 4,096 exponential values with a mean of one second; that costs next to nothing, so
 * that what is measured is the list of events.
 */
abstract class Model {

    private static final int TABLE = 1 << 12;
    private static final int LOOK_EVERY = 1 << 12;
    private static final double WARM_UP_SECONDS = 1;
    private static final double MEASURED_SECONDS = Double.parseDouble(System.getProperty("seconds", "1"));

    private final SplittableRandom random = new SplittableRandom(1);
    private final int[] delays = new int[TABLE];
    private long counted;
    private long warm;
    private double warmAt;
    private double startedAt;
    private double rate;
    private boolean over;

    Model() {
        for (int i = 0; i < TABLE; i++) {
            delays[i] = (int) (-1e6 * StrictMath.log1p(-(i + 0.5) / TABLE));
        }
    }

    /** Schedules what is pending at first. */
    abstract void begin(Contestant contestant);

    /** The event of a process happens. */
    abstract void happens(int process, Contestant contestant);

    /** Events that happen at least before the measurement. */
    abstract long warmUp();

    final long delay() {
        return delays[(int) (random.nextLong() >>> 52)];
    }

    final int anyOf(int number) {
        return (int) ((random.nextLong() >>> 32) * number >>> 32);
    }

    /** Counts one of what the rate is in. */
    final void count() {
        if ((++counted & (LOOK_EVERY - 1)) == 0) {
            look();
        }
    }

    final boolean over() {
        return over;
    }

    /** Counted per second of processor time. */
    final double rate() {
        return rate;
    }

    private void look() {
        double time = cpuSeconds();
        if (startedAt == 0) {
            startedAt = time;
        }
        if (warm == 0 && counted >= warmUp() && time - startedAt >= WARM_UP_SECONDS) {
            warm = counted;
            warmAt = time;
        } else if (warm > 0 && time - warmAt >= MEASURED_SECONDS) {
            rate = (counted - warm) / (time - warmAt);
            over = true;
        }
    }

    private static double cpuSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    /** N events are pending; each one that happens schedules itself anew. Counts events. */
    static final class Hold extends Model {

        private final int pending;

        Hold(int pending) {
            this.pending = pending;
        }

        @Override
        void begin(Contestant contestant) {
            for (int i = 0; i < pending; i++) {
                contestant.schedule(i, delay());
            }
        }

        @Override
        void happens(int process, Contestant contestant) {
            count();
            contestant.schedule(process, delay());
        }

        @Override
        long warmUp() {
            return 3L * pending;
        }
    }

    /** PHOLD: each of N processes begins with one event; an event makes its process schedule one at any process. Counts events. */
    static final class Phold extends Model {

        private final int[] events;

        Phold(int processes) {
            this.events = new int[processes];
        }

        @Override
        void begin(Contestant contestant) {
            for (int i = 0; i < events.length; i++) {
                contestant.schedule(i, delay());
            }
        }

        @Override
        void happens(int process, Contestant contestant) {
            count();
            events[process]++;
            contestant.schedule(anyOf(events.length), delay());
        }

        @Override
        long warmUp() {
            return 3L * events.length;
        }
    }

    /** M/M/1 with load 0.8, first come first served; the time in the system is added up. Counts customers served. */
    static final class Queue extends Model {

        private static final int ARRIVAL = 0;
        private static final int DEPARTURE = 1;
        private static final int ROOM = 1 << 16;

        private final double[] arrivedAt = new double[ROOM];
        private long arrived;
        private long served;
        private double timeInSystem;

        @Override
        void begin(Contestant contestant) {
            contestant.schedule(ARRIVAL, arrivalGap());
        }

        long arrivalGap() {
            return delay() * 5 / 4;
        }

        @Override
        void happens(int process, Contestant contestant) {
            if (process == ARRIVAL) {
                arrive(contestant.now());
                if (waiting() == 1) {
                    contestant.schedule(DEPARTURE, delay());
                }
                contestant.schedule(ARRIVAL, arrivalGap());
            } else {
                leave(contestant.now());
                if (waiting() > 0) {
                    contestant.schedule(DEPARTURE, delay());
                }
            }
        }

        void arrive(double now) {
            arrivedAt[(int) (arrived++ & (ROOM - 1))] = now;
        }

        void leave(double now) {
            timeInSystem += now - arrivedAt[(int) (served++ & (ROOM - 1))];
            count();
        }

        long waiting() {
            return arrived - served;
        }

        @Override
        long warmUp() {
            return 100_000;
        }

        /** Mean time in the system in seconds; 1 / (1 - 0.8) = 5 in theory. */
        double meanTimeInSystem() {
            return timeInSystem / served / 1e6;
        }
    }
}
