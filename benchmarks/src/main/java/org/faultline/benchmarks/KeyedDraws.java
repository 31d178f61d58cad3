package org.faultline.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;
import org.faultline.kernel.StandardExponential;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of looking a draw up by its key and of variates, beside a stream generator. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KeyedDraws {

    private final Draws draws = new Draws(1, 0);
    private final DrawSequence sequence = draws.sequence(2, 1);
    private final SplittableRandom stream = new SplittableRandom(1);
    private long entity;

    /** One keyed draw. */
    @Benchmark
    public double keyed() {
        return draws.uniform(1, entity++, 0);
    }

    /** One draw of a keyed sequence. */
    @Benchmark
    public double sequence() {
        return sequence.uniform();
    }

    /** One exponential variate of a keyed sequence. */
    @Benchmark
    public double exponential() {
        return sequence.exponential();
    }

    /** The fast exponential quantile of a draw from a stream. */
    @Benchmark
    public double fastQuantile() {
        return StandardExponential.quantile(stream.nextDouble());
    }

    /** The exponential quantile of a draw from a stream by the strict logarithm. */
    @Benchmark
    public double strictQuantile() {
        return -StrictMath.log1p(-stream.nextDouble());
    }

    /** One draw from a stream. */
    @Benchmark
    public double stream() {
        return stream.nextDouble();
    }
}
