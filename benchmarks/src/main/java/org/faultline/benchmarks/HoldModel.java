package org.faultline.benchmarks;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.faultline.kernel.Agenda;
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
 * The hold model: N events are pending, and each one that is due schedules itself anew after an exponential time. Compares
 * the agenda with the library's priority queue of objects.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HoldModel {

    private static final int HOLDS = 100_000;
    private static final double MEAN_MICROS = 1e6;

    /** Number of pending events. */
    @Param({"1000", "100000", "1000000"})
    public int pending;

    private final SplittableRandom random = new SplittableRandom(1);
    private final Agenda agenda = new Agenda();
    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final int hold = agenda.register(this::hold);
    private int left;

    private record Event(long time, long order) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private long order;

    /** Fills both lists. */
    @Setup
    public void fill() {
        for (int i = 0; i < pending; i++) {
            agenda.later(due(0), hold, i, 0);
            queue.add(new Event(due(0), order++));
        }
    }

    private long due(long now) {
        return now + (long) (-MEAN_MICROS * Math.log1p(-random.nextDouble()));
    }

    private void hold(int a, int b) {
        agenda.later(due(agenda.now()), hold, a, b);
        left--;
    }

    /** Holds through the agenda. */
    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public long agenda() {
        left = HOLDS;
        long step = Math.max(1, (long) (MEAN_MICROS / pending));
        while (left > 0) {
            agenda.runUntil(agenda.now() + step * 64);
        }
        return agenda.now();
    }

    /** Holds through {@link PriorityQueue}. */
    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public long priorityQueue() {
        long now = 0;
        for (int i = 0; i < HOLDS; i++) {
            now = queue.remove().time();
            queue.add(new Event(due(now), order++));
        }
        return now;
    }
}
