package org.faultline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.experiment.EarlyEnds;
import org.faultline.experiment.Experiment;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** Scenario files of published cases, with the parameters that they stand there with: a run that ends once it is decided gives what a whole one gives. */
class EarlyEndsOfFamiliesTest {

    private static final Path SCENARIOS = Path.of("../scenarios/oracles");

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    /** Each observation of each file by itself, so that it alone decides when the runs end. */
    @Test
    void whatAFamilyObservesIsTheSameWhenRunsEndEarly() throws IOException {
        int deciding = 0;
        for (Path file : files()) {
            Reading reading = new ScenarioReader(new CountryNetworks(), List.of(Path.of("..", "scenarios")))
                    .read(file, Overrides.NONE);
            if (reading.template().isPresent()) {
                Scenario scenario = reading.template().get().nominal();
                Experiment experiment = Experiment.of(reading.template().get());
                deciding += EarlyEnds.compare(scenario, experiment, 3, 2);
            }
        }
        assertThat(deciding).isGreaterThan(10);
    }
}
