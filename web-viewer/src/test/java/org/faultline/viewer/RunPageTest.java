package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is played, rewound and asked why, by hand as a reader would. */
@NeedsChromium
class RunPageTest {

    private static final double MICROS_PER_HOUR = 3.6e9;

    @TempDir
    private static Path runs;

    private static Viewer viewer;
    private static SyntheticRun run;

    @BeforeAll
    static void serveANordland() throws IOException {
        run = SyntheticRun.nordland(42);
        run.writeTo(runs, "nordland");
        viewer = Viewer.over(runs);
    }

    @AfterAll
    static void stop() {
        if (viewer != null) {
            viewer.close();
        }
    }

    @AfterEach
    void noPageFailedOrAskedAnotherServer() {
        assertThat(viewer.faults()).isEmpty();
        assertThat(viewer.foreignRequests()).isEmpty();
    }

    @Test
    void playingMovesTheClockAndTheCountsFollowTheLog() {
        try (Page page = viewer.openRun("nordland#t=43000")) {
            page.keyboard().press("Space");
            page.waitForFunction(
                    "() => Number(document.querySelector(\"#legend [data-state='dependency'] .number\").textContent.replace(/[^0-9]/g, '')) > 0");
            page.keyboard().press("Space");
            Viewer.settle(page);

            assertThat(Viewer.shownSeconds(page)).isGreaterThan(43_000);
            assertThat(Viewer.counted(page, "failed"))
                    .isEqualTo(countsAtShownEvent(page)[2])
                    .isPositive();
            assertThat(Viewer.counted(page, "dependency"))
                    .isEqualTo(countsAtShownEvent(page)[3])
                    .isPositive();
        }
    }

    /** The names of the tracks share the height as the tracks do: one row for the failures and one for each of two sectors. */
    @Test
    void namesStandBesideTheirTracksHoweverManySectorsThereAre() {
        try (Page page = viewer.openRun("nordland")) {
            Object rows = page.evaluate(
                    """
                    async () => {
                      const { createTimeline } = await import('/js/panels/timeline.js');
                      const root = document.body.appendChild(document.createElement('section'));
                      const header = { sectors: [{ title: 'One' }, { title: 'Two' }], horizonMicros: 3.6e9, start: '2026-03-10T00:00' };
                      createTimeline(root, { header, tracks: [], limits: [null, null], bands: [null, null], campaign: [] }, {}).close();
                      const names = root.querySelector('.track-names');
                      const found = [getComputedStyle(names).gridTemplateRows.split(' ').length, names.children.length];
                      root.remove();
                      return found;
                    }
                    """);

            assertThat(rows).isEqualTo(java.util.List.of(5, 5));
        }
    }

    @Test
    void seekingBackRestoresExactlyWhatWasThere() {
        try (Page page = viewer.openRun("nordland")) {
            Viewer.seek(page, "13:00");
            List<String> before = Viewer.texts(page.locator("#legend .states .number"));
            List<String> sectors = Viewer.texts(page.locator("#sectors li"));
            Viewer.seek(page, "20:00");
            assertThat(Viewer.texts(page.locator("#legend .states .number"))).isNotEqualTo(before);

            Viewer.seek(page, "13:00");

            assertThat(Viewer.texts(page.locator("#legend .states .number"))).isEqualTo(before);
            assertThat(Viewer.texts(page.locator("#sectors li"))).isEqualTo(sectors);
            int[] counts = new PlainWorld(run, positionAt(13)).counts();
            assertThat(Viewer.counted(page, "failed")).isEqualTo(counts[2]);
            assertThat(Viewer.counted(page, "isolated")).isEqualTo(counts[4]);
        }
    }

    @Test
    void aServiceThatWasLostNamesTheChainBackToTheCampaignStep() {
        int event = firstLossOfAService();
        String service = nameOf(run.log.subject(event));
        double hours = run.log.timeMicros(event) / MICROS_PER_HOUR;
        try (Page page = viewer.openRun("nordland#t=" + (hours * 3600 + 60) + "&at=" + service)) {
            page.keyboard().press("w");

            List<String> chain = Viewer.texts(page.locator("#chain li"));
            assertThat(chain.get(0)).contains("Backdoor is triggered").contains("T+12:00:00");
            assertThat(chain)
                    .anyMatch(line -> line.contains("amf:north"))
                    .anyMatch(line -> line.contains("registration:north"));
            assertThat(chain.get(chain.size() - 1)).endsWith(service + " is lost");
            assertThat(page.locator("#inspector").innerText()).contains("It began with the campaign.");
            assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("inspector");
        }
    }

