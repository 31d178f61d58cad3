package org.faultline.io.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.io.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimTest {

    @TempDir
    Path temporary;

    @Test
    void aReportKeepsItsClaimInABlock() throws IOException {
        Claim claim = claim(2);
        Path html = temporary.resolve("report.html");
        Files.writeString(
                html,
                "<html><script>other()</script>\n<script type=\"application/json\" id=\"faultline-run\">\n"
                        + Json.line(claim) + "\n</script><script>last()</script></html>");

        assertThat(Claim.ofReport(html)).isEqualTo(claim);
    }

    @Test
    void aPageWithoutAClaimIsRefusedByName() throws IOException {
        Path html = temporary.resolve("page.html");
        Files.writeString(html, "<html></html>");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Claim.ofReport(html))
                .withMessage("The file " + html + " is no report of a run: it has no block faultline-run.");
    }

    @Test
    void aSampleIsSpreadOverAllReplications() {
        assertThat(claim(10).sample(3))
                .extracting(Claim.Repeatable::replication)
                .containsExactly(0, 3, 6);
        assertThat(claim(2).sample(5)).hasSize(2);
    }

    private static Claim claim(int replications) {
        Manifest manifest = new Manifest(
                1,
                "bench",
                "A test bench",
                "",
                "bench.yaml",
                "f".repeat(64),
                1,
                replications,
                List.of(new Manifest.VariantEntry("today", "today", "As it is", Optional.empty(), Optional.empty())),
                "2026-03-10T06:00",
                72,
                "0.1.0",
                "b1",
                "17",
                List.of("bench.yaml"),
                "faultline run bench.yaml",
                "2026-03-10T06:30:00Z",
                Optional.empty(),
                1,
                1,
                List.of(),
                List.of(),
                List.of());
        return new Claim(
                manifest,
                IntStream.range(0, replications)
                        .mapToObj(r -> new Claim.Repeatable(0, r, 1, "hash" + r))
                        .toList());
    }
}
