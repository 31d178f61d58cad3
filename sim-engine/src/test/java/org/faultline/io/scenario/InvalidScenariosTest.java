package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.faultline.io.Diagnostic;
import org.faultline.io.DiagnosticText;
import org.faultline.io.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every broken file in {@code scenarios/invalid} gives exactly the diagnostics beside it, as an author reads them. {@code
 * -Dgolden=write} writes them anew; the difference is the review.
 */
class InvalidScenariosTest {

    private static final Path FOLDER = Readings.SCENARIOS.resolve("invalid");

    /** Codes that no file of a reasonable size, or no file at all, can show. */
    private static final Set<String> NOT_IN_A_FILE = Set.of("F007", "F010");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".yaml") && !f.endsWith("good.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aBrokenFileGivesItsDiagnostics(Path file) {
        Reading reading = Readings.reader().read(file, Overrides.NONE);

        assertThat(reading.text(false)).doesNotContain("Exception", "\tat ");
        Golden.compare(
                FOLDER.resolve(file.getFileName().toString().replace(".yaml", ".expected")),
                reading.text(false).replace("../scenarios/", "scenarios/")
                        + DiagnosticText.summary(reading.diagnostics()) + "\n");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileHasTheFaultOfItsName(Path file) {
        Reading reading = Readings.reader().read(file, Overrides.NONE);
        String name = file.getFileName().toString();
        String code = name.substring(0, 4).toUpperCase(java.util.Locale.ROOT);

        assertThat(reading.diagnostics()).isNotEmpty();
        assertThat(reading.scenario().isPresent())
                .isEqualTo(reading.diagnostics().stream().noneMatch(Diagnostic::isError));
        if (code.matches("F\\d+")) {
            assertThat(Readings.codes(reading)).contains(code);
        }
    }

    @Test
    void everyCodeHasABrokenFile() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Path file : files()) {
            shown.addAll(Readings.codes(Readings.reader().read(file, Overrides.NONE)));
        }
        List<String> missing = Codes.all().stream()
                .map(e -> e.code())
                .filter(c -> !shown.contains(c) && !NOT_IN_A_FILE.contains(c))
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void theGoodFileIsGood() {
        Reading reading = Readings.reader().read(Readings.GOOD, Overrides.NONE);

        assertThat(reading.text(false)).isEmpty();
        assertThat(reading.scenario()).isPresent();
    }
}
