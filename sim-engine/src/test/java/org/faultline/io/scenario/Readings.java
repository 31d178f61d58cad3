package org.faultline.io.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.Diagnostic;
import org.faultline.scenario.Scenario;

/** Reads scenarios in tests. */
final class Readings {

    static final Path SCENARIOS = Path.of("..", "scenarios");
    static final Path GOOD = SCENARIOS.resolve("invalid").resolve("good.yaml");

    private Readings() {}

    static ScenarioReader reader() {
        return new ScenarioReader(new CountryNetworks(), List.of(SCENARIOS));
    }

    /** The good scenario with a text laid over it. */
    static Reading over(Path folder, String text) {
        try {
            Path overlay = Files.writeString(folder.resolve("overlay.yaml"), text);
            return reader().read(GOOD, new Overrides(List.of(overlay), List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A scenario written out whole. */
    static Reading of(Path folder, String text) {
        try {
            return reader().read(Files.writeString(folder.resolve("scenario.yaml"), text), Overrides.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scenario of a reading that has no errors. */
    static Scenario scenarioOf(Reading reading) {
        return reading.scenario().orElseThrow(() -> new AssertionError(reading.text(false)));
    }

    static List<String> codes(Reading reading) {
        return reading.diagnostics().stream().map(Diagnostic::code).toList();
    }
}
