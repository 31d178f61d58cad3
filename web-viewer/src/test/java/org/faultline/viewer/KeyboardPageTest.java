package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything can be done without a mouse: no test here uses one. */
@NeedsChromium
class KeyboardPageTest {

    private static final int MOST_TABS = 60;

    @TempDir
    private static Path runs;

    private static Viewer viewer;

    @BeforeAll
    static void serve() throws IOException {
        SyntheticRun.nordland(42).writeTo(runs, "nordland");
        viewer = Viewer.over(runs);
    }

    @AfterAll
    static void stop() {
        if (viewer != null) {
            viewer.close();
        }
    }

    @Test
    void fromTheListOfRunsToTheCauseOfAFailureByKeysAlone() {
        try (Page page = viewer.open("")) {
            page.waitForSelector(".runs .name");
            tabTo(page, ".runs .name");
            page.keyboard().press("Enter");
            Viewer.loaded(page);

            Viewer.seek(page, "15:30");
            page.keyboard().press("3");
            Viewer.settle(page);
            tabTo(page, "#in-view .subjects button");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            Viewer.settle(page);
            page.keyboard().press("w");
            assertThat(page.locator("#chain li").first().innerText()).contains("Backdoor is triggered");

            tabTo(page, "#chain .time");
            page.keyboard().press("Enter");
            Viewer.settle(page);
            assertThat(Viewer.shownSeconds(page)).isEqualTo(12 * 3600);

            page.keyboard().press("Escape");
            Viewer.settle(page);
            assertThat(page.locator("#inspector").isVisible()).isFalse();
        }
    }

    @Test
    void theTimelineIsASliderForTheKeyboard() {
        try (Page page = viewer.openRun("nordland")) {
            page.focus(".tracks");
            page.keyboard().press("ArrowRight");
            Viewer.settle(page);
            assertThat(Viewer.shownSeconds(page)).isEqualTo(720);
            page.keyboard().press("PageUp");
            page.keyboard().press("ArrowLeft");
            Viewer.settle(page);
            assertThat(Viewer.shownSeconds(page)).isEqualTo(7200);
            assertThat(page.locator(".tracks").getAttribute("aria-valuetext"))
                    .isEqualTo("T+02:00:00, Tue 10 Mar, 08:00");
            page.keyboard().press("End");
            Viewer.settle(page);
            assertThat(Viewer.shownSeconds(page)).isEqualTo(72 * 3600);
            page.keyboard().press("Home");
            Viewer.settle(page);
            assertThat(Viewer.shownSeconds(page)).isZero();
        }
    }

    @Test
    void theTableIsWalkedWithArrows() {
        try (Page page = viewer.openRun("nordland#t=46800")) {
            page.keyboard().press("t");
            page.waitForSelector("#table [role=row][aria-rowindex='2']");
            for (int i = 0; i < 3; i++) {
                page.keyboard().press("ArrowDown");
            }
            String name = page.locator("#table .active .name").innerText();
            page.keyboard().press("Enter");
            Viewer.settle(page);
            assertThat(page.locator("#inspector-title").innerText()).isEqualTo(name);

            page.keyboard().press("End");
            Viewer.settle(page);
            long last = Long.parseLong(page.locator("#table [role=grid]").getAttribute("aria-rowcount"));
            assertThat(page.locator("#table .active").getAttribute("aria-rowindex"))
                    .isEqualTo(String.valueOf(last));
            assertThat(page.locator("#table .active").isVisible()).isTrue();
        }
    }

    @Test
    void searchIsReachedBySlashAndLeftByEscape() {
        try (Page page = viewer.openRun("nordland")) {
            page.keyboard().press("/");
            page.keyboard().type("region 12");
            assertThat(page.locator("#search-hits [role=option]").first().innerText())
                    .contains("Region 12");
            page.keyboard().press("Escape");
            assertThat(page.locator("#search-hits").isVisible()).isFalse();
            assertThat(page.evaluate("() => document.activeElement.id")).isNotEqualTo("search-text");
        }
    }

    @Test
    void singleKeysCanBeSwitchedOffAndStayOff() {
        try (Page page = viewer.openRun("nordland#t=3600")) {
            page.keyboard().press("?");
            page.waitForSelector("dialog[open]");
            page.focus("#shortcuts");
            page.keyboard().press("Space");
            page.keyboard().press("Escape");
            page.keyboard().press("t");
            Viewer.settle(page);
            assertThat(page.locator("#table").isVisible()).isFalse();

            page.reload();
            Viewer.loaded(page);
            page.keyboard().press("t");
            Viewer.settle(page);
            assertThat(page.locator("#table").isVisible()).isFalse();
        }
    }

    @Test
    void typingATimeDoesNotTriggerShortcuts() {
        try (Page page = viewer.openRun("nordland#t=3600")) {
            page.keyboard().press("/");
            page.keyboard().type("thw 1");
            assertThat(page.locator("#table").isVisible()).isFalse();
            assertThat(page.locator("#search-text").inputValue()).isEqualTo("thw 1");
        }
    }

    @Test
    void whatHasTheFocusCanBeSeen() {
        try (Page page = viewer.openRun("nordland#t=46800")) {
            for (int i = 0; i < 40; i++) {
                page.keyboard().press("Tab");
                Object seen = page.evaluate(
                        """
                        () => {
                          const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
                          if (e === document.body) { return 'ok'; }
                          if (style.outlineStyle === 'none') { return 'no outline: ' + e.outerHTML.slice(0, 90); }
                          const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 10));
                          return top && (e === top || e.contains(top) || top.contains(e)) ? 'ok' : 'covered: ' + e.outerHTML.slice(0, 90);
                        }
                        """);
                assertThat(seen).isEqualTo("ok");
            }
        }
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (Boolean.TRUE.equals(
                    page.evaluate("(selector) => document.activeElement.matches(selector)", selector))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The Tab key does not lead to " + selector);
    }
}
