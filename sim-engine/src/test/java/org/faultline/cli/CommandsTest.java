package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.faultline.io.Golden;
import org.faultline.io.lines.PublishedSchema;
import org.faultline.io.results.StoredRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Commands as their users type them, in a folder of their own, on the tiny scenario that {@code init} writes: the user plane function of
 * a town of 10 k people stops at 07:00 and is mended by a crew that needs 30 min to 2 h to get there and 1 h to work. The outage is noticed
 * after 10 min, so calls fail for 1 h 40 min to 3 h 10 min.
 */
class CommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN = Path.of("src/test/resources/golden/cli");

    @TempDir
    Path here;

    private Ended faultline(String... words) {
        return Ended.in(here, words);
    }

    private void tiny() {
        assertThat(faultline("init", "tiny", "--template", "tiny").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backdoor", "vendor-mix", "tiny"})
    void whatInitWritesIsValidAndWarnsOnlyOfSourcesAndWeakPoints(String template) {
        Ended init = faultline("init", "q", "--template", template);
        assertThat(init.code()).isZero();
        assertThat(init.out()).isEqualTo(Path.of("q", "scenario.yaml") + "\n");

        Ended validate = faultline("validate", "q", "--json");

        assertThat(validate.code()).isZero();
        assertThat(validate.lines()).allSatisfy(line -> assertThat(line).matches(".*(\"t\":\"done\"|F406|F608).*"));
    }

    @Test
    void initLeavesWhatIsThereAlone() throws IOException {
        tiny();
        Files.writeString(here.resolve("tiny/scenario.yaml"), "mine");

        Ended again = faultline("init", "tiny");

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("tiny/scenario.yaml exists already");
        assertThat(here.resolve("tiny/scenario.yaml")).hasContent("mine");
    }

    @Test
    void aRunThatOnlyObservesPrintsWhatItObserved() throws IOException {
        Files.writeString(
                here.resolve("units.yaml"),
                """
                faultline: 1
                id: units
                title: One unit
                start: 2026-03-10T00:00
                horizon: 8 h
                replications: 2
                network: {inline: {regions: {here: 1}, assets: {u: {kind: facility}}}}
                failures: {wear: {targets: u, after: 3 h, repair: 1 h}}
                observe:
                  down: {level: u, time: {below: 1}}
                  late: {level: u, first: {below: 1}, after: 7 h}
                """);

        Ended run = faultline("run", "units.yaml");

        assertThat(run.code()).isZero();
        // Down from 3 to 4 and from 7 to 8 h.
        assertThat(run.out())
                .contains("observed: ")
                .containsPattern("down +2\\.00 h")
                .containsPattern("late +7\\.00 h");
    }

    @Test
    void aRunPrintsATableOfSectorsAndHowToGoOn() throws IOException {
        tiny();

        Ended run = faultline("run", "tiny");

        assertThat(run.code()).as("the limit is broken").isEqualTo(4);
        Golden.compare(GOLDEN.resolve("run-tiny.txt"), run.out());
        assertThat(run.err())
                .containsPattern("wrote   runs/tiny-[0-9a-f]{8} in ")
                .contains("repeat  faultline run tiny --reps 10 --seed 1\n")
                .containsPattern(
                        "next    faultline report runs/tiny-[0-9a-f]{8}    faultline why runs/tiny-[0-9a-f]{8} calls\n");
        assertThat(here.resolve("runs"))
                .isDirectoryContaining(run1 -> run1.getFileName().toString().matches("tiny-[0-9a-f]{8}"));
    }

    @Test
    void equalSeedsGiveEqualLinesWhateverTheThreadsAndOtherSeedsDiffer() throws IOException {
        tiny();

        List<String> one = timeless(faultline("run", "tiny", "--json", "-j", "1", "--out", "a"));
        List<String> two = timeless(faultline("run", "tiny", "--json", "-j", "2", "--out", "a", "--fresh"));
        List<String> other = timeless(faultline("run", "tiny", "--json", "-j", "2", "--out", "a", "--seed", "2"));

        assertThat(two).isEqualTo(one);
        assertThat(hashes(other))
                .hasSize(10)
                .doesNotContainAnyElementsOf(hashes(one).toList());
    }

    @Test
    void withoutTheAttackEveryLossIsZero() throws IOException {
        tiny();

        Ended run = faultline("run", "tiny", "--json", "--no-attack");

        assertThat(run.code()).isZero();
        List<JsonNode> losses = nodes(run, "measure")
                .filter(m -> m.get("id").asText().endsWith("-lost"))
                .toList();
        assertThat(losses).isNotEmpty().allSatisfy(m -> assertThat(m.get("hi").asDouble())
                .isZero());
        assertThat(hashes(run.lines()).distinct()).hasSize(1);
    }

    @Test
    void asSimulatedSoComputedByHand() throws IOException {
        tiny();

        JsonNode restored = nodes(faultline("run", "tiny", "--json"), "measure")
                .filter(m -> m.get("id").asText().equals("time-to-restore-90")
                        && m.get("subject").asText().equals("sector:telecoms"))
                .findFirst()
                .orElseThrow();

        assertThat(restored.get("mean").asDouble()).isBetween(100 / 60.0, 190 / 60.0);
        assertThat(restored.get("lo").asDouble())
                .isLessThan(restored.get("mean").asDouble());
        assertThat(restored.get("n").asInt()).isEqualTo(10);
    }

    @Test
    void everyLineOfEveryCommandObeysThePublishedSchema() throws IOException {
        tiny();
        List<Ended> all = List.of(
                faultline("run", "tiny", "--json", "--timings"),
                faultline("plan", "tiny", "--json", "--reps", "12"),
                faultline("show", "last", "--json"),
                faultline("show", "last", "--at", "2h", "--json"),
                faultline("why", "last", "calls", "--json"),
                faultline("why", "last", "calls", "--json", "--rep", "3"),
                faultline("report", "last", "--json"),
                faultline("verify", "last", "--json"),
                faultline("validate", "tiny", "--json"),
                faultline("explain", "--json"),
                faultline("version", "--json"),
                faultline("init", "other", "--template", "vendor-mix", "--json"));

        for (Ended ended : all) {
            assertThat(ended.lines()).isNotEmpty();
            for (String line : ended.lines()) {
                assertThat(PublishedSchema.faults(line)).as(line).isEmpty();
            }
        }
    }

    @Test
    void whatIsFinishedIsNotRunAgainAndMoreIsAdded() throws IOException {
        tiny();
        List<String> four = timeless(faultline("run", "tiny", "--reps", "4", "--json"));

        Ended again = faultline("run", "tiny", "--reps", "4", "--json");
        Ended more = faultline("run", "tiny", "--reps", "6", "--json");
        Ended whole = faultline("run", "tiny", "--reps", "6", "--json", "--fresh");

        assertThat(again.err()).contains("4 replications were there already");
        assertThat(timeless(again)).isEqualTo(four);
        assertThat(more.err()).contains("4 replications were there already");
        assertThat(timeless(more)).isEqualTo(timeless(whole));
    }

    @Test
    void twoRunsInOneFolderRefuseWithTheOwnersProcess() throws IOException {
        tiny();
        Path folder = Files.createDirectories(here.resolve("taken"));
        try (var channel = java.nio.channels.FileChannel.open(
                        folder.resolve(".lock"),
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            Files.writeString(folder.resolve(".lock"), "4711\n");

            Ended run = faultline("run", "tiny", "--out", "taken");

            assertThat(run.code()).isEqualTo(6);
            assertThat(run.err()).contains("error: Another run writes to " + folder + ": process 4711.");
        }
    }

    @Test
    void whyGoesBackToTheStepAndTheLossesAddUp() throws IOException {
        tiny();
        faultline("run", "tiny");

        Golden.compare(
                GOLDEN.resolve("why-tiny.txt"),
                faultline("why", "last", "calls").out());
        List<JsonNode> causes =
                nodes(faultline("why", "last", "calls", "--json"), "cause").toList();
        double lost = nodes(faultline("why", "last", "--json"), "loss")
                .mapToDouble(l -> l.get("peopleHours").asDouble())
                .sum();
        double share = nodes(faultline("why", "last", "--json"), "loss")
                .mapToDouble(l -> l.get("share").asDouble())
                .sum();

        assertThat(causes.get(0).get("what").asText()).isEqualTo("step");
        assertThat(causes.get(0).get("subject").asText()).isEqualTo("outage");
        assertThat(causes.get(causes.size() - 1).get("subject").asText()).isEqualTo("calls");
        assertThat(share).isEqualTo(1);
        assertThat(lost).isEqualTo(totalOfMedianRun(), org.assertj.core.api.Assertions.within(1e-6));
    }

    /**
     * calls takes 65 % of what it needs from amf-1 and 35 % from amf-2. Both stop at 1 h, so that nothing is left; the last event names but
     * one of them, whose loss alone would leave a part.
     */
    @Test
    void whyNamesBothOfTwoPartsThatFailTogether() throws IOException {
        parts("0.65", "0.35", "amf-1, amf-2");
        assertThat(faultline("run", "parts").code()).isZero();

        for (String[] words :
                List.of(new String[] {"why", "last", "calls"}, new String[] {"why", "last", "calls", "--rep", "0"})) {
            Ended why = faultline(words);
            assertThat(why.out() + why.err())
                    .containsPattern("falls to 0 %, together with amf-[12] \\(0 %, since T\\+01:00:00\\)");
        }
    }

    /** A service that takes two shares of what it needs from two functions; the campaign stops some of them at 1 h. */
    private void parts(String one, String two, String targets) throws IOException {
        Files.createDirectories(here.resolve("parts"));
        Files.writeString(
                here.resolve("parts/scenario.yaml"),
                """
                faultline: 1
                id: parts
                title: Two parts of a need
                start: 2026-03-10T06:00
                horizon: 4 h
                replications: 1
                network:
                  inline:
                    regions: {town: 10 k}
                    operators: {alpha: 100 %%}
                    assets:
                      amf-1: {kind: amf, operator: alpha}
                      amf-2: {kind: amf, operator: alpha}
                services:
                  calls:
                    title: Phone calls
                    sector: telecoms
                    people: 10 k
                    needs: {registration: {kind: signalling, of: {amf-1: %s, amf-2: %s}, mode: weighted}}
                campaign:
                  title: Both at once
                  steps: {both: {at: 1 h, effect: stop, targets: [%s]}}
                """
                        .formatted(one, two, targets));
    }

    /** The small part of two is lost for three hours of four: 0.9997 is left then, which is not all. */
    @Test
    void aShareThatIsRoundedToAllThoughSomethingIsLostSaysSo() throws IOException {
        parts("0.9997", "0.0003", "amf-2");

        assertThat(faultline("run", "parts").out()).contains("> 99.9 %");
    }

    private double totalOfMedianRun() throws IOException {
        try (Stream<Path> runs = Files.list(here.resolve("runs"))) {
            Path run = runs.findFirst().orElseThrow();
            JsonNode summary = JSON.readTree(run.resolve("summary.json").toFile());
            int median = summary.get("medianRun").get(0).get("replication").asInt();
            try (Stream<String> rows = Files.lines(run.resolve("replications.jsonl"))) {
                for (String row : rows.toList()) {
                    if (JSON.readTree(row).get("replication").asInt() == median) {
                        return JSON.readTree(row)
                                .get("measures")
                                .get("people-hours-lost|all")
                                .asDouble();
                    }
                }
            }
        }
        throw new AssertionError("the median run has no row");
    }

    @Test
    void aReplicationRunAgainGivesTheSameChainAsTheStoredReplay() throws IOException {
        tiny();
        faultline("run", "tiny", "--reps", "1");

        String stored = faultline("why", "last", "calls", "--json").out();
        String again = faultline("why", "last", "calls", "--json", "--rep", "0").out();

        assertThat(again).isEqualTo(stored);
    }

    @Test
    void aSubjectThatIsNotThereIsGuessed() {
        tiny();
        faultline("run", "tiny");

        assertThat(faultline("why", "last", "call").err()).contains("did you mean one of: calls?");
        assertThat(faultline("why", "last", "clals").err()).contains("did you mean `calls`?");
        assertThat(faultline("why", "last", "sector:telecom").err()).contains("did you mean `sector:telecoms`?");
        assertThat(faultline("why", "last", "bus-1").out()).contains("bus-1 never fell below 100 %");
    }

    @Test
    void showGoesToAMoment() throws IOException {
        tiny();
        faultline("run", "tiny");

        Ended show = faultline("show", "last", "--at", "2h");

        assertThat(show.code()).isZero();
        Golden.compare(GOLDEN.resolve("show-tiny-at-2h.txt"), show.out());
        assertThat(faultline("show", "last", "--at", "25h").err()).contains("The run ends at T+24:00:00, before 25h.");
    }

    @Test
    void aRunAndItsReportAreVerifiedAndATamperedOneIsNot() throws IOException {
        tiny();
        faultline("run", "tiny", "--out", "run");
        assertThat(faultline("report", "run", "-o", "r.html").code()).isZero();

        assertThat(faultline("verify", "run").out()).startsWith("ok  5/5 logs identical (sha256)");
        assertThat(faultline("verify", "r.html").out()).startsWith("ok  5/5 logs identical (sha256)");

        Path rows = here.resolve("run/replications.jsonl");
        Files.writeString(rows, Files.readString(rows).replaceAll("\"hash\":\"..", "\"hash\":\"00"));
        Ended tampered = faultline("verify", "run");

        assertThat(tampered.code()).isEqualTo(7);
        assertThat(tampered.out()).startsWith("DIFFERENT  0/5 logs identical");
    }

    @Test
    void aRunOfAScenarioThatHasChangedSinceIsNotReproducible() throws IOException {
        tiny();
        faultline("run", "tiny");
        Path scenario = here.resolve("tiny/scenario.yaml");
        Files.writeString(scenario, Files.readString(scenario).replace("people: 10 k", "people: 20 k"));

        Ended verify = faultline("verify", "last");

        assertThat(verify.code()).isEqualTo(7);
        assertThat(verify.err()).contains("The scenario tiny/scenario.yaml has changed since the run was made.");
    }

    @Test
    void compareNeedsTwoMixesAndPrintsVerdicts() throws IOException {
        tiny();
        assertThat(faultline("compare", "tiny").err()).contains("has only one vendor mix");
        twoMixes();

        Ended compare = faultline("compare", "two", "--reps", "6");

        Golden.compare(GOLDEN.resolve("compare-two.txt"), compare.out());
        List<JsonNode> differences = nodes(faultline("compare", "two", "--reps", "6", "--json"), "difference")
                .toList();
        assertThat(differences).isNotEmpty().allSatisfy(d -> {
            assertThat(d.get("a").asText()).isEqualTo("today");
            assertThat(d.get("b").asText()).isEqualTo("spread");
            assertThat(d.get("n").asInt()).isEqualTo(6);
        });
        assertThat(differences.get(0).get("verdict").asText()).isEqualTo("better");
    }

    /** The tiny scenario, where norda is turned: today it delivers the user plane, in the other mix sudda does and nothing happens. */
    private void twoMixes() throws IOException {
        String text = Files.readString(here.resolve("tiny/scenario.yaml"))
                .replace("id: tiny", "id: two")
                .replace("{norda: Vendor A}", "{norda: Vendor A, sudda: Vendor B}")
                .replace(
                        "campaign:",
                        """
                          spread:
                            title: Another for the user plane
                            shares: {ran: norda, transport: norda, core_control: norda, core_user: sudda}
                        campaign:""")
                .replace("targets: upf-1,", "targets: {vendor: norda, function: core_user},");
        Files.createDirectories(here.resolve("two"));
        Files.writeString(here.resolve("two/scenario.yaml"), text);
    }

    @Test
    void faultsOfAScenarioEndWithThreeAndPointAtTheirPlace() throws IOException {
        tiny();
        Path scenario = here.resolve("tiny/scenario.yaml");
        Files.writeString(scenario, Files.readString(scenario).replace("targets: upf-1", "targets: upf-2"));

        Ended run = faultline("run", "tiny");
        Ended validate = faultline("validate", "tiny", "--json");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("error[F")
                .contains("1 error, 0 warnings")
                .contains("faultline explain F");
        assertThat(validate.code()).isEqualTo(3);
        JsonNode diagnostic = nodes(validate, "diagnostic").findFirst().orElseThrow();
        assertThat(diagnostic.get("help").asText()).contains("upf-1");
        assertThat(faultline("explain", diagnostic.get("code").asText()).out())
                .contains("fails:")
                .contains("works:");
    }

    /** A router that no link joins to the function that must reach it: nothing was ever whole, so nothing can be lost. */
    @Test
    void aNetworkThatIsNotWholeAtTheStartIsRefusedAsInput() throws IOException {
        Files.createDirectories(here.resolve("torn"));
        Files.writeString(
                here.resolve("torn/scenario.yaml"),
                """
                faultline: 1
                id: torn
                title: A path that is not there
                start: 2026-03-10T06:00
                horizon: 1 h
                network:
                  inline:
                    regions: {town: 10 k}
                    operators: {alpha: 100 %}
                    assets:
                      upf-1: {kind: upf, operator: alpha, needs: {path: {kind: connectivity, of: far}}}
                      near: {kind: core-router, operator: alpha}
                      far: {kind: core-router, operator: alpha}
                    links: [[upf-1, near]]
                services:
                  internet: {title: Internet, sector: telecoms, needs: {user plane: {kind: data, of: upf-1}}}
                """);

        for (String command : List.of("validate", "run")) {
            Ended ended = faultline(command, "torn");
            assertThat(ended.code()).as(command).isEqualTo(3);
            assertThat(ended.err()).doesNotContain("error in Faultline");
            assertThat(ended.out() + ended.err())
                    .contains("warning[F110]", "error[F315]: the scenario cannot begin: upf-1 delivers 0.0")
                    .contains("torn/scenario.yaml:11:");
        }
        for (String command : List.of("validate", "run")) {
            Ended ended = faultline(command, "torn", "--json");
            assertThat(ended.lines()).as(command).hasSize(3);
            assertThat(ended.lines().get(0)).contains("\"F110\"");
            assertThat(ended.lines().get(1)).contains("\"t\":\"diagnostic\"", "\"F315\"", "\"line\":11");
            assertThat(ended.lines().get(2)).contains("\"t\":\"done\"");
        }
        assertThat(here.resolve("runs")).doesNotExist();
    }

    @Test
    void aRunThatStandsStillSaysWhoGoesRound() throws IOException {
        Files.createDirectories(here.resolve("ring"));
        Files.writeString(
                here.resolve("ring/scenario.yaml"),
                """
                faultline: 1
                id: ring
                title: Three who need each other
                start: 2026-03-10T06:00
                horizon: 3 h
                replications: 2
                network:
                  inline:
                    regions: {town: 10 k}
                    assets:
                      one: {kind: facility, needs: {data: three}}
                      two: {kind: facility, needs: {data: one}}
                      three: {kind: facility, needs: {data: two}}
                services:
                  post: {title: Post, sector: mail, needs: {data: one}}
                failures: {blink: {targets: one, after: 2 h, repair: 0 h}}
                """);

        Ended ended = faultline("run", "ring");

        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.err())
                .contains("replication 0", "the levels of one, two, three change each other")
                .doesNotContain("error in Faultline");
    }

    @Test
    void wrongWordsEndWithTwoAndAGuess() throws IOException {
        tiny();
        StringBuilder said = new StringBuilder();
        for (String words : List.of(
                "",
                "rnu tiny",
                "run",
                "run tiny --sed 3",
                "run tiny --reps many",
                "run tiny --reps 0",
                "run tiny --level 2",
                "run tiny --mix tody",
                "run tiny --supplier norda",
                "run tinny",
                "run tiny more",
                "show lost",
                "why last",
                "init _x --template tiny",
                "init x --template tinny",
                "explain F0")) {
            Ended ended = faultline(words.isEmpty() ? new String[0] : words.split(" "));
            assertThat(ended.code()).as(words).isEqualTo(2);
            assertThat(ended.out()).as(words).isEmpty();
            said.append("$ faultline ")
                    .append(words)
                    .append('\n')
                    .append(ended.err())
                    .append('\n');
        }
        Golden.compare(GOLDEN.resolve("wrong-words.txt"), said.toString());
    }

    @Test
    void anErrorOfTheProgramIsOneSentenceAndAFile() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.plain(
                new PrintStream(err, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        Session session = new Session(console, here, Optional.empty());

        String sentence =
                CrashReport.write(session, List.of("run", "x"), new IllegalStateException("two plus two is five"));

        assertThat(sentence)
                .matches(
                        "This is an error in Faultline, not in your input \\(IllegalStateException: two plus two is five\\)\\. "
                                + "What its makers need to know is in runs/error-\\d{8}-\\d{6}\\.txt\\.");
        try (Stream<Path> files = Files.list(here.resolve("runs"))) {
            assertThat(files.findFirst().orElseThrow())
                    .content()
                    .contains("faultline run x", "java.lang.IllegalStateException", "CommandsTest");
        }
    }

    @Test
    void interruptedOnceARunKeepsWhatIsFinishedAndResumesToTheSameEnd() throws Exception {
        tiny();
        List<String> whole = hashes(faultline("run", "tiny", "--reps", "6000", "--json", "--out", "whole")
                        .lines())
                .toList();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "tiny",
                        "--reps",
                        "6000",
                        "--out",
                        "parts")
                .directory(here.toFile())
                .redirectErrorStream(true)
                .start();
        Path rows = here.resolve("parts/replications.jsonl");
        while (process.isAlive() && !(Files.exists(rows) && Files.size(rows) > 0)) {
            Thread.sleep(5);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();

        assertThat(process.exitValue()).as(said).isEqualTo(130);
        assertThat(said)
                .contains("nothing finished is lost. Resume with:")
                .contains("faultline run tiny --reps 6000 --seed 1 --out parts");
        Ended resumed = faultline("run", "tiny", "--reps", "6000", "--json", "--out", "parts");
        assertThat(resumed.err()).containsPattern("\\(\\d+ replications were there already\\)");
        assertThat(hashes(resumed.lines()).toList()).isEqualTo(whole);
    }

    /** Help must not wait for libraries it does not need: reading JSON and power grids costs more than all of it. */
    @Test
    void helpLoadsNeitherJacksonNorPowsybl() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "--help")
                .start();
        String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(loaded).contains("org.faultline.cli.RunCommand", "Usage: faultline run");
        assertThat(loaded.lines().filter(l -> l.contains("com.fasterxml") || l.contains("com.powsybl")))
                .isEmpty();
    }

    @Test
    void theAnswerIsInSentencesWithTheirIntervals() throws IOException {
        tiny();
        twoMixes();
        faultline("run", "two", "--reps", "6", "--out", "run");

        String answer = String.join(
                "\n",
                StoredRun.read(here.resolve("run")).summary().orElseThrow().answer());
        Golden.compare(GOLDEN.resolve("answer-two.txt"), answer + "\n");
    }

    @Test
    void anInterruptionCountsMoreThanAFailureAndAFailureMoreThanABrokenLimit() throws IOException {
        tiny();
        faultline("run", "tiny", "--out", "run");
        StoredRun run = StoredRun.read(here.resolve("run"));
        List<RunTask.Failure> failures = List.of(new RunTask.Failure("today", 3, new IllegalStateException("no path")));

        assertThat(new RunTask.Result(run, run.summary(), 0, failures, true).exit())
                .isEqualTo(Exit.INTERRUPTED);
        assertThat(new RunTask.Result(run, run.summary(), 0, failures, false).exit())
                .isEqualTo(Exit.PARTIAL);
        assertThat(new RunTask.Result(run, run.summary(), 0, List.of(), false).exit())
                .isEqualTo(Exit.LIMIT_BROKEN);
        assertThat(new RunTask.Result(run, Optional.empty(), 0, List.of(), false).exit())
                .isEqualTo(Exit.DONE);
    }

    private static Stream<JsonNode> nodes(Ended ended, String type) throws IOException {
        Stream.Builder<JsonNode> nodes = Stream.builder();
        for (String line : ended.lines()) {
            JsonNode node = JSON.readTree(line);
            if (node.get("t").asText().equals(type)) {
                nodes.add(node);
            }
        }
        return nodes.build();
    }

    /** Lines without what the clock said. */
    private static List<String> timeless(Ended ended) {
        return timeless(ended.lines());
    }

    private static List<String> timeless(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("\"seconds\":[0-9.E-]+", "\"seconds\":0"))
                .toList();
    }

    private static Stream<String> hashes(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("\"t\":\"run\""))
                .map(line -> line.replaceAll(".*\"hash\":\"([0-9a-f]+)\".*", "$1"));
    }
}
