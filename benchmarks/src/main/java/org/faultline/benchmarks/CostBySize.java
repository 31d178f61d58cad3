package org.faultline.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.faultline.dynamics.CompiledNetwork;
import org.faultline.dynamics.Run;
import org.faultline.dynamics.Simulation;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.generate.CountryNetworks;
import org.faultline.generate.EquipmentAssignment;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.model.Asset;
import org.faultline.model.Equipment;
import org.faultline.scenario.Scenario;

/**
 * What whole runs cost by size, in tables from small to large:
 *
 * <ul>
 *   <li>{@code germany}: with fewer or more antenna sites, Ericsson turned, 72 h; then factors on the number of sites, 0.02, 0.1, 1 and
 *       2.5 unless given;
 *   <li>{@code assets}: the dependency model of {@link DependencyModel} for a day, with 10^3, 10^4, 10^5 and 10^6 assets, or up to the power
 *       given;
 *   <li>{@code events} and {@code pending}: see {@link CostByEvents}.
 * </ul>
 *
 * <p>A line says what it takes to read, generate and check, to compile, to run a replication on one thread (of processor time), and what two
 * threads gain (of time), bytes per asset or cell, and the exponent with which a replication grows from line to line. Arguments: the folder
 * {@code scenarios}, then the name of a table and its arguments; all tables without.
 */
public final class CostBySize {

    /** Replications that are measured at least. */
    private static final int LEAST = 6;

    /** Seconds of processor time to warm up, and as many to measure. */
    private static final double SECONDS = 4;

    private static final String CASE = "cases/germany-core-backdoor";
    private static final String SUPPLIER = "ericsson";

    private CostBySize() {}

    /** Prints a table, or all. */
    public static void main(String[] arguments) {
        String table = arguments.length > 1 ? arguments[1] : "all";
        List<String> rest = Arrays.asList(arguments).subList(Math.min(2, arguments.length), arguments.length);
        if (!List.of("all", "germany", "assets", "events", "pending").contains(table)) {
            throw new IllegalArgumentException("There is no table " + table + ".");
        }
        if (table.equals("pending") || table.equals("all")) {
            CostByEvents.printPending(greatest(rest, 6));
        }
        if (table.equals("assets") || table.equals("all")) {
            printAssets(greatest(rest, 6));
        }
        if (table.equals("events") || table.equals("all")) {
            CostByEvents.printEvents(greatest(rest, 9));
        }
        if (table.equals("germany") || table.equals("all")) {
            printGermany(Path.of(arguments[0]), rest.isEmpty() ? List.of("0.02", "0.1", "1", "2.5") : rest);
        }
    }

    private static int greatest(List<String> arguments, int unlessGiven) {
        return arguments.isEmpty() ? unlessGiven : Integer.parseInt(arguments.get(0));
    }

    private static void printGermany(Path scenarios, List<String> factors) {
        printHead("Germany, 72 h");
        Line last = null;
        for (String factor : factors) {
            last = print(
                    measure(
                            () -> Texts.read(
                                    new ScenarioReader(new CountryNetworks(), List.of(scenarios)),
                                    scenarios.resolve(CASE),
                                    new Overrides(List.of(), List.of("network.generated.size=" + factor))),
                            SUPPLIER),
                    last);
        }
    }

    private static void printAssets(int greatest) {
        printHead("Failures, batteries and repairs, a day");
        measure(() -> Texts.read(DependencyModel.dayText(1_000)), ""); // classes that are loaded take room as well
        Line last = null;
        for (int power = 3; power <= greatest; power++) {
            String text = DependencyModel.dayText((int) Math.pow(10, power));
            last = print(measure(() -> Texts.read(text), ""), last);
        }
    }

    private static void printHead(String title) {
        System.out.println(
                "\n" + title + "\nassets | read s | compile s | replication s | million events | ns per event | "
                        + "two threads | network, B/asset | compiled, B/asset | run state, B/asset | after a run, B/asset | exponent");
    }

