package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** National roaming as far as the cells of the host have room, and for those who have lost their core. */
class RoomForGuestsTest {

    /**
     * Operator a: one cell with 1,000 users. Operator b: one cell with 500 users and room for 900. A thousand phones and a thousand meters of a. Something is lost from 1 h to 2 h.
     */
    private static Written run(String fidelity, String guests, String lost) {
        return Written.run(
                """
                horizon: 4 h
                network:
                  inline:
                    regions: {town: 1500}
                    operators: {a: 50 %%, b: 50 %%}
                    assets:
                      area-a: {kind: coverage-area, operator: a}
                      area-b: {kind: coverage-area, operator: b}
                      amf-a: {kind: amf, operator: a}
                      amf-b: {kind: amf, operator: b}
                      smf-a: {kind: smf, operator: a}
                    cells:
                      cell-a: {operator: a, area: area-a, users: 1000, capacity: 1000}
                      cell-b: {operator: b, area: area-b, users: 500, capacity: 900}
                signalling:
                  fidelity: %s
                  procedures: {attach: [amf], talk: [amf]}
                  cores:
                    for o in ['a', 'b']:
                      core-${o}: {functions: {amf: {instances: "amf-${o}", messages_per_second: 1e6}}}
                  devices:
                    for d in ['phones', 'meters']:
                      ${d}: {core: core-a, places: {area-a: 1000}, periodic: 1000000 h, returning: 0 s, stages: {attach: {}}, contacts: {talk: 1}}
                    phones-of-b: {core: core-b, places: {area-b: 500}, periodic: 1000000 h, returning: 0 s, stages: {attach: {}}}
                    for e in ['phones', 'meters']:
                      ${e}-abroad:
                        core: core-b
                        returning: 0 s
                        stages: {attach: {}}
                        contacts: {talk: 1}
                        guests: {of: "${e}", operator: b, home_functions: [], %s}
                campaign: {steps: {cut: {at: 1 h, effect: stop, targets: %s}}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 2, work: 1 h}}}
                observe:
                  phones-abroad: {devices: {of: phones-abroad, state: served}, at: 1.6 h}
                  meters-abroad: {devices: {of: meters-abroad, state: served}, at: 1.6 h}
                  at-home: {devices: {of: phones, state: served}, at: 1.6 h}
                  after: {devices: {of: phones-abroad, state: served}, at: 2.1 h}
                  home-again: {devices: {of: phones, state: served}, at: 2.1 h}
                  host: {devices: {of: phones-of-b, state: served}, at: 1.6 h}
                  host-level: {level: area-b, take: least}
                  host-after: {devices: {of: phones-of-b, state: served}, at: 2.1 h}
                  tries: {kpi: {core: core-a, what: registration-requests}, take: final}
                """
                        .formatted(fidelity, guests, lost),
                1,
                1);
    }

    private static double slack(String fidelity) {
        return fidelity.equals("cohort") ? 1e-6 : 40;
    }

    /** 1,000 users seek the room of 400, whatever devices they carry: 400 phones and 400 meters. Nobody is left when the cell is back. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void asManyAreGuestsAsTheCellsOfTheHostHaveRoomFor(String fidelity) {
        Written run = run(fidelity, "by_room: true", "cell-a");
        assertThat(run.mean("phones-abroad")).isCloseTo(400, within(slack(fidelity)));
        assertThat(run.mean("meters-abroad")).isCloseTo(400, within(slack(fidelity)));
        assertThat(run.mean("after")).isZero();
        assertThat(run.mean("home-again")).isCloseTo(1000, within(1e-6));
    }

    /**
     * Guests who are as good as the host's own: 900 places for 500 + 1,000 who want one, so 0.6 of each: 300 of the host's own and 600 guests. With half the weight 900 / (500 + 500) = 0.9 of
     * the host's own, and the other 450 places for guests. Without weight the host's own stay. Nothing of it is left afterwards.
     */
    @ParameterizedTest
    @CsvSource({
        "individual, 100 %, 300, 600",
        "cohort, 100 %, 300, 600",
        "individual, 50 %, 450, 450",
        "cohort, 50 %, 450, 450",
        "individual, 0 %, 500, 400",
        "cohort, 0 %, 500, 400"
    })
    void guestsCrowdOutTheHostsOwnByTheirWeight(String fidelity, String weight, double own, double guests) {
        Written run = run(fidelity, "by_room: true, weight: " + weight, "cell-a");
        assertThat(run.mean("phones-abroad")).isCloseTo(guests, within(slack(fidelity) + 1e-4));
        assertThat(run.mean("meters-abroad")).isCloseTo(guests, within(slack(fidelity) + 1e-4));
        assertThat(run.mean("host-level")).isCloseTo(own / 500, within(1e-6));
        assertThat(run.mean("host")).isCloseTo(own, within(fidelity.equals("cohort") ? 1e-4 : 30));
        assertThat(run.mean("host-after")).isCloseTo(500, within(1e-6));
    }

    /** Where there is room for all nobody is crowded out, whatever the weight: 300 who are reached, and room for 400. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whereThereIsRoomForAllNobodyIsCrowdedOut(String fidelity) {
        Written run = run(fidelity, "by_room: true, weight: 100 %, reach: 30 %", "cell-a");
        assertThat(run.mean("host-level")).isEqualTo(1);
        assertThat(run.mean("phones-abroad")).isCloseTo(300, within(slack(fidelity)));
    }

    /** Where fewer are reached than there is room for, the room does not matter: 300 of 400. And without the rule nobody asks for room. */
    @ParameterizedTest
    @CsvSource({
        "individual, true, 30 %, 300",
        "cohort, true, 30 %, 300",
        "individual, false, 100 %, 1000",
        "cohort, false, 100 %, 1000"
    })
    void roomIsALimitAndNoInvitation(String fidelity, boolean byRoom, String reach, double guests) {
        Written run = run(fidelity, "by_room: " + byRoom + ", reach: " + reach, "cell-a");
        assertThat(run.mean("phones-abroad")).isCloseTo(guests, within(slack(fidelity)));
    }

    /** The radio of a works, but its SMF is gone: 400 leave it for b and 600 stay; those 400 register anew when they are back. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoHasLostTheCoreCanBeAGuestAsWell(String fidelity) {
        Written run = run(fidelity, "by_room: true, without: smf-a", "smf-a");
        assertThat(run.mean("phones-abroad")).isCloseTo(400, within(slack(fidelity)));
        assertThat(run.mean("at-home")).isCloseTo(600, within(slack(fidelity)));
        assertThat(run.mean("after")).isZero();
        assertThat(run.mean("home-again")).isCloseTo(1000, within(1e-6));
        assertThat(run.mean("tries")).isCloseTo(800, within(2 * slack(fidelity)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void otherwiseALostCoreKeepsItsDevices(String fidelity) {
        assertThat(run(fidelity, "by_room: true", "smf-a").mean("phones-abroad"))
                .isZero();
    }
}
