package org.faultline.dynamics.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.List;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.story.Written;
import org.faultline.threat.Effect;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Effects on traffic, on network functions, on time and on support, worked out by hand. */
class EffectsTest {

    private static final double SECOND = 1 / 3600.0;

    /*
     *  g1 - a -- hub -- upf       calls must arrive within 5 ms, otherwise half of them is worth nothing
     *  g2 - b ---/
     */
    private static final String TRAFFIC =
            """
            core-router hub,a,b
            upf upf
            gnb g1,g2
            upf -- hub
            hub -- a
            hub -- b
            g1 -- a
            g2 -- b
            flow calls g1,g2 to upf sends 10 class 0 within 5 else 50%
            flow data g1,g2 to upf sends 60 class 3
            """;

    @Test
    void whatIsDroppedOnTheWayDoesNotArrive() {
        Told told = Story.of(TRAFFIC)
                .hitBy(step("drop").at(1).has(new Effect.Drop(0.3), "b"))
                .told();
        assertThat(told.levels("data@g2")).isEqualTo("1h 0.7");
        assertThat(told.levels("data@g1")).isEmpty();
        assertThat(told.why("data@g2")).isEqualTo("drop STEP > b INTEGRITY > data@g2 LEVEL");
        assertThat(told.levels("b")).isEmpty();
    }

    /** 0.7 of it passes b, half of that the hub; the other way meets the hub alone. */
    @Test
    void lossesOnOneWayMultiply() {
        Told told = Story.of(TRAFFIC)
                .hitBy(
                        step("one").at(1).has(new Effect.Drop(0.3), "b"),
                        step("two").at(2).has(new Effect.Drop(0.5), "hub"))
                .told();
        assertThat(told.levels("data@g2")).isEqualTo("1h 0.7, 2h 0.35");
        assertThat(told.levels("data@g1")).isEqualTo("2h 0.5");
    }

    /** Of two losses at one router the heavier counts, and it ends with the cleaning: 3 h for notice and diagnosis. */
    @Test
    void ofTwoLossesAtOneRouterTheHeavierCounts() {
        Told told = Story.of(TRAFFIC)
                .hitBy(
                        step("one").at(1).has(new Effect.Drop(0.3), "b"),
                        step("two").at(2).has(new Effect.Drop(0.1), "b"))
                .answeredBy(noticedAfter(1).understoodAfter(2).chances(1, 0))
                .told();
        assertThat(told.levels("data@g2")).isEqualTo("1h 0.7, 4h 1");
    }

    /** 4 ms are within the bound, 4 ms at each of two routers are not. */
    @Test
    void delaysAddUpAndCountAgainstTheBound() {
        Told told = Story.of(TRAFFIC)
                .hitBy(
                        step("one").at(1).has(new Effect.Delay(4), "b"),
                        step("two").at(2).has(new Effect.Delay(4), "hub"))
                .told();
        assertThat(told.levels("calls@g2")).isEqualTo("2h 0.5");
        assertThat(told.levels("calls@g1")).isEmpty();
        assertThat(told.levels("data@g2")).isEmpty();
    }

    /** A detour of 20 ms that loses a tenth: half of nine tenths. */
    @Test
    void aDetourTakesLongerAndLoses() {
        Told told = Story.of(TRAFFIC)
                .hitBy(step("away").at(1).has(new Effect.Misroute(20, 0.1), "hub"))
                .answeredBy(noticedAfter(1).understoodAfter(1).chances(1, 0))
                .told();
        assertThat(told.levels("calls@g1")).isEqualTo("1h 0.45, 3h 1");
        assertThat(told.levels("data@g1")).isEqualTo("1h 0.9, 3h 1");
        assertThat(told.changes("hub", What.INTEGRITY)).isEqualTo("1h 2, 3h 0");
    }

    /** A detour is read: the ways of both sites lead over it. */
    @Test
    void aDetourExposes() {
        Told told = Story.of(
                        """
                        coverage-area area of acme
                        gnb mast of acme
                        cell c of acme cap 100 users 100 area area needs signalling all mast
                        core-router hub of acme
                        upf upf of acme
                        mast -- hub -- upf
                        """)
                .hitBy(step("away").at(1).has(new Effect.Misroute(20, 0), "hub"))
                .lasting(5)
                .told();
        assertThat(told.measure("subscriber-hours-exposed", "sees:content")).isCloseTo(400, within(1e-6));
    }

    /** The clock is wrong from 1 h on; the site holds over for 4 h and then goes on at 60 %; at 8 h the clock is right again. */
    @Test
    void aWrongClockIsHeldOverAsLongAsGatesSay() {
        Told told = Story.of(
                        """
                        timing-source clock
                        gnb mast needs timing all clock holds 4h refills 0h falls 60%
                        """)
                .hitBy(step("spoof").at(1).has(new Effect.Desynchronise(), "clock"))
                .answeredBy(noticedAfter(4).understoodAfter(3).chances(1, 0))
                .told();
        assertThat(told.levels("mast")).isEqualTo("5h 0.6, 8h 1");
        assertThat(told.events("clock", What.REPAIR)).isEmpty();
    }

