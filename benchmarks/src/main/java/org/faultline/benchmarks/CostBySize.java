package org.faultline.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.dynamics.CompiledNetwork;
import org.faultline.generate.EquipmentAssignment;
import org.faultline.dynamics.Run;
import org.faultline.dynamics.Simulation;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.scenario.Scenario;
import org.faultline.trace.EventLog;

/**
 * What whole runs cost by size: Germany with fewer or more antenna sites, Ericsson turned, 72 h. Time to read, generate and check, time to
 * compile, time of a replication on one thread and what two threads gain, bytes of the network and of one thread's run state per asset or
 * cell, and the exponent with which a replication grows from line to line.
 *
 * <p>Arguments: the folder {@code scenarios}, then factors on the number of sites, 0.01, 0.1, 1 and 2.5 unless given.
 */
public final class CostBySize {

    private static final int WARM_UP = 6;
    private static final int ROUNDS = 12;
    private static final String CASE = "cases/germany-core-backdoor";
    private static final String SUPPLIER = "ericsson";

    private CostBySize() {}

    /** Prints a line per size. */
    public static void main(String[] arguments) {
        Path scenarios = Path.of(arguments[0]);
        List<String> factors = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        if (factors.isEmpty()) {
            factors.addAll(List.of("0.01", "0.1", "1", "2.5"));
        }
        System.out.println("assets | read s | compile s | replication s | million events | two threads | network, B/asset | "
                + "run state, B/asset | exponent");
        double lastSize = Double.NaN;
        double lastTime = Double.NaN;
        for (String factor : factors) {
            Line line = measure(scenarios, factor);
            double exponent = Math.log(line.replication / lastTime) / Math.log(line.assets / lastSize);
            System.out.printf(
                    Locale.ROOT,
                    "%d | %.1f | %.2f | %.4f | %.3f | %.2f | %d | %d | %s%n",
                    line.assets,
                    line.read,
                    line.compile,
                    line.replication,
                    line.events / 1e6,
                    line.gain,
                    line.networkBytes / line.assets,
                    line.runBytes / line.assets,
                    Double.isNaN(exponent) ? "-" : String.format(Locale.ROOT, "%.2f", exponent));
            lastSize = line.assets;
            lastTime = line.replication;
        }
    }

    private record Line(
            int assets,
            double read,
            double compile,
            double replication,
            int events,
            double gain,
            long networkBytes,
            long runBytes) {}

    private static Line measure(Path scenarios, String factor) {
        long before = used();
        long begin = System.nanoTime();
        Scenario scenario = Texts.read(
                new ScenarioReader(new CountryNetworks(), List.of(scenarios)),
                scenarios.resolve(CASE),
                new Overrides(List.of(), List.of("network.generated.size=" + factor)));
        double read = seconds(begin);
        begin = System.nanoTime();
        CompiledNetwork compiled = CompiledNetwork.of(scenario.network(), scenario.response());
        double compile = seconds(begin);
        int variant = variantOf(scenario);
        Simulation simulation = Simulation.of(
                compiled,
                scenario,
                scenario.variants().get(variant).campaign(),
                EquipmentAssignment.assign(
                        scenario.network(), scenario.variants().get(variant).mix(), scenario.vendors()));
        long built = used();
        Run run = simulation.newRun();
        long withRun = used();
        EventLog log = run.execute(1, 0);
        int events = log.size();
        int assets = scenario.network().assets().size();
        Experiment experiment = Experiment.of(scenario);
        replicate(experiment, variant, 1, WARM_UP);
        double one = replicate(experiment, variant, 1, ROUNDS);
        replicate(experiment, variant, 2, WARM_UP);
        double two = replicate(experiment, variant, 2, ROUNDS);
        return new Line(assets, read, compile, one / ROUNDS, events, one / two, built - before, withRun - built);
    }

    private static int variantOf(Scenario scenario) {
        for (int v = 0; v < scenario.variants().size(); v++) {
            if (scenario.variants().get(v).supplier().equals(Optional.of(SUPPLIER))) {
                return v;
            }
        }
        throw new IllegalStateException("No variant turns " + SUPPLIER + ".");
    }

    private static double replicate(Experiment experiment, int variant, int threads, int replications) {
        long begin = System.nanoTime();
        experiment.replicate(
                new Plan(1, replications, threads, 0.9, List.of(variant)), List.of(), Listener.silent());
        return seconds(begin);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** Bytes of the heap that are in use after a collection. */
    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
