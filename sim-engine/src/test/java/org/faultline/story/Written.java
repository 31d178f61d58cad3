package org.faultline.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Outcome;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.generate.CountryNetworks;
import org.faultline.impact.MeasureKey;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Scenario;

/** A scenario written out as text, read and run as any other, and what its observations came to. */
public final class Written {

    private static final String HEAD = "faultline: 1\nid: written\ntitle: Written out\nstart: 2026-03-10T00:00\n";

    private final Scenario scenario;
    private final Outcome outcome;

    /** A run that fails is left out of an outcome; here nobody may overlook it. */
    private static final Listener THOROUGH = new Listener() {
        @Override
        public void finished(RunRow row, int done, int total) {}

        @Override
        public void failed(int variant, int replication, RuntimeException fault) {
            throw new AssertionError("Replication " + replication + " failed.", fault);
        }
    };

    private Written(Scenario scenario, Outcome outcome) {
        this.scenario = scenario;
        this.outcome = outcome;
    }

    /** Reads a scenario without its head (version, id, title, start) and runs its first variants. */
    public static Written run(String text, long seed, int replications) {
        Reading reading = reading(text);
        Scenario scenario = scenario(reading);
        Plan plan = new Plan(
                seed,
                replications,
                1,
                0.9,
                IntStream.range(0, scenario.variants().size()).boxed().toList());
        return new Written(
                scenario, Experiment.of(reading.template().orElseThrow()).run(plan, List.of(), THOROUGH));
    }

    /** The scenario of a text without its head. */
    public static Scenario read(String text) {
        return scenario(reading(text));
    }

    private static Scenario scenario(Reading reading) {
        return reading.scenario().orElseThrow(() -> new AssertionError(reading.text(false)));
    }

    /** What the reader makes of a text without its head. */
    public static Reading reading(String text) {
        try {
            Path file = Files.createTempFile("written", ".yaml");
            try {
                Files.writeString(file, HEAD + text);
                return new ScenarioReader(new CountryNetworks(), List.of(Path.of("..", "scenarios")))
                        .read(file, Overrides.NONE);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was read. */
    public Scenario scenario() {
        return scenario;
    }

    /** Everything that came out. */
    public Outcome outcome() {
        return outcome;
    }

    /** The values of an observation over the replications that have one. */
    public double[] all(String observation) {
        MeasureKey key = key(observation);
        return outcome.rows().stream()
                .map(RunRow::values)
                .filter(v -> v.containsKey(key))
                .mapToDouble(v -> v.get(key))
                .toArray();
    }

    /** The value of an observation in the only replication, or the mean over all. */
    public double mean(String observation) {
        double[] values = all(observation);
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Number of replications in which the value is a lower bound. */
    public long censored(String observation) {
        return outcome.rows().stream()
                .filter(r -> r.censored().contains(key(observation)))
                .count();
    }

    private static MeasureKey key(String observation) {
        return new MeasureKey(Observation.MEASURE, Observation.subjectOf(observation));
    }
}