    @Test
    void eachTimeInTheChainLeadsToItsMoment() {
        int event = firstLossOfAService();
        try (Page page = viewer.openRun(
                "nordland#t=" + (run.log.timeMicros(event) / 1e6 + 60) + "&at=" + nameOf(run.log.subject(event)))) {
            page.locator("#chain .time").first().click();
            Viewer.settle(page);

            assertThat(Viewer.shownSeconds(page)).isEqualTo(12 * 3600);
            assertThat(page.locator("#inspector .state-line").innerText()).contains("in service");
        }
    }

    @Test
    void aChanceFailureIsSaidToBeChance() {
        int event = firstChanceFailure();
        try (Page page = viewer.openRun(
                "nordland#t=" + (run.log.timeMicros(event) / 1e6 + 1) + "&at=" + nameOf(run.log.subject(event)))) {
            assertThat(page.locator("#inspector").innerText()).contains("chance, not the campaign");
        }
    }

    @Test
    void steppingGoesOneEventForwardAndBack() {
        try (Page page = viewer.openRun("nordland#t=43200")) {
            long start = shownEvent(page);
            for (int i = 0; i < 3; i++) {
                page.keyboard().press(".");
            }
            Viewer.settle(page);
            assertThat(shownEvent(page)).isEqualTo(start + 3);
            for (int i = 0; i < 5; i++) {
                page.keyboard().press(",");
            }
            Viewer.settle(page);
            assertThat(shownEvent(page)).isEqualTo(start - 2);
            assertThat(Viewer.counted(page, "failed")).isEqualTo(countsAtShownEvent(page)[2]);
        }
    }

    @Test
    void theNextMomentIsTheTriggerAndThenTheCrossingOfTheLimit() {
        try (Page page = viewer.openRun("nordland#t=36000")) {
            page.locator("[aria-label^='Next moment']").click();
            Viewer.settle(page);
            assertThat(Viewer.shownSeconds(page)).isEqualTo(12 * 3600);

            boolean crossed = false;
            for (int i = 0; i < 12 && !crossed; i++) {
                page.locator("[aria-label^='Next moment']").click();
                Viewer.settle(page);
                crossed = page.locator("#sectors .below").count() == 1;
            }
            assertThat(page.locator("#sectors .below").innerText())
                    .contains("Health")
                    .contains("below its limit of 60 %");
        }
    }

    @Test
    void playingAcrossALimitSaysSoOnce() {
        try (Page page = viewer.openRun("nordland#t=46000")) {
            page.keyboard().press("]");
            page.keyboard().press("]");
            page.keyboard().press("Space");
            page.waitForSelector("#caption:not([hidden])");

            assertThat(page.locator("#announcer").textContent())
                    .matches(
                            "\\d\\d:\\d\\d, Health below 60 %, [\\d.]+ [kM] people affected, cause: Backdoor is triggered");
            assertThat(page.locator("#caption").innerText())
                    .isEqualTo(page.locator("#announcer").textContent());
        }
    }

    @Test
    void aPausedPageDrawsNoFrames() {
        try (Page page = viewer.openRun("nordland#t=50000")) {
            Viewer.rest(page);
            page.evaluate("() => { window.frameLog.length = 0; }");
            page.waitForTimeout(2000);

            assertThat(page.evaluate("() => window.frameLog.length")).isEqualTo(0);
        }
    }

    @Test
    void aClickOnTheTimelineGoesThereAndADragGoesOn() {
        try (Page page = viewer.openRun("nordland")) {
            BoundingBox box = page.locator(".tracks").boundingBox();
            page.mouse().click(box.x + box.width / 2, box.y + 20);
            Viewer.settle(page);
            assertThat((double) Viewer.shownSeconds(page)).isEqualTo(36 * 3600, within(300.0));

            page.mouse().move(box.x + box.width / 2, box.y + 20);
            page.mouse().down();
            page.mouse().move(box.x + box.width / 4, box.y + 20);
            page.mouse().up();
            Viewer.settle(page);
            assertThat((double) Viewer.shownSeconds(page)).isEqualTo(18 * 3600, within(300.0));
        }
    }

    @Test
    void aClickOnTheMapSelectsWhatLiesThere() {
        try (Page page = viewer.openRun("nordland#t=46800")) {
            String failed = nameOf(someFailed(13));
            page.fill("#search-text", failed);
            page.keyboard().press("Enter");
            Viewer.settle(page);
            assertThat(page.locator("#inspector-title").innerText()).isEqualTo(failed);
            page.keyboard().press("Escape");
            Viewer.settle(page);
            assertThat(page.locator("#inspector").isVisible()).isFalse();

            BoundingBox map = page.locator("#overlay").boundingBox();
            page.mouse().click(map.x + map.width / 2, map.y + map.height / 2);
            Viewer.settle(page);

            assertThat(page.locator("#inspector-title").innerText()).isEqualTo(failed);
            assertThat(page.locator("#inspector .state-line").innerText()).startsWith("failed since T+");
        }
    }

