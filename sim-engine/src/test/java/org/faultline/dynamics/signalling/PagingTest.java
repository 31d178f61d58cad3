package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts that come for devices: cells full of pages, and devices of which the core has lost the context. */
class PagingTest {

    /**
     * A thousand phones in ten cells. What comes for a phone (the procedure of the shipped table, in which the AMF receives 5 messages) comes 3.6 times an hour: one
     * page a second for all of them together. What a phone begins itself is rarer.
     */
    private static Written run(String fidelity, String paging, String context, String steps, double comes) {
        return Written.run(
                """
                horizon: 4 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      amf-1: {kind: amf, operator: a}
                      amf-2: {kind: amf, operator: a}
                      smf-1: {kind: smf, operator: a}
                      upf-1: {kind: upf, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {attach: [amf], talk: [amf]}
                  cores:
                    c:
                      functions:
                        amf: {instances: [amf-1, amf-2], messages_per_second: 50, context: %s}
                        smf: {instances: smf-1, messages_per_second: 1e6}
                        upf: {instances: upf-1, messages_per_second: 1e6}
                      %s
                  devices:
                    phones:
                      core: c
                      places: {radio: {members: 1000, cells: 10}}
                      stages: {attach: {}}
                      contacts: {network-service-request: %s, talk: 1}
                campaign: {steps: {%s}}
                observe:
                  failed: {contacts: {of: phones, procedure: network-service-request, what: failed}, at: 1 h}
                  load: {function: {core: c, name: amf, what: contact-load}, at: 1 h}
                  unaware: {devices: {of: phones, state: unaware}, at: 2 h}
                """
                        .formatted(fidelity, context, paging, comes, steps),
                1,
                1);
    }

    private static Written paged(String fidelity, String paging) {
        return run(fidelity, paging, "shared", "", 3.6);
    }

    /** All ten cells are one area: a page a second in each, and room for half of them, so that 1,800 of 3,600 an hour reach nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aCellThatIsFullOfPagesReachesThoseForWhomThereIsRoom(String fidelity) {
        assertThat(paged(fidelity, "paging: {area: 10, pages_per_second: 0.5}").mean("failed"))
                .isCloseTo(1800, within(1.0));
    }

    /**
     * Phones change cells 7.2 times an hour, which a base station begins, are checked 3.6 times, which the AMF begins, and are paged 3.6 times: a page a second, and room for it in each cell. Only
     * what comes is paged, so every page finds its phone, and 3,600 of them come in an hour.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void nobodyIsPagedForAHandover(String fidelity) {
        Written run = Written.run(
                """
                horizon: 2 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      core: {kind: amf, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {attach: [amf]}
                  cores:
                    c:
                      functions:
                        amf: {instances: core, messages_per_second: 1e6}
                        smf: {instances: core, messages_per_second: 1e6}
                        upf: {instances: core, messages_per_second: 1e6}
                        ausf: {instances: core, messages_per_second: 1e6}
                        udm: {instances: core, messages_per_second: 1e6}
                        udr: {instances: core, messages_per_second: 1e6}
                      paging: {area: 10, pages_per_second: 1}
                  devices:
                    phones:
                      core: c
                      places: {radio: {members: 1000, cells: 10}}
                      stages: {attach: {}}
                      contacts: {network-service-request: 3.6, xn-handover: 7.2, authentication: 3.6}
                campaign: {steps: {}}
                observe:
                  pages: {kpi: {core: c, what: pages}, at: 1 h}
                  paged: {kpi: {core: c, what: paging-success-rate}, at: 1 h}
                  failed: {contacts: {of: phones, procedure: xn-handover, what: failed}, at: 1 h}
                """
                        .formatted(fidelity),
                1,
                1);
        assertThat(run.mean("pages")).isCloseTo(3600, within(1e-6));
        assertThat(run.mean("paged")).isCloseTo(1, within(1e-9));
        assertThat(run.mean("failed")).isCloseTo(0, within(1e-6));
    }

    /** In two areas of five cells each of them pages half as often: all are reached. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void smallerAreasLeaveRoom(String fidelity) {
        assertThat(paged(fidelity, "paging: {area: 5, pages_per_second: 0.5}").mean("failed"))
                .isZero();
    }

    /**
     * Half of them are reached in two tries: 1 - (1 - p)^2 = 1/2, p = 0.2929, so 0.5 / 0.2929 = 1.7071 pages for each. The AMF receives 5 messages and does the
     * work of 0.7071 further pages, and of 1.7071 x 9 cells at 0.1 message; phones bring 1000 / 3600 messages of their own. It handles 100 in a second.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void pagesAreWorkForTheAmf(String fidelity) {
        Written run = paged(fidelity, "paging: {area: 10, pages_per_second: 0.5, tries: 2, work_per_cell: 0.1}");
        assertThat(run.mean("load")).isCloseTo((5 + 0.70711 + 1.53640 + 1000 / 3600.0) / 100, within(1e-5));
    }

    /**
     * An AMF of 100 messages a second, of which contacts may take 98, gets r contacts a second that come, with 5 messages each, and 1000 / 3600 that phones begin. Each message is let in with a chance a. Where
     * the answer to a page is not, its device is paged once more, which is a page and an answer besides for 1 - a of them: 98 = a (r (5 + 2 (1 - a)) + 1000 / 3600). With r = (196 - 1000 / 3600) / 6 a is 1/2, and 1/16 x (1 - 1/4) of them succeed; without
     * network timers a is 98 / (5 r + 1000 / 3600) = 0.5998, and a^5 do: more, as nobody is paged twice.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoseAnswerFindsNoRoomIsPagedAgainWhichIsWork(String fidelity) {
        double perHour = (196 - 1000 / 3600.0) / 6 * 3.6;
        String paging = "paging: {area: 10, tries: 2}";
        double once = 98 / (5 * perHour / 3.6 + 1000 / 3600.0);
        Written on = run(fidelity, paging + "\n      network_timers: {}", "shared", "", perHour);
        Written off = run(fidelity, paging, "shared", "", perHour);
        assertThat(on.mean("failed") / 1000 / perHour).isCloseTo(1 - 0.75 / 16, within(1e-6));
        assertThat(off.mean("failed") / 1000 / perHour).isCloseTo(1 - Math.pow(once, 5), within(1e-6));
    }

    /** Without a core that counts pages everything is as it was: 5 messages and a phone's own. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoDoesNotCountPagesIsNeverFullOfThem(String fidelity) {
        Written run = paged(fidelity, "headroom: 2");
        assertThat(run.mean("failed")).isZero();
        assertThat(run.mean("load")).isCloseTo((5 + 1000 / 3600.0) / 100, within(1e-9));
    }

    /**
     * An AMF that held the contexts of 500 phones is gone from 1 h on. Each begins something once an hour, and something comes for it once an hour. After an hour 500
     * exp(-1) have not found out; where what comes makes them register anew 500 exp(-2).
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whatComesForALostDeviceRestoresItOnlyWhereTheNetworkPagesIt(String fidelity) {
        String loss = "lost: {at: 1 h, effect: stop, targets: amf-1}";
        Written lost = run(fidelity, "paging: {area: 10}", "own", loss, 1);
        Written restored = run(fidelity, "paging: {area: 10, restores: true}", "own", loss, 1);
        assertThat(lost.mean("unaware")).isCloseTo(500 * Math.exp(-1), within(fidelity.equals("cohort") ? 1.0 : 25.0));
        assertThat(restored.mean("unaware"))
                .isCloseTo(500 * Math.exp(-2), within(fidelity.equals("cohort") ? 1.0 : 20.0));
    }
}
