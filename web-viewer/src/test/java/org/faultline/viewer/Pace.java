package org.faultline.viewer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How long a fixed piece of work takes in a browser at this moment: frames that fill two million pixels, put 400,000 points and 200,000 small
 * squares among them, and show the picture, as the map does. Bounds on time are given for the machine of reference; one that takes twice as long
 * for this work may take twice as long for the page.
 *
 * @param work milliseconds of work for each frame
 * @param gaps milliseconds from the end of each frame to the end of the next
 */
record Pace(List<Double> work, List<Double> gaps) {

    /**
     * Median milliseconds of work for a frame on the machine of reference, the best of twelve times 60 frames; docs/performance.md describes the
     * machine.
     */
    static final double REFERENCE_WORK_MILLIS = 9.4;

    /** The same from frame to frame: a refresh of a screen with 60 Hz. */
    static final double REFERENCE_GAP_MILLIS = 16.6;

    private static final int WARM_UP = 30;
    private static final int FRAMES = 30;

    private static final String WORK =
            """
            () => {
              const width = 1920, height = 1080, points = 400000, marks = 200000;
              const canvas = document.body.appendChild(document.createElement('canvas'));
              canvas.width = width;
              canvas.height = height;
              const context = canvas.getContext('2d', { alpha: false });
              const image = new ImageData(width, height);
              const pixels = new Uint32Array(image.data.buffer);
              const counts = new Uint8Array(width * height);
              const touched = new Uint32Array(points);
              const x = new Float32Array(points), y = new Float32Array(points);
              let seed = 7;
              const draw = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
              for (let i = 0; i < points; i++) {
                const [cx, cy] = i % 50 === 0 ? [draw(), draw()] : [x[i - 1], y[i - 1]];
                x[i] = i % 50 === 0 ? 100 + 500 * cx : Math.min(600, Math.max(100, cx + 4 * draw() - 2));
                y[i] = i % 50 === 0 ? 100 + 700 * cy : Math.min(800, Math.max(100, cy + 4 * draw() - 2));
              }
              const paint = (left, top, scale) => {
                pixels.fill(0xff201810);
                for (let row = 0; row < height; row++) {
                  pixels.fill(0xff403020, row * width + 580, row * width + 1340);
                }
                let last = 0;
                for (let i = 0; i < points; i++) {
                  const px = (x[i] - left) * scale, py = (y[i] - top) * scale;
                  if (px >= 0 && py >= 0 && px < width && py < height) {
                    const p = (py | 0) * width + (px | 0);
                    if (counts[p] === 0) {
                      touched[last++] = p;
                    }
                    if (counts[p] < 63) {
                      counts[p]++;
                    }
                  }
                }
                for (let k = 0; k < last; k++) {
                  pixels[touched[k]] = 0xff000000 | (counts[touched[k]] << 10);
                  counts[touched[k]] = 0;
                }
                for (let i = 0; i < points; i += points / marks) {
                  const px = Math.min(width - 2, Math.max(0, (x[i] - left) * scale)) | 0;
                  const py = Math.min(height - 2, Math.max(0, (y[i] - top) * scale)) | 0;
                  const p = py * width + px;
                  pixels[p] = pixels[p + 1] = pixels[p + width] = pixels[p + width + 1] = 0xff0040ff;
                }
                context.putImageData(image, 0, 0);
              };
              window.measure = async (frames) => {
                const work = [], ends = [];
                for (let i = 0; i < frames; i++) {
                  await new Promise((done) => requestAnimationFrame(done));
                  const began = performance.now();
                  paint(-400 + 4 * (i % 30), 60 + 2 * (i % 30), 1.2);
                  ends.push(performance.now());
                  work.push(ends[i] - began);
                }
                return { work, gaps: ends.slice(1).map((end, i) => end - ends[i]) };
              };
            }
            """;

    /** A page that does the work and nothing else, in a profile of its own. It must be closed with its browser. */
    static Page open(Browser browser) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1920, 1080));
        context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        Page page = context.newPage();
        page.evaluate(WORK);
        measured(page, WARM_UP);
        return page;
    }

    static Pace of(Page page) {
        return measured(page, FRAMES);
    }

    /** What was seen at several moments, as one. */
    static Pace of(List<Pace> paces) {
        return new Pace(joined(paces, Pace::work), joined(paces, Pace::gaps));
    }

    private static List<Double> joined(List<Pace> paces, Function<Pace, List<Double>> values) {
        return paces.stream().flatMap(pace -> values.apply(pace).stream()).toList();
    }

    private static Pace measured(Page page, int frames) {
        Map<?, ?> found = (Map<?, ?>) page.evaluate("(frames) => window.measure(frames)", frames);
        return new Pace(numbers(found.get("work")), numbers(found.get("gaps")));
    }

    /** How many times as long as on the machine of reference a frame takes, of which a share of all frames is faster; at least 1. */
    double slowness(double share) {
        return slowness(quantile(work, share), quantile(gaps, share));
    }

    /** The same on the mean of all frames. */
    double slowness() {
        return slowness(mean(work), mean(gaps));
    }

    private static double slowness(double workMillis, double gapMillis) {
        return Math.max(1, Math.max(workMillis / REFERENCE_WORK_MILLIS, gapMillis / REFERENCE_GAP_MILLIS));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    /** What a page gave back as a list of numbers. */
    static List<Double> numbers(Object list) {
        return ((List<?>) list)
                .stream().map(value -> ((Number) value).doubleValue()).toList();
    }

    static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.floor(sorted.size() * share)));
    }
}
