package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.impact.MeasureKey;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.UncertainNumber;
import org.faultline.toolbox.InForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A UPF stops at 1:00 for 10,000 people. It is noticed after 1 h, understood after 3 h more and mended in 1 h: 5 h are lost, 50,000
 * people-hours. TM05 at 50 % halves notice and diagnosis: 3 h, 30,000.
 */
class ToolboxTest {

    private static final MeasureKey LOST = new MeasureKey("people-hours-lost", "all");

    private static final String WORLD =
            """
            faultline: 1
            id: one-outage
            title: One outage
            start: 2026-03-10T06:00
            horizon: 24 h
            replications: 1
            network:
              inline:
                regions: {town: 10 k}
                operators: {alpha: 100 %}
                assets:
                  for i in 1..20:
                    upf-${i}: {kind: upf, operator: alpha}
            services:
              internet:
                sector: telecoms
                needs:
                  user plane:
                    kind: data
                    of:
                      for i in 1..20:
                        upf-${i}: 1
            vendors: {norda: Vendor A, sudda: Vendor B}
            campaign:
              steps:
                crash: {at: 1 h, effect: stop, targets: {kind: upf}}
            response:
              detection: {notice: 1 h, diagnosis: 3 h}
              crews:
                remote: {reach: remote, size: 20, work: 1 h}
            """;

    @TempDir
    private Path folder;

    private ScenarioTemplate template(String more) {
        Reading reading = Readings.of(folder, WORLD + more);
        return reading.template().orElseThrow(() -> new AssertionError(reading.text(false)));
    }

    private static List<RunRow> run(ScenarioTemplate template, int replications, int threads) {
        List<Integer> all =
                IntStream.range(0, template.nominal().variants().size()).boxed().toList();
        return Experiment.of(template)
                .replicate(new Plan(1, replications, threads, 0.9, all), List.of(), Listener.silent());
    }

    private static double lost(List<RunRow> rows, int variant) {
        return rows.stream()
                .filter(r -> r.variant() == variant)
                .mapToDouble(r -> r.values().get(LOST))
                .average()
                .orElseThrow();
    }

    @Test
    void aMixWithAMeasureIsComparedWithTheSameMixWithoutIt() {
        ScenarioTemplate template = template(
                """
                mixes:
                  today: {shares: {core_user: norda}}
                  watched: {base: today, measures: {TM05: 50 %}}
                """);

        List<RunRow> rows = run(template, 1, 1);

        assertThat(lost(rows, 0)).isCloseTo(50_000, within(1e-6));
        assertThat(lost(rows, 1)).isCloseTo(30_000, within(1e-6));
    }

    @Test
    void aMeasureOfTheFileHoldsUnderEveryMix() {
        List<RunRow> rows = run(template("measures: {TM05: 50 %}\n"), 1, 1);

        assertThat(lost(rows, 0)).isCloseTo(30_000, within(1e-6));
    }

    /** Where a network is written out and no mix is named there is one all the same, under which the measure is told; what finds nothing is still warned of. */
    @Test
    void aMeasureOfAFileWithoutMixesIsTold() {
        Reading reading = Readings.of(folder, WORLD + "measures: {TM05: 50 %, TM10: 50 %}\n");

        assertThat(reading.text(false)).contains("F953", "TM10 changes nothing").doesNotContain("TM05 changes nothing");
        assertThat(reading.template().orElseThrow().measures())
                .extracting(
                        m -> m.mix() + " " + m.measure().id() + " " + m.puts().isEmpty())
                .containsExactly("as-built TM05 false", "as-built TM10 true");
    }

    @Test
    void aMixHasTheMeasuresOfTheMixOnWhichItIsBuilt() {
        ScenarioTemplate template = template(
                """
                mixes:
                  watched: {shares: {core_user: norda}, measures: {TM05: 50 %}}
                  divided: {base: watched, split: {core_user: [norda, sudda]}}
                """);

        List<RunRow> rows = run(template, 1, 1);

        assertThat(lost(rows, 0)).isCloseTo(30_000, within(1e-6));
        assertThat(lost(rows, 1)).isCloseTo(30_000, within(1e-6));
    }

