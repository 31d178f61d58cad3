package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a user meets it: {@code faultline demo} in an empty folder, and its run played, rewound and asked why in the browser. */
@NeedsChromium
class DemoPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Viewer viewer;
    private static String run;

    @BeforeAll
    static void runTheDemo() throws IOException, InterruptedException {
        Program.run(folder, "demo", "--no-serve", "--reps", "3");
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            run = runs.findFirst().orElseThrow().getFileName().toString();
        }
        viewer = Viewer.over(folder.resolve("runs"));
    }

    @AfterAll
    static void stop() {
        if (viewer != null) {
            viewer.close();
        }
    }

    @Test
    void theListLeadsToTheRunAndTheRunToItsReport() {
        try (Page page = viewer.open("")) {
            page.waitForSelector(".runs .name").click();
            Viewer.loaded(page);
            assertThat(page.locator("#title").innerText()).contains("Nordland");
            page.waitForSelector("#report:not([hidden])").click();
            page.waitForURL("**/report");
            assertThat(page.title()).contains("Nordland");
        }
        assertThat(viewer.foreignRequests()).isEmpty();
    }

    /** The events are counted by the page while it plays; at the end everything that broke is repaired or shown as it is. */
    @Test
    void playedFromTheStartItBreaksAndRewoundItIsWhole() {
        try (Page page = viewer.openRun(run)) {
            long assets = Viewer.counted(page, "in-service");
            assertThat(assets).isGreaterThan(19_000);
            Viewer.seek(page, "5:50");
            assertThat(Viewer.counted(page, "in-service")).isEqualTo(assets);

            page.keyboard().press("]");
            page.keyboard().press("]");
            page.keyboard().press("Space");
            page.waitForCondition(() -> Viewer.counted(page, "in-service") < assets
                    && page.locator("#sectors").innerText().contains("affected"));
            page.keyboard().press("Space");
            Viewer.settle(page);
            assertThat(Viewer.counted(page, "in-service")).isLessThan(assets);
            assertThat(page.locator("#sectors").innerText()).contains("affected");

            Viewer.seek(page, "5:50");
            assertThat(Viewer.counted(page, "in-service")).isEqualTo(assets);
        }
        assertThat(viewer.faults()).isEmpty();
    }

    /** The page and the command line read the same log, so they give the same chain. */
    @Test
    void theChainOnThePageIsTheChainOfTheCommandWhy() throws IOException, InterruptedException {
        List<JsonNode> causes = lines(Program.run(folder, "why", "runs/" + run, hardestHit(), "--json")).stream()
                .filter(line -> line.get("t").asText().equals("cause"))
                .toList();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < causes.size(); i++) {
            if (!causes.get(i).get("what").asText().equals("condition")) {
                expected.add(sinceStart(causes.get(i).get("timeHours").asDouble()));
            }
        }
        double last = causes.get(causes.size() - 1).get("timeHours").asDouble();
        String subject = causes.get(causes.size() - 1).get("subject").asText();

        try (Page page =
                viewer.openRun(run + "#t=" + (last * 3600 + 0.001) + "&at=" + subject, 1440, 2000, ColorScheme.LIGHT)) {
            page.keyboard().press("w");
            if (page.locator("#chain .more button").count() > 0) {
                page.locator("#chain .more button").click();
            }
            List<String> chain = Viewer.texts(page.locator("#chain li"));

            assertThat(Viewer.texts(page.locator("#chain .time"))).isEqualTo(expected);
            assertThat(chain.get(0)).contains("Campaign:");
            assertThat(chain.get(chain.size() - 1)).contains(subject);
            assertThat(page.locator("#inspector").innerText()).contains("It began with the campaign.");
        }
    }

    private static String hardestHit() throws IOException {
        JsonNode summary = JSON.readTree(
                folder.resolve("runs").resolve(run).resolve("summary.json").toFile());
        return summary.get("why").get(0).get("subject").asText();
    }

    private static String sinceStart(double hours) {
        long seconds = (long) Math.floor(hours * 3600 + 1e-9);
        return String.format(
                java.util.Locale.ROOT, "T+%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static List<JsonNode> lines(String output) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : output.strip().split("\\R")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
