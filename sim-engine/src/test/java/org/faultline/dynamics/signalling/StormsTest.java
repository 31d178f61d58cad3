package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts, waits and recoveries that can be worked out by hand, for devices one by one and in cohorts. */
class StormsTest {

    private static final double SECOND = 1 / 3600.0;

    /** One function {@code f} of some speed, and a radio through which devices reach it. */
    private static String world(String fidelity, String function, String devices, String more) {
        return """
                horizon: 4 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      f-1: {kind: amf, operator: a}
                      f-2: {kind: amf, operator: a}
                      shown: {kind: capability}
                signalling:
                  fidelity: %s
                  procedures: {attach: [f], talk: [f, ue, f]}
                  cores: {c: {functions: {f: %s}, message_time: 5 ms, radio_time: 30 ms}}
                  devices: {phones: %s}
                observe:
                  served: {devices: {of: phones, state: served}, take: final}
                  trying: {devices: {of: phones, state: trying}, take: final}
                  tries: {attempts: {of: phones, stage: %s, what: attempts}, take: final}
                %s
                """
                .formatted(fidelity, function, devices, devices.contains("talk: {") ? "talk" : "attach", more);
    }

    /** The radio is gone from 1 h on for some time. */
    private static String gone(String asset, String time) {
        return "campaign: {steps: {cut: {at: 1 h, effect: stop, targets: " + asset + "}}}\n"
                + "response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 2, work: " + time
                + "}}}\n";
    }

    /**
     * Up 30 ms, work 100 ms, down 30 ms, up 30 ms, work 100 ms: 290 ms after the first try.
     */
    @Test
    void aLoneDeviceTakesTheTimeOfItsMessages() {
        Written run = Written.run(
                world(
                        "individual",
                        "{instances: f-1, messages_per_second: 10}",
                        "{core: c, start: register, returning: 1 s, places: {radio: 1}, stages: {talk: {home: f}}}",
                        "  done: {devices: {of: phones, state: served}, first: {at_least: 1}}"),
                1,
                1);
        assertThat(run.mean("done")).isCloseTo(1.29 * SECOND, within(1e-9));
    }

    /** A thousand at once, ten a second, and nobody gives up: half of them are in after 50 s, all after 100 s. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aCrowdIsServedAtTheSpeedOfTheFunction(String fidelity) {
        Written run = Written.run(
                world(
                        fidelity,
                        "{instances: f-1, messages_per_second: 10, queue: 1 h, timeout: 1 h}",
                        "{core: c, start: register, returning: 5 s, places: {radio: 1000}, stages: {attach: {home: f, answer: 1 h}}}",
                        """
                          half: {devices: {of: phones, state: served}, first: {at_least: 500}}
                          all: {devices: {of: phones, state: served}, first: {at_least: 999.5}}
                        """),
                1,
                1);
        assertThat(run.mean("half")).isCloseTo(55.03 * SECOND, within(1.5 * SECOND));
        assertThat(run.mean("all")).isCloseTo(105.03 * SECOND, within(2.5 * SECOND));
        assertThat(run.mean("tries")).isCloseTo(1000, within(1e-6));
    }

    /**
     * 300 at once, ten a second, room for 20 s, an answer awaited for 15 s, the next try 10 s later. Of the first wave 200 find room and 149
     * (30 ms go by on the way) have an answer in time; the other 151 try at 25 s, when the line is empty again: 149 are in time. The last two
     * try at 50 s. 300 + 151 + 2 attempts.
     */
    @Test
    void attemptsThatTimeOutAreWorkInVain() {
        Written run = Written.run(
                world(
                        "individual",
                        "{instances: f-1, messages_per_second: 10, queue: 20 s, timeout: 1 h}",
                        "{core: c, start: register, returning: 0 s, places: {radio: 300}, stages: {attach: {home: f}}}",
                        """
                          after-first: {devices: {of: phones, state: served}, at: 20 s}
                          after-second: {devices: {of: phones, state: served}, at: 45 s}
                          all: {devices: {of: phones, state: served}, first: {at_least: 300}}
                          arrived: {function: {core: c, name: f, what: arrived}, take: final}
                          lost: {function: {core: c, name: f, what: lost}, take: final}
                        """),
                1,
                1);
        assertThat(run.mean("after-first")).isEqualTo(149);
        assertThat(run.mean("after-second")).isEqualTo(298);
        assertThat(run.mean("tries")).isEqualTo(453);
        assertThat(run.mean("arrived")).isEqualTo(453);
        assertThat(run.mean("lost")).isEqualTo(100);
        assertThat(run.mean("all")).isCloseTo(50.23 * SECOND, within(1e-6));
    }