    /**
     * Backdoors are put into 20 functions with a chance of 50 %. TM03 at 60 % leaves 20 %, SM04 at 50 % leaves 25 %, both together
     * 50 % x 40 % x 50 % = 10 %: they save 40 %, and not the 30 % + 25 % of a sum.
     */
    @Test
    void twoMeasuresAgainstTheSameAreLessThanTheirSum() {
        ScenarioTemplate template = template(
                        """
                mixes:
                  today: {shares: {core_user: norda}}
                  tm03: {base: today, measures: {TM03: 60 %}}
                  sm04: {base: today, measures: {SM04: 50 %}}
                  both: {base: today, measures: {TM03: 60 %, SM04: 50 %}}
                  turned: {base: today, measures: {SM04: 50 %, TM03: 60 %}}
                """)
                .with("campaign.steps.crash.chance", "50 %")
                .with("campaign.steps.crash.technique", "FGT1078");

        assertThat(template.measures()).filteredOn(f -> f.mix().equals("both")).allSatisfy(f -> assertThat(f.puts())
                .containsExactly(new InForce.Put("campaign.steps.crash.chance", "50 %", "10 %")));
        List<RunRow> rows = run(template, 100, 2);
        double first = lost(rows, 0) - lost(rows, 1);
        double second = lost(rows, 0) - lost(rows, 2);
        double together = lost(rows, 0) - lost(rows, 3);
        assertThat(first).isPositive().isLessThan(together);
        assertThat(second).isPositive().isLessThan(together);
        assertThat(together).isLessThan(first + second);
        // 25,000 without, of which a fifth remains with both; 2,000 draws of a chance of one tenth
        assertThat(lost(rows, 3)).isCloseTo(5_000, within(1_000.0));
        assertThat(lost(rows, 4)).isEqualTo(lost(rows, 3));
    }

    /**
     * A flaw is in a product, so in all 20 functions of it or in none: at half strength each replication loses all 50,000 or nothing. TM07 is the check of a
     * release by the one operator there is: all or nothing as well. TM04 keeps functions apart, each on its host. SM07, TM08 and TM09 together leave
     * 50 % x 50 % x 50 % of the replications.
     */
    @Test
    void aFlawIsInAllUnitsOfAProductOrInNone() {
        ScenarioTemplate template = template(
                        """
                mixes:
                  today: {shares: {core_user: norda}}
                  tm08: {base: today, measures: {TM08: 50 %}}
                  tm07: {base: today, measures: {TM07: 50 %}}
                  three: {base: today, measures: {SM07: 50 %, TM08: 50 %, TM09: 50 %}}
                  tm04: {base: today, measures: {TM04: 50 %}}
                """)
                .with("campaign.steps.crash.technique", "FGT1525");

        assertThat(template.measures()).filteredOn(f -> f.mix().equals("three")).allSatisfy(f -> assertThat(f.puts())
                .contains(new InForce.Put("campaign.steps.crash.happens", "", "12.5 %")));
        assertThat(template.measures()).filteredOn(f -> f.mix().equals("tm07")).allSatisfy(f -> assertThat(f.puts())
                .containsExactly(new InForce.Put("campaign.steps.crash.gets_in", "", "50 %")));
        List<RunRow> rows = run(template, 200, 2);
        assertThat(lostInEach(rows, 1)).containsExactlyInAnyOrder(0L, 50_000L);
        assertThat(lostInEach(rows, 2)).containsExactlyInAnyOrder(0L, 50_000L);
        assertThat(lostInEach(rows, 4)).hasSizeGreaterThan(5).doesNotContain(0L, 50_000L);
        // 200 draws of a half and of an eighth: three standard errors are 5,300 and 3,500
        assertThat(lost(rows, 1)).isCloseTo(25_000, within(5_300.0));
        assertThat(lost(rows, 2)).isCloseTo(25_000, within(5_300.0));
        assertThat(lost(rows, 3)).isCloseTo(6_250, within(3_500.0));
    }

    private static Set<Long> lostInEach(List<RunRow> rows, int variant) {
        return rows.stream()
                .filter(r -> r.variant() == variant)
                .map(r -> Math.round(r.values().get(LOST)))
                .collect(Collectors.toSet());
    }

