package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.io.Diagnostic;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped cases of countries are read without errors. Countries are built small here: what is read is the same. */
class CasesTest {

    private static final Path FOLDER = Readings.SCENARIOS.resolve("cases");
    private static final Overrides SMALL = Overrides.settings("network.generated.size=0.02");

    static List<Path> cases() throws IOException {
        List<Path> cases = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FOLDER)) {
            for (Path folder : folders.sorted().toList()) {
                if (isOfACountry(folder)) {
                    cases.add(folder);
                }
            }
        }
        return cases;
    }

    /** Others stand in {@code HindcastCommandTest}, {@code SourcedCasesTest} and {@code StormLabTest}. */
    private static boolean isOfACountry(Path folder) throws IOException {
        String text = Files.readString(folder.resolve("scenario.yaml"));
        return !text.contains("\n  inline:") && !text.contains("extends: ../../hindcasts/");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCaseIsReadWithoutErrors(Path folder) {
        Reading reading = Readings.reader().read(folder, SMALL);

        assertThat(reading.diagnostics()).as(reading.text(false)).noneMatch(Diagnostic::isError);
        assertThat(reading.diagnostics())
                .as("steps say their technique, or why they have none")
                .noneMatch(d -> d.code().equals("F956"));
        assertThat(reading.dataSources()).isNotEmpty();
        assertThat(reading.files()).contains(folder.resolve("scenario.yaml")).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sharesOfEveryMixAddUp(Path folder) {
        Scenario scenario = Readings.scenarioOf(Readings.reader().read(folder, SMALL));

        scenario.variants().stream().map(Variant::mix).distinct().forEach(mix -> mix.shares().stream()
                .map(s -> List.of(s.operator(), s.function()))
                .distinct()
                .forEach(bought -> assertThat(mix.shares().stream()
                                .filter(s -> List.of(s.operator(), s.function()).equals(bought))
                                .mapToDouble(s -> s.share())
                                .sum())
                        .as("%s of mix %s", bought, mix.id())
                        .isBetween(1 - 1e-6, 1 + 1e-6)));
    }

    @Test
    void sectorsAreShownInTheOrderOfTheFile() {
        Scenario scenario = Readings.scenarioOf(Readings.reader().read(FOLDER.resolve("nordland-backdoor"), SMALL));

        assertThat(scenario.sectorTitles().keySet()).containsExactly("transport", "energy", "health", "finance");
    }
}
