package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.io.lines.PublishedSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path here;

    private record Ended(int code, List<String> lines, String err) {}

    private Ended faultline(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.plain(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        Path home = Path.of("..").toAbsolutePath().normalize();
        int code = Main.execute(new Session(console, here, Optional.of(home)), words);
        return new Ended(
                code, out.toString(StandardCharsets.UTF_8).lines().toList(), err.toString(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> lines(Ended ended, String type) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (String line : ended.lines()) {
            JsonNode node = JSON.readTree(line);
            if (node.get("t").asText().equals(type)) {
                found.add(node);
            }
        }
        return found;
    }

    /** Each country and attack has a loss per head and in all, worst and mean, of both measures; measures carry the country. */
    @Test
    void countriesStandBesideEachOtherUnderTheSameAttack() throws IOException {
        Ended ended = faultline(
                "atlas",
                "--countries",
                "estonia,nordland",
                "--attacks",
                "core-control",
                "--draws",
                "2",
                "--reps",
                "1",
                "--size",
                "0.05",
                "--json",
                "--page",
                "atlas.md");
        assertThat(ended.code()).isZero();
        assertThat(ended.lines())
                .allSatisfy(line -> assertThat(PublishedSchema.faults(line)).isEmpty());
        List<JsonNode> atlas = lines(ended, "atlas");
        assertThat(atlas).hasSize(2 * 2 * 2).allSatisfy(line -> {
            assertThat(line.get("perHead").asDouble() * line.get("people").asDouble())
                    .isCloseTo(line.get("mean").asDouble(), org.assertj.core.data.Percentage.withPercentage(1e-6));
            assertThat(line.get("mean").asDouble()).isPositive();
        });
        assertThat(lines(ended, "measure")).hasSize(8).allMatch(l -> !l.get("country")
                .isNull());
        assertThat(atlas.get(0).get("grade").asText()).isEqualTo("partly published");
        assertThat(Files.readString(here.resolve("atlas.md")))
                .contains("| Estonia | ")
                .contains("| Nordland | ");
    }

    @Test
    void anUnknownCountryOrAttackIsToldWithWhatThereIs() {
        Ended country = faultline("atlas", "--countries", "estonai");
        assertThat(country.code()).isEqualTo(Exit.USAGE.code());
        assertThat(country.err()).contains("estonai").contains("estonia");
        Ended attack = faultline("atlas", "--attacks", "flood");
        assertThat(attack.code()).isEqualTo(Exit.USAGE.code());
        assertThat(attack.err()).contains("core-control, management, radio-update");
        assertThat(faultline("atlas", "--draws", "0").code()).isEqualTo(Exit.USAGE.code());
    }
}