    /** A line; bytes are of the network's objects, of the compiled tables, of a new run, and of a run with its log. */
    private record Line(
            int assets,
            double read,
            double compile,
            double replication,
            int events,
            double gain,
            long networkBytes,
            long compiledBytes,
            long runBytes,
            long ranBytes) {

        Line withTimes(double newReplication, double newGain) {
            return new Line(
                    assets,
                    read,
                    compile,
                    newReplication,
                    events,
                    newGain,
                    networkBytes,
                    compiledBytes,
                    runBytes,
                    ranBytes);
        }
    }

    private static Line print(Line line, Line last) {
        String exponent = last == null
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.2f",
                        Math.log(line.replication / last.replication) / Math.log((double) line.assets / last.assets));
        System.out.printf(
                Locale.ROOT,
                "%d | %.2f | %.3f | %.5f | %.4f | %.0f | %.2f | %d | %d | %d | %d | %s%n",
                line.assets,
                line.read,
                line.compile,
                line.replication,
                line.events / 1e6,
                line.replication / line.events * 1e9,
                line.gain,
                line.networkBytes / line.assets,
                line.compiledBytes / line.assets,
                line.runBytes / line.assets,
                line.ranBytes / line.assets,
                exponent);
        return line;
    }

    private static Line measure(Supplier<Scenario> reader, String supplier) {
        long before = Texts.used();
        long begin = System.nanoTime();
        Scenario scenario = reader.get();
        double read = seconds(begin);
        int variant = variantOf(scenario, supplier);
        Line line = measureParts(scenario, variant, before, read);
        Experiment experiment = Experiment.of(scenario);
        secondsEach(experiment, variant, 1);
        double[] one = secondsEach(experiment, variant, 1);
        secondsEach(experiment, variant, 2);
        double[] two = secondsEach(experiment, variant, 2);
        return line.withTimes(one[1], one[0] / two[0]);
    }

    private static Line measureParts(Scenario scenario, int variant, long before, double read) {
        long withNetwork = Texts.used();
        long begin = System.nanoTime();
        CompiledNetwork compiled = CompiledNetwork.of(scenario.network(), scenario.response());
        double compile = seconds(begin);
        Simulation simulation = Simulation.of(
                compiled, scenario, scenario.variants().get(variant).campaign(), equipment(scenario, variant));
        long built = Texts.used();
        Run run = simulation.newRun();
        long withRun = Texts.used();
        int events = run.execute(1, 0).size();
        long ran = Texts.used();
        int assets = scenario.network().assets().size();
        return new Line(
                assets,
                read,
                compile,
                0,
                events,
                0,
                withNetwork - before,
                built - withNetwork,
                withRun - built,
                ran - built);
    }

    private static List<Optional<Equipment>> equipment(Scenario scenario, int variant) {
        return scenario.vendors().isEmpty()
                ? scenario.network().assets().stream().map(Asset::equipment).toList()
                : EquipmentAssignment.assign(
                        scenario.network(), scenario.variants().get(variant).mix(), scenario.vendors());
    }

    /** The variant that turns a supplier; the first one for none. */
    private static int variantOf(Scenario scenario, String supplier) {
        for (int v = 0; v < scenario.variants().size(); v++) {
            if (scenario.variants().get(v).supplier().orElse("").equals(supplier)) {
                return v;
            }
        }
        throw new IllegalStateException("No variant turns " + supplier + ".");
    }

    /** Seconds of time and of processor time per replication. */
    private static double[] secondsEach(Experiment experiment, int variant, int threads) {
        long begin = System.nanoTime();
        double processorBegin = Texts.processorSeconds();
        AtomicInteger done = new AtomicInteger();
        Listener listener = new Listener() {
            @Override
            public void finished(RunRow row, int number, int total) {
                done.set(number);
            }

            @Override
            public boolean stopRequested() {
                return done.get() >= LEAST && Texts.processorSeconds() - processorBegin > SECONDS;
            }
        };
        experiment.replicate(new Plan(1, 100_000, threads, 0.9, List.of(variant)), List.of(), listener);
        return new double[] {seconds(begin) / done.get(), (Texts.processorSeconds() - processorBegin) / done.get()};
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
