package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The speed of the page with a whole country as the engine makes it: one replication of Germany under a backdoor in one supplier's core,
 * about 400,000 assets and 2.3 million events, at 1920 x 1080 in a browser without a GPU. The bounds are those a reader feels; figures
 * are printed. On a machine that is busy with other work a missed bound says nothing: the test is then reported as skipped, never as passed.
 */
@NeedsChromium
class GermanyPageTest {

    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    /** Just before the backdoor is triggered, twelve hours into the run. */
    private static final String BEFORE_THE_TRIGGER = "11:55";

    private static final String HALF_THE_COUNTRY_DEGRADED = "20h";
    private static final int SEEKS = 200;
    /** What else a machine does can spoil a figure and never betters one. */
    private static final int TRIALS = 3;
    /** Runnable threads for each processor; the page, its browser and its server alone keep fewer busy. */
    private static final double BUSY_LOAD = 3;
    /** Two refreshes of a screen with 60 Hz, which are 30 frames a second, and some room for the clock. */
    private static final double TWO_REFRESHES_MILLIS = 36;

    @TempDir
    private static Path folder;

    private static Viewer viewer;
    private static Page page;

    /** What was measured, in words, and whether it is good enough. */
    private record Figure(boolean holds, String text) {

        static Figure of(boolean holds, String format, Object... values) {
            return new Figure(holds, String.format(Locale.ROOT, format, values));
        }
    }

    @BeforeAll
    static void runGermanyAndOpenIt() throws IOException, InterruptedException {
        Program.run(folder, "run", "germany-core-backdoor", "--supplier", "ericsson", "-n", "1", "-o", "runs/germany");
        viewer = Viewer.over(folder.resolve("runs"));
        page = viewer.openRun("germany", WIDTH, HEIGHT, ColorScheme.DARK);
    }

    @AfterAll
    static void stop() {
        if (viewer != null) {
            viewer.close();
        }
    }

    /** Four bytes an event hold when and what happened, to whom and why; who is who comes on top. */
    @Test
    void theReplayIsCompact() throws IOException {
        long events = Long.parseLong(
                page.locator(".events").innerText().replaceAll(".* of ", "").replaceAll("[^0-9]", ""));
        long bytes = Files.size(folder.resolve("runs/germany/replay-0.flr"));
        report("replay", String.format(Locale.ROOT, "%.1f MB for %d events", bytes / 1e6, events));

        assertThat(Viewer.counted(page, "in-service")).isLessThan(500_000);
        assertThat(events).isGreaterThan(2_000_000);
        assertThat(bytes).isLessThan(4 * events);
    }

    @Test
    void theMapIsThereWithinSeconds() {
        inOneOfThreeTrials("opening", () -> {
            Viewer.loaded(page);
            double seconds = now() / 1000;
            page.reload();
            return Figure.of(seconds <= 8, "%.1f s to the first map", seconds);
        });
        Viewer.loaded(page);
    }

    @Test
    void playingThroughTheBurstDrawsTwentyFramesASecond() {
        inOneOfThreeTrials("playing", () -> {
            Viewer.seek(page, BEFORE_THE_TRIGGER);
            blur();
            clearFrames();
            double began = now();
            page.keyboard().press("Space");
            page.waitForTimeout(7000);
            page.keyboard().press("Space");
            double seconds = (now() - began) / 1000;
            double[] gaps = gaps(false);
            int painted = work().length;
            double framesPerSecond = (gaps.length + 1) / seconds;
            assertThat(painted).as("frames with news on the map").isGreaterThan(10);
            return Figure.of(
                    framesPerSecond >= 20,
                    "%.0f frames a second; %.0f or more in half of them, %.0f in 95 %%; %d painted the map",
                    framesPerSecond,
                    1000 / quantile(gaps, 0.5),
                    1000 / quantile(gaps, 0.95),
                    painted);
        });
        assertThat(Viewer.counted(page, "degraded")).isGreaterThan(50_000);
    }

