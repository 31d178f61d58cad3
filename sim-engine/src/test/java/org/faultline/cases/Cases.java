package org.faultline.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.faultline.scenario.Scenario;

/** Reads and runs shipped scenario files as the commands do. */
final class Cases {

    static final MeasureKey TOTAL = new MeasureKey("people-hours-lost", "all");

    private Cases() {}

    /** The folder of the shipped scenarios. */
    static Path shipped() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("scenarios/cases"))) {
            folder = folder.getParent();
        }
        return folder.resolve("scenarios");
    }

    static Scenario read(Path fileOrFolder, String... settings) {
        Reading reading = new ScenarioReader(new CountryNetworks(), List.of(shipped()))
                .read(fileOrFolder, Overrides.settings(settings));
        return reading.scenario().orElseThrow(() -> new AssertionError(reading.text(false)));
    }

    static Outcome run(Scenario scenario, long seed, int replications, int threads) {
        return run(Experiment.of(scenario), seed, replications, threads);
    }

    static Outcome run(Experiment experiment, long seed, int replications, int threads) {
        List<Integer> all = IntStream.range(0, experiment.scenario().variants().size())
                .boxed()
                .toList();
        return experiment.run(new Plan(seed, replications, threads, 0.9, all), List.of(), Listener.silent());
    }

    static List<String> hashes(Outcome outcome) {
        return outcome.rows().stream().map(RunRow::hash).toList();
    }

    static double total(RunRow row) {
        return row.values().get(TOTAL);
    }

    /** A copy of the shipped scenarios, but for big countries, in which words are replaced by others at once. */
    static Path copyWith(Path target, Map<String, String> words) {
        try (Stream<Path> files = Files.walk(shipped())) {
            files.filter(Files::isRegularFile)
                    .filter(f ->
                            f.toString().contains("nordland") || f.toString().contains("sectors"))
                    .forEach(f -> copy(f, target.resolve(shipped().relativize(f).toString()), words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    private static void copy(Path from, Path to, Map<String, String> words) {
        try {
            Files.createDirectories(to.getParent());
            String text = Files.readString(from);
            int number = 0;
            for (String word : words.keySet()) {
                text = text.replace(word, "\u0001" + number++ + "\u0001");
            }
            number = 0;
            for (String replacement : words.values()) {
                text = text.replace("\u0001" + number++ + "\u0001", replacement);
            }
            Files.writeString(to, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
