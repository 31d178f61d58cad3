package org.faultline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.scenario.ScenarioReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One mast fails at the start and is mended after an exponential time with mean m hours, within a day: down for m hours on average,
 * with variance m^2, and still down after t hours with probability exp(-t/m).
 */
class CheckTest {

    private static final String TEMPLATE =
            """
            faultline: 1
            id: one-mast
            title: One mast
            start: 2026-03-10T00:00
            horizon: ${60 * m} h
            parameters: {m: 1, masts: 1}
            network:
              inline:
                regions: {town: 1 k}
                operators: {alpha: 100 %}
                assets:
                  for i in 1..masts:
                    mast-${i}: {kind: gnb, operator: alpha}
            campaign:
              steps:
                fall: {at: 0 h, effect: stop, targets: {kind: gnb}}
            response:
              detection: {notice: 0 h}
              crews:
                field: {reach: on-site, size: "${masts}", work: "exponential(${m} h)"}
            observe:
              down: {count: {level: {below: 1}}, take: integral}
              late: {count: {level: {below: 1}}, test: {at: 1 h, is: {above: 0}}}
              begun: {events: {sort: falls}, take: final}
            oracle:
              serves: T01-*
              outputs:
                E_down: {observe: down}
                Var_down: {observe: down, variance: true}
                half: {observe: down, quantile: 0.5}
                per fall: {observe: down, over: begun}
                P(down>{t}): {observe: {count: {level: {below: 1}}, test: {at: "${t} h", is: {above: 0}}}}
                share above {t}: {observe: down, share: {above: "${t}"}}
                long ones: {observe: down, given: {observe: down, above: "${m}"}}
                down, controlled: {observe: down, controls: {late: "${exp(-1 / m)}"}}
                down, wrongly controlled: {observe: down, controls: {late: 0.5}}
                variance, controlled: {observe: down, variance: true, controls: {late: 0.5}}
                in minutes: {observe: down, gives: 60 * x}
                two at once: {observe: {count: {level: {below: 1}}, first: {above: 1}}}
                of {n} masts: {observe: down, with: {masts: "${n}"}}
                list: {observe: down, with: {masts: "${index + 1}"}}
                m where {n} masts lose {x}: {observe: down, with: {masts: "${n}"}, solve: {vary: m, from: 1, to: 4, until: {at_least: "${x}"}, within: 0.0001}}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeTemplate() throws IOException {
        Files.writeString(folder.resolve("t01.yaml"), TEMPLATE);
    }

    private List<Finding> check(String outputs) throws IOException {
        return check("T01-a", outputs, 1, 2);
    }

    private List<Finding> check(String id, String outputs, long seed, int threads) throws IOException {
        Path cases = folder.resolve("cases.json");
        Files.writeString(
                cases,
                "{\"oracles\": [{\"id\": \"" + id + "\", \"params\": {\"m\": 2}, \"test\": \"mc-z\", \"outputs\": ["
                        + outputs + "]}]}");
        List<Finding> findings = new ArrayList<>();
        new Check(
                        new ScenarioReader(new CountryNetworks(), List.of()),
                        folder,
                        new Check.Effort(seed, threads, Integer.MAX_VALUE, Double.POSITIVE_INFINITY),
                        "abc")
                .run(cases, any -> true, findings::add);
        return findings;
    }

    private static String output(String name, String value) {
        return "{\"name\": \"" + name + "\", \"value\": " + value + ", \"kind\": \"exact\"}";
    }

    @Test
    void meansVariancesQuantilesAndSharesComeOut() throws IOException {
        List<Finding> findings = check(String.join(
                ",",
                output("E_down", "2"),
                output("Var_down", "4"),
                output("half", "1.3862943611"), // 2 ln 2
                output("per fall", "2"),
                output("P(down>1)", "0.6065306597"), // exp(-1/2)
                output("share above 3", "0.2231301601"), // exp(-3/2)
                output("long ones", "4"), // without memory: 2 + 2
                output("in minutes", "120"),
                output("of 3 masts", "6"),
                output("list", "[2, 4]")));

        assertThat(findings)
                .hasSize(11)
                .allSatisfy(f -> assertThat(f.verdict()).as(f.toString()).isEqualTo(Finding.Verdict.PASSED));
        assertThat(findings).extracting(Finding::output).contains("list[0]", "list[1]");
        // the standard error asked for is 0.5 %: of an exponential mean that takes 40,000 runs
        assertThat(findings.get(0).replications()).isGreaterThanOrEqualTo(40_000);
        assertThat(findings.get(0).standardError()).isLessThanOrEqualTo(0.01);
    }

    @Test
    void aWrongValueFails() throws IOException {
        assertThat(check(output("E_down", "2.1"))).singleElement().satisfies(f -> assertThat(f.verdict())
                .isEqualTo(Finding.Verdict.FAILED));
    }

    /** A customer that goes round without time passing: the case is spoilt, the check goes on. */
    @Test
    void aRunThatCannotEndSpoilsItsCaseAlone() throws IOException {
        Files.writeString(
                folder.resolve("t02.yaml"),
                """
                faultline: 1
                id: round
                title: Round and round
                start: 2026-03-10T00:00
                horizon: 1 h
                network: {inline: {regions: {town: 1}}}
                stations: {a: {service: 0 s, initial: 1, next: b}, b: {service: 0 s, next: a}}
                observe: {n: {customers: {of: a, what: in-system}, take: final}}
                oracle: {serves: T02-*, outputs: {n: {observe: n}}}
                """);
        Path cases = folder.resolve("both.json");
        Files.writeString(
                cases,
                "{\"oracles\": [{\"id\": \"T02-a\", \"params\": {}, \"test\": \"mc-z\", \"outputs\": ["
                        + output("n", "1")
                        + "]}, {\"id\": \"T01-a\", \"params\": {\"m\": 2}, \"test\": \"mc-z\", \"outputs\": ["
                        + output("E_down", "2")
                        + "]}]}");
        List<Finding> findings = new ArrayList<>();
        new Check(
                        new ScenarioReader(new CountryNetworks(), List.of()),
                        folder,
                        new Check.Effort(1, 2, 64, Double.POSITIVE_INFINITY),
                        "abc")
                .run(cases, any -> true, findings::add);

        assertThat(findings).extracting(Finding::id).containsExactly("T02-a", "T01-a");
        assertThat(findings.get(0).verdict()).isEqualTo(Finding.Verdict.BROKEN);
        assertThat(findings.get(0).remark()).startsWith("a replication failed: ");
        assertThat(findings.get(1).got()).isPresent();
    }

    /** There is but one mast, so that two are never down: each of the 64 runs ends after its 120 hours, which says nothing against 1,000. */
    @Test
    void runsThatEndBeforeItHappensSpeakAgainstNoLaterMoment() throws IOException {
        assertThat(check(output("two at once", "1000"))).singleElement().satisfies(f -> {
            assertThat(f.verdict()).isEqualTo(Finding.Verdict.NOT_PRECISE);
            assertThat(f.got()).contains(120.0);
            assertThat(f.remark()).contains("in 64 of 64 replications");
        });
    }

    /** The same runs: two are not down within 120 hours, so that a mean of 10 is wrong. */
    @Test
    void runsThatEndBeforeItHappensSpeakAgainstAnEarlierMoment() throws IOException {
        assertThat(check(output("two at once", "10"))).singleElement().satisfies(f -> assertThat(f.verdict())
                .isEqualTo(Finding.Verdict.FAILED));
    }

    /**
     * A mast that is still down after an hour is down for longer: with T exponential of mean 2 and p = exp(-1/2), the covariance of T and of
     * T > 1 is p (1 + 2) - 2 p = p, the squared correlation p^2 / (4 p (1 - p)) = 0.385. Of the 40,000 runs that 0.5 % take 61.5 % are enough.
     * With a wrong expectation the mean is low by (0.607 - 0.5) / (1 - p) = 0.27.
     */
    @Test
    void whatChanceDidToAControlIsTakenOff() throws IOException {
        List<Finding> findings = check(String.join(
                ",",
                output("down, controlled", "2"),
                output("down, wrongly controlled", "2"),
                output("variance, controlled", "4")));

        assertThat(findings.get(0).output()).isEqualTo("variance, controlled");
        assertThat(findings.get(0).verdict()).isEqualTo(Finding.Verdict.BROKEN);
        assertThat(findings.get(0).remark()).contains("Controls correct a mean or a share");
        assertThat(findings.get(1).verdict()).isEqualTo(Finding.Verdict.PASSED);
        assertThat(findings.get(1).replications()).isBetween(23_000, 29_000);
        assertThat(findings.get(2).verdict()).isEqualTo(Finding.Verdict.FAILED);
        assertThat(findings.get(2).got().orElseThrow()).isBetween(1.68, 1.78);
    }

    /**
     * A hundred masts lose 100 m hours, which reaches 300 where m is 3. One run knows them to a tenth, so that 0.5 % takes 400 runs: 64 are
     * not enough, and more are added.
     */
    @Test
    void aTippingPointIsFoundWithRunsEnough() throws IOException {
        Finding found = check(output("m where 100 masts lose 300", "3")).get(0);

        assertThat(found.verdict()).isEqualTo(Finding.Verdict.PASSED);
        assertThat(found.standardError()).isBetween(0.005, 0.015);
        assertThat(found.replications()).isBetween(300, 900);
    }

    /** An exact value cannot be drawn, a bound on time leaves a mean imprecise, and a test nobody knows judges nothing. */
    @Test
    void everyOutputIsJudgedByItsOwnTest() throws IOException {
        assertThat(check("{\"name\": \"E_down\", \"value\": 2, \"kind\": \"exact\", \"test\": \"exact\"}"))
                .singleElement()
                .satisfies(f -> assertThat(f.verdict()).isEqualTo(Finding.Verdict.FAILED));
        assertThat(check("{\"name\": \"E_down\", \"value\": 2, \"kind\": \"exact\", \"test\": \"chi2\"}"))
                .singleElement()
                .satisfies(f -> assertThat(f.verdict()).isEqualTo(Finding.Verdict.BROKEN));
    }

    /** What is kept is not run again: the listener is asked with a fingerprint that depends on the case and on the seed. */
    @Test
    void keptFindingsAreTakenAsTheyAre() throws IOException {
        Finding found = check(output("P(down>1)", "0.6065306597")).get(0);
        Finding other = check(output("P(down>1)", "0.6065306598")).get(0);
        List<Finding> again = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        Check.Listener listener = new Check.Listener() {
            @Override
            public Optional<List<Finding>> kept(String id, String fingerprint) {
                asked.add(fingerprint);
                return Optional.of(List.of(found));
            }

            @Override
            public void found(Finding finding) {
                again.add(finding);
            }
        };
        new Check(
                        new ScenarioReader(new CountryNetworks(), List.of()),
                        folder,
                        new Check.Effort(1, 1, Integer.MAX_VALUE, Double.POSITIVE_INFINITY),
                        "abc")
                .run(folder.resolve("cases.json"), any -> true, listener);

        assertThat(again).containsExactly(found);
        assertThat(asked).containsExactly(other.fingerprint());
        assertThat(found.fingerprint()).isNotEqualTo(other.fingerprint());
    }

    @Test
    void whatNobodyServesIsSaid() throws IOException {
        assertThat(check("T02-a", output("E_down", "2"), 1, 1)).singleElement().satisfies(f -> assertThat(f.verdict())
                .isEqualTo(Finding.Verdict.NO_TEMPLATE));
        assertThat(check(output("something else", "2"))).singleElement().satisfies(f -> assertThat(f.verdict())
                .isEqualTo(Finding.Verdict.NO_OUTPUT));
    }

    @Test
    void anyNumberOfThreadsGivesTheSameNumbers() throws IOException {
        String outputs = output("P(down>1)", "0.6065306597");

        assertThat(check("T01-a", outputs, 7, 1).get(0).got())
                .isEqualTo(check("T01-a", outputs, 7, 2).get(0).got());
    }
}
