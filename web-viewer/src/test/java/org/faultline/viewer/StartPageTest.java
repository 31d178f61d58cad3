package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsChromium
class StartPageTest {

    @TempDir
    private static Path folder;

    private static Viewer viewer;

    @BeforeAll
    static void serve() throws IOException {
        viewer = Viewer.over(folder.resolve("runs"));
    }

    @AfterAll
    static void stop() {
        if (viewer != null) {
            viewer.close();
        }
    }

    @BeforeEach
    void removeAllRuns() throws IOException {
        Path runs = folder.resolve("runs");
        if (Files.exists(runs)) {
            Files.move(runs, folder.resolve("old-" + System.nanoTime()));
        }
    }

    @Test
    void withoutRunsItShowsTheFirstSteps() {
        try (Page page = viewer.open("")) {
            page.waitForSelector(".nothing");
            assertThat(page.locator(".nothing").innerText()).contains("no run here yet");
            assertThat(Viewer.texts(page.locator(".steps h3"))).hasSize(4);
            assertThat(page.locator(".steps").innerText()).contains("./faultline demo");
        }
    }

    @Test
    void aRunIsOneLineAndOpensItsPage() throws IOException {
        new SyntheticRun("A small country", 1, 5, 60, 20).writeTo(folder.resolve("runs"), "small");
        try (Page page = viewer.open("")) {
            page.waitForSelector(".runs");
            List<String> cells = Viewer.texts(page.locator(".runs tbody td"));
            assertThat(cells.get(0))
                    .contains("A small country")
                    .contains("Health falls below 60 % in every run.")
                    .contains("small");
            assertThat(cells.get(2)).isEqualTo("20");
            assertThat(cells.get(3)).isEqualTo("42");
            assertThat(cells.get(5)).isEqualTo("1 of 1 broken");

            page.locator(".runs .name").click();
            Viewer.loaded(page);
            assertThat(page.locator("#title").innerText()).isEqualTo("A small country");
        }
    }

    /** A page of `risk` stands below the runs and opens; a file that is no page of Faultline does not. */
    @Test
    void aPageOfACommandIsListedBesideTheRuns() throws IOException {
        new SyntheticRun("A small country", 1, 5, 60, 20).writeTo(folder.resolve("runs"), "small");
        Files.writeString(
                folder.resolve("runs/risk.html"),
                "<!DOCTYPE html><html lang=\"en\"><head><title>Tea &amp; cake \u2013 Faultline"
                        + " risk</title></head><body><h1>Tea</h1></body></html>");
        Files.writeString(folder.resolve("runs/other.html"), "<!DOCTYPE html><title>Something else</title>");
        try (Page page = viewer.open("")) {
            page.waitForSelector(".pages");
            List<String> cells = Viewer.texts(page.locator(".pages tbody td"));
            assertThat(cells).hasSize(3);
            assertThat(cells.get(0)).contains("Tea & cake").contains("risk.html");
            assertThat(cells.get(1)).isEqualTo("faultline risk");

            page.locator(".pages .name").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Tea");
        }
    }

    @Test
    void aRunThatCannotBeReadSaysSo() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("runs/bad")).resolve("manifest.json"), "{");
        try (Page page = viewer.open("")) {
            page.waitForSelector(".runs");
            assertThat(page.locator(".runs tbody").innerText())
                    .contains("cannot be read")
                    .contains("unreadable");
        }
    }

    @Test
    void textOfARunIsNeverTakenForMarkup() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("runs/odd")).resolve("manifest.json"),
                "{\"title\": \"<img src=x onerror=alert(1)>\"}");
        try (Page page = viewer.open("")) {
            page.waitForSelector(".runs");
            assertThat(page.locator(".runs .name").innerText()).isEqualTo("<img src=x onerror=alert(1)>");
            assertThat(page.locator(".runs img").count()).isZero();
        }
    }

    @Test
    void theThemeIsRemembered() {
        try (Page page = viewer.open("")) {
            Object dark = background(page);
            page.locator("#theme").click();
            assertThat(background(page)).isNotEqualTo(dark);
            Object light = background(page);
            page.reload();
            assertThat(background(page)).isEqualTo(light);
        }
    }

    @Test
    void whenTheServerStopsThePageSaysWhatToDo() throws IOException {
        try (Viewer other = Viewer.over(folder.resolve("runs"));
                Page page = other.open("")) {
            page.route("**/api/runs", route -> route.abort());
            page.reload();
            page.waitForSelector(".problem");
            assertThat(page.locator(".problem").innerText())
                    .contains("faultline serve")
                    .contains("Try again");
        }
    }

    private static Object background(Page page) {
        return page.evaluate("() => getComputedStyle(document.body).backgroundColor");
    }
}
