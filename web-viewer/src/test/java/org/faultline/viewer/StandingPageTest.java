package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that commands write as one file without scripts, made by the packaged program and opened by a browser. */
class StandingPageTest {

    @TempDir
    private static Path folder;

    private static Chromium chromium;

    @BeforeAll
    static void makeThePages() throws IOException, InterruptedException {
        chromium = Chromium.start();
        ReportPageTest.faultline(
                folder,
                "risk",
                "nordland-toolbox",
                "--reps",
                "2",
                "--page",
                folder.resolve("risk.html").toString());
        ReportPageTest.faultline(
                folder,
                "atlas",
                "--countries",
                "estonia,hungary",
                "--draws",
                "2",
                "--reps",
                "1",
                "--size",
                "0.05",
                "--page",
                folder.resolve("atlas.html").toString());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "risk.html, DARK, 1280",
        "risk.html, LIGHT, 390",
        "atlas.html, DARK, 390",
        "atlas.html, LIGHT, 1280",
    })
    void axeFindsNothingNobodyIsAskedAndTheWindowNeedsNoScrollingSideways(String file, ColorScheme theme, int width) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setColorScheme(theme).setViewportSize(width, 900);
        List<String> asked = new ArrayList<>();
        try (BrowserContext context = chromium.browser().newContext(options);
                Page page = context.newPage()) {
            page.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
            page.onRequest(request -> asked.add(request.url()));
            page.navigate(folder.resolve(file).toUri().toString());
            page.evaluate("() => document.querySelectorAll('details').forEach((d) => (d.open = true))");
            assertThat(Axe.violations(page)).isEmpty();
            assertThat(asked).hasSize(1);
            assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
        }
    }
}
