package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.faultline.experiment.Difference;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Outcome;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.impact.MeasureKey;
import org.faultline.kernel.Draws;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.UncertainNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A UPF stops at 2:00 for the rest of 12 h; 1000 people are left with a fallback level. Lost are 1000 x 10 h x (1 - fallback)
 * people-hours, whatever else is drawn.
 */
class UncertainNumbersTest {

    private static final MeasureKey LOST = new MeasureKey("people-hours-lost", "all");
    private static final String FALLBACK = "services.internet.needs.user plane.fallback";

    private static final String WORLD =
            """
            faultline: 1
            id: fallback
            title: How much remains without the user plane
            start: 2026-03-10T06:00
            horizon: 12 h
            replications: 1
            network:
              inline:
                regions: {town: 1 k}
                operators: {alpha: 100 %}
                assets:
                  upf-1: {kind: upf, operator: alpha}
                  upf-2: {kind: upf, operator: alpha}
            services:
              internet:
                sector: telecoms
                needs: {user plane: {kind: data, of: upf-1, fallback: 40 %}}
            campaign:
              steps:
                crash: {at: 2 h, effect: stop, targets: upf-1, no_technique: a fault}
            """;

    /** Two mixes that differ in who made the UPF; a step stops those of one supplier. */
    private static final String MIXES = WORLD.substring(0, WORLD.indexOf("campaign:"))
            + """
                    vendors: {norda: Vendor A, sudda: Vendor B}
                    mixes:
                      one: {shares: {core_user: norda}}
                      two: {shares: {core_user: sudda}}
                    campaign:
                      steps:
                        crash: {at: 2 h, effect: stop, targets: {vendor: norda}}
                    """;

    @TempDir
    private Path folder;

    private Reading read(String text) {
        return Readings.of(folder, text);
    }

    private ScenarioTemplate template(String text) {
        Reading reading = read(text);
        return reading.template().orElseThrow(() -> new AssertionError(reading.text(false)));
    }

    private static Outcome run(ScenarioTemplate template, int replications, int threads) {
        List<Integer> all =
                IntStream.range(0, template.nominal().variants().size()).boxed().toList();
        return Experiment.of(template).run(new Plan(7, replications, threads, 0.9, all), List.of(), Listener.silent());
    }

    private static double[] losses(Outcome outcome, int variant) {
        return outcome.rows().stream()
                .filter(r -> r.variant() == variant)
                .mapToDouble(r -> r.values().getOrDefault(LOST, 0.0))
                .toArray();
    }

    private static String withFallback(String text, String value) {
        return text.replace("fallback: 40 %", "fallback: " + value);
    }

    /** Mean 1000 x 10 x 0.6 = 6000, standard deviation 10 000 x 0.4 / sqrt(12) = 1154.7; of 400 replications 57.7. */
    @Test
    void theMeanLossUnderAUniformShareIsThatOfTheClosedForm() {
        Outcome outcome = run(template(withFallback(WORLD, "'uniform(20 %, 60 %)'")), 400, 2);
        double mean =
                IntStream.range(0, 400).mapToDouble(i -> losses(outcome, 0)[i]).sum() / 400;
        assertThat(mean).isCloseTo(6000, within(4 * 57.735));
    }

    @Test
    void eachReplicationLosesExactlyWhatItsDrawnValueSays() {
        Outcome outcome = run(template(withFallback(WORLD, "'uniform(20 %, 60 %)'")), 20, 1);
        for (RunRow row : outcome.rows()) {
            double fallback = row.drawn().get(FALLBACK);
            assertThat(fallback).isBetween(0.2, 0.6);
            assertThat(row.values().get(LOST)).isCloseTo(10_000 * (1 - fallback), within(1e-3));
        }
        assertThat(outcome.rows().stream().map(r -> r.drawn().get(FALLBACK)).distinct())
                .hasSize(20);
    }

    /** Purpose 64, the key of the path, number 0: written here once more so that nobody changes the draws unseen. */
    @Test
    void aDrawIsKeyedByThePathOfTheValue() {
        Outcome outcome = run(template(withFallback(WORLD, "'uniform(20 %, 60 %)'")), 3, 1);
        for (RunRow row : outcome.rows()) {
            double u = new Draws(7, row.replication()).uniform(64, Draws.keyOf(FALLBACK), 0);
            assertThat(row.drawn()).isEqualTo(Map.of(FALLBACK, 0.2 + u * (0.6 - 0.2)));
        }
    }

    @Test
    void anotherUncertainNumberShiftsNoOther() {
        String one = withFallback(WORLD, "'uniform(20 %, 60 %)'");
        String two = one.replace("regions: {town: 1 k}", "regions: {town: 'uniform(1 k, 3 k)'}");
        List<Double> alone = run(template(one), 5, 1).rows().stream()
                .map(r -> r.drawn().get(FALLBACK))
                .toList();
        List<RunRow> both = run(template(two), 5, 1).rows();
        assertThat(both.stream().map(r -> r.drawn().get(FALLBACK))).isEqualTo(alone);
        for (RunRow row : both) {
            double people = row.drawn().get("network.inline.regions.town");
            assertThat(row.values().get(LOST))
                    .isCloseTo(people * 10 * (1 - row.drawn().get(FALLBACK)), within(1e-3));
        }
    }

