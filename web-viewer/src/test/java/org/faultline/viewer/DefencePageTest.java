package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel of attack and defence: what it says at the moment on the clock, and what it counts. */
@NeedsChromium
class DefencePageTest {

    @TempDir
    private static Path runs;

    private static Viewer viewer;

    @BeforeAll
    static void serveANordland() throws IOException {
        SyntheticRun.nordland(5).writeTo(runs, "nordland");
        viewer = Viewer.over(runs);
    }

    @AfterAll
    static void stop() {
        if (viewer != null) {
            assertThat(viewer.faults()).isEmpty();
            viewer.close();
        }
    }

    /** The trigger at hour 12 is noticed at hour 13; before that nobody knows, and before 12 it lies ahead. */
    @Test
    void aStepIsAheadThenUnnoticedThenNoticed() {
        try (Page page = viewer.openRun("nordland")) {
            Viewer.seek(page, "11:00");
            assertThat(trigger(page)).contains("from ");
            Viewer.seek(page, "12:30");
            assertThat(trigger(page)).contains("nobody has noticed");
            Viewer.seek(page, "14:00");
            assertThat(trigger(page)).contains("noticed ").doesNotContain("nobody");
        }
    }

    @Test
    void aPressOnAStepGoesToItsBeginning() {
        try (Page page = viewer.openRun("nordland#t=180000")) {
            page.locator("#defence .steps button").last().click();
            Viewer.settle(page);

            assertThat(Viewer.shownSeconds(page)).isEqualTo(12 * 3600);
        }
    }

    /** Seven deeds of playbooks from 1 to 7, one alert, a repair that begins (1) and one that is done (2). */
    @Test
    void deedsAreCountedByWhatTheyAre() {
        try (Page page = viewer.open("")) {
            Object counts = page.evaluate(
                    """
                    async () => {
                      const { deedsOf, countUntil } = await import('/js/replay/defence.js');
                      const event = { time: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], what: [9, 10, 10, 10, 10, 10, 10, 10, 8, 8], to: [1, 1, 2, 3, 4, 5, 6, 7, 1, 2] };
                      return deedsOf({ event }).map(({ id, times }) => `${id} ${times.length} ${countUntil(times, 5)}`);
                    }
                    """);

            assertThat(counts)
                    .isEqualTo(List.of(
                            "alerts 1 1",
                            "isolated 1 1",
                            "connected 1 1",
                            "restored 3 2",
                            "in-vain 2 0",
                            "repaired 1 0"));
        }
    }

    /** One link of a chain had a partner; the other, and the chain of another variant, had none. */
    @Test
    void whoHadAPartInAnEventIsReadFromTheSummary() {
        try (Page page = viewer.open("")) {
            Object partners = page.evaluate(
                    """
                    async () => {
                      const { partnersOf } = await import('/js/question.js');
                      const together = [{ subject: 'amf-1', level: 0, sinceHours: 0.5 }];
                      const links = [{ timeHours: 0, subject: 'step' }, { timeHours: 1, subject: 'calls', together }];
                      const summary = { why: [{ variant: 'v', links }] };
                      return [partnersOf(summary, 'v').map(({ subject, micros, others }) => `${subject} ${micros} ${others[0].subject} ${others[0].micros}`), partnersOf(summary, 'w').length, partnersOf({}, 'v').length];
                    }
                    """);

            assertThat(partners).isEqualTo(List.of(List.of("calls 3600000000 amf-1 1800000000"), 0, 0));
        }
    }

    @Test
    void exposureIsShownOnlyWhereSomebodyIsExposed() {
        try (Page page = viewer.open("")) {
            Object titles = page.evaluate(
                    """
                    async (hours) => {
                      const { exposureOf } = await import('/js/question.js');
                      const of = (id, mean) => ({ id, subject: 'all', variant: 'v', mean, lo: 0, hi: 2 * mean, level: 0.9, n: 4 });
                      const summary = { measures: [of('subscribers-exposed', 5), of('subscriber-hours-exposed', hours), of('records-exposed', 0)] };
                      return [exposureOf(summary, 'v').map(({ title }) => title), exposureOf({}, 'v').length, exposureOf(summary, 'w').length];
                    }
                    """,
                    40);

            assertThat(titles).isEqualTo(List.of(List.of("Subscribers at a time", "For"), 0, 0));
        }
    }

    private static String trigger(Page page) {
        return page.locator("#defence .steps li").last().innerText();
    }
}
