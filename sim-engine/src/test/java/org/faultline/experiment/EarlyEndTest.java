package org.faultline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.dynamics.CompiledNetwork;
import org.faultline.dynamics.Simulation;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Observatory;
import org.faultline.model.Equipment;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Scenario;
import org.faultline.story.Written;
import org.faultline.trace.EventLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A pump breaks after 3 h and is mended in one, over and over, for 1,024 h: it falls at 3, 7, 11 h and so on and works again at 4, 8, 12 h. A run is
 * looked at after 1, 2, 4, 8, 16 ... h, and ends at the first look that leaves nothing open.
 */
class EarlyEndTest {

    private static final String TEXT =
            """
            horizon: 1024 h
            network:
              inline:
                regions: {here: 0}
                assets: {pump: {kind: facility}}
            failures: {wear: {targets: {ids: pump}, after: 3 h}}
            response: {crews: {field: {reach: on-site, size: 1, work: 1 h}}}
            observe:
              first: {level: pump, first: {below: 1}}
              later: {level: pump, first: {below: 1}, after: 12 h}
              never: {level: pump, first: {above: 1}}
              at-nine: {level: pump, at: 9 h}
              at-eleven: {level: pump, at: 11 h}
              early-share: {level: pump, share_of_time: {below: 1}, until: 10 h}
              share: {level: pump, share_of_time: {below: 1}}
              last: {level: pump, take: final}
              sum: {sum_of: [first, at-nine]}
              late-sum: {sum_of: [first, share]}
            """;

    private static final Scenario SCENARIO = Written.read(TEXT);
    private static final List<Optional<Equipment>> EQUIPMENT = List.of(Optional.empty());

    private static MeasureKey key(String observation) {
        return new MeasureKey(Observation.MEASURE, Observation.subjectOf(observation));
    }

    private static Simulation simulation() {
        CompiledNetwork network = CompiledNetwork.of(SCENARIO.network(), SCENARIO.response());
        return Simulation.of(network, SCENARIO, SCENARIO.variants().get(0).campaign(), EQUIPMENT);
    }

    /**
     * The hours of the last event and the value, by hand. First fall at 3 h, seen at the look after 4 h, at which the pump works again. First fall from
     * 12 h on at 15 h, seen at 16 h. At 9 h the pump works, at 11 h it has just fallen; both are seen at 16 h, as is that it was down for 2 of the
     * first 10 h. The rest needs the whole run: its last event is the rise at 1024 h, 256 of 1,024 h are down.
     */
    @ParameterizedTest
    @CsvSource({
        "first, 4, 3",
        "later, 16, 15",
        "never, 1024, 1024",
        "at-nine, 16, 1",
        "at-eleven, 16, 0",
        "early-share, 16, 0.2",
        "share, 1024, 0.25",
        "last, 1024, 1",
        "sum, 16, 4",
        "late-sum, 1024, 3.25"
    })
    void aRunEndsAtTheFirstLookThatLeavesNothingOpen(String observation, double lastEvent, double expected) {
        Simulation simulation = simulation();
        Observatory observatory = new Observatory(SCENARIO, simulation.subjects(), EQUIPMENT, Set.of(key(observation)));
        var run = simulation.newRun();
        observatory.begin();
        EventLog log = observatory.canBeDecided() ? run.execute(1, 0, observatory) : run.execute(1, 0);
        observatory.finish(log, run.readings());

        assertThat(log.timeMicros(log.size() - 1) / 3.6e9).isEqualTo(lastEvent);
        Map<MeasureKey, Double> values = new HashMap<>();
        observatory.forEach(values::put);
        assertThat(values).containsEntry(key(observation), expected);
        assertThat(observatory.censored().isEmpty()).isEqualTo(!observation.equals("never"));
    }

    /** What was ended early leaves nothing behind: the next whole run is the same as ever. */
    @Test
    void aRunThatEndedEarlyLeavesNothingBehind() {
        var run = simulation().newRun();
        String whole = run.execute(1, 0).hash();
        assertThat(run.execute(1, 0, (log, moment) -> log.size() > 7).hash()).isNotEqualTo(whole);
        assertThat(run.execute(1, 0).hash()).isEqualTo(whole);
        assertThat(run.execute(1, 0, (log, moment) -> false).hash()).isEqualTo(whole);
    }

    /** One by one, so that each may end the runs, and together; {@code run} sees everything. */
    @Test
    void samplingGivesWhatWholeRunsGive() {
        RunRow row = Experiment.of(SCENARIO)
                .replicate(new Plan(7, 1, 1, 0.9, List.of(0)), List.of(), Listener.silent())
                .get(0);
        for (Observation observation : SCENARIO.observations()) {
            assertThat(EarlyEnds.sampled(Experiment.of(SCENARIO), List.of(key(observation.id())), 7, 1))
                    .as(observation.id())
                    .isEqualTo(EarlyEnds.of(List.of(row), List.of(key(observation.id()))));
        }
    }
}
