package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.model.Network;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.UncertainNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks whose links and needs are drawn in each replication: what they have in common is made once, and nothing else is. */
class DrawnAnewTest {

    private static final String TWO_LAYERS =
            """
            faultline: 1
            id: drawn
            title: Two layers that need each other
            start: 2026-03-10T00:00
            horizon: 1 h
            network:
              inline:
                regions: {r: 0}
                operators: {alpha: 100 %}
                assets:
                  bus: {kind: power-bus, tags: first}
                  upf: {kind: upf, operator: alpha, needs: {power: bus}}
                links: [[upf, bus]]
                layers:
                  a: {assets: 40, tags: first, layout: LAYOUT, links: {pattern: erdos-renyi, degree: 3}}
                  b: {assets: 40, layout: LAYOUT, links: {pattern: regular, degree: 3}, needs: {power: {kind: power, of: bus}}}
                supports:
                  need: {kind: data, of: a, by: [b, upf], mean: 2, at_least: 1, layout: LAYOUT}
                groups: {whole: {of: a, largest_component: true}}
            campaign: {steps: {hit: {at: 0 h, targets: {tag: first}, chance: 20 %, effect: stop}}}
            observe: {left: {count: {level: {above: 0}}, take: final}}
            """;

    @TempDir
    private Path folder;

    private ScenarioTemplate template(String text) {
        Reading reading = Readings.of(folder, text);
        return reading.template().orElseThrow(() -> new AssertionError(reading.text(false)));
    }

    private static RunRow run(ScenarioTemplate template, int replications) {
        List<RunRow> rows = Experiment.of(template)
                .replicate(new Plan(7, replications, 1, 0.9, List.of(0)), List.of(), Listener.silent());
        return rows.get(replications - 1);
    }

    private static Map<String, Double> all(ScenarioTemplate template, double value) {
        return template.numbers().stream().collect(Collectors.toMap(UncertainNumber::name, n -> value));
    }

    @Test
    void aDrawnNetworkIsThatOfAFileWithTheNumberWrittenOut() {
        ScenarioTemplate drawn = template(TWO_LAYERS.replace("LAYOUT", "\"uniform(1, 1001)\""));
        Network nominal = drawn.nominal().network();
        for (int value : new int[] {17, 801, 17}) {
            Network anew = drawn.at(all(drawn, value)).network();
            Network written = template(TWO_LAYERS.replace("LAYOUT", Integer.toString(value)))
                    .nominal()
                    .network();
            assertThat(anew).isEqualTo(written).isNotEqualTo(nominal);
            assertThat(anew.assets()).isSameAs(nominal.assets());
        }
    }

    /** The third replication of three is the third alone: what is shared carries nothing over. */
    @Test
    void aReplicationDoesNotKnowOfThoseBefore() {
        String text = TWO_LAYERS.replace("LAYOUT", "\"uniform(1, 1001)\"");
        ScenarioTemplate template = template(text);
        RunRow third = run(template, 3);
        Experiment alone = Experiment.of(template(text));
        assertThat(third.hash()).isEqualTo(alone.trace(0, 7, 2).log().hash());
    }

    /** Everybody in a needs somebody in a: in most drawings of forty somebody would need itself, which is refused whatever was drawn before. */
    @Test
    void aDrawingInWhichSomebodyNeedsItselfIsRefused() {
        ScenarioTemplate template = template(TWO_LAYERS
                .replace("LAYOUT", "\"uniform(1, 400)\"")
                .replace(
                        "need: {kind: data, of: a, by: [b, upf], mean: 2, at_least: 1,",
                        "need: {kind: data, of: [a-1, a-2], by: [a-1, a-2], one_to_one: random,"));
        assertThatThrownBy(() -> {
                    for (int n = 1; n < 40; n++) {
                        template.at(all(template, n));
                    }
                })
                .hasMessageContaining("F104");
    }
}