    /** Away for half of the periodic timer: half of them missed it and must register; the rest come back as they went. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoMissedThePeriodicTimerMustRegister(String fidelity) {
        Written run = Written.run(
                world(
                        fidelity,
                        "{instances: f-1, messages_per_second: 100000}",
                        "{core: c, periodic: 54 min, places: {radio: 10000}, stages: {attach: {home: f}}}",
                        "  away: {devices: {of: phones, state: away}, at: 80 min}\n" + gone("radio", "27 min")),
                1,
                1);
        assertThat(run.mean("away")).isEqualTo(10_000);
        assertThat(run.mean("served")).isCloseTo(10_000, within(1e-6));
        // binomial: standard deviation 50
        assertThat(run.mean("tries")).isCloseTo(5000, within(fidelity.equals("cohort") ? 1e-6 : 200.0));
    }

    /** All instances dead, contexts kept: a device finds out at its next update, six an hour, and does not come back: exp(-6 t). */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void withoutAnAnswerDevicesLeaveAtTheRateOfTheirUpdates(String fidelity) {
        Written run = Written.run(
                world(
                        fidelity,
                        "{instances: f-1, messages_per_second: 100000, failover: 0 s}",
                        "{core: c, places: {radio: {members: 20000, serves: {attach: shown}}}, stages: {attach: {home: f}},"
                                + " contacts: {attach: {per_hour: 6, again_from: attach}}}",
                        """
                          ten-minutes: {devices: {of: phones, state: served, share: true}, at: 70 min}
                          twenty-minutes: {devices: {of: phones, state: served, share: true}, at: 80 min}
                          through: {level: shown, at: 61 min}
                        """
                                + gone("f-1", "3 h")),
                1,
                1);
        assertThat(run.mean("ten-minutes")).isCloseTo(Math.exp(-1), within(0.005));
        assertThat(run.mean("twenty-minutes")).isCloseTo(Math.exp(-2), within(0.005));
        // nobody gets through, whether or not he knows it
        assertThat(run.mean("through")).isZero();
    }

