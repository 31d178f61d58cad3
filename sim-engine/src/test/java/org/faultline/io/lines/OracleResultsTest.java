package org.faultline.io.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OracleResultsTest {

    @TempDir
    Path folder;

    private static ValidityLine.Oracle line(String id, double got) {
        return new ValidityLine.Oracle(
                id,
                "L",
                "2",
                Optional.of(got),
                Optional.empty(),
                Optional.of(3.0),
                true,
                "passed",
                "mc-z",
                0.1,
                64,
                id,
                true,
                "q.yaml",
                "ab",
                Optional.of("2021b6492a83"),
                "",
                1.5);
    }

    /** Two checks at a time, of different cases: neither takes from the other. */
    @Test
    void whatIsKeptIsReadAgain() {
        OracleResults one = OracleResults.read(folder);
        OracleResults other = OracleResults.read(folder);
        one.keep("Q02-a", List.of(line("Q02-a", 2.5)));
        other.keep("Q01-a", List.of(line("Q01-a", 1.5), line("Q01-a", 1.75)));
        other.keep("R01-a", List.of(line("R01-a", 9)));
        one.keep("Q02-a", List.of(line("Q02-a", 2.25)));

        OracleResults read = OracleResults.read(folder);
        assertThat(read.of("Q01-a")).containsExactly(line("Q01-a", 1.5), line("Q01-a", 1.75));
        assertThat(read.of("Q02-a")).containsExactly(line("Q02-a", 2.25));
        assertThat(read.of("R01-a")).hasSize(1);
        assertThat(read.of("X01-a")).isEmpty();
        assertThat(folder.resolve("Q.jsonl")).exists();
    }

    @Test
    void aLineThatIsNoneIsSaidWithItsFile() throws IOException {
        Files.writeString(folder.resolve("Q.jsonl"), "{\"t\": \"oracle\"}\n");

        assertThatThrownBy(() -> OracleResults.read(folder)).hasMessageContaining("Q.jsonl");
    }
}
