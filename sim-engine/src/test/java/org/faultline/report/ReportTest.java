package org.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.io.Golden;
import org.faultline.io.results.Claim;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The report of a small run that was written by hand, see {@link SampleRun}. */
class ReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WRITTEN =
            Pattern.compile("([−+]?)([0-9 \u202F]+(?:\\.([0-9]+))?)(?:\u202F?(k|M|billion|%|h))?");

    @TempDir
    Path folder;

    private Path run;
    private Path html;

    @BeforeEach
    void writeTheSample() throws IOException {
        run = folder.resolve("run");
        html = folder.resolve("report.html");
        SampleRun.small().write(run);
    }

    @Test
    void everyNumberEqualsTheOneInTheFileItNames() throws IOException {
        List<Element> numbers = page().withAttribute("data-value");
        JsonNode summary = JSON.readTree(run.resolve("summary.json").toFile());

        assertThat(numbers).hasSizeGreaterThan(500);
        for (Element number : numbers) {
            String[] place = number.getAttribute("data-place").split("#");
            assertThat(place[0]).isEqualTo("summary.json");
            JsonNode inFile = summary.at(place[1]);
            assertThat(inFile.isNumber()).as(number.getAttribute("data-place")).isTrue();
            assertThat(Double.parseDouble(number.getAttribute("data-value")))
                    .as(number.getAttribute("data-place"))
                    .isEqualTo(inFile.doubleValue());
        }
    }

    /** What stands in words may differ from the exact number by half of its last digit. */
    @Test
    void everyWrittenNumberIsTheExactOneRounded() throws IOException {
        for (Element estimate : page().withAttribute("data-estimate")) {
            List<Element> numbers = ReportPage.descendants(estimate, "data-value");
            String suffix = numbers.isEmpty()
                    ? ""
                    : suffixOf(numbers.get(numbers.size() - 1).getTextContent());
            for (Element number : numbers) {
                assertRounded(number.getTextContent(), suffix, Double.parseDouble(number.getAttribute("data-value")));
            }
        }
    }

    @Test
    void theChainsOfCausesEndWithTheDeadlock() throws IOException {
        page();

        assertThat(Files.readString(html))
                .contains(
                        "Recovery deadlock in 2 of 8 replications: in replication 1 site-0, site-1, upf-north and 1 more "
                                + "wait for each other, and 1 more for them; a manual start of site-0 breaks it.");
    }

    @Test
    void noNumberStandsWithoutItsRangeOrAReasonToBeExact() throws IOException {
        List<String> bare = page().textsWithDigits().stream()
                .filter(text -> !text.hasAncestorWith("data-estimate") && !text.hasAncestorWith("data-exact"))
                .filter(text -> !text.hasAncestor("title"))
                .map(ReportPage.Text::text)
                .toList();

        assertThat(bare)
                .as("numbers that are neither an estimate nor exact by nature")
                .isEmpty();
    }

    @Test
    void everyIntervalShowsBothEndsAndEveryOtherEstimateItsNumberOfRuns() throws IOException {
        for (Element estimate : page().withAttribute("data-estimate")) {
            assertThat(Integer.parseInt(estimate.getAttribute("data-n"))).isPositive();
            if (estimate.getAttribute("data-estimate").equals("interval")) {
                assertThat(ReportPage.descendants(estimate, "data-value")).hasSize(3);
            }
        }
    }

    @Test
    void theExactNumbersAreOfTheSortsThatTheMethodLists() throws IOException {
        assertThat(page().withAttribute("data-exact"))
                .extracting(e -> e.getAttribute("data-exact"))
                .containsOnly("count", "setting", "moment", "label", "axis", "text");
    }

    @Test
    void theAnswerIsThreeSentences() throws IOException {
        List<String> sentences = page().byId("answer").listItems();

        assertThat(sentences)
                .containsExactly(
                        "When the campaign is aimed at Vendor A in the mix “Today” – the worst of the 4 cases asked – people lose 4.69 M "
                                + "(4.36–5.01 M, 90 % interval, n = 8) people-hours of service within 48 h; the sector hit hardest is Transport with "
                                + "1.92 M (1.78–2.05 M).",
                        "Compared with Today, each judged by its worst supplier, Two suppliers changes the loss by −2.35 M "
                                + "(−2.56 to −2.15 M, 90 % interval, n = 8) people-hours, better.",
                        "Of 4 limits set before the run (each asked of every case), 2 do not hold, furthest: lowest service level of Health broken in 8 of 8 runs, "
                                + "worst 20 % (at least 60 %) with Today · Vendor A.");
    }

    /** Two suppliers is better by the worst supplier; for the first supplier asked it is made worse here. */
    @Test
    void theAnswerNamesASupplierForWhomItIsWorse() throws IOException {
        Path run = folder.resolve("mixed");
        new SampleRun("Mixed", 20, 2, 8).write(run);
        rewriteDifferences(run, d -> {
            if (d.get("scope").asText().equals("supplier")
                    && d.get("b").asText().endsWith("/a")) {
                d.put("verdict", "worse");
            }
        });
        Report.write(run, html);

        assertThat(ReportPage.read(html).byId("answer").listItems().get(1))
                .contains("people-hours, better; worse for Two suppliers · Vendor A.");
    }

    /** Where every pair is the same, one sentence takes the place of the rows. */
    @Test
    void mixesThatLoseTheSameAreNotCompared() throws IOException {
        Path run = folder.resolve("alike");
        new SampleRun("Alike", 20, 2, 8).write(run);
        rewriteDifferences(
                run,
                d -> d.put("verdict", "equal").put("mean", 0.0).put("lo", 0.0).put("hi", 0.0));
        Report.write(run, html);

        assertThat(Files.readString(html)).containsOnlyOnce("in every replication: nothing to compare.");
    }

    private static void rewriteDifferences(Path run, Consumer<ObjectNode> change) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Path file = run.resolve("summary.json");
        JsonNode summary = json.readTree(file.toFile());
        summary.get("differences").forEach(d -> change.accept((ObjectNode) d));
        json.writeValue(file.toFile(), summary);
    }

    @Test
    void severalAlternativesAreCountedByTheirVerdicts() throws IOException {
        new SampleRun("Several", 20, 4, 8).write(folder.resolve("several"));
        Report.write(folder.resolve("several"), html);

        assertThat(ReportPage.read(html).byId("answer").listItems().get(1))
                .startsWith("Compared with Today, each judged by its worst supplier, 3 of 3 alternatives are better; "
                        + "least is lost with Phase-out 2029: −3.5");
    }

    @Test
    void hostileTextsStayTexts() throws IOException {
        String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \" onmouseover=\"alert(3)";
        new SampleRun(hostile, 20, 1, 2).write(folder.resolve("hostile"));
        Report.write(folder.resolve("hostile"), html);

        ReportPage page = ReportPage.read(html);

        assertThat(page.title()).startsWith(hostile);
        assertThat(page.elements("img")).isEmpty();
        assertThat(page.withAttribute("onmouseover")).isEmpty();
        assertThat(page.withAttribute("onerror")).isEmpty();
        assertThat(page.scripts()).hasSize(3 + 5);
        assertThat(JSON.readTree(page.script("faultline-run"))
                        .at("/manifest/title")
                        .textValue())
                .isEqualTo(hostile);
    }

    @Test
    void thePageAsksNothingOfAnyServer() throws IOException {
        ReportPage page = page();

        assertThat(page.withAttribute("src")).isEmpty();
        assertThat(page.elements("link")).isEmpty();
        assertThat(page.withAttribute("href"))
                .extracting(e -> e.getAttribute("href"))
                .allMatch(href -> href.startsWith("#"));
        assertThat(page.styles()).doesNotContain("url(").doesNotContain("@import");
        assertThat(page.policy())
                .startsWith("default-src 'none'; script-src 'sha256-")
                .doesNotContain("unsafe-eval")
                .doesNotContain("script-src 'unsafe-inline'");
    }

    @Test
    void thePolicyAllowsJustTheScriptsOfThePage() throws IOException {
        ReportPage page = page();
        List<String> hashes = page.scripts().stream()
                .filter(script -> !script.isData())
                .map(ReportPage.Script::hash)
                .collect(Collectors.toList());

        Matcher allowed = Pattern.compile("'(sha256-[^']+)'").matcher(page.policy());

        assertThat(allowed.results().map(found -> found.group(1)).toList())
                .isEqualTo(hashes)
                .hasSize(5);
    }

    @Test
    void theNoticeOfTheChartLibraryStandsInThePage() throws IOException {
        Report.write(run, html);

        assertThat(Files.readString(html)).contains("Licensed to the Apache Software Foundation (ASF) under one");
    }

    @Test
    void theReportClaimsTheLogsOfFiveReplications() throws IOException {
        Report.write(run, html);

        Claim claim = Claim.ofReport(html);

        assertThat(claim.manifest().id()).isEqualTo("westland-backdoor");
        assertThat(claim.replications()).hasSize(5).allMatch(r -> r.hash().length() == 64);
    }

    @Test
    void aRunOfTwentyThousandAssetsFitsIntoFiveMegabytes() throws IOException {
        new SampleRun("Large", 5_000, 4, 20).write(folder.resolve("large"));
        Report.write(folder.resolve("large"), html);

        assertThat(Files.size(html)).isLessThan(5_000_000);
    }

    @Test
    void theSkeletonIsTheGoldenOne() throws IOException {
        Golden.compare(Path.of("src/test/resources/org/faultline/report/skeleton.txt"), page().skeleton());
    }

    @Test
    void withoutAReplayThereIsNoMapAndThePageSaysSo() throws IOException {
        Files.delete(run.resolve("replay-0.flr"));

        assertThat(page().byId("map").text()).contains("kept no replay").doesNotContain("Places on the map");
    }

    @Test
    void lossesThatDoNotAddUpAreCalledIncomplete() throws IOException {
        assertThat(page().byId("causes").text()).doesNotContain("incomplete");
        Path summary = run.resolve("summary.json");
        Files.writeString(
                summary,
                Files.readString(summary)
                        .replace("\"cause\" : \"lock-out\"", "\"cause\" : \"lock-out\", \"x\" : 0")
                        .replaceFirst(
                                "(\"title\" : \"Operators are locked out\",\\s*\"peopleHours\" : )[0-9.E]+", "$11.0"));

        assertThat(page().byId("causes").text()).contains("the attribution is incomplete");
    }

    @Test
    void assumptionsWithoutASourceArePrintedAsUnsupported() throws IOException {
        String register = page().byId("assumptions").text();

        assertThat(register).contains("4 assumptions stand behind the results").contains("1 of them is unsupported");
        assertThat(page().byId("assumption-4").text()).contains("unsupported");
    }

    @Test
    void manyCasesAreChartedByTheWorstSupplierOfEachMix() throws IOException {
        new SampleRun("Many", 20, 4, 3).write(folder.resolve("many"));
        Report.write(folder.resolve("many"), html);

        assertThat(ReportPage.read(html).byId("level-health").text())
                .contains("for each mix the supplier whose attack loses most")
                .contains("Today · Vendor A")
                .doesNotContain("Today · Vendor B");
    }

    /** From one replication nothing can be said about spread, and a range from a number to itself would say that there is none. */
    @Test
    void aSingleReplicationIsShownWithoutAnInterval() throws IOException {
        new SampleRun("Once", 20, 1, 1).write(folder.resolve("once"));
        Report.write(folder.resolve("once"), html);
        ReportPage once = ReportPage.read(html);

        assertThat(once.byId("answer").text())
                .contains("(n = 1, no interval)", "in the only run")
                .doesNotContain("%\u202Finterval");
        for (Element estimate : once.withAttribute("data-estimate")) {
            if (estimate.getAttribute("data-estimate").equals("interval")) {
                assertThat(estimate.getTextContent()).contains("n = 1").doesNotContain("–");
            }
        }
    }

    @Test
    void aRunWithoutASummaryIsRefusedWithTheCommandThatFinishesIt() throws IOException {
        Files.delete(run.resolve("summary.json"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Report.write(run, html))
                .withMessageContaining("interrupted")
                .withMessageContaining("./faultline run scenarios/westland.yaml --seed 1 --reps 8");
    }

    @Test
    void equalRunsGiveEqualReports() throws IOException {
        Report.write(run, html);
        String first = Files.readString(html);
        SampleRun.small().write(folder.resolve("again"));
        Report.write(folder.resolve("again"), html);

        assertThat(Files.readString(html)).isEqualTo(first);
    }

    private ReportPage page() throws IOException {
        Report.write(run, html);
        return ReportPage.read(html);
    }

    private static String suffixOf(String written) {
        Matcher parts = WRITTEN.matcher(written);
        assertThat(parts.matches()).as("written as a number: %s", written).isTrue();
        return parts.group(4) == null ? "" : parts.group(4);
    }

    private static void assertRounded(String written, String suffix, double exact) {
        Matcher parts = WRITTEN.matcher(written);
        assertThat(parts.matches()).as("written as a number: %s", written).isTrue();
        String own = parts.group(4) == null ? suffix : parts.group(4);
        double unit =
                switch (own) {
                    case "k" -> 1e3;
                    case "M" -> 1e6;
                    case "billion" -> 1e9;
                    case "%" -> 0.01;
                    default -> 1;
                };
        int decimals = parts.group(3) == null ? 0 : parts.group(3).length();
        double value = Double.parseDouble(parts.group(2).replaceAll("[ \u202F]", ""))
                * (parts.group(1).equals("−") ? -1 : 1);
        assertThat(value * unit).as(written).isCloseTo(exact, within(0.5001 * unit * Math.pow(10, -decimals)));
    }
}