    @Test
    void theMapIsDrawnWithTheColourOfFailureAndWithoutItWhenTheLegendHidesIt() {
        try (Page page = viewer.openRun("nordland#t=50000")) {
            long red = pixelsOf(page, 0xE8, 0x4D, 0x1E);
            assertThat(red).isGreaterThan(300);

            page.locator("#legend button[data-state='failed']").click();
            page.locator("#legend button[data-state='dependency']").click();
            Viewer.settle(page);

            assertThat(pixelsOf(page, 0xE8, 0x4D, 0x1E)).isZero();
            assertThat(page.locator("#in-view").innerText()).contains("that the legend lets through");
        }
    }

    @Test
    void whatIsCompromisedIsShownOnlyWhenAskedFor() {
        try (Page page = viewer.openRun("nordland#t=3600")) {
            assertThat(page.locator("#legend [data-state='compromised'] .number")
                            .innerText())
                    .isEqualTo("hidden");
            assertThat(page.locator("#in-view .subjects [data-state='compromised']")
                            .count())
                    .isZero();

            page.keyboard().press("h");
            Viewer.settle(page);

            assertThat(Viewer.counted(page, "compromised")).isEqualTo(6);
            assertThat(page.locator("#in-view .subjects [data-state='compromised']")
                            .count())
                    .isEqualTo(6);
        }
    }

    @Test
    void aSectorFiltersTheMapToItsServices() {
        try (Page page = viewer.openRun("nordland#t=55000")) {
            page.locator(".sector", new Page.LocatorOptions().setHasText("Health"))
                    .click();
            Viewer.settle(page);

            assertThat(page.locator("#legend .note").innerText()).contains("Services of Health");
            assertThat(Viewer.texts(page.locator("#in-view .subjects .name")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("ambulance") || name.startsWith("hospital-paging"));
        }
    }

    @Test
    void theTableFiltersSortsAndSavesWhatItShows() throws IOException {
        try (Page page = viewer.openRun("nordland#t=46800")) {
            page.keyboard().press("t");
            page.waitForSelector("#table [role=row][aria-rowindex='2']");
            assertThat(page.locator("#table [aria-rowindex='2'] .state").innerText())
                    .isEqualTo("failed");

            page.fill("#table input", "router north");
            long routers = run.country.assets.stream()
                    .filter(asset -> asset.id().startsWith("acc:north"))
                    .count();
            waitForStatus(page, routers + " of ");

            Download download = page.waitForDownload(
                    () -> page.locator("#table button", new Page.LocatorOptions().setHasText("CSV"))
                            .click());
            List<String> lines = Files.readAllLines(download.path());
            assertThat(lines).hasSize((int) routers + 1);
            assertThat(lines.get(0)).isEqualTo("state,name,kind,operator,vendor,region,people,level");

            page.fill("#table input", "nothing like this");
            waitForStatus(page, "0 of ");
            assertThat(page.locator("#table [role=status]").innerText()).contains("match \"nothing like this\"");
            page.locator("#table button", new Page.LocatorOptions().setHasText("Clear filter"))
                    .click();
            assertThat(page.locator("#table [role=row]").count()).isGreaterThan(10);
        }
    }

    /** Waits until the table says how many it shows, in words that begin so. */
    private static void waitForStatus(Page page, String beginning) {
        page.waitForFunction(
                "(beginning) => document.querySelector('#table [role=status]').innerText.startsWith(beginning)",
                beginning);
    }

    @Test
    void anAddressOpensAtItsMomentAndSelection() {
        try (Page page = viewer.openRun("nordland#t=46800&at=amf:north:0")) {
            assertThat(Viewer.shownSeconds(page)).isEqualTo(46_800);
            assertThat(page.locator("#inspector-title").innerText()).isEqualTo("amf:north:0");
            Viewer.seek(page, "2h");
            assertThat(page.url()).contains("t=7200").contains("at=amf");
        }
    }

    @Test
    void atTheBeginningThePageSaysThatNothingHasFailedAndShowsTheWayOn() {
        try (Page page = viewer.openRun("nordland")) {
            assertThat(page.locator("#hint").innerText()).contains("Nothing has failed yet");
            page.locator("#hint button", new Page.LocatorOptions().setHasText("Go to the first failure"))
                    .click();
            Viewer.settle(page);

            assertThat(page.locator("#hint").isVisible()).isFalse();
            assertThat(Viewer.counted(page, "failed")).isEqualTo(1);
        }
    }

    @Test
    void theOtherVariantIsShownAtTheSameMoment() throws IOException {
        SyntheticRun other = new SyntheticRun("Other", 43, 12, 400, 500);
        run.writeTo(runs, "two");
        other.writeTo(runs, "second");
        Files.move(
                runs.resolve("second").resolve("replay-0.flr"),
                runs.resolve("two").resolve("replay-1.flr"));
        Path manifest = runs.resolve("two").resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replaceFirst(
                                "\"variants\":\\[",
                                "\"variants\":[{\"id\":\"today-first\",\"mixTitle\":\"Today\",\"supplierTitle\":\"First\"},"));
        try (Page page = viewer.openRun("two#t=50000")) {
            assertThat(Viewer.texts(page.locator("#variant option"))).containsExactly("Today / First", "Today / alfa");

            page.selectOption("#variant", "1");
            page.waitForSelector("#facts:has-text('" + other.log.size() / 1000 + "')");
            Viewer.settle(page);

            assertThat(Viewer.shownSeconds(page)).isEqualTo(50_000);
            assertThat(Viewer.counted(page, "failed"))
                    .isEqualTo(new PlainWorld(other, (int) shownEvent(page)).counts()[2]);
            page.fill("#search-text", "hospital:11");
            page.keyboard().press("Enter");
            Viewer.settle(page);
            assertThat(page.locator("#inspector-title").innerText()).isEqualTo("hospital:11");
            assertThat(page.url()).contains("variant=1");
        }
    }

