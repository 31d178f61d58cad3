package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What machines can check of WCAG 2.2 AA: axe on every page in both themes, contrast of vendors, reflow, target size. States: {@link PaletteTest}. */
@NeedsChromium
class AccessibilityPageTest {

    private static final String MIX = "today";

    @TempDir
    private static Path runs;

    private static Viewer viewer;

    @BeforeAll
    static void serve() throws IOException {
        SyntheticRun.nordland(42).writeTo(runs, "nordland");
        Path run = runs.resolve("nordland");
        Files.writeString(
                run.resolve("measures.jsonl"),
                """
                {"mix":"%s","mixTitle":"Today","measure":"TM07","title":"Integrity of software","puts":[{"path":"campaign.steps.implant.chance","before":"30 %%","after":"12 %%"}],"strength":"60 %%","grade":"assumed","leadYears":1.0,"cost":{"low":3e6,"usual":1.3e7,"high":3e7}}
                """
                        .formatted(MIX));
        Files.writeString(
                run.resolve("common-causes.jsonl"),
                """
                {"mix":"%s","mixTitle":"Today","component":"asn1","title":"ASN.1 library","kind":"library","also":[],"vendors":["a","b"],"vendorTitles":["Vendor A","Vendor B"],"functions":["ran"],"assets":8}
                """
                        .formatted(MIX));
        Files.writeString(
                run.resolve("concentration.jsonl"),
                """
                {"mix":"%s","mixTitle":"Today","function":"radio access","assets":10,"nominal":0.38,"effective":0.68,"component":"asn1","largest":"a","largestTitle":"Vendor A","largestShare":0.5}
                """
                        .formatted(MIX));
        viewer = Viewer.over(runs);
    }

    @AfterAll
    static void stop() {
        if (viewer != null) {
            viewer.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"DARK", "LIGHT"})
    void axeFindsNothingSeriousOnTheStartPage(ColorScheme theme) {
        try (Page page = viewer.open("", Viewer.WIDTH, Viewer.HEIGHT, theme)) {
            page.waitForSelector(".runs");
            assertClean(page);
        }
    }

    @ParameterizedTest
    @CsvSource({"DARK, 1440, 900", "LIGHT, 1440, 900", "DARK, 390, 844", "LIGHT, 390, 844"})
    void axeFindsNothingSeriousOnARun(ColorScheme theme, int width, int height) {
        try (Page page = viewer.openRun("nordland#t=55000&at=ambulance-dispatch@R-3", width, height, theme)) {
            assertThat(page.locator("#inspector").isVisible()).isTrue();
            assertClean(page);
            page.locator("#show-table").click();
            page.waitForSelector("#table [role=row][aria-rowindex='2']");
            assertClean(page);
            page.locator("#help").click();
            assertClean(page);
        }
    }

    @Test
    void axeFindsNothingSeriousWhereARunIsMissing() {
        try (Page page = viewer.open("run/other")) {
            page.waitForSelector("#hint [role=alert]");
            assertClean(page);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"DARK", "LIGHT"})
    void everyVendorColourStandsOutByThreeToOne(ColorScheme theme) {
        try (Page page = viewer.open("", Viewer.WIDTH, Viewer.HEIGHT, theme)) {
            for (String vendor : List.of("1", "2", "3", "4", "5", "6", "other")) {
                assertThat(contrast(page, "--vendor-" + vendor, "--map-land"))
                        .as("vendor %s", vendor)
                        .isGreaterThanOrEqualTo(3);
            }
        }
    }

