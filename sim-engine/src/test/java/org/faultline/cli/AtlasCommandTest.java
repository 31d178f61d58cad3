package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.io.lines.PublishedSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasCommandTest {

    @TempDir
    Path here;

    private Ended faultline(String... words) {
        return Ended.in(here, words);
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
        List<JsonNode> atlas = ended.lines("atlas");
        assertThat(atlas).hasSize(2 * 2 * 2).allSatisfy(line -> {
            assertThat(line.get("perHead").asDouble() * line.get("people").asDouble())
                    .isCloseTo(line.get("mean").asDouble(), org.assertj.core.data.Percentage.withPercentage(1e-6));
            assertThat(line.get("mean").asDouble()).isPositive();
        });
        assertThat(ended.lines("measure")).hasSize(8).allMatch(l -> !l.get("country")
                .isNull());
        assertThat(atlas.get(0).get("grade").asText()).isEqualTo("partly published");
        assertThat(Files.readString(here.resolve("atlas.md")))
                .contains("| Estonia | ")
                .contains("| Nordland | ");
    }

    /** Each country has a row with its range, its mean and how well its suppliers are known; those of Estonia are published in part. */
    @Test
    void aPageOfHtmlHoldsThePicture() throws IOException {
        Ended ended = faultline(
                "atlas",
                "--countries",
                "estonia,hungary",
                "--attacks",
                "core-control",
                "--draws",
                "2",
                "--reps",
                "1",
                "--size",
                "0.05",
                "--page",
                "atlas.html");

        assertThat(ended.code()).as(ended.err()).isZero();
        String page = Files.readString(here.resolve("atlas.html"));
        assertThat(page)
                .contains("default-src &#39;none&#39;", "most is lost in ", "<th scope=\"row\">Estonia</th>")
                .containsAnyOf("cannot be told apart from", "loses less than")
                .contains("class=\"grade\">partly published", "class=\"grade assumed\">assumed", "interval unknown")
                .doesNotContain("<script", "src=", "http:", "https:", "@import", "NaN", "Infinity");
        assertThat(page.split("class=\"range\" x1", -1)).hasSize(3);
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

    private Ended small(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "atlas",
                "--countries",
                "nordland",
                "--attacks",
                "core-control",
                "--size",
                "0.05",
                "--reps",
                "1",
                "--json"));
        words.addAll(List.of(more));
        return faultline(words.toArray(String[]::new));
    }

    private static List<String> results(Ended ended) {
        return ended.lines().stream().filter(l -> !l.contains("\"t\":\"done\"")).toList();
    }

    /** A kill leaves a file that ends anywhere: here after half of its lines and in the middle of the next. The rest is run, the answer is the same. */
    @Test
    void anAtlasThatWasKilledGoesOnAndSaysTheSame() throws IOException {
        Ended whole = small("--draws", "3");
        Path file;
        try (Stream<Path> files = Files.list(here.resolve("runs/atlas"))) {
            file = files.findFirst().orElseThrow();
        }
        List<String> all = Files.readAllLines(file);
        int half = all.size() / 2;
        String cut = all.get(half).substring(0, all.get(half).length() / 2);
        Files.writeString(file, String.join("\n", all.subList(0, half)) + "\n" + cut);

        Ended resumed = small("--draws", "3");

        assertThat(results(resumed)).isEqualTo(results(whole)).isNotEmpty();
        List<String> after = Files.readAllLines(file);
        assertThat(after).hasSameSizeAs(all);
        assertThat(after.subList(0, half)).isEqualTo(all.subList(0, half));
    }

    /** More draws go on from fewer; another seed keeps its runs elsewhere; --fresh runs everything again. */
    @Test
    void moreDrawsUseTheRunsOfFewer() throws IOException {
        small("--draws", "1");
        Path kept = here.resolve("runs/atlas");
        long before = lineCount(kept);

        small("--draws", "2");
        assertThat(lineCount(kept)).isGreaterThan(before).isLessThanOrEqualTo(3 * before);

        long both = lineCount(kept);
        small("--draws", "2");
        assertThat(lineCount(kept)).isEqualTo(both);
        small("--draws", "1", "--fresh");
        assertThat(lineCount(kept)).isEqualTo(before);
        small("--draws", "1", "--seed", "2");
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files).hasSize(2);
        }
    }

    private static long lineCount(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long lines = 0;
            for (Path file : files.toList()) {
                lines += Files.readAllLines(file).size();
            }
            return lines;
        }
    }
}