    @Test
    void aParameterIsDrawnOnceForAllItsPlaces() {
        String text = WORLD.replace("town: 1 k", "town: '${people}'")
                        .replace("needs: {user", "people: '${people}'\n    needs: {user")
                + "parameters: {people: 'uniform(1 k, 3 k)'}\n";
        ScenarioTemplate template = template(text);
        assertThat(template.numbers()).extracting(UncertainNumber::name).containsExactly("parameters.people");
        Scenario scenario = template.at(Map.of("parameters.people", 1234.5));
        assertThat(scenario.network().regions().get(0).population()).isEqualTo(1234.5);
        assertThat(scenario.network().services().get(0).people()).isEqualTo(1234.5);
        assertThat(template.nominal().network().services().get(0).people()).isEqualTo(2000);
    }

    /** Where the model draws for every event, a distribution stays one: it is no uncertain number. */
    @Test
    void aDistributionOfTimesIsDrawnByTheModel() {
        assertThat(template(WORLD.replace("at: 2 h", "at: 'uniform(1 h, 3 h)'")).numbers())
                .isEmpty();
    }

    /** ... unless it is a parameter: the same time in all places of one replication. */
    @Test
    void aParameterOfTimeIsOneTime() {
        String text = WORLD.replace("at: 2 h", "at: '${when}'") + "parameters: {when: 'uniform(1 h, 3 h)'}\n";
        for (RunRow row : run(template(text), 5, 1).rows()) {
            double when = row.drawn().get("parameters.when");
            assertThat(row.values().get(LOST)).isCloseTo(600 * (12 - when), within(1e-3));
        }
    }

    /** The population hits both mixes alike: what is left of it in the paired difference is exactly the loss of the mix that fails. */
    @Test
    void bothMixesOfAReplicationSeeTheSameValue() {
        ScenarioTemplate template = template(withFallback(MIXES, "'uniform(20 %, 60 %)'"));
        Outcome outcome = run(template, 10, 2);
        for (int r = 0; r < 10; r++) {
            RunRow one = outcome.rows().get(r);
            RunRow two = outcome.rows().get(10 + r);
            assertThat(one.replication()).isEqualTo(two.replication());
            assertThat(one.drawn()).isEqualTo(two.drawn());
            assertThat(two.values().getOrDefault(LOST, 0.0)).isZero();
        }
    }

    /** A second UPF fails under both mixes; how long people hold without it is unknown, and cancels out of the difference. */
    @Test
    void whatHitsBothMixesEquallyCancelsOut() {
        String both = MIXES.replace(
                        "vendors: {norda",
                        "  extra: {sector: telecoms, people: 500, needs: {data: {of: upf-2, fallback: LEVEL}}}\nvendors: {norda")
                .replace("targets: {vendor: norda}", "targets: {vendor: norda, tag: first}")
                .replace("upf-1: {kind: upf,", "upf-1: {kind: upf, tags: first,")
                .replace("    crash:", "    both: {at: 1 h, effect: stop, targets: upf-2}\n    crash:");
        Difference sure = differenceOfLosses(run(template(both.replace("LEVEL", "50 %")), 5, 1));
        Difference unsure = differenceOfLosses(run(template(both.replace("LEVEL", "'uniform(0 %, 100 %)'")), 5, 1));
        assertThat(sure.interval().mean()).isCloseTo(-6000, within(1e-3));
        assertThat(unsure.interval().mean()).isCloseTo(-6000, within(1e-3));
        assertThat(unsure.interval().high() - unsure.interval().low()).isLessThan(1e-3);
    }

