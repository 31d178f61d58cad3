package org.faultline.viewer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A headless Chromium of this machine, driven by Playwright with the Node of this machine. Tests that need it say so with {@link NeedsChromium}. */
final class Chromium implements AutoCloseable {

    /** How long a test waits for what must come; only a busy machine needs so long. */
    static final double PATIENCE_MILLIS = 120_000;

    static final String INSTALL = "Page tests need Chromium and Node: apt-get install -y chromium nodejs";
    /** Without a GPU, and without the browser's own errands on the network. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** True when this machine has all that is needed. */
    static boolean isInstalled() {
        return findChromium().isPresent() && findNode().isPresent();
    }

    static Chromium start() {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        findNode().orElseThrow().toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(findChromium().orElseThrow())
                        .setArgs(FLAGS));
        return new Chromium(playwright, browser);
    }

    private static Optional<Path> findChromium() {
        return find("faultline.chromium", "chromium", "chromium-browser", "google-chrome");
    }

    private static Optional<Path> findNode() {
        return find("faultline.node", "node", "nodejs");
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** A program named by a system property, otherwise the first of several names on the path. */
    private static Optional<Path> find(String property, String... names) {
        String chosen = System.getProperty(property);
        if (chosen != null) {
            return Optional.of(Path.of(chosen)).filter(Files::isExecutable);
        }
        List<Path> folders =
                List.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(java.io.File.pathSeparator)).stream()
                        .map(Path::of)
                        .toList();
        return List.of(names).stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