    @Test
    void aRunWithoutSummaryStillPlays() throws IOException {
        run.writeTo(runs, "bare");
        Files.delete(runs.resolve("bare").resolve("summary.json"));
        try (Page page = viewer.openRun("bare#t=50000")) {
            assertThat(page.locator("#sectors .tick").count()).isZero();
            assertThat(Viewer.counted(page, "failed")).isPositive();
        }
    }

    @Test
    void aMissingRunAndABrokenReplayAreExplained() throws IOException {
        try (Page page = viewer.open("run/other")) {
            page.waitForSelector("#hint [role=alert]");
            assertThat(page.locator("#hint").innerText()).contains("There is no run other here");
        }
        run.writeTo(runs, "broken");
        try (var out = new java.util.zip.GZIPOutputStream(
                Files.newOutputStream(runs.resolve("broken").resolve("replay-0.flr")))) {
            out.write("this is something else, not a replay".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        try (Page page = viewer.open("run/broken")) {
            page.waitForSelector("#hint [role=alert]");
            assertThat(page.locator("#hint").innerText()).contains("This is not a replay file");
        }
    }

    private static long pixelsOf(Page page, int red, int green, int blue) {
        return ((Number) page.evaluate(
                        """
                        ([r, g, b]) => {
                          const canvas = document.getElementById('raster');
                          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                          let n = 0;
                          for (let i = 0; i < data.length; i += 4) { n += data[i] === r && data[i + 1] === g && data[i + 2] === b ? 1 : 0; }
                          return n;
                        }
                        """,
                        List.of(red, green, blue)))
                .longValue();
    }

    private static long shownEvent(Page page) {
        String text = page.locator(".events").innerText();
        return Long.parseLong(text.replaceAll(" of .*", "").replaceAll("[^0-9]", ""));
    }

    private static int[] countsAtShownEvent(Page page) {
        return new PlainWorld(run, (int) shownEvent(page)).counts();
    }

    private static int positionAt(double hours) {
        int position = 0;
        while (position < run.log.size() && run.log.timeMicros(position) <= hours * MICROS_PER_HOUR) {
            position++;
        }
        return position;
    }

    private static int firstLossOfAService() {
        return first(e ->
                run.log.subject(e) >= run.country.assets.size() && run.log.what(e) == What.LEVEL && run.log.to(e) == 0);
    }

    private static int firstChanceFailure() {
        return first(
                e -> run.log.what(e) == What.CONDITION && run.log.to(e) == 0 && run.log.cause(e) == EventLog.NO_CAUSE);
    }

    private static int first(java.util.function.IntPredicate accepts) {
        List<Integer> found = new ArrayList<>();
        for (int e = 0; e < run.log.size() && found.isEmpty(); e++) {
            if (accepts.test(e)) {
                found.add(e);
            }
        }
        return found.get(0);
    }

    private static int someFailed(double hours) {
        int[] state = new PlainWorld(run, positionAt(hours)).state;
        int subject = run.country.assets.size() / 2;
        while (state[subject] != 2) {
            subject++;
        }
        return subject;
    }

    private static String nameOf(int subject) {
        int assets = run.country.assets.size();
        return subject < assets
                ? run.country.assets.get(subject).id()
                : run.country.services.get(subject - assets).id();
    }
}
