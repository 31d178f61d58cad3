package org.faultline.benchmarks;

import java.util.concurrent.TimeUnit;
import org.faultline.dynamics.CompiledNetwork;
import org.faultline.dynamics.Run;
import org.faultline.dynamics.Simulation;
import org.faultline.scenario.Scenario;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Assets on top of each other: the lowest of some columns of five are stopped at one moment, and all above them fall, each because the one below
 * has. What a compilation costs, and a replication with its reset: since only those fall that stand above somebody who was hit, a replication
 * must take as long with a million assets as with ten thousand where the same number falls.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Cascades {

    private static final int STOREYS = 5;

    /** Assets in all. */
    @Param({"10000", "1000000"})
    public int assets;

    /** Columns whose lowest asset is stopped. */
    @Param({"10", "1000"})
    public int hit;

    private Scenario scenario;
    private Run run;
    private int replication;

    /** Reads and compiles the scenario. */
    @Setup
    public void read() {
        scenario = Texts.read(text(assets / STOREYS, hit));
        run = compile().newRun();
        int events = run.execute(1, 0).size();
        if (events < STOREYS * hit) {
            throw new IllegalStateException(events + " events: not everybody above those who were hit has fallen.");
        }
    }

    private static String text(int columns, int hit) {
        StringBuilder text = new StringBuilder(
                """
                faultline: 1
                id: columns
                title: The lowest of some columns are stopped
                start: 2026-03-10T00:00
                horizon: 2 h
                network:
                  inline:
                    regions: {r: 0}
                    layers:
                """);
        for (int storey = 0; storey < STOREYS; storey++) {
            text.append("      a%d: {assets: %d, tags: s%d}%n".formatted(storey, hit, storey));
            text.append("      b%d: {assets: %d}%n".formatted(storey, columns - hit));
        }
        text.append("    supports:\n");
        for (int storey = 1; storey < STOREYS; storey++) {
            for (String part : new String[] {"a", "b"}) {
                text.append("      need-%1$s%2$d: {kind: power, of: %1$s%2$d, by: %1$s%3$d, one_to_one: same-place}%n"
                        .formatted(part, storey, storey - 1));
            }
        }
        return text.append("campaign: {steps: {hit: {at: 1 h, targets: {tag: s0}, effect: stop}}}\n")
                .toString();
    }

    /** Tables of the network and of what happens to it. */
    @Benchmark
    public Simulation compile() {
        return Simulation.of(
                CompiledNetwork.of(scenario.network(), scenario.response()),
                scenario,
                scenario.variants().get(0).campaign(),
                scenario.network().assets().stream().map(a -> a.equipment()).toList());
    }

    /** A replication, the reset of the one before included: one fall at the bottom of each column that is hit, and all above it. */
    @Benchmark
    public int propagation() {
        return run.execute(1, replication++).size();
    }
}
