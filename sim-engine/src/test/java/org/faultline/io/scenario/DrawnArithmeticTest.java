package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.impact.MeasureKey;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.UncertainNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expressions with parameters that are drawn once per replication. A UPF stops at 2:00 for the rest of 12 h; 1000 people need it. */
class DrawnArithmeticTest {

    private static final MeasureKey LOST = new MeasureKey("people-hours-lost", "all");

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
            services:
              internet:
                sector: telecoms
                needs: {user plane: {kind: data, of: upf-1, fallback: 40 %}}
            campaign:
              steps:
                crash: {at: 2 h, effect: stop, targets: upf-1, no_technique: a fault}
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

    private static List<RunRow> rows(ScenarioTemplate template, int replications) {
        return Experiment.of(template)
                .run(new Plan(7, replications, 1, 0.9, List.of(0)), List.of(), Listener.silent())
                .rows();
    }

    private static double people(Scenario scenario) {
        return scenario.network().regions().get(0).population();
    }

    /** 1000 people x 10 h x what is lost; the expression turns it into what is left. */
    @Test
    void eachReplicationWorksTheExpressionOutWithItsOwnDraw() {
        String text = WORLD.replace("fallback: 40 %", "fallback: '${1 - lost}'")
                + "parameters: {lost: 'uniform(0.4, 0.8)'}\n";
        List<RunRow> rows = rows(template(text), 20);
        for (RunRow row : rows) {
            assertThat(row.values().get(LOST)).isCloseTo(10_000 * row.drawn().get("parameters.lost"), within(1e-3));
        }
        assertThat(rows.stream().map(r -> r.drawn().get("parameters.lost")).distinct())
                .hasSize(20);
    }

    /** fleet 15 in the median: 15 + 15 / 10 = 16.5, of which 17 is the nearest whole number; with 12 it is 13.2 and 13. */
    @Test
    void parametersMadeOfDrawnOnesFollowThem() {
        ScenarioTemplate template = template(WORLD.replace("town: 1 k", "town: '${crew * 100}'")
                + "parameters: {fleet: 'uniform(10, 20)', spare: '${fleet / 10}', crew: '${round(fleet + spare)}'}\n");
        assertThat(template.numbers()).extracting(UncertainNumber::name).containsExactly("parameters.fleet");
        assertThat(people(template.nominal())).isEqualTo(1700);
        assertThat(people(template.at(Map.of("parameters.fleet", 12.0)))).isEqualTo(1300);
        assertThat(people(template.with("parameters.fleet", "12").nominal())).isEqualTo(1300);
    }

    /** Both places see one draw: 2 x 1200 in the town, 1200 at the service. */
    @Test
    void aPlaceAloneAndAnExpressionSeeTheSameDraw() {
        ScenarioTemplate template = template(WORLD.replace("town: 1 k", "town: '${people * 2}'")
                        .replace("needs: {user", "people: '${people}'\n    needs: {user")
                + "parameters: {people: 'uniform(1 k, 3 k)'}\n");
        Scenario scenario = template.at(Map.of("parameters.people", 1200.0));
        assertThat(people(scenario)).isEqualTo(2400);
        assertThat(scenario.network().services().get(0).people()).isEqualTo(1200);
    }

    /** uniform(1000, 3 x 1000): one number for both places, with the ends that the known parameter gives. */
    @Test
    void whatIsDrawnMayBeWrittenWithKnownParameters() {
        ScenarioTemplate template = template(WORLD.replace("town: 1 k", "town: '${people}'")
                        .replace("needs: {user", "people: '${people}'\n    needs: {user")
                + "parameters: {least: 1000, people: 'uniform(${least}, ${3 * least})'}\n");
        assertThat(template.numbers()).hasSize(1);
        UncertainNumber number = template.numbers().get(0);
        assertThat(number.name()).isEqualTo("parameters.people");
        assertThat(number.text()).isEqualTo("uniform(1000, 3000)");
        assertThat(number.low()).isEqualTo(1000);
        assertThat(number.high()).isEqualTo(3000);
        Scenario scenario = template.at(Map.of("parameters.people", 1500.0));
        assertThat(people(scenario)).isEqualTo(1500);
        assertThat(scenario.network().services().get(0).people()).isEqualTo(1500);
        assertThat(template.with("parameters.least", "500").numbers().get(0).high())
                .isEqualTo(1500);
    }

    /** The model draws the moment of the crash: between 3 h and 4 h when 3 was drawn, which is no further uncertain number. */
    @Test
    void whatTheModelDrawsMayBeWrittenWithDrawnParameters() {
        ScenarioTemplate template = template(WORLD.replace("at: 2 h", "at: 'uniform(${when} h, ${when + 1} h)'")
                + "parameters: {when: 'uniform(1, 5)'}\n");
        assertThat(template.numbers()).extracting(UncertainNumber::name).containsExactly("parameters.when");
        for (RunRow row : rows(template, 10)) {
            double when = row.drawn().get("parameters.when");
            assertThat(row.values().get(LOST)).isBetween(600 * (11 - when) - 1e-3, 600 * (12 - when) + 1e-3);
        }
    }

    /** 2 to 4 masts: the network itself follows the draw. */
    @Test
    void aRepetitionTakesAsManyTurnsAsWereDrawn() {
        ScenarioTemplate template = template(WORLD.replace(
                        "      upf-1:",
                        "      for i in 1..round(masts):\n        mast-${i}: {kind: gnb, operator: alpha}\n      upf-1:")
                + "parameters: {masts: 'uniform(2, 4)'}\n");
        assertThat(template.nominal().network().assets()).hasSize(1 + 3);
        assertThat(template.at(Map.of("parameters.masts", 3.6)).network().assets())
                .hasSize(1 + 4);
    }

    /** 1..2 and 1..4 fit and so does the median, 1..3; of most draws between them there are no whole turns. */
    @Test
    void validationAlsoLooksBetweenTheEnds() {
        String text = WORLD.replace(
                        "      upf-1:",
                        "      for i in 1..masts:\n        mast-${i}: {kind: gnb, operator: alpha}\n      upf-1:")
                + "parameters: {masts: 'uniform(2, 4)'}\n";
        assertThat(read(text).diagnostics()).isEmpty();
        Reading thorough = Readings.reader().readThoroughly(folder.resolve("scenario.yaml"), Overrides.NONE);
        assertThat(thorough.diagnostics()).singleElement().satisfies(d -> assertThat(d.message())
                .startsWith("with parameters.masts at a point between the ends of uniform(2, 4), 2.6: "));
    }

    /** As with a known number, the unit belongs behind the expression. */
    @Test
    void aDrawnNumberWithAUnitIsAText() {
        Reading reading =
                read(WORLD.replace("at: 2 h", "at: '${2 * when}'") + "parameters: {when: 'uniform(1 h, 5 h)'}\n");
        assertThat(reading.diagnostics()).singleElement().satisfies(d -> assertThat(d.message())
                .isEqualTo("`*` needs a number, not the text '3.0 h'"));
    }
}