    private static Difference differenceOfLosses(Outcome outcome) {
        return outcome.differences().stream()
                .filter(d -> d.key().equals(LOST))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void threadsAndResumingChangeNothing() {
        ScenarioTemplate template = template(withFallback(MIXES, "'uniform(20 %, 60 %)'"));
        Outcome one = run(template, 6, 1);
        Outcome two = run(template, 6, 2);
        assertThat(two.rows().stream().map(r -> r.hash() + r.drawn() + r.values()))
                .isEqualTo(one.rows().stream()
                        .map(r -> r.hash() + r.drawn() + r.values())
                        .toList());
        List<RunRow> some = one.rows().subList(0, 5);
        Outcome rest = Experiment.of(template).run(new Plan(7, 6, 1, 0.9, List.of(0, 1)), some, Listener.silent());
        assertThat(rest.differences()).isEqualTo(one.differences());
        assertThat(Experiment.of(template).trace(1, 7, 3).log().hash())
                .isEqualTo(one.rows().get(9).hash());
    }

    /** A limit of 50 to 70 % on a level of 40 % breaks always; one of 30 to 50 % in the replications that drew more than 40 %. */
    @Test
    void aDrawnLimitIsJudgedByItsDrawnBound() {
        String limit =
                "limits: {level: {measure: lowest-level, subject: 'sector:telecoms', at_least: 'uniform(30 %, 50 %)'}}\n";
        Outcome outcome = run(template(WORLD + limit), 20, 1);
        List<Integer> expected = outcome.rows().stream()
                .filter(r -> r.drawn().get("limits.level.at_least") > 0.4)
                .map(RunRow::replication)
                .toList();
        assertThat(expected).hasSizeBetween(1, 19);
        assertThat(outcome.limits().get(0).brokenIn()).isEqualTo(expected);
    }

    @Test
    void whatDoesNotTouchTheNetworkBuildsNoOther() {
        ScenarioTemplate template =
                template(MIXES.replace("targets: {vendor", "chance: 'uniform(10 %, 90 %)', targets: {vendor"));
        Scenario low = template.at(Map.of("campaign.steps.crash.chance", 0.1));
        assertThat(low.network()).isSameAs(template.nominal().network());
        assertThat(low.variants().get(0).campaign().steps().get(0).successChance())
                .isEqualTo(0.1);
        ScenarioTemplate people = template(WORLD.replace("town: 1 k", "town: 'uniform(1 k, 3 k)'"));
        assertThat(people.at(Map.of("network.inline.regions.town", 1500.0)).network())
                .isNotSameAs(people.nominal().network());
    }

    @Test
    void aWholeNumberIsRounded() {
        String text = WORLD
                + "response: {detection: {notice: 1 h}, crews: {field: {reach: on-site, size: 'uniform(2, 9)', work: 1 h}}}\n";
        ScenarioTemplate template = template(text);
        UncertainNumber size = template.numbers().get(0);
        assertThat(size.at(0.5)).isEqualTo(6); // 5.5 is rounded to the even neighbour
        assertThat(size.low()).isEqualTo(2);
        assertThat(template.at(Map.of(size.name(), 3.0))
                        .response()
                        .crews()
                        .get(0)
                        .size())
                .isEqualTo(3);
    }

    @Test
    void theMapFormSaysTheSame() {
        ScenarioTemplate call = template(withFallback(WORLD, "'uniform(20 %, 60 %)'"));
        ScenarioTemplate map = template(withFallback(WORLD, "{distribution: uniform, low: 20 %, high: 60 %}"));
        assertThat(map.numbers()).isEqualTo(call.numbers());
        assertThat(template(WORLD.replace("town: 1 k", "town: {distribution: uniform, low: 1 k, high: 3 k}"))
                        .numbers())
                .extracting(UncertainNumber::name)
                .containsExactly("network.inline.regions.town");
    }

    @Test
    void aDistributionThatLeavesTheRangeOfItsPlaceIsRefused() {
        Reading high = read(withFallback(WORLD, "'uniform(50 %, 120 %)'"));
        assertThat(high.diagnostics())
                .extracting(d -> d.code() + " " + d.line() + " " + d.message())
                .containsExactly(
                        "F017 17 uniform(50 %, 120 %) can be as high as 120 %; it must lie between 0 % and 100 %");
        Reading open = read(withFallback(WORLD, "'lognormal(50 %, 2)'"));
        assertThat(open.diagnostics())
                .extracting(d -> d.message())
                .containsExactly("lognormal(50 %, 2) has no upper bound; it must lie between 0 % and 100 %");
    }

    @Test
    void whatIsTheSameInAllReplicationsTakesNoDistribution() {
        for (String fixed : List.of("horizon: 12 h", "replications: 1", "faultline: 1")) {
            String key = fixed.substring(0, fixed.indexOf(':'));
            Reading reading = read(WORLD.replace(fixed, key + ": 'uniform(1 h, 2 h)'"));
            assertThat(reading.diagnostics())
                    .extracting(d -> d.code() + " " + d.message())
                    .containsExactly(
                            "F018 'uniform(1 h, 2 h)' is a distribution; this value is the same in every replication");
        }
    }

    /** The capacity of a cell must not be below its 500 users: 600 in the median passes, the lower end does not. */
    @Test
    void validationLooksAtBothEnds() {
        String cell = WORLD.replace(
                "  upf-2: {kind: upf, operator: alpha}",
                "  area: {kind: coverage-area, operator: alpha}\n"
                        + "      gnb: {kind: gnb, operator: alpha}\n"
                        + "    cells:\n"
                        + "      cell: {operator: alpha, area: area, users: 500, needs: {signalling: gnb},"
                        + " capacity: 'uniform(450, 750)'}");
        Reading quick = read(cell);
        assertThat(quick.diagnostics()).as(quick.text(false)).isEmpty();
        Reading thorough = Readings.reader().readThoroughly(folder.resolve("scenario.yaml"), Overrides.NONE);
        assertThat(thorough.scenario()).isEmpty();
        assertThat(thorough.diagnostics()).hasSize(1);
        assertThat(thorough.diagnostics().get(0).message())
                .startsWith("with network.inline.cells.cell.capacity at the lower end of uniform(450, 750), 450.0: ");
        assertThatThrownBy(() -> quick.template().orElseThrow().at(Map.of("network.inline.cells.cell.capacity", 460.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("460.0");
    }
}
