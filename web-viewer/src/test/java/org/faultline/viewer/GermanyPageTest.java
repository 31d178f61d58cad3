package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The speed of the page with a whole country as the engine makes it: one replication of Germany under a backdoor in one supplier's core,
 * about 400,000 assets and 2.3 million events, at 1920 x 1080 in a browser without a GPU. The bounds are those a reader feels, on the machine
 * of reference; one that takes longer for a fixed piece of painting, done just before and just after, has as many times as long. Figures are
 * printed. Runs alone, after the other tests of pages.
 */
@NeedsChromium
class GermanyPageTest {

    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    /** Just before the backdoor is triggered, twelve hours into the run. */
    private static final String BEFORE_THE_TRIGGER = "11:55";

    private static final String HALF_THE_COUNTRY_DEGRADED = "20h";
    /** Parts of a measurement, between which the pace of the machine is looked at. */
    private static final int BLOCKS = 10;

    /** Seeks to twenty times of a series of its own; milliseconds to the end of the frame that shows each. */
    private static final String SEEKS =
            """
            async (series) => {
              const tracks = document.querySelector('.tracks');
              const box = tracks.getBoundingClientRect();
              const taken = [];
              let seed = 7 * series;
              for (let i = 0; i < 20; i++) {
                seed = (seed * 16807) % 2147483647;
                const at = { clientX: box.left + (seed / 2147483647) * box.width, clientY: box.top + 30, bubbles: true, pointerId: 1 };
                window.frameLog.length = 0;
                const began = performance.now();
                tracks.dispatchEvent(new PointerEvent('pointerdown', at));
                tracks.dispatchEvent(new PointerEvent('pointerup', at));
                while (!window.frameLog.some(({ painted }) => painted) && performance.now() - began < 20000) { await new Promise((done) => setTimeout(done, 1)); }
                taken.push((window.frameLog.find(({ painted }) => painted)?.ended ?? Infinity) - began);
                await new Promise((done) => setTimeout(done, 20));
              }
              return taken;
            }
            """;

    /** Ten frames of dragging the map, there or back; from the seventh part on of zooming in and then out. */
    private static final String MOVES =
            """
            async (block) => {
              const map = document.getElementById('overlay');
              const send = (type, x, y, more = {}) => map.dispatchEvent(new (type === 'wheel' ? WheelEvent : PointerEvent)(type, { clientX: x, clientY: y, bubbles: true, pointerId: 1, ...more }));
              const frame = () => new Promise((done) => requestAnimationFrame(done));
              map.setPointerCapture = () => {};
              if (block < 6) {
                const way = block % 2 === 0 ? 1 : -1;
                send('pointerdown', 900, 500);
                for (let i = 1; i <= 10; i++) {
                  send('pointermove', 900 + way * 6 * i, 500 + way * 3 * i);
                  await frame();
                }
                send('pointerup', 900, 500);
              } else {
                for (let i = 0; i < 10; i++) {
                  send('wheel', 900, 500, { deltaY: block < 8 ? -40 : 40, cancelable: true });
                  await frame();
                }
              }
              await frame();
              delete map.setPointerCapture;
            }
            """;

    /** Milliseconds of the frames that painted the map. */
    private static final String WORK =
            "() => window.frameLog.filter(({ painted }) => painted).map(({ began, ended }) => ended - began)";

    /** Milliseconds from the end of each frame to the end of the next, of all frames or of those that painted the map. */
    private static final String GAPS =
            """
            (paintedOnly) => {
              const ends = window.frameLog.filter(({ painted }) => painted || !paintedOnly).map(({ ended }) => ended);
              return ends.slice(1).map((end, i) => end - ends[i]);
            }
            """;

    /** What else a machine does can spoil a figure and never betters one. */
    private static final int TRIALS = 3;
    /** Two refreshes of a screen with 60 Hz, which are 30 frames a second, and some room for the clock. */
    private static final double TWO_REFRESHES_MILLIS = 36;

    @TempDir
    private static Path folder;

    private static Viewer viewer;
    private static Page page;
    private static Page bench;

    /** What was measured, in words, and whether it is good enough on a machine so many times as slow as that of reference. */
    private record Figure(DoublePredicate holds, String text) {

        static Figure of(DoublePredicate holds, String format, Object... values) {
            return new Figure(holds, String.format(Locale.ROOT, format, values));
        }
    }

    @BeforeAll
    static void runGermanyAndOpenIt() throws IOException, InterruptedException {
        Program.run(folder, "run", "germany-core-backdoor", "--supplier", "ericsson", "-n", "1", "-o", "runs/germany");
        viewer = Viewer.over(folder.resolve("runs"));
        page = viewer.openRun("germany", WIDTH, HEIGHT, ColorScheme.DARK);
        bench = Pace.open(viewer.browser());
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
        inOneOfThreeTrials("opening", Pace::slowness, look -> {
            Viewer.loaded(page);
            double seconds = now() / 1000;
            page.reload();
            return Figure.of(slowness -> seconds <= 8 * slowness, "%.1f s to the first map", seconds);
        });
        Viewer.loaded(page);
    }

