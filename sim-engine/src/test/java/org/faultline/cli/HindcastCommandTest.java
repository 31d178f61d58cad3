package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.io.lines.PublishedSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hindcasts: the shipped ones as the published page lists them, and one of a town whose figures are known by hand. */
class HindcastCommandTest {

    private static final Path PAGE = Path.of("../docs/hindcasts.md");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEAD = "figure,meaning,lo,hi,unit,source,quote_or_basis\n";

    @TempDir
    Path here;

    private Ended faultline(String... words) {
        return Ended.in(here, words);
    }

    /** A function stops at 1:00 and is mended at 3:00: all are out at 2:00, and it ends at 3:00. */
    private void town(String bands) throws IOException {
        Path folder = Files.createDirectories(here.resolve("outages/town"));
        Files.writeString(
                folder.resolve("scenario.yaml"),
                """
                faultline: 1
                id: town
                title: A town without calls
                start: 2026-03-10T06:00
                horizon: 6 h
                replications: 3
                network: {inline: {regions: {town: 1 k}, operators: {alpha: 100 %}, assets: {amf-1: {kind: amf, operator: alpha}}}}
                campaign: {steps: {fall: {at: 1 h, effect: stop, targets: amf-1}}}
                response: {detection: {notice: 30 min}, crews: {remote: {reach: remote, size: 1, work: 90 min}}}
                observe:
                  up-at-2h: {level: amf-1, at: 2 h}
                  end: {level: amf-1, first: {at_least: 1}, after: 90 min}
                  never: {level: amf-1, first: {below: 0}}
                """);
        Files.writeString(folder.resolve("README.md"), "# Town\n\n**Which figures miss, and why.** Nobody knows.\n");
        Files.writeString(folder.resolve("bands.csv"), HEAD + bands);
    }

    @Test
    void figuresThatAllLieInTheirBandsEndWell() throws IOException {
        town("up-at-2h,share of calls that work,0,0,%,me,none\nend,hours to the end,2.9,3.1,h,me,three\n");

        Ended ended = faultline("hindcast", "outages");

        assertThat(ended.code()).isZero();
        assertThat(ended.lines())
                .containsExactly(
                        "ok   town         up-at-2h                        0 %  [0, 0]  10-90 %: 0 to 0  in the band: 100 % of 3",
                        "ok   town         end                             3 h  [2.9, 3.1]  10-90 %: 3 to 3  in the band: 100 % of 3",
                        "",
                        "2 of 2 figures are hit");
    }

    /** The end misses its band, what never comes is at least the 6 h of the run although 6 lies in its band, and nobody observes the third. */
    @Test
    void aMissABoundAndAFigureThatNobodyGivesBreakTheLimit() throws IOException {
        town("end,hours to the end,4,5,h,me,four\nnever,hours,5,7,h,me,six\ncalls,calls lost,1,2,1,me,two\n");

        Ended ended = faultline("hindcast", "outages/town", "--json", "-n", "2", "--page", "page.md");

        assertThat(ended.code()).isEqualTo(4);
        for (String line : ended.lines()) {
            assertThat(PublishedSchema.faults(line)).isEmpty();
        }
        List<JsonNode> figures = figures(ended);
        assertThat(figures).extracting(f -> f.get("ok").asBoolean()).containsExactly(false, false, false);
        assertThat(figures).extracting(f -> f.get("got").asText()).containsExactly("3.0", "6.0", "null");
        assertThat(figures).extracting(f -> f.get("bound").asBoolean()).containsExactly(false, true, false);
        assertThat(figures).extracting(f -> f.get("censored").asInt()).containsExactly(0, 2, 0);
        assertThat(here.resolve("page.md"))
                .content()
                .contains("**0 of 3 figures are hit.**")
                .contains("| `end` | hours to the end | 4 to 5 h | 3 | 3 to 3 | 0 % | **missed** |")
                .contains("| `never` | hours | 5 to 7 h | >=6 | >=6 to >=6 | 0 % | **missed** |")
                .contains("| `calls` | calls lost | 1 to 2 | - | - | - | **missed** |")
                .endsWith("**Which figures miss, and why.** Nobody knows.\n");
    }

