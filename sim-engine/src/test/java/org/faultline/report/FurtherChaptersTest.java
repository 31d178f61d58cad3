package org.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.io.replay.Replay;
import org.faultline.io.replay.SectorCurves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapters that stand only in reports of runs that have something to say in them. */
class FurtherChaptersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path run;

    @BeforeEach
    void writeTheSample() throws IOException {
        run = folder.resolve("run");
        SampleRun.small().write(run);
    }

    private String report() throws IOException {
        Path html = folder.resolve("report.html");
        Report.write(run, html);
        return Files.readString(html);
    }

    private String textOf(String id) throws IOException {
        return ReportPage.read(folder.resolve("report.html")).byId(id).text();
    }

    private void add(String measure, String subject, String unit, double mean) throws IOException {
        Path file = run.resolve("summary.json");
        ObjectNode summary = (ObjectNode) JSON.readTree(file.toFile());
        ArrayNode measures = (ArrayNode) summary.get("measures");
        JsonNode first = measures.get(0);
        ObjectNode added = first.deepCopy();
        added.put("id", measure).put("subject", subject).put("unit", unit);
        added.put("mean", mean).put("lo", mean * 0.5).put("hi", mean * 1.5).put("censored", 0);
        measures.add(added);
        JSON.writeValue(file.toFile(), summary);
    }

    @Test
    void aRunWithoutExposureComponentsOrMeasuresHasNoSuchChapters() throws IOException {
        assertThat(report()).doesNotContain("id=\"exposure\"", "id=\"shared\"", "id=\"measures\"", "id=\"observed\"");
    }

    /** Of 400,000 attempts 100,000 were completed: three in four in vain. 6,000 messages take a function of 500 a second 12 s. */
    @Test
    void aStormIsExplainedWithItsNumbers() throws IOException {
        String variant = JSON.readTree(run.resolve("manifest.json").toFile())
                .get("variants")
                .get(0)
                .get("id")
                .asText();
        String line =
                """
                {"variant":"%s","core":"north","devices":100000,"repairedHours":2.5,"unserved":0.8,"outHours":3.5,"isBound":%s,"attempts":400000,\
                "successes":100000,"servedAtEnd":0.4,"attemptsPerHour":50000,"successesPerHour":500,"longestLine":"udm","waiting":6000,"lineSeconds":12,"backPerHour":50000,"busiest":"udm","isTrapped":%s,\
                "isTrappedInStep":true,"controls":["barring"]}
                """;
        Files.writeString(run.resolve("storms.jsonl"), line.formatted(variant, false, true));
        report();
        assertThat(textOf("storm"))
                .contains(
                        "100,000 devices",
                        "2.50 h after the start",
                        "80 %",
                        "for 3.50 h more",
                        "50,000 devices an hour")
                .contains("400,000 attempts", "300,000 (75 %)", "that of the UDM: 6,000 messages, work of 12.0 s")
                .contains("The retry line is crossed: once the line of the UDM is full", "does not end by itself")
                .contains("On from the start: barring (devices are held back before they ask")
                .doesNotContain("Nothing is broken any more");
        Files.writeString(run.resolve("storms.jsonl"), line.formatted(variant, true, false));
        report();
        assertThat(textOf("storm"))
                .contains("only where retries stay in step")
                .contains(
                        "60 % are still not served at the end", "50,000 attempts an hour and complete 500, one in 100.")
                .doesNotContain("does not end by itself");
    }

    /** What a run took for granted stands among the limits, as a sentence; of a run without such notes nothing does. */
    @Test
    void whatARunTookForGrantedStandsAmongItsLimits() throws IOException {
        report();
        assertThat(textOf("limits")).doesNotContain("In this run");
        Files.writeString(
                run.resolve("notes.jsonl"),
                "{\"text\":\"deadlocks of recovery were not looked for behind links that would be too full\"}\n");
        report();
        assertThat(textOf("limits"))
                .contains(
                        "In this run",
                        "Deadlocks of recovery were not looked for behind links that would be too full.");
    }

    @Test
    void exposureIsToldByOperatorAndRegionWithIntervals() throws IOException {
        add("subscriber-hours-exposed", "all", "subscriber-hours", 2e6);
        add("subscriber-hours-exposed", "operator:alpha", "subscriber-hours", 2e6);
        add("subscriber-hours-exposed", "region:north", "subscriber-hours", 5e5);

        String page = report();

        assertThat(page)
                .contains("What was read or falsified", "By operator", "Regions most exposed")
                .doesNotContain("By function");
        assertThat(textOf("exposure")).containsPattern("2(\\.0+)?.M").containsPattern("(0\\.50?|500).[Mk]");
    }

    @Test
    void observationsStandWithTheirUnits() throws IOException {
        add("observed", "observation:phones-out", "devices", 3e5);

        String page = report();

        assertThat(page).contains("What was observed", "Phones out", " devices");
    }

    /** Two mixes that differ in measures have the same suppliers: their concentration is shown once. */
    @Test
    void aSharedComponentRaisesTheIndexAndEqualMixesAreShownOnce() throws IOException {
        String row =
                "{\"mix\":\"%s\",\"mixTitle\":\"%s\",\"function\":\"radio access\",\"assets\":10,\"nominal\":0.38,\"effective\":0.68,"
                        + "\"component\":\"asn1\",\"largest\":\"a\",\"largestTitle\":\"Vendor A\",\"largestShare\":0.5}\n";
        Files.writeString(
                run.resolve("concentration.jsonl"),
                row.formatted("mix0", "Today") + row.formatted("mix1", "Two suppliers"));
        Files.writeString(
                run.resolve("common-causes.jsonl"),
                "{\"mix\":\"mix0\",\"mixTitle\":\"Today\",\"component\":\"asn1\",\"title\":\"ASN.1 library\",\"kind\":\"library\",\"also\":[],"
                        + "\"vendors\":[\"a\",\"b\"],\"vendorTitles\":[\"Vendor A\",\"Vendor B\"],\"functions\":[\"ran\"],\"assets\":8}\n");

        String page = report();

        assertThat(page)
                .contains(
                        "Today, Two suppliers",
                        "ASN.1 library",
                        "worse-than-it-looks",
                        "Vendor A 50",
                        "Vendor A, Vendor B");
        assertThat(page.split("Radio access", -1)).hasSize(2);
    }

    @Test
    void measuresSayWhatTheyChangedAndMixesWithoutOneSaySo() throws IOException {
        Files.writeString(
                run.resolve("measures.jsonl"),
                "{\"mix\":\"mix1\",\"mixTitle\":\"Two suppliers\",\"measure\":\"TM07\",\"title\":\"Integrity of software\",\"puts\":["
                        + "{\"path\":\"campaign.steps.a.chance\",\"before\":\"30 %\",\"after\":\"11.9999999 %\"},"
                        + "{\"path\":\"campaign.steps.b.chance\",\"before\":\"\",\"after\":\"40 %\"}],\"strength\":\"60 %\",\"grade\":\"assumed\","
                        + "\"leadYears\":1,\"cost\":{\"low\":3e6,\"usual\":1.3e7,\"high\":3e7}}\n");

        assertThat(report().replace("<wbr/>", ""))
                .contains("TM07 Integrity of software", "campaign.steps.a.chance", "12.00 %", "not written")
                .contains("Strength 60 %, assumed. Costs EUR 13.0\u202FM (3.0–30.0\u202FM). Acts after 1 year.")
                .contains("Today</span>: no measure.");
    }

    /** The median run of the sample loses people; with its curves emptied it loses nobody, while the mean stays above zero. */
    @Test
    void aMedianRunWithoutLossIsNotCalledAWorstMoment() throws IOException {
        Path file = run.resolve("replay-0.flr");
        Replay loud = Replay.read(file);
        new Replay(loud.header(), loud.assets(), loud.services(), loud.log(), new SectorCurves()).write(file);
        Path rows = run.resolve("replications.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(rows));
        ObjectNode first = (ObjectNode) JSON.readTree(lines.get(0));
        ((ObjectNode) first.get("measures")).put("people-hours-lost|all", 0);
        lines.set(0, JSON.writeValueAsString(first));
        Files.write(rows, lines);

        report();

        assertThat(textOf("map"))
                .contains(
                        "In the median run nobody loses a service",
                        "7 of 8 replications lose",
                        "The map shows the beginning")
                .doesNotContain("At the worst moment");
    }
}
