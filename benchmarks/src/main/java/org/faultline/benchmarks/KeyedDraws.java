package org.faultline.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.faultline.kernel.Draws;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of looking a draw up by its key, beside a stream generator. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KeyedDraws {

    private final Draws draws = new Draws(1, 0);
    private final SplittableRandom stream = new SplittableRandom(1);
    private long entity;

    /** One keyed draw. */
    @Benchmark
    public double keyed() {
        return draws.uniform(1, entity++, 0);
    }

    /** One draw from a stream. */
    @Benchmark
    public double stream() {
        return stream.nextDouble();
    }
}
