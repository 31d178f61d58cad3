package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of the demo, made by the packaged program, opened as a file by a browser without a network. */
class ReportPageTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final int WIDTH = 1280;

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static Path report;

    @BeforeAll
    static void makeTheReport() throws IOException, InterruptedException {
        chromium = Chromium.start();
        report = folder.resolve("report.html");
        String demo = HOME.resolve("scenarios/cases/nordland-backdoor").toString();
        faultline("run", demo, "--reps", "4", "--seed", "1");
        faultline("report", "last", "-o", report.toString());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"DARK", "LIGHT"})
    void itOpensFromAFileAsksNobodyAndDrawsItsCharts(ColorScheme theme) {
        List<String> asked = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        open(theme, WIDTH, page -> {
            page.onRequest(request -> asked.add(request.url()));
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);
            page.reload();
            page.waitForSelector("#country[data-plays=yes]");

            assertThat(page.locator(".has-live canvas").count()).isGreaterThanOrEqualTo(5);
            assertThat(page.locator("#country canvas").isVisible()).isTrue();
        });
        assertThat(complaints).isEmpty();
        assertThat(asked).containsExactly(report.toUri().toString().replaceFirst("^file:/+", "file:///"));
    }

    @ParameterizedTest
    @CsvSource({"DARK, 1280", "LIGHT, 1280", "DARK, 390", "LIGHT, 390"})
    void axeFindsNothing(ColorScheme theme, int width) {
        open(theme, width, page -> {
            page.waitForSelector("#country[data-plays=yes]");
            page.evaluate("() => document.querySelectorAll('details').forEach((d) => (d.open = true))");
            assertThat(Axe.violations(page)).isEmpty();
        });
    }

    @Test
    void theSliderPlaysTheMedianRunAndReturnsToTheWorstMoment() {
        open(ColorScheme.LIGHT, WIDTH, page -> {
            page.waitForSelector("#country[data-plays=yes]");
            String worst = page.locator(".beside").innerText();

            page.locator("#country input[type=range]").press("Home");
            assertThat(page.locator(".now-level").allInnerTexts()).allMatch(level -> level.equals("100\u202F%"));
            assertThat(page.locator(".now-state").first().innerText()).isEqualTo("0");

            page.locator("#country button", named("Play")).click();
            page.waitForFunction("() => Number(document.querySelector('#country input').value) > 3");
            page.locator("#country button", named("Worst moment")).click();
            assertThat(page.locator(".beside").innerText()).isEqualTo(worst);
        });
    }

    @Test
    void aLineOfAChartCanBeHiddenAndShownByKeyboard() {
        open(ColorScheme.LIGHT, WIDTH, page -> {
            page.waitForSelector("#country[data-plays=yes]");
            var line = page.locator("#people-affected .legend.buttons button").first();
            line.press("Enter");
            assertThat(line.getAttribute("aria-pressed")).isEqualTo("false");
            line.press("Enter");
            assertThat(line.getAttribute("aria-pressed")).isEqualTo("true");
        });
    }

    @Test
    void aChartIsCopiedWithAllItsPoints() {
        open(ColorScheme.LIGHT, WIDTH, page -> {
            page.waitForSelector("#country[data-plays=yes]");
            page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }");
            page.locator("#level-health button", named("Copy CSV")).click();
            page.waitForFunction("() => window.copied");

            List<String> lines =
                    page.evaluate("() => window.copied").toString().lines().toList();
            assertThat(lines.get(0)).isEqualTo("line,hours,median,lower,upper");
            assertThat(lines.get(1)).isEqualTo("Today,0,1,1,1");
            assertThat(lines).hasSizeGreaterThan(72);
        });
    }

    @Test
    void noNumberStandsWithoutItsRangeOrAReasonToBeExact() {
        open(ColorScheme.LIGHT, WIDTH, page -> {
            page.waitForSelector("#country[data-plays=yes]");
            Object bare = page.evaluate(
                    """
                    () => {
                      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                      const bare = [];
                      while (walker.nextNode()) {
                        const text = walker.currentNode;
                        if (/\\d/.test(text.data) && !text.parentElement.closest('[data-estimate], [data-exact], script')) {
                          bare.push(text.data);
                        }
                      }
                      return bare;
                    }
                    """);
            assertThat((List<?>) bare).isEmpty();
        });
    }

    @Test
    void withoutScriptsEverythingStillReads() {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setOffline(true).setJavaScriptEnabled(false);
        try (BrowserContext context = chromium.browser().newContext(options);
                Page page = context.newPage()) {
            page.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
            page.navigate(report.toUri().toString());

            assertThat(page.locator("#country .marks").isVisible()).isTrue();
            assertThat(page.locator("#level-health svg.lines").isVisible()).isTrue();
            page.locator("#level-health summary").click();
            assertThat(page.locator("#level-health table").isVisible()).isTrue();
            assertThat(page.locator("main section").count()).isEqualTo(13);
        }
    }

    @Test
    void onPaperTheDrawingsTakeThePlaceOfTheLiveCharts() throws IOException {
        Path pdf = folder.resolve("report.pdf");
        open(ColorScheme.DARK, WIDTH, page -> {
            page.waitForSelector("#country[data-plays=yes]");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(page.locator("#level-health svg.lines").isVisible()).isTrue();
            assertThat(page.locator("#level-health .live").isVisible()).isFalse();
            assertThat(page.locator("#country .marks").isVisible()).isTrue();
            assertThat(page.locator("#country .player").isVisible()).isFalse();
            assertThat(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
            page.pdf(new Page.PdfOptions()
                    .setPath(pdf)
                    .setPreferCSSPageSize(true)
                    .setPrintBackground(true));
        });
        assertThat(Files.readString(pdf, StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-")
                .contains("/MediaBox [0 0 594");
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768})
    void nothingScrollsSidewaysOnSmallScreens(int width) {
        open(ColorScheme.LIGHT, width, page -> {
            page.waitForSelector("#country[data-plays=yes]");
            assertThat(((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue())
                    .isLessThanOrEqualTo(width);
        });
    }

    private static Page.LocatorOptions named(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static void open(ColorScheme theme, int width, Consumer<Page> test) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setOffline(true)
                .setColorScheme(theme)
                .setViewportSize(width, 900);
        try (BrowserContext context = chromium.browser().newContext(options);
                Page page = context.newPage()) {
            page.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
            page.navigate(report.toUri().toString());
            test.accept(page);
        }
    }

    /** Runs the packaged program in the folder of the test; a run that breaks a limit ends with 4 and is fine here. */
    private static void faultline(String... words) throws IOException, InterruptedException {
        faultline(folder, words);
    }

    /** The same in another folder. */
    static void faultline(Path folder, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx3g",
                "-jar",
                Path.of(System.getProperty("faultline.jar", "target/dist/faultline.jar"))
                        .toAbsolutePath()
                        .toString()));
        command.addAll(List.of(words));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(20, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("The program did not end within 20 minutes: " + command);
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isIn(0, 4);
    }
}