    @Test
    void playingThroughTheBurstDrawsTwentyFramesASecond() {
        inOneOfThreeTrials("playing", Pace::slowness, look -> {
            Viewer.seek(page, BEFORE_THE_TRIGGER);
            blur();
            clearFrames();
            double began = now();
            page.keyboard().press("Space");
            page.waitForTimeout(7000);
            page.keyboard().press("Space");
            double seconds = (now() - began) / 1000;
            List<Double> gaps = Pace.numbers(page.evaluate(GAPS, false));
            int painted = Pace.numbers(page.evaluate(WORK)).size();
            double framesPerSecond = (gaps.size() + 1) / seconds;
            assertThat(painted).as("frames with news on the map").isGreaterThan(10);
            return Figure.of(
                    slowness -> framesPerSecond >= 20 / slowness,
                    "%.0f frames a second; %.0f or more in half of them, %.0f in 95 %%; %d painted the map",
                    framesPerSecond,
                    1000 / Pace.quantile(gaps, 0.5),
                    1000 / Pace.quantile(gaps, 0.95),
                    painted);
        });
        assertThat(Viewer.counted(page, "degraded")).isGreaterThan(50_000);
    }

    @Test
    void aSeekToAnyTimeIsPaintedWithinATenthOfASecond() {
        inOneOfThreeTrials("seeking", pace -> pace.slowness(0.95), look -> {
            List<Double> millis = new ArrayList<>();
            for (int block = 1; block <= BLOCKS; block++) {
                millis.addAll(Pace.numbers(page.evaluate(SEEKS, block)));
                look.run();
            }
            assertThat(millis).hasSize(200);
            return Figure.of(
                    slowness -> Pace.quantile(millis, 0.95) <= 100 * slowness,
                    "median %.0f ms, 95 %% within %.0f ms",
                    Pace.quantile(millis, 0.5),
                    Pace.quantile(millis, 0.95));
        });
    }

    @Test
    void movingTheMapPaintsThirtyFramesASecondAndHalfOfThemIn33Milliseconds() {
        Viewer.seek(page, HALF_THE_COUNTRY_DEGRADED);
        blur();
        inOneOfThreeTrials("moving", pace -> pace.slowness(0.5), look -> {
            page.keyboard().press("f");
            Viewer.settle(page);
            List<Double> work = new ArrayList<>();
            List<Double> gaps = new ArrayList<>();
            for (int block = 0; block < BLOCKS; block++) {
                clearFrames();
                page.evaluate(MOVES, block);
                work.addAll(Pace.numbers(page.evaluate(WORK)));
                gaps.addAll(Pace.numbers(page.evaluate(GAPS, true)));
                look.run();
            }
            assertThat(work.size()).isGreaterThan(80);
            return Figure.of(
                    slowness -> Pace.quantile(work, 0.5) <= 33 * slowness
                            && Pace.quantile(gaps, 0.5) <= TWO_REFRESHES_MILLIS * slowness,
                    "median %.0f ms of work for a frame, 95 %% within %.0f ms; %.0f frames a second or more in half of them",
                    Pace.quantile(work, 0.5),
                    Pace.quantile(work, 0.95),
                    1000 / Pace.quantile(gaps, 0.5));
        });
    }

    @Test
    void nothingIsAskedOfAnyOtherServer() {
        assertThat(viewer.foreignRequests()).isEmpty();
        assertThat(viewer.faults()).isEmpty();
    }

    /**
     * Measures up to three times.
     *
     * @param measure may look at the pace of the machine in between: what else it does comes and goes within a second
     */
    private static void inOneOfThreeTrials(
            String what, ToDoubleFunction<Pace> slownessOf, Function<Runnable, Figure> measure) {
        List<String> missed = new ArrayList<>();
        while (missed.size() < TRIALS) {
            List<Pace> paces = new ArrayList<>();
            Runnable look = () -> paces.add(Pace.of(bench));
            look.run();
            Figure figure = measure.apply(look);
            look.run();
            double slowness = slownessOf.applyAsDouble(Pace.of(paces));
            String text = String.format(
                    Locale.ROOT,
                    "%s; this machine takes %.2f times as long as that of reference",
                    figure.text,
                    slowness);
            report(what, text);
            if (figure.holds.test(slowness)) {
                return;
            }
            missed.add(text);
        }
        assertThat(missed).as("%s, in %d trials", what, TRIALS).isEmpty();
    }

    /** Keys go to the page, and not to what was clicked or typed into last. */
    private static void blur() {
        page.evaluate("() => document.activeElement?.blur()");
    }

    private static void clearFrames() {
        page.evaluate("() => { window.frameLog.length = 0; }");
    }

    private static double now() {
        return ((Number) page.evaluate("() => performance.now()")).doubleValue();
    }

    private static void report(String what, String figure) {
        System.out.println("Germany, " + what + ": " + figure);
    }
}
