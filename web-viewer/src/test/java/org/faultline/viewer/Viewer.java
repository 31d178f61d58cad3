package org.faultline.viewer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server over a folder of runs and a browser in front of it, as page tests need them. Every request that leaves the server is noted. */
final class Viewer implements AutoCloseable {

    static final int WIDTH = 1440;
    static final int HEIGHT = 900;
    /** Counts the frames that a page asks for: when each began and ended, and whether it put new pixels on the map. */
    private static final String COUNT_FRAMES =
            """
            (() => {
              const ask = window.requestAnimationFrame.bind(window);
              const put = CanvasRenderingContext2D.prototype.putImageData;
              let puts = 0;
              CanvasRenderingContext2D.prototype.putImageData = function (...data) {
                puts++;
                return put.apply(this, data);
              };
              window.frameLog = [];
              window.requestAnimationFrame = (callback) => ask((time) => {
                const before = puts;
                const began = performance.now();
                callback(time);
                window.frameLog.push({ began, ended: performance.now(), painted: puts > before });
              });
            })()
            """;

    private final Chromium chromium;
    private final ViewerServer server;
    private final List<String> foreignRequests = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    private Viewer(Chromium chromium, ViewerServer server) {
        this.chromium = chromium;
        this.server = server;
    }

    static Viewer over(Path runs) throws IOException {
        Chromium chromium = Chromium.start();
        return new Viewer(chromium, ViewerServer.start(new RunFolders(runs), "127.0.0.1", 0));
    }

    String address() {
        return server.address();
    }

    /** A page at a path such as {@code run/nordland#t=3600}, in a browser profile of its own. */
    Page open(String path) {
        return open(path, WIDTH, HEIGHT, ColorScheme.DARK);
    }

    Page open(String path, int width, int height, ColorScheme theme) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(theme));
        context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        context.addInitScript(COUNT_FRAMES);
        context.onRequest(request -> {
            if (!request.url().startsWith(server.address()) && !request.url().startsWith("blob:" + server.address())) {
                foreignRequests.add(request.url());
            }
        });
        Page page = context.newPage();
        page.onPageError(error -> faults.add(error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 404")) {
                faults.add(message.text());
            }
        });
        page.navigate(server.address() + path);
        return page;
    }

    /** A run page that has drawn its map. */
    Page openRun(String path) {
        return loaded(open("run/" + path));
    }

    Page openRun(String path, int width, int height, ColorScheme theme) {
        return loaded(open("run/" + path, width, height, theme));
    }

    static Page loaded(Page page) {
        page.waitForSelector(
                "#loading[hidden]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        page.waitForFunction("() => document.querySelector('#sectors .percent')?.textContent");
        return page;
    }

    /** Addresses outside the server that any page asked for. */
    List<String> foreignRequests() {
        return foreignRequests;
    }

    /** Exceptions and console errors of all pages so far. */
    List<String> faults() {
        return faults;
    }

    /** The number that the legend shows for a state. */
    static long counted(Page page, String state) {
        String text =
                page.locator("#legend [data-state='" + state + "'] .number").innerText();
        return Long.parseLong(text.replaceAll("[^0-9]", ""));
    }

    /** Recorded seconds since the start, as shown. */
    static long shownSeconds(Page page) {
        String[] parts = page.locator(".since").inputValue().replace("T+", "").split(":");
        return Long.parseLong(parts[0]) * 3600 + Long.parseLong(parts[1]) * 60 + Long.parseLong(parts[2]);
    }

    static void seek(Page page, String time) {
        page.keyboard().press(":");
        page.keyboard().type(time);
        page.keyboard().press("Enter");
        settle(page);
    }

    /** Waits until the page has drawn what it was asked for, however slow it is: what was asked for is drawn in one of the next frames. */
    static void settle(Page page) {
        page.evaluate(
                "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done())), 60))");
    }

    /** Waits until the page has asked for no frame for half a second. */
    static void rest(Page page) {
        page.evaluate(
                """
                async () => {
                  for (let before = -1; before !== window.frameLog.length; ) {
                    before = window.frameLog.length;
                    await new Promise((done) => setTimeout(done, 500));
                  }
                }
                """);
    }

    /** The browser that shows the pages. */
    Browser browser() {
        return chromium.browser();
    }

    static List<String> texts(Locator locator) {
        return locator.allInnerTexts().stream()
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .toList();
    }

    @Override
    public void close() {
        server.close();
        chromium.close();
    }
}