    @Test
    void aStrengthIsDrawnOncePerReplicationAndIsTheSameForAllMixes() {
        ScenarioTemplate template = template(
                """
                mixes:
                  one: {shares: {core_user: norda}, measures: [TM05]}
                  two: {shares: {core_user: sudda}, measures: [TM05]}
                """);

        assertThat(template.numbers())
                .extracting(UncertainNumber::name)
                .containsExactly("measures.TM05", "measures.TM05.3");
        List<RunRow> rows = run(template, 10, 2);
        for (int r = 0; r < 10; r++) {
            RunRow one = rows.get(r);
            RunRow two = rows.get(10 + r);
            double strength = one.drawn().get("measures.TM05");
            assertThat(one.values().get(LOST)).isCloseTo(10_000 * (1 + 4 * (1 - strength)), within(0.1));
            assertThat(two.values().get(LOST)).isEqualTo(one.values().get(LOST));
        }
        assertThat(rows.stream().map(r -> r.drawn().get("measures.TM05")).distinct())
                .hasSize(10);
    }

    @Test
    void threadsChangeNothingUnderMeasures() {
        String mixes =
                """
                mixes:
                  today: {shares: {core_user: norda}}
                  watched: {base: today, measures: [TM05, TM11]}
                """;

        assertThat(run(template(mixes), 5, 1))
                .extracting(RunRow::hash)
                .isEqualTo(run(template(mixes), 5, 3).stream().map(RunRow::hash).toList());
    }

    @Test
    void aMixWithoutMeasuresRunsAsIfThereWereNone() {
        List<RunRow> without = run(template("mixes: {today: {shares: {core_user: norda}}}\n"), 2, 1);
        List<RunRow> beside = run(
                template("mixes: {today: {shares: {core_user: norda}}, more: {base: today, measures: {TM05: 20 %}}}\n"),
                2,
                1);

        assertThat(beside.subList(0, 2))
                .extracting(RunRow::hash)
                .isEqualTo(without.stream().map(RunRow::hash).toList());
    }

    /** A measured value that is drawn itself is drawn first, and then changed. */
    @Test
    void anUncertainNumberIsDrawnBeforeAMeasureChangesIt() {
        ScenarioTemplate template = template("mixes: {today: {shares: {core_user: norda}, measures: {TM04: 50 %}}}\n")
                .with("campaign.steps.crash.technique", "FGT1525")
                .with("campaign.steps.crash.chance", "uniform(40 %, 80 %)");

        assertThat(template.numbers()).extracting(UncertainNumber::name).containsExactly("campaign.steps.crash.chance");
        double drawn = template.at(java.util.Map.of("campaign.steps.crash.chance", 0.7))
                .variants()
                .get(0)
                .campaign()
                .steps()
                .get(0)
                .successChance();
        assertThat(drawn).isCloseTo(0.35, within(1e-9));
    }

    @Test
    void aRestrictedSupplierLosesItsSharesInTheMixAndNowhereElse() {
        ScenarioTemplate template = template(
                """
                mixes:
                  today: {shares: {core_user: [norda 60 %, sudda 40 %]}}
                  restricted: {base: today, measures: {SM03: {supplier: norda, function: core_user}}}
                  half: {base: today, measures: {SM03: {supplier: norda, function: core_user, strength: 50 %}}}
                """);

        assertThat(share(template, 0)).isCloseTo(0.6, within(1e-9));
        assertThat(share(template, 1)).isZero();
        assertThat(share(template, 2)).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void aMeasureTellsHowWellItsStrengthIsKnown() {
        ScenarioTemplate template = template("measures: [TM05]\n");

        assertThat(template.nominal().assumptions()).anySatisfy(a -> {
            assertThat(a.id()).isEqualTo("measure-TM05");
            assertThat(a.statement()).contains("triangular(10 %, 30 %, 50 %)");
            assertThat(a.source()).contains("Optus");
        });
    }

    private static double share(ScenarioTemplate template, int variant) {
        return template.nominal().variants().get(variant).mix().shares().stream()
                .filter(s -> s.vendor().equals("norda"))
                .mapToDouble(s -> s.share())
                .sum();
    }
}
