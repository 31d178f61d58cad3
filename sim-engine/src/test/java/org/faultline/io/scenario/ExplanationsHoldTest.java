package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.scenario.Explanation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code is explained, its failing example fails with it, and its working example does not. */
class ExplanationsHoldTest {

    /** Their examples are not parts that can be laid over another scenario: files, bytes, the command line. */
    private static final Set<String> NOT_A_PART = Set.of("F001", "F002", "F003", "F007", "F008", "F010", "F313");

    /** What only shows when everything is put together; {@code CommandsTest} holds it to its word. */
    private static final Set<String> OF_COMPILING = Set.of("F315");

    /** What is said of files that imports read and write; {@code SbomReaderTest} and {@code FromInventoryTest} hold them to their word. */
    private static final Set<String> OF_IMPORTS = Set.of("F932", "F933", "F934", "F939");

    /** What {@code validate} says of a whole network, not the reader of a part; {@code AnalyseCommandTest} holds it to its word. */
    private static final Set<String> OF_NETWORKS = Set.of("F608");

    @TempDir
    private Path folder;

    static Stream<Explanation> parts() {
        return Codes.all().stream()
                .filter(e -> !NOT_A_PART.contains(e.code()))
                .filter(e -> !OF_IMPORTS.contains(e.code())
                        && !OF_NETWORKS.contains(e.code())
                        && !OF_COMPILING.contains(e.code()));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void theFailingExampleFails(Explanation e) {
        Reading reading = Readings.over(folder, e.failing());

        assertThat(Readings.codes(reading)).as(reading.text(false)).contains(e.code());
        assertThat(reading.diagnostics())
                .filteredOn(d -> d.code().equals(e.code()))
                .allSatisfy(d -> assertThat(d.severity()).isEqualTo(e.severity()));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void theWorkingExampleWorks(Explanation e) {
        Reading reading = Readings.over(folder, e.working());

        assertThat(reading.diagnostics())
                .as(reading.text(false))
                .noneMatch(d -> d.isError() || d.code().equals(e.code()));
    }

    @Test
    void aCodeIsUsedOnce() {
        List<String> codes = Codes.all().stream().map(Explanation::code).toList();

        assertThat(codes).doesNotHaveDuplicates().hasSizeGreaterThan(60).allMatch(c -> c.matches("F[0-9]{3}"));
    }

    /** `n - k` may be written without blanks; then k stands beside a hyphen. */
    @Test
    void aParameterBehindAMinusIsUsed() {
        Reading reading = Readings.over(folder, "parameters: {n: 30, k: 6}\nhorizon: ${n-k} h");

        assertThat(Readings.codes(reading)).doesNotContain("F314");
    }

    @Test
    void aSettingThatLeadsNowhereIsReportedOnTheCommandLine() {
        Reading reading = Readings.reader().read(Readings.GOOD, Overrides.settings("horizon.hours=12"));

        assertThat(reading.text(false))
                .isEqualTo(
                        """
                error[F010]: cannot go on to 'hours': here stands '24 h', not a map
                 --> --set:1:1
                  |
                1 | horizon.hours=12
                  | ^^^^^^^^^^^^^
                """);
    }
}
