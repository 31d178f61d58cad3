package org.faultline.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.scenario.ScenarioTemplate;

/** Laboratories in tests. */
final class Labs {

    private static final Path SCENARIOS = Path.of("..", "scenarios");

    private Labs() {}

    static ScenarioTemplate example(String... settings) {
        return read(SCENARIOS.resolve("examples").resolve("storm-laboratory"), settings);
    }

    static ScenarioTemplate published(String id, String... settings) {
        return read(SCENARIOS.resolve("cases").resolve(id), settings);
    }

    static ScenarioTemplate of(Path folder, String text, String... settings) {
        try {
            return read(Files.writeString(folder.resolve("scenario.yaml"), text), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ScenarioTemplate read(Path file, String... settings) {
        Reading reading = new ScenarioReader(new CountryNetworks(), List.of(SCENARIOS))
                .read(file, new Overrides(List.of(), List.of(settings)));
        return reading.template().orElseThrow(() -> new AssertionError(reading.text(false)));
    }

    static List<StormCell> cells(ScenarioTemplate template, int threads) {
        return new StormLab(template).run(1, threads, Map.of(), cell -> {}, () -> false);
    }
}
