package org.faultline.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.SimTime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Events a second with the delays that lists of events fear: everything at one moment, every power of two, bursts, microseconds beside
 * years, timers that are put off again and again. No spread may cost an order of magnitude more than the exponential one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AgendaWorkloads {

    private static final int EVENTS = 100_000;
    private static final long YEAR = 8766 * SimTime.HOUR;

    /** How far ahead events are scheduled. */
    public enum Spread {
        EXPONENTIAL,
        ONE_MOMENT,
        EVERY_MAGNITUDE,
        BURSTS,
        MICROSECONDS_AND_YEARS,
        PHOLD,
        PUT_OFF
    }

    /** Number of pending events. */
    @Param({"1000", "100000"})
    public int pending;

    /** The spread of delays. */
    @Param
    public Spread spread;

    private final SplittableRandom random = new SplittableRandom(1);
    private final Agenda agenda = new Agenda();
    private final int handler = agenda.register(this::happens);
    private int[] timers;
    private int[] processes;
    private int left;

    /** Fills the agenda. */
    @Setup
    public void fill() {
        processes = new int[pending];
        timers = new int[pending];
        for (int i = 0; i < pending; i++) {
            timers[i] = agenda.at(delay(), handler, i, 0);
        }
    }

    private long delay() {
        return switch (spread) {
            case EXPONENTIAL, PHOLD -> (long) (-1e6 * Math.log1p(-random.nextDouble()));
            case ONE_MOMENT -> 1;
            // up to 18 hours, so that years of simulated time pass and not more
            case EVERY_MAGNITUDE -> random.nextLong(1L << random.nextInt(36));
            case BURSTS -> random.nextInt(1, 4) * 1_000_003L - agenda.now() % 1_000_003L;
            case MICROSECONDS_AND_YEARS -> random.nextInt(1000) == 0 ? YEAR : random.nextInt(1, 5);
            case PUT_OFF -> 1_000_000_000L + random.nextInt(1_000_000);
        };
    }

    private void happens(int process, int unused) {
        processes[process]++;
        left--;
        int next = spread == Spread.PHOLD ? random.nextInt(pending) : process;
        agenda.at(agenda.now() + delay(), handler, next, 0);
    }

    /** Events that happen or, for timers that are put off, are moved. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long events() {
        if (spread == Spread.PUT_OFF) {
            for (int i = 0; i < EVENTS; i++) {
                int timer = i % pending;
                agenda.cancel(timers[timer]);
                timers[timer] = agenda.at(agenda.now() + delay(), handler, timer, 0);
            }
            agenda.runUntil(agenda.now() + 1000);
            return agenda.pending();
        }
        left = EVENTS;
        long step = 1;
        while (left > 0) {
            int before = left;
            agenda.runUntil(agenda.now() + step);
            // where nothing happens look further, where much happens less far
            step = before == left ? Math.min(YEAR, step * 2) : Math.max(1, step / 2);
        }
        return agenda.now();
    }
}