    /** Both are hit at 5 h; what is stopped comes back from afar, what is wiped waits for a part that does not come. */
    @Test
    void withoutSupportNothingIsReplaced() {
        Told told = Story.of("facility a,b,c")
                .hitBy(
                        step("leave").at(1).has(new Effect.Withdraw(), "a", "b"),
                        step("wipe").at(5).wipes("a", "c"),
                        step("stop").at(5).stops("b"))
                .answeredBy(noticedAfter(0).onSite(3, 0, 2))
                .told();
        assertThat(told.levels("a")).isEqualTo("5h 0");
        assertThat(told.levels("b")).isEqualTo("5h 0, 7h 1");
        assertThat(told.levels("c")).isEqualTo("5h 0, 7h 1");
        assertThat(told.changes("b", What.INTEGRITY)).startsWith("5h 2");
    }

    /** One part is in stock, and orders take an hour: a has the part; b's supplier delivers none, c's does, at 6 h. */
    @Test
    void withoutSupportPartsInStockAreUsedUp() {
        Told told = Story.of("facility a,b,c")
                .hitBy(
                        step("leave").at(1).has(new Effect.Withdraw(), "a", "b"),
                        step("wipe").at(5).wipes("a", "b", "c"))
                .answeredBy(noticedAfter(0).onSite(3, 0, 2).spares(1, 1, 24))
                .told();
        assertThat(told.levels("a")).isEqualTo("5h 0, 7h 1");
        assertThat(told.levels("b")).isEqualTo("5h 0");
        assertThat(told.levels("c")).isEqualTo("5h 0, 8h 1");
    }

    @Test
    void withoutSupportNoPatchTakesHold() {
        Told told = Story.of("facility a,b")
                .hitBy(
                        step("leave").at(1).has(new Effect.Withdraw(), "a"),
                        step("patch").at(2).has(new Effect.Patch(List.of("stop")), "a", "b"),
                        step("stop").at(3).stops("a", "b"))
                .told();
        assertThat(told.levels("a")).isEqualTo("3h 0");
        assertThat(told.levels("b")).isEmpty();
    }

    private static String core(String fidelity, String devices, String campaign, String observe) {
        return """
                horizon: 4 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      f-1: {kind: amf, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {attach: [f]}
                  cores: {c: {functions: {f: {instances: f-1, messages_per_second: %s, queue: 1 h, timeout: 1 h}}, message_time: 5 ms, radio_time: 30 ms}}
                  devices: {phones: %s}
                observe:
                  tries: {attempts: {of: phones, stage: attach, what: attempts}, take: final}
                %s
                campaign: {steps: {%s}}
                """
                .formatted(fidelity, devices.contains("register") ? "10" : "100000", devices, observe, campaign);
    }

    /** Half of ten messages a second is left for 1,000 devices: half are in after 100 s, all after 200 s, not 50 s and 100 s. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aFloodTakesPartOfTheSpeed(String fidelity) {
        Written run = Written.run(
                core(
                        fidelity,
                        "{core: c, start: register, returning: 5 s, places: {radio: 1000}, stages: {attach: {home: f, answer: 1 h}}}",
                        "flood: {at: 0 h, effect: {flood: 5}, targets: f-1}",
                        """
                          half: {devices: {of: phones, state: served}, first: {at_least: 500}}
                          all: {devices: {of: phones, state: served}, first: {at_least: 999.5}}
                        """),
                1,
                1);
        assertThat(run.mean("half")).isCloseTo(105 * SECOND, within(3 * SECOND));
        assertThat(run.mean("all")).isCloseTo(205 * SECOND, within(5 * SECOND));
    }

    /** At 1 h everybody is thrown out and learns of it with the next contact, six an hour: exp(-1) still out after 10 min. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoIsThrownOutRegistersAnew(String fidelity) {
        Written run = Written.run(
                core(
                        fidelity,
                        "{core: c, places: {radio: 20000}, stages: {attach: {home: f}}, contacts: {attach: {per_hour: 6, again_from: attach}}}",
                        "out: {at: 1 h, effect: deregister, targets: f-1}",
                        """
                          before: {devices: {of: phones, state: served, share: true}, at: 59 min}
                          ten-minutes: {devices: {of: phones, state: served, share: true}, at: 70 min}
                          end: {devices: {of: phones, state: served, share: true}, take: final}
                        """),
                1,
                1);
        assertThat(run.mean("before")).isEqualTo(1);
        assertThat(run.mean("ten-minutes")).isCloseTo(1 - Math.exp(-1), within(0.01));
        assertThat(run.mean("end")).isCloseTo(1, within(1e-3));
        assertThat(run.mean("tries")).isCloseTo(20_000, within(20.0));
    }
}
