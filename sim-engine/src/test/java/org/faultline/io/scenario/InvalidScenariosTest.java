package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.faultline.io.Diagnostic;
import org.faultline.io.DiagnosticText;
import org.faultline.io.Golden;
import org.faultline.io.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every broken file in {@code scenarios/invalid} gives exactly the diagnostics beside it, as an author reads them. {@code
 * -Dgolden=write} writes them anew; the difference is the review.
 */
class InvalidScenariosTest {

    private static final Path FOLDER = Readings.SCENARIOS.resolve("invalid");

    @TempDir
    private Path folder;

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
        compare(file.getFileName().toString().replace(".yaml", ".expected"), reading);
    }

    private void compare(String expected, Reading reading) {
        String text =
                reading.text(false).replace("../scenarios/", "scenarios/").replace(Sources.nameOf(folder) + "/", "");
        Golden.compare(FOLDER.resolve(expected), text + DiagnosticText.summary(reading.diagnostics()) + "\n");
    }

    /** A file of one byte more than is read, laid over the good one. It has no blocks on the disk. */
    private Reading tooLarge() throws IOException {
        Path large = folder.resolve("large.yaml");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(Sources.MOST_BYTES + 1);
        }
        return Readings.reader().read(Readings.GOOD, new Overrides(List.of(large), List.of()));
    }

    private static Reading badSettings() {
        return Readings.reader()
                .read(
                        Readings.GOOD,
                        new Overrides(List.of(), List.of("horizon", "title.short=x", "network.inline.links.9=[a, b]")));
    }

    @Test
    void aFileThatIsTooLargeGivesItsDiagnostics() throws IOException {
        compare("f007-file-is-too-large.expected", tooLarge());
    }

    @Test
    void badSettingsGiveTheirDiagnostics() {
        compare("f010-bad-setting.expected", badSettings());
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

    private static Reading unknownParameters() {
        return Readings.reader()
                .read(
                        FOLDER.resolve("f314-parameter-that-nothing-uses.yaml"),
                        Overrides.settings("parameters.duraton=12h", "parameters.duration=12h"));
    }

    /** The first setting misspells what the file declares; the second is fine. */
    @Test
    void aParameterThatTheFileDoesNotHaveCannotBeSet() throws IOException {
        compare("f313-unknown-parameter.expected", unknownParameters());
    }

    @Test
    void everyCodeHasABrokenFile() throws IOException {
        Set<String> shown = new TreeSet<>(Readings.codes(badSettings()));
        shown.addAll(Readings.codes(tooLarge()));
        shown.addAll(Readings.codes(unknownParameters()));
        for (Path file : files()) {
            shown.addAll(Readings.codes(Readings.reader().read(file, Overrides.NONE)));
        }
        shown.addAll(Set.of("F932", "F933", "F939")); // those of bills of materials, no scenarios: SbomReaderTest
        shown.add("F608"); // that of a network that was read: AnalyseCommandTest
        shown.add("F315"); // shows when everything is put together: CommandsTest
        List<String> missing = Codes.all().stream()
                .map(e -> e.code())
                .filter(c -> !shown.contains(c))
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