    /** 1280 pixels at 400 % are 320 pixels. */
    @ParameterizedTest
    @ValueSource(strings = {"", "run/nordland#t=55000&at=ambulance-dispatch@R-3"})
    void atFourHundredPercentNothingScrollsSideways(String path) {
        try (Page page = viewer.open(path, 320, 256, ColorScheme.LIGHT)) {
            page.waitForSelector(path.isEmpty() ? ".runs" : "#sectors .percent");
            Viewer.settle(page);
            Map<?, ?> size = (Map<?, ?>)
                    page.evaluate(
                            "() => ({ page: document.documentElement.scrollWidth, window: document.documentElement.clientWidth })");
            assertThat(((Number) size.get("page")).intValue())
                    .isLessThanOrEqualTo(((Number) size.get("window")).intValue());
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, 24", "390, 844, 24"})
    void targetsAreLargeEnough(int width, int height, int least) {
        try (Page page =
                viewer.openRun("nordland#t=55000&at=ambulance-dispatch@R-3", width, height, ColorScheme.DARK)) {
            Object small = page.evaluate(
                    """
                    (least) => [...document.querySelectorAll('button, a.button, select, input, summary')]
                      .filter((e) => e.checkVisibility() && !e.classList.contains('link'))
                      .map((e) => ({ e, box: e.getBoundingClientRect() }))
                      .filter(({ box }) => box.width < least || box.height < least)
                      .map(({ e }) => e.outerHTML.slice(0, 80))
                    """,
                    least);
            assertThat((List<?>) small).isEmpty();
        }
    }

    /** A panel that sticks to the screen while the page scrolls would leave slivers of what lies behind it, too small to be hit. */
    @Test
    void onAPhoneNoPanelLiesOverAControl() {
        try (Page page = viewer.openRun("nordland#t=55000&at=ambulance-dispatch@R-3", 390, 844, ColorScheme.DARK)) {
            for (int height = 640; height <= 900; height += 20) {
                page.setViewportSize(390, height);
                Object covered = page.evaluate(
                        """
                        () => [...document.querySelectorAll('.side button, .timeline button, .top button')]
                          .filter((e) => e.checkVisibility() && !e.closest('.subjects'))
                          .filter((e) => {
                            const { left, right, top, bottom } = e.getBoundingClientRect();
                            return [[left + 4, top + 4], [right - 4, top + 4], [left + 4, bottom - 4], [right - 4, bottom - 4]]
                              .filter(([x, y]) => x > 0 && y > 0 && x < innerWidth && y < innerHeight)
                              .some(([x, y]) => !e.contains(document.elementFromPoint(x, y)));
                          })
                          .map((e) => e.outerHTML.slice(0, 80))
                        """);
                assertThat((List<?>) covered).as("height %d", height).isEmpty();
            }
        }
    }

    @Test
    void withReducedMotionNothingIsAnimated() {
        try (Page page = viewer.openRun("nordland#t=46800")) {
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
            Object moving = page.evaluate(
                    "() => [...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).transitionDuration !== '0s' || getComputedStyle(e).animationName !== 'none').length");
            assertThat(moving).isEqualTo(0);
        }
    }

    @Test
    void thePaintedMapHasAPlainTextTwin() {
        try (Page page = viewer.openRun("nordland#t=46800")) {
            assertThat(page.locator("#in-view").innerText())
                    .containsPattern("\\d+ of 20.089 not in full service; the 50 that touch most people");
            assertThat(page.locator("#in-view .subjects button").count()).isEqualTo(50);
            assertThat(page.locator("#announcer").getAttribute("aria-live")).isEqualTo("polite");
        }
    }

    private static void assertClean(Page page) {
        assertThat(Axe.violations(page)).isEmpty();
    }

    /** Contrast of two colours of the style sheet by the formula of WCAG 2.2. */
    private static double contrast(Page page, String first, String second) {
        return ((Number) page.evaluate(
                        """
                        (names) => {
                          const probe = document.body.appendChild(document.createElement('span'));
                          const luminance = (name) => {
                            probe.style.color = `var(${name})`;
                            const [r, g, b] = getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3)
                              .map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
                            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                          };
                          const [a, b] = names.map(luminance).sort((x, y) => y - x);
                          probe.remove();
                          return (a + 0.05) / (b + 0.05);
                        }
                        """,
                        List.of(first, second)))
                .doubleValue();
    }
}
