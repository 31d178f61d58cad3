package org.faultline.dynamics.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that serve all at once, and servers that are switched off when nobody is there, against closed forms and by hand. */
class SharedServersTest {

    private static final double MINUTE = 1.0 / 60;

    /**
     * However the work is spread, the number at one server that all share is geometric and the mean sojourn E S / (1 - rho) (Kleinrock, Queueing
     * Systems II, 1976, 4.4): at load 0.6 an L of 1.5 with variance 0.6 / 0.16, at load 0.8 one of 4 with variance 0.8 / 0.04. First come, first served,
     * they would depend on the law.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 min; 0.6",
                "exponential(1 min); 0.6",
                "\"hyperexponential(0.2, 3 min, 0.5 min)\"; 0.6",
                "\"erlang(3, 1 min)\"; 0.8"
            })
    void theSpreadOfTheWorkDoesNotMatter(String work, double load) {
        Expect.of(
                        "150 h",
                        """
                stations: {queue: {discipline: sharing, service: %s}}
                arrivals: {calls: {every: exponential(%s min), to: queue}}
                observe:
                  L: {customers: {of: queue, what: in-system}, take: time-average, after: 10 h}
                  varN: {customers: {of: queue, what: in-system}, take: time-variance, after: 10 h}
                  idle: {customers: {of: queue, what: busy}, share_of_time: {at_most: 0}, after: 10 h}
                  W: {sample: {of: queue, number: sojourn, figure: mean, after: 10 h}}
                """
                                .formatted(work, 1 / load),
                        60)
                .mean("L", load / (1 - load))
                .mean("varN", load / (1 - load) / (1 - load))
                .mean("idle", 1 - load)
                .mean("W", MINUTE / (1 - load));
    }

    /** Exponential work at load rho: the variance of the sojourns is (2 + rho) / (2 - rho) times (E S / (1 - rho))^2 (Coffman, Muntz and Trotter 1970). */
    @ParameterizedTest
    @CsvSource({"0.4", "0.7"})
    void sojournsVaryMoreThanInALine(double load) {
        double mean = MINUTE / (1 - load);
        Expect.of(
                        "400 h",
                        """
                stations: {queue: {discipline: sharing, service: exponential(1 min)}}
                arrivals: {calls: {every: exponential(%s min), to: queue}}
                observe:
                  v: {sample: {of: queue, number: sojourn, figure: variance, after: 10 h}}
                """
                                .formatted(1 / load),
                        60)
                .mean("v", (2 + load) / (2 - load) * mean * mean);
    }

    /**
     * Three servers, 2 erlangs: the number is that of three servers with a line, P(wait) = (8/6 x 3) / (1 + 2 + 2 + 4) = 4/9, L = 2 + 4/9 x 2 = 26/9, whatever the law.
     * With room for 4 the weights are 1, 2, 2, 4/3, 8/9: full for 8/65 of the time.
     */
    @Test
    void manyServersAreSharedAsOne() {
        Expect.of(
                        "100 h",
                        """
                stations:
                  queue: {servers: 3, discipline: sharing, service: 1 min}
                  small: {servers: 3, room: 4, discipline: sharing, service: "erlang(2, 1 min)"}
                arrivals:
                  calls: {every: exponential(0.5 min), to: queue}
                  more: {every: exponential(0.5 min), to: small}
                observe:
                  L: {customers: {of: queue, what: in-system}, take: time-average, after: 2 h}
                  full: {customers: {of: small, what: in-system}, share_of_time: {at_least: 4}, after: 2 h}
                """,
                        60)
                .mean("L", 26.0 / 9)
                .mean("full", 8.0 / 65);
    }

    private static Written byHand(String station, String rest) {
        return Written.run(
                """
                horizon: 30 min
                network:
                  inline:
                    regions: {here: 1}
                    assets: {host: {kind: facility}}
                stations: {queue: {discipline: sharing, service: 4 min%s}}
                arrivals: {first: {burst: {count: 1}, to: queue}, second: {burst: {count: 1, at: 2 min}, to: queue}}
                observe:
                  n-5: {customers: {of: queue, what: busy}, at: 5.5 min}
                  one: {sample: {of: first, number: sojourn, figure: mean}}
                  two: {sample: {of: second, number: sojourn, figure: mean}}
                  empty: {customers: {of: queue, what: in-system}, first: {at_most: 0}, after: 3 min}
                %s
                """
                        .formatted(station, rest),
                1,
                1);
    }

