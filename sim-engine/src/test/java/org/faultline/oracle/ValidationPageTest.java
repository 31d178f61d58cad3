package org.faultline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationPageTest {

    @TempDir
    Path folder;

    private static Finding finding(String output, String expected, Finding.Verdict verdict) {
        return new Finding(
                "Q01-a",
                output,
                expected,
                Optional.of(2.01),
                Optional.of(1.97),
                Optional.of(2.05),
                0.01,
                400,
                "mc-z",
                verdict,
                "Q01-a",
                true,
                "q01.yaml",
                "",
                Optional.of("abc").filter(b -> verdict == Finding.Verdict.PASSED),
                "",
                1.5);
    }

    private String page(Finding... found) throws IOException {
        Files.writeString(
                folder.resolve("cases.json"),
                """
                {"oracles": [
                  {"id": "Q01-a", "title": "A queue", "statement": "It is short.", "source": "Erlang 1917", "test": "mc-z",
                   "outputs": [{"name": "L", "value": 2, "kind": "exact"}, {"name": "P(W|x)", "value": [1, 3], "kind": "exact"}]},
                  {"id": "P01-a", "title": "A grid", "statement": "It flows.", "source": "Kirchhoff", "test": "exact",
                   "outputs": [{"name": "flow", "value": 5, "kind": "exact"}]}]}
                """);
        Files.writeString(
                folder.resolve("q01.yaml"),
                "faultline: 1\nid: q\noracle: {serves: Q01-*, outputs: {L: {observe: l}}}\n");
        return ValidationPage.of(folder.resolve("cases.json"), folder, id -> List.of(found).stream()
                .filter(f -> f.id().equals(id))
                .toList());
    }

    @Test
    void everyOutputHasARowWithWhatCameOfIt() throws IOException {
        String page = page(
                finding("L", "2", Finding.Verdict.PASSED),
                finding("P(W|x)[0]", "1", Finding.Verdict.FAILED),
                finding("P(W|x)[1]", "3", Finding.Verdict.NOT_PRECISE));

        assertThat(page)
                .contains("| `L` | 2 | exact | mc-z | 2.01 | 1.97 to 2.05 | 400 | passed |")
                .contains("| `P(W\\|x)[0]` | 1 | exact | mc-z | 2.01 | 1.97 to 2.05 | 400 | **failed** |")
                .contains("| `P(W\\|x)[1]` | 3 | exact | mc-z | 2.01 | 1.97 to 2.05 | 400 | **not precise enough** |")
                .contains("| `flow` | 5 | exact | exact |  |  |  | **waits for its mechanism** |")
                .contains("| Q01 | 1 | 3 | 1 | 0 | 2 | 0 | 0 | 0 |")
                .contains("| **P** | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |")
                .contains("Scenario: `q01.yaml`")
                .doesNotContain(ValidationPage.OUT_OF_STEP);
    }

    /** Two outputs of one case by a build that was named, one by an earlier program that named none. */
    @Test
    void thePageSaysWhichBuildFoundWhat() throws IOException {
        String page = page(
                finding("L", "2", Finding.Verdict.PASSED),
                finding("P(W|x)[0]", "1", Finding.Verdict.PASSED),
                finding("P(W|x)[1]", "3", Finding.Verdict.FAILED));

        assertThat(page)
                .contains("| `abc` | 1 | 2 |\n")
                .contains("| not recorded | 1 | 1 |\n")
                .contains("Last run, of 1 cases with findings: 1 by build `abc`, 1 by builds that were not recorded.")
                .contains("Build: `abc`, not recorded\n");
    }

    @Test
    void whatWasNotCheckedIsSaid() throws IOException {
        assertThat(page()).contains("| `L` | 2 | exact | mc-z |  |  |  | **not checked yet** |");
    }

    /** A finding for another value does not count, nor one that leaves an output out. */
    @Test
    void findingsForOtherValuesAreOutOfStep() throws IOException {
        assertThat(page(finding("L", "2.5", Finding.Verdict.PASSED)))
                .contains("| 400 | **" + ValidationPage.OUT_OF_STEP + "** |")
                .contains("| `P(W\\|x)[0]` | 1 | exact | mc-z |  |  |  | **" + ValidationPage.OUT_OF_STEP + "** |");
    }
}