    /** The town hits its only figure and was run once; a village that was looked at before misses its own: each counts in a table of its own. */
    @Test
    void outagesThatWereRunOnceAreCountedApart() throws IOException {
        town("end,hours to the end,2.9,3.1,h,me,three\n");
        Path outages = here.resolve("outages");
        Path village = Files.createDirectories(outages.resolve("village"));
        Files.writeString(
                village.resolve("scenario.yaml"),
                Files.readString(outages.resolve("town/scenario.yaml")).replace("A town", "A village"));
        Files.writeString(village.resolve("README.md"), "# Village\n");
        Files.writeString(village.resolve("bands.csv"), HEAD + "end,hours to the end,4,5,h,me,four\n");
        Files.writeString(outages.resolve("town/README.md"), "# Town\n\n**Run once.** Nothing was changed.\n");

        faultline("hindcast", "outages", "-n", "1", "--page", "page.md");

        String page = Files.readString(here.resolve("page.md"));
        assertThat(page.indexOf("**0 of 1 figures are hit.**")).isBetween(0, page.indexOf("A village without calls"));
        assertThat(page.indexOf("with nothing changed after the first run"))
                .isBetween(page.indexOf("A village without calls"), page.indexOf("**1 of 1 figures are hit.**"));
        assertThat(page.indexOf("## A village without calls")).isLessThan(page.indexOf("## A town without calls"));
    }

    private static List<JsonNode> figures(Ended ended) throws IOException {
        List<JsonNode> figures = new java.util.ArrayList<>();
        for (String line : ended.lines()) {
            JsonNode node = JSON.readTree(line);
            if (node.get("t").asText().equals("hindcast")) {
                figures.add(node);
            }
        }
        return figures;
    }

    @Test
    void foldersWithoutAHindcastAreRefused() throws IOException {
        Files.createDirectories(here.resolve("empty"));
        assertThat(faultline("hindcast", "empty").code()).isEqualTo(2);
        assertThat(faultline("hindcast", "nowhere").err()).contains("There is no folder or hindcast `nowhere`.");
        assertThat(faultline("hindcast", "-n", "0").code()).isEqualTo(2);
    }

    /** One replication of each of them: other numbers than on the page, but the same figures, bands and words in the same order. */
    @Test
    void thePublishedPageListsTheFiguresOfAllShippedHindcasts() throws IOException {
        Ended ended = faultline("hindcast", "-n", "1", "-j", "2", "--page", "page.md");

        assertThat(ended.code()).isIn(0, 4);
        assertThat(ended.err()).doesNotContain("failed");
        assertThat(structure(Files.readString(here.resolve("page.md")))).isEqualTo(structure(Files.readString(PAGE)));
    }

    /** The page without what runs gave: of a row of figures the first three cells, of other lines what holds no score. */
    private static List<String> structure(String page) {
        return page.lines()
                .map(line -> line.startsWith("| `")
                        ? String.join("|", List.of(line.split("\\|")).subList(0, 4))
                        : line.replaceAll("\\d+ of (\\d+)( figures are hit| \\|)", "$1$2")
                                .replaceAll("\\d+ replications", "replications")
                                .replaceAll("^faultline hindcast.*", "faultline hindcast"))
                .toList();
    }

    /** A figure may be a measure of the catalogue: phones tapped and hours unnoticed in Athens, of 40 replications. */
    @Test
    void theInterceptionOfAthensHasTheOrderOfMagnitudeOfWhatWas() {
        Ended ended = faultline("hindcast", "scenarios/cases/athens-2004", "-n", "40");
        assertThat(ended.code()).isZero();
        assertThat(ended.lines()).anyMatch(l -> l.startsWith("ok") && l.contains("subscribers-exposed|all"));
        assertThat(ended.lines()).anyMatch(l -> l.startsWith("ok") && l.contains("hours-unnoticed|all"));
    }
}