    /** Work of 4 min each, from 0 and from 2 min on. At 2 the first has 2 left, which takes 4 at half the speed: out at 6. The second then has 2 left: out at 8. */
    @Test
    void whoComesTakesHalfTheServer() {
        Written run = byHand("", "");

        assertThat(run.mean("n-5")).isEqualTo(2);
        assertThat(run.mean("one")).isCloseTo(6 * MINUTE, within(1e-9));
        assertThat(run.mean("two")).isCloseTo(6 * MINUTE, within(1e-9));
        assertThat(run.mean("empty")).isCloseTo(8 * MINUTE, within(1e-9));
    }

    /**
     * Nobody was there, so that the server needs 1 min first: the first has 3 left at 2 and is out at 8, the second has 1 left then and is out at 9. Had
     * the set-up begun only with service, or been needed again at 8, it would be 10.
     */
    @Test
    void serversThatWereOffAreSetUpOnce() {
        Written run = byHand(", set_up: 1 min", "");

        assertThat(run.mean("one")).isCloseTo(8 * MINUTE, within(1e-9));
        assertThat(run.mean("empty")).isCloseTo(9 * MINUTE, within(1e-9));
    }

    /** The host works at half from 4 to 8 min: each has got 1 of 4 in the 2 min before, then a quarter of a server each: 1 in 4 min. */
    @ParameterizedTest
    @CsvSource({
        // at 4 the first has 1 left: out at 8; the second has 3 - 1 = 2 left: out at 10
        "'{degrade: 50 %}', '', 8, 10",
        // stopped from 4 to 8: the first has 1 left: 2 at half the speed, out at 10; the second has 2 left: out at 12
        "stop, '', 10, 12",
        // all begins anew at 8: 4 left each, out at 16, both at once
        "stop, 'work: restart', 16, 16",
    })
    void theHostSlowsDownAllAtOnce(String effect, String work, double first, double last) {
        Written run = byHand(
                ", host: {asset: host%s}".formatted(work.isEmpty() ? "" : ", " + work),
                """
                failures: {fault: {targets: host, at: 4 min, repair: 4 min, effect: %s}}
                """
                        .formatted(effect));

        assertThat(run.mean("one")).isCloseTo(first * MINUTE, within(1e-9));
        assertThat(run.mean("empty")).isCloseTo(last * MINUTE, within(1e-9));
    }

    /**
     * Two are served at 1.5 together. Of work of 4 min each the first has 2 left at 2, at 0.75 out at 4 2/3; the second has 2 left then, alone: out at 6 2/3. With
     * the host at half from 4 to 8 the first has 0.5 left at 4, at 0.375 out at 5 1/3; the second 2, of which it gets 1 1/3 up to 8: out at 8 2/3.
     */
    @Test
    void speedsFollowHowManyAreThere() {
        String speeds = ", speeds: {1: 1, 2: 1.5}";
        Written run = byHand(speeds, "");
        Written slow = byHand(
                speeds + ", host: host",
                "failures: {fault: {targets: host, at: 4 min, repair: 4 min, effect: {degrade: 50 %}}}");

        assertThat(run.mean("one")).isCloseTo((4 + 2.0 / 3) * MINUTE, within(1e-9));
        assertThat(run.mean("empty")).isCloseTo((6 + 2.0 / 3) * MINUTE, within(1e-9));
        assertThat(slow.mean("one")).isCloseTo((5 + 1.0 / 3) * MINUTE, within(1e-9));
        assertThat(slow.mean("empty")).isCloseTo((8 + 2.0 / 3) * MINUTE, within(1e-9));
    }

    /** A first entry of two: one alone stands still until the second comes at 2; both get half a server: out at 10, together. */
    @Test
    void belowTheFirstSpeedNobodyIsServed() {
        assertThat(byHand(", speeds: {2: 1}", "").mean("empty")).isCloseTo(10 * MINUTE, within(1e-9));
    }

