package org.faultline.benchmarks.peers;

import java.lang.management.ManagementFactory;

/**
 * A model that counts its events and times itself: after some events and some time to warm up it measures for some time and is over.
 * Time is that of the processor, over all threads of this virtual machine, so that other work on the machine counts little.
 */
abstract class Model {

    private static final int LOOK_EVERY = 1 << 12;
    /** Seconds to warm up, and as many to measure. */
    private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "1"));
    /** Who has not warmed up after so many seconds is too slow to be measured. */
    private static final double PATIENCE = 20;

    /** Random numbers. */
    protected final Chance chance;

    private long counted;
    private long lookAt = LOOK_EVERY;
    private long warm;
    private double warmAt;
    private double startedAt;
    private double rate = Double.NaN;
    private boolean over;

    Model(Chance chance) {
        this.chance = chance;
    }

    /** Schedules what is pending at first. */
    abstract void begin(Contestant contestant);

    /** The event of a process happens. */
    abstract void happens(int process, Contestant contestant);

    /** Events that happen at least before the measurement. */
    abstract long warmUp();

    /** Refuses a contestant whose results are not those of theory. */
    abstract void check();

    /** Counts some of what the rate is in. */
    final void count(long some) {
        counted += some;
        if (counted >= lookAt) {
            lookAt = counted + LOOK_EVERY;
            look();
        }
    }

    /** What was counted from the beginning on. */
    final long counted() {
        return counted;
    }

    final boolean over() {
        return over;
    }

    /** Counted per second of processor time; NaN for who is too slow. */
    final double rate() {
        return rate;
    }

    private void look() {
        double time = cpuSeconds();
        if (startedAt == 0) {
            startedAt = time;
        }
        if (over) {
            return;
        }
        if (warm == 0) {
            over = time - startedAt > PATIENCE;
            if (counted >= warmUp() && time - startedAt >= SECONDS) {
                warm = counted;
                warmAt = time;
            }
        } else if (time - warmAt >= SECONDS) {
            rate = (counted - warm) / (time - warmAt);
            over = true;
        }
    }

    private static double cpuSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    private static void refuse(double found, double expected, double tolerance, String what) {
        if (!(Math.abs(found - expected) <= tolerance)) {
            throw new IllegalStateException("Found " + found + " " + what + "; theory says " + expected + ".");
        }
    }

    /** N events are pending; each one that happens schedules itself anew. Counts events. */
    static class Hold extends Model {

        private final int pending;
        private double secondsAtEnd;
        private double eventsAtEnd;

        Hold(int pending, Chance chance) {
            super(chance);
            this.pending = pending;
        }

        @Override
        final void begin(Contestant contestant) {
            for (int i = 0; i < pending; i++) {
                contestant.schedule(i, chance.delay(i));
            }
        }

        @Override
        void happens(int process, Contestant contestant) {
            countEvent(contestant);
            contestant.schedule(process, chance.delay(process));
        }

        /** Clocks may go on after the end: what is checked is noted at once. */
        final void countEvent(Contestant contestant) {
            count(1);
            if (over() && eventsAtEnd == 0) {
                eventsAtEnd = counted();
                secondsAtEnd = contestant.now() / 1e6;
            }
        }

        @Override
        final long warmUp() {
            return 3L * pending;
        }

        /** Events are a Poisson process with one event a second for each that is pending; five standard deviations are allowed. */
        @Override
        final void check() {
            double expected = pending * secondsAtEnd;
            refuse(eventsAtEnd, expected, 5 * Math.sqrt(expected) + 0.001 * expected, "events");
        }
    }

    /** PHOLD: each of N processes begins with one event; an event makes its process schedule one at any process. Counts events. */
    static final class Phold extends Hold {

        private final int[] events;

        Phold(int processes, Chance chance) {
            super(processes, chance);
            this.events = new int[processes];
        }

        @Override
        void happens(int process, Contestant contestant) {
            countEvent(contestant);
            events[process]++;
            int target = chance.anyOf(events.length, process);
            contestant.schedule(target, chance.delay(process));
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

        Queue(Chance chance) {
            super(chance);
        }

        @Override
        void begin(Contestant contestant) {
            contestant.schedule(ARRIVAL, arrivalGap());
        }

        double arrivalGap() {
            return 1.25 * chance.delay(ARRIVAL);
        }

        double service() {
            return chance.delay(DEPARTURE);
        }

        @Override
        void happens(int process, Contestant contestant) {
            if (process == ARRIVAL) {
                arrive(contestant.now());
                if (waiting() == 1) {
                    contestant.schedule(DEPARTURE, service());
                }
                contestant.schedule(ARRIVAL, arrivalGap());
            } else {
                leave(contestant.now());
                if (waiting() > 0) {
                    contestant.schedule(DEPARTURE, service());
                }
            }
        }

        void arrive(double now) {
            arrivedAt[(int) (arrived++ & (ROOM - 1))] = now;
        }

        void leave(double now) {
            timeInSystem += now - arrivedAt[(int) (served++ & (ROOM - 1))];
            count(1);
        }

        /** Many customers at once who came and went, with their mean time in the system in seconds. */
        void serve(long customers, double meanTimeInSystem) {
            served += customers;
            timeInSystem += customers * meanTimeInSystem * 1e6;
            count(customers);
        }

        long waiting() {
            return arrived - served;
        }

        @Override
        long warmUp() {
            return 100_000;
        }

        /** The mean time in the system is 1 / (1 - 0.8) = 5 s. */
        @Override
        void check() {
            refuse(timeInSystem / served / 1e6, 5, 0.5, "s in the system");
        }
    }
}
