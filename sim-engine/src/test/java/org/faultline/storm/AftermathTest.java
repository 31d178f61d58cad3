package org.faultline.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.experiment.Experiment;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.scenario.ScenarioTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run of a scenario that asks for no grid, watched from the moment of repair on. */
class AftermathTest {

    @TempDir
    Path folder;

    private Optional<Aftermath> after(String target) {
        return after(target, "messages_per_second: 1, queue: 10 h", "answer: 10 h");
    }

    private Optional<Aftermath> after(String target, String function, String stage) {
        ScenarioTemplate template = Labs.of(
                folder,
                """
                faultline: 1
                id: a-crowd
                title: A crowd
                start: 2026-01-01T00:00
                horizon: 8 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      lamp: {kind: gnb, operator: a}
                      f-1: {kind: amf, operator: a}
                signalling:
                  fidelity: cohort
                  tick: 1 s
                  procedures: {attach: [f]}
                  cores: {c: {functions: {f: {instances: f-1, %s, timeout: 0 s}}}}
                  devices: {phones: {core: c, places: {radio: 1000}, periodic: 1 h, returning: 0 s, stages: {attach: {home: f, %s}}}}
                campaign: {steps: {cut: {at: 1 h, effect: stop, targets: %s}}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 2, work: 1 h}}}
                """
                        .formatted(function, stage, target));
        Experiment experiment = Experiment.of(template);
        List<CoreNetwork> cores = template.nominal().signalling().cores();
        return Aftermath.of(cores, template, experiment, experiment.trace(0, 1, 1), 0, 1, 1).stream()
                .findFirst();
    }

    /**
     * The radio of 1,000 devices is lost from 1 h to 2 h, as long as their timer runs, so all of them come back with one message each to a function that handles one a
     * second: 990 s until 99 % are served, 1,000 attempts and none in vain, nearly all 1,000 in the line. Nobody retries, and contacts are none: no line feeds itself.
     */
    @Test
    void aCrowdThatComesBackIsServedAtTheSpeedOfTheCore() {
        Aftermath found = after("radio").orElseThrow();
        assertThat(found.repairedHours()).isCloseTo(2, within(1e-9));
        assertThat(found.unserved()).isCloseTo(1, within(1e-9));
        assertThat(found.after().isBound()).isFalse();
        assertThat(found.after().hours()).isCloseTo(990 / 3600.0, within(5 / 3600.0));
        assertThat(found.attempts()).isCloseTo(1000, within(1e-6));
        assertThat(found.successes()).isCloseTo(1000, within(1.0));
        assertThat(found.end().served()).isCloseTo(1, within(1e-9));
        assertThat(found.end().attemptsPerHour()).isZero();
        assertThat(found.line().function()).isEqualTo("f");
        assertThat(found.line().messages()).isBetween(990.0, 1000.0);
        assertThat(found.line().seconds()).isCloseTo(found.line().messages(), within(1e-9));
        assertThat(found.load().isTrapped(found.unserved(), CoreLoad.Pace.IN_STEP))
                .isFalse();
    }

    /**
     * Nobody waits for the second that a message takes, so that all attempts are in vain: 1,000 at once at 2 h and every 600.5 s after. Of these waves the 24th comes at
     * 6 h 12 s and the 35th at 7 h 50 min: 12,000 attempts in the last two of 8 h.
     */
    @Test
    void theEndOfARunIsItsLastQuarter() {
        Aftermath found = after("radio", "messages_per_second: 1, queue: 10 h", "answer: 500 ms, waits: [10 min]")
                .orElseThrow();
        assertThat(found.after().isBound()).isTrue();
        assertThat(found.end().served()).isZero();
        assertThat(found.end().attemptsPerHour()).isCloseTo(6000, within(1.0));
        assertThat(found.end().successesPerHour()).isZero();
    }

    /** A thousand come within a second to a function that does 950 in it: all of them get in, and its room is for 190. */
    @Test
    void aLineIsNotLongerThanItsRoom() {
        Aftermath found = after("radio", "messages_per_second: 950, queue: 200 ms", "answer: 10 h")
                .orElseThrow();
        assertThat(found.attempts()).isCloseTo(1000, within(1e-6));
        assertThat(found.line().messages()).isCloseTo(190, within(1e-9));
        assertThat(found.line().seconds()).isCloseTo(0.2, within(1e-12));
    }

    /** What no device needs may be repaired without anybody coming back. */
    @Test
    void whatNobodyNeedsHasNoAftermath() {
        assertThat(after("lamp")).isEmpty();
    }
}
