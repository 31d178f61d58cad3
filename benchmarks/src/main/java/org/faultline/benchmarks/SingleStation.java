package org.faultline.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.faultline.dynamics.CompiledNetwork;
import org.faultline.dynamics.Run;
import org.faultline.dynamics.Simulation;
import org.faultline.model.Equipment;
import org.faultline.scenario.Scenario;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A single-server queue with Poisson arrivals at load 0.8: customers per second through a scenario file and the ordinary engine, beside
 * a loop written by hand for this one model, which draws from a stream, keeps two clocks and a number, and can do nothing else. Both take the
 * time average of the number in the system.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SingleStation {

    private static final int CUSTOMERS = 480_000;
    private static final int HOURS = 10_000;
    private static final double MEAN_GAP = 1.25;

    private static final String SCENARIO =
            """
            faultline: 1
            id: single-station
            title: A single server at load 0.8
            start: 2026-03-10T00:00
            horizon: %d h
            network: {inline: {regions: {town: 1}}}
            stations: {queue: {service: exponential(%s s)}}
            arrivals: {calls: {every: exponential(%s s), to: queue}}
            observe:
              number: {customers: {of: queue, what: in-system}, take: time-average}
              served: {customers: {of: queue, what: completed}, take: final}
            """;

    private Run run;
    private int replication;
    private long seed;

    /** Reads and compiles the scenario. */
    @Setup
    public void compile() {
        run = runOf(HOURS);
    }

    /** A run of so many hours with customers who are served for a minute in the mean. */
    public static Run runOf(int hours) {
        return runOf(hours, 60);
    }

    /** A run of so many hours with customers who are served for so many seconds in the mean. */
    static Run runOf(int hours, double seconds) {
        Scenario scenario = Texts.read(SCENARIO.formatted(hours, seconds, MEAN_GAP * seconds));
        CompiledNetwork network = CompiledNetwork.of(scenario.network(), scenario.response());
        List<Optional<Equipment>> nobody = scenario.network().assets().stream()
                .map(a -> Optional.<Equipment>empty())
                .toList();
        return Simulation.of(network, scenario, scenario.variants().get(0).campaign(), nobody)
                .newRun();
    }

    /** Customers through the station of a scenario file. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public double scenarioFile() {
        run.execute(1, replication++);
        return run.readings().value(0);
    }

    /** Customers through the loop written by hand. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public double bareLoop() {
        return bareLoop(seed++, CUSTOMERS);
    }

    /** The time average of the number in the system over some customers, from a stream of xorshift128+ (Vigna 2017). */
    static double bareLoop(long seed, long customers) {
        long s0 = seed * 0x9E3779B97F4A7C15L + 1;
        long s1 = ~s0 * 0xBF58476D1CE4E5B9L;
        double now = 0;
        double arrival = MEAN_GAP;
        double departure = Double.POSITIVE_INFINITY;
        double area = 0;
        long number = 0;
        long served = 0;
        while (served < customers) {
            long x = s0;
            long y = s1;
            s0 = y;
            x ^= x << 23;
            s1 = x ^ y ^ (x >>> 18) ^ (y >>> 5);
            double exponential = -Math.log((((s1 + y) >>> 12) + 0.5) * 0x1.0p-52);
            if (arrival <= departure) {
                area += number * (arrival - now);
                now = arrival;
                arrival = now + exponential * MEAN_GAP;
                if (number++ == 0) {
                    long a = s0;
                    long b = s1;
                    s0 = b;
                    a ^= a << 23;
                    s1 = a ^ b ^ (a >>> 18) ^ (b >>> 5);
                    departure = now - Math.log((((s1 + b) >>> 12) + 0.5) * 0x1.0p-52);
                }
            } else {
                area += number * (departure - now);
                now = departure;
                served++;
                departure = --number > 0 ? now + exponential : Double.POSITIVE_INFINITY;
            }
        }
        return area / now;
    }

    /**
     * Measures whole runs of both in turn in one program and prints customers a second and their ratio.
     *
     * @param args rounds, and hours of the scenario
     */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int hours = args.length > 1 ? Integer.parseInt(args[1]) : 80_000;
        Run run = runOf(hours);
        for (int i = 0; i < rounds; i++) {
            double begin = processorSeconds();
            run.execute(1, i);
            double middle = processorSeconds();
            double served = run.readings().value(1);
            double bare = bareLoop(i, (long) served);
            double end = processorSeconds();
            System.out.printf(
                    Locale.ROOT,
                    "scenario file %.2f M customers/s (L = %.4f), bare loop %.2f M/s (L = %.4f), ratio %.2f%n",
                    served / (middle - begin) / 1e6,
                    run.readings().value(0),
                    served / (end - middle) / 1e6,
                    bare,
                    (end - middle) / (middle - begin));
        }
    }

    /** Time that this thread was at work, so that other programs on the machine do not count. */
    private static double processorSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
