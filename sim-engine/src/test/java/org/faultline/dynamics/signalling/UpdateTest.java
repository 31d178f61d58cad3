package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.faultline.model.AccessCategory;
import org.faultline.model.Distribution;
import org.faultline.model.Procedure;
import org.faultline.model.signalling.Stage;
import org.faultline.model.signalling.Update;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices whose contexts outlast their periodic timer: they update what the network knows of them, and need no subscriber data for it. */
class UpdateTest {

    private static final String FRONT = "front: {targets: f-1, after: 104 min, repair: 6 min}";
    private static final String RADIO_CUT = "failures:\n  cut: {targets: radio, after: 60 min, repair: %s}\n";
    private static final String DATA_LOST = "  data: {targets: d-1, after: 90 min, repair: 10 h}\n";
    private static final String FRONT_LOST = "  " + FRONT + "\n";

    /**
     * Ten thousand phones whose periodic timer is one hour, and of whom the network keeps contexts for half an hour after it. They enter with the help of a
     * data base d, then register for voice, and update at f alone; messages take no time worth counting.
     *
     * <pre>
     *   phones -- radio -- f -- d        v
     * </pre>
     */
    private static Written run(String fidelity, String contacts, String more) {
        return Written.run(
                """
                horizon: 160 min
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      f-1: {kind: amf, operator: a}
                      d-1: {kind: udm, operator: a}
                      v-1: {kind: ims, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {enter: [f, d, f], voice: [v], refresh: [f], talk: [f]}
                  cores:
                    c:
                      functions:
                        f: {instances: f-1, messages_per_second: 1e7}
                        d: {instances: d-1, messages_per_second: 1e7}
                        v: {instances: v-1, messages_per_second: 1e7}
                  devices:
                    phones:
                      core: c
                      places: {radio: 10000}
                      periodic: 1 h
                      returning: 0 s
                      stages: {enter: {home: f}, voice: {home: v}}
                      update: {procedure: refresh, kept: 30 min}
                      contacts: %s
                observe:
                  entered: {attempts: {of: phones, stage: enter, what: attempts}, take: final}
                  voices: {attempts: {of: phones, stage: voice, what: attempts}, take: final}
                  updates: {attempts: {of: phones, stage: refresh, what: attempts}, take: final}
                  out: {devices: {of: phones, state: unserved, share: true}, take: final}
                  refreshed-at: {devices: {of: phones, reached: refresh, share: true}, first: {at_least: 99.9 %%}, after: 106 min}
                  seen: {devices: {of: phones, reached: voice, share: true}, at: 110 min}
                %s
                """
                        .formatted(fidelity, contacts, more),
                1,
                1);
    }

    /**
     * Away for 45 min. The timer of three quarters ran out; of one quarter it did so more than half an hour ago, and their contexts are gone: 2,500
     * enter and register for voice, 5,000 update, 2,500 do nothing. Standard deviation 50 at most.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void onlyThoseEnterAnewWhomTheNetworkHasForgotten(String fidelity) {
        Written run = run(fidelity, "{}", RADIO_CUT.formatted("45 min"));
        assertThat(run.mean("entered")).isCloseTo(2_500, within(200.0));
        assertThat(run.mean("voices")).isCloseTo(run.mean("entered"), within(1e-6));
        assertThat(run.mean("updates")).isCloseTo(5_000, within(200.0));
        assertThat(run.mean("out")).isCloseTo(0, within(1e-9));
    }

    /** The data base is lost while they are away: a quarter cannot enter, and all others are served. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoUpdatesNeedsNoSubscriberData(String fidelity) {
        Written run = run(fidelity, "{}", RADIO_CUT.formatted("45 min") + DATA_LOST);
        assertThat(run.mean("out")).isCloseTo(0.25, within(0.02));
        assertThat(run.mean("updates")).isCloseTo(5_000, within(200.0));
    }

    /**
     * The front f is lost from 104 min, a minute before they are back, to 110 min, and keeps what it knows. An update has no answer for 15 s and is repeated after 10 s: at
     * 0, 25, 50, 75 and 100 s, and then 12 min after the fifth has failed, at 835 s, when it succeeds. Six updates each, by 5,000 phones.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void anUpdateIsRepeatedAsAnUpdate(String fidelity) {
        Written run = run(fidelity, "{}", RADIO_CUT.formatted("45 min") + FRONT_LOST);
        assertThat(run.mean("updates")).isCloseTo(30_000, within(1_200.0));
        assertThat(run.mean("out")).isCloseTo(0, within(1e-9));
        assertThat(run.mean("seen")).isCloseTo(0.75, within(0.02)); // they have kept voice all the while
        assertThat(run.mean("refreshed-at")).isCloseTo(1.75 + 835.0 / 3600, within(0.003));
    }

    /**
     * Nobody is away, but f is lost for six minutes while each phone talks once a minute. Whoever fails repeats an update, as often as it takes, and nobody
     * enters anew. A share 1 - exp(-6) = 0.9975 has talked in that time.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aFailedContactIsRepeatedAsAnUpdateWhereItSaysSo(String fidelity) {
        Written run = run(fidelity, "{talk: {per_hour: 60, again_from: refresh}}", "failures: {" + FRONT + "}");
        assertThat(run.mean("entered")).isZero();
        assertThat(run.mean("updates")).isGreaterThan(9_900);
        assertThat(run.mean("out")).isCloseTo(0, within(1e-9));
    }

    @Test
    void contextsCannotBeKeptForLessThanNoTime() {
        Procedure refresh =
                new Procedure("refresh", "refresh", List.of(new Procedure.Message("ue", "f", "refresh", "here")));
        Stage stage = new Stage(
                refresh,
                AccessCategory.MO_SIGNALLING,
                "none",
                15,
                List.of(Distribution.of(0)),
                true,
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> new Update(stage, -1)).hasMessageContaining("contexts are kept");
    }
}
