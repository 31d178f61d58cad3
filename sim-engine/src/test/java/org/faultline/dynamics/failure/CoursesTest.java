package org.faultline.dynamics.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.faultline.experiment.Experiment;
import org.faultline.story.Written;
import org.faultline.trace.EventLog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Courses that are foreseen from the start of a run tell what each turn would have told in its time, whatever else happens to the asset. */
class CoursesTest {

    private static final int RUNS = 20;

    /** A second process that aims at the same assets, and never happens, leaves no asset alone: nothing is foreseen then. */
    private static final String NOTHING_FORESEEN = "  idle: {targets: {tag: unit}, at: 9999 h, repair: 1 h}\n";

    /**
     * Sixty assets of which half need any one of three others, break every 10 h and are mended in 2 h. Steps of a campaign stop, wipe and degrade some of them
     * at any moment, up or out; a playbook isolates some; two crews mend. Who is hurt while out is not whole when its outage ends.
     */
    private static String text(String life, String repair, String more) {
        return """
                horizon: 100 h
                network:
                  inline:
                    regions: {here: 1 k}
                    assets:
                      for i in 1..30:
                        a-${i}: {kind: facility, tags: unit, capacity: 1}
                        b-${i}: {kind: facility, tags: unit, capacity: 1, needs: {supply: {kind: power, of: ["a-${i}", "a-${i %% 30 + 1}", "a-${(i + 6) %% 30 + 1}"], mode: any, autonomy: 1 h}}}
                campaign:
                  steps:
                    stopped: {at: 5 h, every: 7 h, effect: stop, targets: {tag: unit}, count: 12}
                    wiped: {at: 20 h, effect: wipe, targets: {tag: unit}, share: 30 %%}
                    halved: {at: 33 h, effect: {degrade: 50 %%}, targets: {tag: unit}, count: 20}
                response:
                  detection: {notice: "uniform(0 h, 1 h)"}
                  crews: {field: {reach: on-site, size: 2, work: "exponential(20 min)"}}
                  playbooks: {cut: {on: noticed, steps: wiped, delay: 30 min, do: isolate, lasting: 5 h, targets: {ids: ["a-1", "a-2", "b-3", "b-4", "b-5"]}, only_hit: false}}
                failures:
                  wear: {targets: {tag: unit}, after: %s, repair: %s}
                %s"""
                .formatted(life, repair, more);
    }

    private static List<String> told(String text) {
        Experiment experiment = Experiment.of(Written.read(text));
        List<String> lines = new ArrayList<>();
        for (int r = 0; r < RUNS; r++) {
            EventLog log = experiment.trace(0, 1, r).log();
            for (int e = 0; e < log.size(); e++) {
                lines.add(r + " " + log.timeMicros(e) + " " + log.subject(e) + " " + log.what(e) + " " + log.to(e) + " "
                        + log.cause(e));
            }
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exponential(10 h); exponential(2 h)",
                "uniform(0 h, 20 h); lognormal(2 h, 3)",
                "weibull(0.1, 1 s); exponential(2 h)",
                "exponential(10 h); gamma(0.02, 1 h)"
            })
    void whoIsTouchedGoesOnAsIfNothingHadBeenForeseen(String laws) {
        String life = "\"" + laws.split("; ")[0] + "\"";
        String repair = "\"" + laws.split("; ")[1] + "\"";

        List<String> foreseen = told(text(life, repair, ""));

        assertThat(foreseen).hasSizeGreaterThan(100 * RUNS);
        assertThat(foreseen).isEqualTo(told(text(life, repair, NOTHING_FORESEEN)));
    }
}