    /** One of two instances dies with its contexts: half are unaware, and find out at a contact a minute. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void contextsDieWithTheirInstance(String fidelity) {
        Written run = Written.run(
                world(
                        fidelity,
                        "{instances: [f-1, f-2], messages_per_second: 100000, context: own, failover: 0 s}",
                        "{core: c, places: {radio: 20000}, stages: {attach: {home: f}}, contacts: {talk: 60}}",
                        """
                          at-once: {devices: {of: phones, state: unaware, share: true}, at: 60.0001 min}
                          a-minute: {devices: {of: phones, state: unaware, share: true}, at: 61 min}
                        """
                                + gone("f-2", "3 h")),
                1,
                1);
        assertThat(run.mean("at-once")).isCloseTo(0.5, within(0.015));
        assertThat(run.mean("a-minute")).isCloseTo(0.5 * Math.exp(-1), within(0.015));
        assertThat(run.mean("served")).isCloseTo(20_000, within(1e-6));
    }

    /** A refusal with a back-off of 15 to 30 min: nobody is lost, and nobody refused is in before a quarter of an hour has passed. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aBackOffClearsTheLine(String fidelity) {
        Written run = Written.run(
                world(
                                fidelity,
                                "{instances: f-1, messages_per_second: 20}",
                                "{core: c, start: register, returning: 0 s, places: {radio: 20000}, stages: {attach: {home: f}}}",
                                """
                                  soon: {devices: {of: phones, state: served}, at: 14 min}
                                  later: {devices: {of: phones, state: served}, at: 31 min}
                                """)
                        .replace("radio_time: 30 ms", "radio_time: 30 ms, controls: {congestion: {from: 60 %}}")
                        .replace("{f: {instances", "{amf: {instances")
                        .replace("attach: [f]", "attach: [amf]")
                        .replace("home: f", "home: amf"),
                1,
                1);
        // room of 2 s, filled to 60 %: 24 messages; a cohort also gets what drains in a tick
        assertThat(run.mean("soon")).isBetween(24.0, 45.0);
        assertThat(run.mean("later")).isCloseTo(20 * 15 * 60, within(1500.0));
        assertThat(run.mean("served")).isCloseTo(20_000, within(1e-6));
    }

    /** Whatever happens, a device is somewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void nobodyGetsLost(String fidelity) {
        Written run = Written.run(
                world(
                        fidelity,
                        "{instances: [f-1, f-2], messages_per_second: 30, context: own}",
                        "{core: c, places: {radio: 5000}, stages: {attach: {home: f}, talk: {home: f}},"
                                + " contacts: {attach: {per_hour: 3, again_from: attach}, talk: 20}}",
                        """
                          away: {devices: {of: phones, state: away}, at: 2.03 h}
                          served-then: {devices: {of: phones, state: served}, at: 2.03 h}
                          trying-then: {devices: {of: phones, state: trying}, at: 2.03 h}
                          unaware-then: {devices: {of: phones, state: unaware}, at: 2.03 h}
                          everybody: {sum_of: [away, served-then, trying-then, unaware-then]}
                        """
                                + gone("f-2", "90 min")
                                        .replace(
                                                "targets: f-2}",
                                                "targets: f-2}, dark: {at: 2 h, effect: {degrade: 30 %}, targets: radio}")),
                1,
                1);
        assertThat(run.mean("everybody")).isCloseTo(5000, within(1e-3));
        assertThat(run.mean("away")).isCloseTo(3500, within(150.0));
    }

    /**
     * 6,000 devices a second in one cell for ten seconds. Preambles are 5,400 a second; a cell that is flooded with that lets hardly anybody
     * through, ten cells let through all. Closed form: {@link org.faultline.radio.RandomAccessLoad}.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aFloodedCellLetsFewThrough(String fidelity) {
        String devices =
                "{core: c, start: register, returning: 'uniform(0 s, 10 s)', places: {radio: {members: 60000, cells: %d}},"
                        + " stages: {attach: {home: f, waits: [1 h]}}}";
        String more = "  soon: {devices: {of: phones, state: served, share: true}, at: 30 s}\n";
        String function = "{instances: f-1, messages_per_second: 1000000}";
        double one = Written.run(world(fidelity, function, devices.formatted(1), more), 1, 1)
                .mean("soon");
        double ten = Written.run(world(fidelity, function, devices.formatted(10), more), 1, 1)
                .mean("soon");
        double flooded = org.faultline.radio.RandomAccessLoad.of(54, 100, 10)
                .ofTheFlooded()
                .success(6000);
        assertThat(flooded).isLessThan(0.05);
        // the tick in which the flood begins is calm at first: a third of a second's devices get through
        assertThat(one).isCloseTo(flooded, within(0.05));
        assertThat(ten).isCloseTo(1, within(1e-9));
    }

    /**
     * One of two instances answers wrongly from 1 h on: its half of the devices finds out at a contact a minute, and is bound to it. It works in
     * vain until it is taken out at 2 h; then all come in.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoIsBoundToAnInstanceThatAnswersWronglyWaitsUntilItIsGone(String fidelity) {
        Written run = Written.run(
                world(
                        fidelity,
                        "{instances: [f-1, f-2], messages_per_second: 100000, wrong_below: 60 %, failover: 0 s}",
                        "{core: c, places: {radio: 20000}, stages: {attach: {home: f, waits: [1 min]}}, contacts: {talk: 60}}",
                        """
                          bound: {devices: {of: phones, state: unserved, share: true}, at: 115 min}
                          after: {devices: {of: phones, state: unserved, share: true}, at: 125 min}
                          in-vain: {attempts: {of: phones, stage: attach, what: attempts}, at: 2 h}
                          in-time: {attempts: {of: phones, stage: attach, what: successes}, at: 2 h}
                        campaign:
                          steps:
                            wrong: {at: 1 h, effect: {degrade: 50 %}, targets: f-2}
                            out: {at: 2 h, effect: stop, targets: f-2}
                        """),
                1,
                1);
        assertThat(run.mean("bound")).isCloseTo(0.5, within(0.015));
        assertThat(run.mean("after")).isCloseTo(0, within(1e-3));
        assertThat(run.mean("in-time")).isZero();
        // a minute on the mean until the first attempt, then one a minute and a moment: 59 to 60 in an hour
        assertThat(run.mean("in-vain") / 10_000).isCloseTo(59, within(2.0));
    }
}