    @Test
    void aSeekToAnyTimeIsPaintedWithinATenthOfASecond() {
        inOneOfThreeTrials("seeking", () -> {
            double[] millis = numbers(page.evaluate(
                    """
                    async (seeks) => {
                      const tracks = document.querySelector('.tracks');
                      const box = tracks.getBoundingClientRect();
                      const taken = [];
                      let seed = 7;
                      for (let i = 0; i < seeks; i++) {
                        seed = (seed * 16807) % 2147483647;
                        const at = { clientX: box.left + (seed / 2147483647) * box.width, clientY: box.top + 30, bubbles: true, pointerId: 1 };
                        window.frameLog.length = 0;
                        const began = performance.now();
                        tracks.dispatchEvent(new PointerEvent('pointerdown', at));
                        tracks.dispatchEvent(new PointerEvent('pointerup', at));
                        while (!window.frameLog.some(({ painted }) => painted) && performance.now() - began < 2000) { await new Promise((done) => setTimeout(done, 1)); }
                        taken.push((window.frameLog.find(({ painted }) => painted)?.ended ?? Infinity) - began);
                        await new Promise((done) => setTimeout(done, 20));
                      }
                      return taken;
                    }
                    """,
                    SEEKS));
            assertThat(millis).hasSize(SEEKS);
            return Figure.of(
                    quantile(millis, 0.95) <= 100,
                    "median %.0f ms, 95 %% within %.0f ms",
                    quantile(millis, 0.5),
                    quantile(millis, 0.95));
        });
    }

    @Test
    void movingTheMapPaintsThirtyFramesASecondAndHalfOfThemIn33Milliseconds() {
        Viewer.seek(page, HALF_THE_COUNTRY_DEGRADED);
        blur();
        inOneOfThreeTrials("moving", () -> {
            page.keyboard().press("f");
            Viewer.settle(page);
            clearFrames();
            page.evaluate(
                    """
                    async () => {
                      const map = document.getElementById('overlay');
                      const send = (type, x, y, more = {}) => map.dispatchEvent(new (type === 'wheel' ? WheelEvent : PointerEvent)(type, { clientX: x, clientY: y, bubbles: true, pointerId: 1, ...more }));
                      const frame = () => new Promise((done) => requestAnimationFrame(done));
                      map.setPointerCapture = () => {};
                      send('pointerdown', 700, 400);
                      for (let i = 0; i < 60; i++) {
                        send('pointermove', 700 + 6 * (i % 30), 400 + 3 * (i % 30));
                        await frame();
                      }
                      send('pointerup', 700, 400);
                      for (let i = 0; i < 40; i++) {
                        send('wheel', 900, 500, { deltaY: i < 20 ? -40 : 40, cancelable: true });
                        await frame();
                      }
                      delete map.setPointerCapture;
                    }
                    """);
            double[] work = work();
            double[] gaps = gaps(true);
            assertThat(work.length).isGreaterThan(80);
            return Figure.of(
                    quantile(work, 0.5) <= 33 && quantile(gaps, 0.5) <= TWO_REFRESHES_MILLIS,
                    "median %.0f ms of work for a frame, 95 %% within %.0f ms; %.0f frames a second or more in half of them",
                    quantile(work, 0.5),
                    quantile(work, 0.95),
                    1000 / quantile(gaps, 0.5));
        });
    }

    @Test
    void nothingIsAskedOfAnyOtherServer() {
        assertThat(viewer.foreignRequests()).isEmpty();
        assertThat(viewer.faults()).isEmpty();
    }

    private static void inOneOfThreeTrials(String what, Supplier<Figure> measure) {
        List<String> missed = new ArrayList<>();
        while (missed.size() < TRIALS) {
            Figure figure = measure.get();
            report(what, figure.text);
            if (figure.holds) {
                return;
            }
            missed.add(figure.text);
        }
        assumeThat(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
                .as("load of a machine that can be measured on; missed here: %s: %s", what, missed)
                .isLessThan(BUSY_LOAD * Runtime.getRuntime().availableProcessors());
        assertThat(missed).as("%s, in %d trials", what, TRIALS).isEmpty();
    }

    /** Keys go to the page, and not to what was clicked or typed into last. */
    private static void blur() {
        page.evaluate("() => document.activeElement?.blur()");
    }

    private static void clearFrames() {
        page.evaluate("() => { window.frameLog.length = 0; }");
    }

    /** Milliseconds of the frames that painted the map. */
    private static double[] work() {
        return numbers(page.evaluate(
                "() => window.frameLog.filter(({ painted }) => painted).map(({ began, ended }) => ended - began)"));
    }

    /** Milliseconds from the end of each frame to the end of the next, of all frames or of those that painted the map. */
    private static double[] gaps(boolean paintedOnly) {
        return numbers(page.evaluate(
                """
                (paintedOnly) => {
                  const ends = window.frameLog.filter(({ painted }) => painted || !paintedOnly).map(({ ended }) => ended);
                  return ends.slice(1).map((end, i) => end - ends[i]);
                }
                """,
                paintedOnly));
    }

    private static double now() {
        return ((Number) page.evaluate("() => performance.now()")).doubleValue();
    }

    private static double[] numbers(Object list) {
        return ((List<?>) list)
                .stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) Math.floor(sorted.length * share))];
    }

    private static void report(String what, String figure) {
        System.out.println("Germany, " + what + ": " + figure);
    }
}
