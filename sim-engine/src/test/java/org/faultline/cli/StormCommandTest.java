package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.io.lines.PublishedSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code storm} as its users type it, on four cells of the shipped example. */
class StormCommandTest {

    @TempDir
    Path here;

    private Ended faultline(String... words) {
        return Ended.in(here, words);
    }

    private Ended storm(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "storm",
                "storm-laboratory",
                "--set",
                "signalling.cores.national.controls={barring: {}}",
                "--set",
                "storm.fault.values=[5 min]",
                "--set",
                "storm.headroom.values=[2, 8]",
                "--out",
                "grid"));
        words.addAll(List.of(more));
        return faultline(words.toArray(new String[0]));
    }

    @Test
    void theTableShowsWhatTheControlTurns() {
        Ended storm = storm();

        assertThat(storm.code()).isZero();
        assertThat(storm.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("no control", "all controls", " x 2 x 8")
                .anyMatch(line -> line.matches(" 5 min > 9\\.50 # 0\\.3\\d [.o]"))
                .anyMatch(line -> line.matches(" 5 min 0\\.\\d\\d o 0\\.1\\d \\."));
        assertThat(storm.err()).contains("wrote   grid/storm.html");
    }

    /** At twice the busy hour throttling alone does not end a storm of five minutes and barring does; at eight times both end it, see the table. */
    @Test
    void whatHelpsMostAloneStandsFirst() throws IOException {
        Ended storm = storm("--set", "signalling.cores.national.controls={throttling: {}, barring: {}}");

        assertThat(storm.out()
                        .lines()
                        .dropWhile(line -> !line.startsWith("alone"))
                        .map(String::trim))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("alone, the best first:"),
                        line -> assertThat(line).matches("barring ends 2 of 2 \\(0\\.\\d h on the mean\\)"),
                        line -> assertThat(line)
                                .matches("throttling ends 1 of 2 \\(at least \\d\\.\\d h on the mean\\)"));
        assertThat(Files.readString(here.resolve("grid").resolve("storm.html")))
                .contains("<li>Alone, barring ends 2 of 2");
    }

    @Test
    void everyLineObeysThePublishedSchemaAndAnotherThreadChangesNone() throws IOException {
        List<String> lines = storm("--json", "-j", "1").out().lines().toList();

        assertThat(lines).hasSize(6);
        for (String line : lines) {
            assertThat(PublishedSchema.faults(line)).isEmpty();
        }
        assertThat(lines.get(0))
                .startsWith("{\"t\":\"storm\",\"v\":1,\"controls\":\"none\"")
                .contains("\"bounds\":[50,90,99]", "\"course\":\"never\"", "\"trapped\":true");
        List<String> again = storm("--json", "-j", "2", "--fresh").out().lines().toList();
        assertThat(again.subList(0, 5)).isEqualTo(lines.subList(0, 5));
    }

    /** Half a line of a crash is cut off, and cells under another fingerprint are forgotten. */
    @Test
    void aGridGoesOnWhereItWas() throws IOException {
        storm();
        Path cells = here.resolve("grid").resolve("cells.jsonl");
        List<String> whole = Files.readAllLines(cells);
        String marked = whole.get(1).replaceFirst("\"attempts\":[0-9.E]+", "\"attempts\":1.0");
        Files.writeString(
                cells, whole.get(0) + "\n" + marked + "\n" + whole.get(2).substring(0, 40));

        storm();

        List<String> finished = Files.readAllLines(cells);
        assertThat(finished.get(1)).isEqualTo(marked);
        assertThat(finished.subList(2, 5)).isEqualTo(whole.subList(2, 5));

        storm("--seed", "2");

        assertThat(Files.readAllLines(cells)).noneMatch(marked::equals);
    }

    @Test
    void thePageNamesEverySetAndHoldsNoScriptAndNoRequest() throws IOException {
        storm();
        String page = Files.readString(here.resolve("grid").resolve("storm.html"));

        assertThat(page)
                .contains("No control", "All controls", "class=\"never\"", "class=\"trap\"", "feeds itself", "Falin")
                .contains(
                        "A fault of 5 min at 2 times the busy hour: 9,259 of 100,000 devices are not served when it ends")
                .doesNotContain("<script", "src=", "http://", "@import", "NaN", "Infinity");
    }

    @Test
    void aScenarioWithoutAGridIsRefusedWithAdvice() {
        Ended refused = faultline("storm", "registration-storm");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("asks for no grid", "add `storm:");
    }
}
