package org.faultline.io.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.dynamics.CompiledNetwork;
import org.faultline.dynamics.Simulation;
import org.faultline.generate.CountryNetworks;
import org.faultline.generate.EquipmentAssignment;
import org.faultline.kernel.SimTime;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;
import org.faultline.trace.What;

/** A scenario as an author writes it, read and run as the commands do, and what its log says. */
public final class Written {

    private static final String HEAD =
            """
            faultline: 1
            id: written
            title: Written for a test
            start: 2026-03-10T00:00
            """;

    private final Scenario scenario;
    private final Simulation simulation;
    private final org.faultline.dynamics.Run run;
    private EventLog log;

    private Written(Scenario scenario) {
        this.scenario = scenario;
        CompiledNetwork compiled = CompiledNetwork.of(scenario.network(), scenario.response());
        Variant variant = scenario.variants().get(0);
        simulation = Simulation.of(
                compiled,
                scenario,
                variant.campaign(),
                EquipmentAssignment.assign(scenario.network(), variant.mix(), scenario.vendors()));
        run = simulation.newRun();
    }

    /** A scenario without its first lines. */
    public static Written of(String text) {
        try {
            Path folder = Files.createTempDirectory("written");
            Path file = Files.writeString(folder.resolve("scenario.yaml"), HEAD + text);
            Reading reading = new ScenarioReader(new CountryNetworks(), List.of()).read(file, Overrides.NONE);
            Files.delete(file);
            Files.delete(folder);
            return new Written(reading.scenario().orElseThrow(() -> new AssertionError(reading.text(false))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one replication. */
    public Written run(long seed, int replication) {
        log = run.execute(seed, replication);
        return this;
    }

    /** The scenario as it was read. */
    public Scenario scenario() {
        return scenario;
    }

    /** What happened. */
    public EventLog log() {
        return log;
    }

    private Subjects subjects() {
        return simulation.subjects();
    }

    /** For each asset, whether its level is above zero after everything that happens up to a moment. */
    public boolean[] working(double hours) {
        boolean[] working = new boolean[scenario.network().assets().size()];
        java.util.Arrays.fill(working, true);
        for (int e = 0; e < log.size() && log.timeMicros(e) <= SimTime.ofHours(hours); e++) {
            if (log.what(e) == What.LEVEL && subjects().isAsset(log.subject(e))) {
                working[log.subject(e)] = log.to(e) > 0;
            }
        }
        return working;
    }

    /** Share of the assets whose id begins with a word that work at a moment. */
    public double share(String prefix, double hours) {
        boolean[] working = working(hours);
        int all = 0;
        int count = 0;
        for (int a = 0; a < working.length; a++) {
            if (scenario.network().assets().get(a).id().startsWith(prefix)) {
                all++;
                count += working[a] ? 1 : 0;
            }
        }
        return (double) count / all;
    }

    /** Ids of the assets that do not work at a moment, in order. */
    public List<String> down(double hours) {
        boolean[] working = working(hours);
        return java.util.stream.IntStream.range(0, working.length)
                .filter(a -> !working[a])
                .mapToObj(a -> scenario.network().assets().get(a).id())
                .toList();
    }

    /** Number of events of assets with a new value. */
    public int count(What what, double to) {
        int count = 0;
        for (int e = 0; e < log.size(); e++) {
            count += log.what(e) == what && log.to(e) == to ? 1 : 0;
        }
        return count;
    }

    /** Hours of the n-th event with a new value, counted from one; infinite when there are fewer. */
    public double hoursOf(What what, double to, int n) {
        int count = 0;
        for (int e = 0; e < log.size(); e++) {
            if (log.what(e) == what && log.to(e) == to && ++count == n) {
                return SimTime.toHours(log.timeMicros(e));
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Ids of the assets on which an effect has hold at a moment, in order. */
    public List<String> infected(double hours) {
        boolean[] active = new boolean[scenario.network().assets().size()];
        for (int e = 0; e < log.size() && log.timeMicros(e) <= SimTime.ofHours(hours); e++) {
            if (log.what(e) == What.INTEGRITY) {
                active[log.subject(e)] = log.to(e) > 0;
            }
        }
        return java.util.stream.IntStream.range(0, active.length)
                .filter(a -> active[a])
                .mapToObj(a -> scenario.network().assets().get(a).id())
                .toList();
    }
}