    /**
     * Arrivals at 1, room for 6, death rates 1, 1, 2, 2, 0.5, 0.5: the weights are 1, 1, 1, 1/2, 1/4, 1/2, 1, in all 21/4, whatever the law of the work (Kelly,
     * Reversibility and stochastic networks, 1979, 3.3): L = 14 / (21/4) = 8/3, full for 4/21 of the time.
     */
    @ParameterizedTest
    @CsvSource({"exponential(1 min)", "'erlang(3, 1 min)'", "'hyperexponential(0.2, 3 min, 0.5 min)'"})
    void speedsByNumberMakeAnyBirthAndDeathChain(String work) {
        Expect.of(
                        "100 h",
                        """
                stations: {queue: {discipline: sharing, room: 6, service: "%s", speeds: {1: 1, 3: 2, 5: 0.5}}}
                arrivals: {calls: {every: exponential(1 min), to: queue}}
                observe:
                  L: {customers: {of: queue, what: in-system}, take: time-average, after: 2 h}
                  full: {customers: {of: queue, what: in-system}, share_of_time: {at_least: 6}, after: 2 h}
                """
                                .formatted(work),
                        60)
                .mean("L", 8.0 / 3)
                .mean("full", 4.0 / 21);
    }

    @Test
    void aHostThatFallsMayLoseAllWhoAreServed() {
        Written run = byHand(
                ", host: {asset: host, work: lose}",
                """
                  lost: {customers: {of: queue, what: dropped}, take: final}
                failures: {fault: {targets: host, at: 4 min, repair: 4 min}}
                """);

        assertThat(run.mean("lost")).isEqualTo(2);
        assertThat(run.mean("empty")).isCloseTo(4 * MINUTE, within(1e-9));
    }

    /**
     * One server that is switched off when nobody is there, set-up D (Welch, Operations Research 12 (1964) 736-752): Wq = lambda E S^2 / (2 (1 - rho)) + (2 E D +
     * lambda E D^2) / (2 (1 + lambda E D)).
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // work mean and mean square, set-up mean and mean square, in minutes
                "exponential(1 min); 2; 0.5; exponential(2 min); 2; 8",
                "1 min; 1; 0.7; 3 min; 3; 9",
                "exponential(1 min); 2; 0.3; \"uniform(0 min, 6 min)\"; 3; 12"
            })
    void aServerThatIsSwitchedOffMakesItsNextCustomersWait(
            String work, double square, double load, String setUp, double d, double d2) {
        double wait = load * square / (2 * (1 - load)) + (2 * d + load * d2) / (2 * (1 + load * d));
        Expect.of(
                        "200 h",
                        """
                stations: {queue: {service: %s, set_up: %s}}
                arrivals: {calls: {every: exponential(%s min), to: queue}}
                observe:
                  Wq: {sample: {of: queue, number: wait, figure: mean, after: 10 h}}
                  on: {customers: {of: queue, what: running}, take: time-average, after: 10 h}
                """
                                .formatted(work, setUp, 1 / load),
                        60)
                .mean("Wq", wait * MINUTE)
                .mean("on", load);
    }

    /** Exponential work: the number there is the same whether they share the server or stand in line, L = lambda (Wq + 1). */
    @Test
    void thoseWhoShareAServerWaitForItsSetUpTogether() {
        double wait = 0.5 * 2 / (2 * 0.5) + (2 * 2 + 0.5 * 8) / (2 * (1 + 0.5 * 2));
        Expect.of(
                        "200 h",
                        """
                stations: {queue: {discipline: sharing, service: exponential(1 min), set_up: exponential(2 min)}}
                arrivals: {calls: {every: exponential(2 min), to: queue}}
                observe:
                  L: {customers: {of: queue, what: in-system}, take: time-average, after: 10 h}
                """,
                        60)
                .mean("L", 0.5 * (wait + 1));
    }

    /** A station without servers serves nobody, one without room refuses all, and of a burst of nobody nobody comes. */
    @Test
    void nothingIsANumberToo() {
        Written run = Written.run(
                """
                horizon: 1 h
                network: {inline: {regions: {here: 1}}}
                stations:
                  shut: {servers: 0, service: 1 min}
                  none: {servers: 0, room: 0, service: 1 min}
                  even: {servers: 0, discipline: sharing, service: 1 min}
                arrivals:
                  a: {every: 10 min, to: shut}
                  b: {every: 10 min, to: none}
                  c: {every: 10 min, to: even}
                  d: {burst: {count: 0}, to: shut}
                observe:
                  waiting: {customers: {of: shut, what: waiting}, take: final}
                  lost: {customers: {of: none, what: lost}, take: final}
                  stuck: {customers: {of: even, what: in-system}, take: final}
                  nobody: {customers: {of: d, what: arrivals}, take: final}
                """,
                1,
                1);

        assertThat(run.mean("waiting")).isEqualTo(6);
        assertThat(run.mean("lost")).isEqualTo(6);
        assertThat(run.mean("stuck")).isEqualTo(6);
        assertThat(run.mean("nobody")).isEqualTo(0);
    }
}
