package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panels of decision and suppliers: measures in force, the same attack under another decision, and components that tie suppliers together. */
@NeedsChromium
class DecisionPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path runs;

    private static Viewer viewer;

    /** Two mixes under which the same supplier is attacked; the second run is a milder one, and its measure costs something. */
    @BeforeAll
    static void serveTwoDecisions() throws IOException {
        SyntheticRun.nordland(5).writeTo(runs, "nordland");
        Path run = runs.resolve("nordland");
        new SyntheticRun("Milder", 5, 60, 4_900, 400).writeTo(runs, "milder");
        Files.copy(runs.resolve("milder").resolve("replay-0.flr"), run.resolve("replay-1.flr"));
        File manifestFile = run.resolve("manifest.json").toFile();
        ObjectNode manifest = (ObjectNode) JSON.readTree(manifestFile);
        ObjectNode first = (ObjectNode) manifest.get("variants").get(0);
        ObjectNode second =
                first.deepCopy().put("id", "checked-alfa").put("mix", "checked").put("mixTitle", "Checked software");
        manifest.withArray("variants").add(second);
        JSON.writeValue(manifestFile, manifest);
        File summaryFile = run.resolve("summary.json").toFile();
        ObjectNode summary = (ObjectNode) JSON.readTree(summaryFile);
        summary.withArray("differences")
                .addObject()
                .put("measure", "people-hours-lost")
                .put("subject", "all")
                .put("a", first.get("id").asText())
                .put("b", "checked-alfa")
                .put("mean", -2e6)
                .put("lo", -3e6)
                .put("hi", -1e6)
                .put("level", 0.9)
                .put("n", 20);
        JSON.writeValue(summaryFile, summary);
        Files.writeString(
                run.resolve("measures.jsonl"),
                """
                {"mix":"checked","mixTitle":"Checked software","measure":"TM07","title":"Integrity of software","puts":[{"path":"campaign.steps.implant.chance","before":"30 %","after":"11.99999 %"}],"strength":"60 %","grade":"assumed","leadYears":1.0,"cost":{"low":3e6,"usual":1.3e7,"high":3e7}}
                """);
        Files.writeString(
                run.resolve("common-causes.jsonl"),
                """
                {"mix":"today","mixTitle":"Today","component":"asn1","title":"ASN.1 library","kind":"library","also":[],"vendors":["a","b"],"vendorTitles":["Vendor A","Vendor B"],"functions":["ran"],"assets":8}
                """
                        .replace("today", first.get("mix").asText()));
        Files.writeString(
                run.resolve("concentration.jsonl"),
                """
                {"mix":"today","mixTitle":"Today","function":"radio access","assets":10,"nominal":0.38,"effective":0.68,"component":"asn1","largest":"a","largestTitle":"Vendor A","largestShare":0.5}
                """
                        .replace("\"today\"", "\"" + first.get("mix").asText() + "\""));
        viewer = Viewer.over(runs);
    }

    @AfterAll
    static void stop() {
        if (viewer != null) {
            assertThat(viewer.faults()).isEmpty();
            viewer.close();
        }
    }

    /** Under the first mix nothing is in force; under the second TM07, which leaves 12 % of 30 % and costs 13 million. */
    @Test
    void theMeasuresOfTheMixShownAreNamedWithWhatTheyChangeAndCost() {
        try (Page page = viewer.openRun("nordland")) {
            assertThat(decision(page)).contains("No measure of the toolbox is in force.");
        }
        try (Page page = viewer.openRun("nordland#variant=1")) {
            page.locator("#decision summary").click();
            assertThat(decision(page))
                    .contains("TM07 Integrity of software", "30 % → 12 %", "EUR 13.0 M (3.00 M to 30.0 M), once")
                    .contains("Strength 60 %, assumed; acts after 1 year.");
        }
    }

    /** Seen from the first decision the other loses 2 M less; seen from the other the first loses 2 M more. */
    @Test
    void aDifferenceIsReadFromBothSides() {
        try (Page page = viewer.openRun("nordland")) {
            assertThat(decision(page)).contains("2.00 M less (1.00 to 3.00 M, 90 % interval, n = 20)");
        }
        try (Page page = viewer.openRun("nordland#variant=1")) {
            assertThat(decision(page)).contains("2.00 M more (1.00 to 3.00 M, 90 % interval, n = 20)");
        }
    }

    /** A trainer stops at hour 14, changes the decision, and sees both at that moment; back leads to where it was. */
    @Test
    void anotherDecisionIsShownAtTheSameMomentBesideTheOneBefore() {
        try (Page page = viewer.openRun("nordland")) {
            Viewer.seek(page, "14:00");
            List<String> first = Viewer.texts(page.locator("#sectors .people"));
            page.locator("#decision .alternatives button").first().click();
            page.waitForSelector("#decision .change");
            Viewer.loaded(page);
            Viewer.settle(page);

            assertThat(Viewer.shownSeconds(page)).isEqualTo(14 * 3600);
            assertThat(page.locator("#variant").inputValue()).isEqualTo("1");
            List<String> now = Viewer.texts(page.locator("#sectors .people"));
            assertThat(now).isNotEqualTo(first);
            assertThat(asPeople(Viewer.texts(page.locator(".change td:nth-child(2)"))))
                    .isEqualTo(first);
            assertThat(asPeople(Viewer.texts(page.locator(".change td:nth-child(3)"))))
                    .isEqualTo(now);

            page.locator("#decision .change button").click();
            page.waitForFunction("() => document.querySelector('#variant').value === '0'");
            Viewer.loaded(page);
            Viewer.settle(page);
            assertThat(Viewer.texts(page.locator("#sectors .people"))).isEqualTo(first);
        }
    }

    @Test
    void aSharedComponentIsOneNodeThatRaisesTheIndex() {
        try (Page page = viewer.openRun("nordland")) {
            assertThat(page.locator("#shared .node").count()).isEqualTo(1);
            assertThat(page.locator("#shared").innerText())
                    .contains(
                            "ASN.1 library", "Vendor A", "Vendor B", "8 assets: radio access", "0.38, in effect 0.68");
        }
        try (Page page = viewer.openRun("nordland#variant=1")) {
            assertThat(page.locator("#shared").isVisible()).isFalse();
        }
    }

    @Test
    void onASmallScreenTheFirstHintLeavesTheLegendFree() {
        try (Page page = viewer.openRun("nordland", 520, 850, ColorScheme.LIGHT)) {
            var hint = page.locator("#hint").boundingBox();
            var legend = page.locator("#legend").boundingBox();
            assertThat(hint.y + hint.height).isLessThanOrEqualTo(legend.y);
        }
    }

    private static String decision(Page page) {
        return page.locator("#decision").innerText().replaceAll("\\s+", " ");
    }

    private static List<String> asPeople(List<String> cells) {
        return cells.stream()
                .map(c -> c.equals("nobody") ? "" : c + " affected")
                .toList();
    }
}
