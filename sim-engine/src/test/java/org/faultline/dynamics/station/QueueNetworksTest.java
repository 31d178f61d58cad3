package org.faultline.dynamics.station;

import org.faultline.radio.RandomAccessLoad;
import org.junit.jupiter.api.Test;

/** Several stations, forks, and stations on assets that fail. Minutes stand for the unit of time unless a test says otherwise. */
class QueueNetworksTest {

    private static final double MINUTE = 1.0 / 60;

    /**
     * An open Jackson network of three stations with feedback: throughputs lambda = gamma + P^T lambda = 0.659574, 0.531915, 0.544681; each station
     * is an M/M/1 of its own, and the whole sojourn is the sum of the means over 0.7.
     */
    @Test
    void stationsOfAnOpenNetworkAreQueuesOfTheirOwn() {
        Expect.of(
                        "70 h",
                        """
                stations:
                  one: {service: exponential(30 s), next: {two: 60 %, three: 20 %}}
                  two: {service: exponential(40 s), next: {one: 30 %, three: 40 %}}
                  three: {service: exponential(50 s), next: {two: 25 %}}
                arrivals:
                  a: {every: exponential(2 min), to: one}
                  b: {every: exponential(5 min), to: three}
                observe:
                  L1: {customers: {of: one, what: in-system}, take: time-average, after: 2 h}
                  L2: {customers: {of: two, what: in-system}, take: time-average, after: 2 h}
                  L3: {customers: {of: three, what: in-system}, take: time-average, after: 2 h}
                  X2: {customers: {of: two, what: completed}, take: rate, after: 2 h}
                  W: {sample: {of: [a, b], number: sojourn, figure: mean, after: 2 h}}
                """,
                        30)
                .mean("L1", 0.492063492063)
                .mean("L2", 0.549450549451)
                .mean("L3", 0.831168831169)
                .mean("X2", 60 * 0.531914893617)
                .mean("W", 2.67526124669 * MINUTE);
    }

    /** Twelve customers circle among three stations (Buzen 1973): L = 10.6271, 0.538352, 0.834546, throughput of the first 0.999968. */
    @Test
    void aClosedNetworkKeepsItsCustomers() {
        Expect.of(
                        "200 h",
                        """
                stations:
                  one: {service: exponential(1 min), initial: 12, next: {two: 70 %, three: 30 %}}
                  two: {service: exponential(30 s), next: {one: 60 %, three: 40 %}}
                  three: {servers: 2, service: exponential(75 s), next: one}
                observe:
                  L1: {customers: {of: one, what: in-system}, take: time-average, after: 10 h}
                  L2: {customers: {of: two, what: in-system}, take: time-average, after: 10 h}
                  L3: {customers: {of: three, what: in-system}, take: time-average, after: 10 h}
                  X1: {customers: {of: one, what: completed}, take: rate, after: 10 h}
                  all: {customers: {of: [one, two, three], what: in-system}, take: least}
                """,
                        25)
                .mean("L1", 10.6271020467)
                .mean("L2", 0.538352106288)
                .mean("L3", 0.83454584704)
                .mean("X1", 60 * 0.999967759295)
                .exactly("all", 12);
    }

    /** Two exponential servers at load 0.5 fed by a fork: mean response (12 - rho)/8 / (mu - lambda) = 2.875 (Flatto and Hahn 1984). */
    @Test
    void aForkWaitsForTheSlowerPart() {
        Expect.of(
                        "70 h",
                        """
                stations: {left: {service: exponential(1 min)}, right: {service: exponential(1 min)}}
                forks: {both: {parts: [left, right]}}
                arrivals: {calls: {every: exponential(2 min), to: both}}
                observe:
                  R: {sample: {of: both, number: sojourn, figure: mean, after: 2 h}}
                  all: {sample: {of: calls, number: sojourn, figure: mean, after: 2 h}}
                """,
                        30)
                .mean("R", 2.875 * MINUTE)
                .mean("all", 2.875 * MINUTE);
    }

    /** A part that is refused dooms the whole: left is closed by its first customer, so the second and third are lost when right is done. */
    @Test
    void aLostPartLosesTheCustomer() {
        Expect.of(
                        "1 h",
                        """
                stations: {left: {room: 1, service: 30 min}, right: {servers: 9, service: 1 min}, then: {service: 1 min}}
                forks: {both: {parts: [left, right], next: then}}
                arrivals: {calls: {burst: {count: 3}, to: both}}
                observe:
                  lost: {customers: {of: calls, what: lost}, take: final}
                  when: {customers: {of: calls, what: lost}, first: {at_least: 2}}
                  served: {sample: {of: calls, number: sojourn, outcome: served, figure: greatest}}
                """,
                        1)
                .exactly("lost", 2)
                .exactly("when", MINUTE)
                .exactly("served", 31 * MINUTE);
    }

    /**
     * A server on an asset that is stopped from 10 to 20 min; a job of 15 min begins at 0. Resumed it ends at 25 min, restarted at 35; lost, the one that
     * waits is served from 20 to 35 min. A line that is not kept is lost with the interrupted job at its head. Of arrivals every 6 min those at 12 and 18
     * min are refused.
     */
    @Test
    void anOutageOfTheHostStopsTheServer() {
        Expect.ofAll(
                        """
                horizon: 1 h
                network: {inline: {regions: {town: 1}, operators: {alpha: 100 %}, assets: {amf: {kind: amf, operator: alpha}}}}
                stations:
                  resumes: {service: 15 min, initial: 1, host: amf}
                  restarts: {service: 15 min, initial: 1, host: {asset: amf, work: restart}}
                  loses: {service: 15 min, initial: 2, host: {asset: amf, work: lose}}
                  forgets: {service: 15 min, initial: 3, host: {asset: amf, keeps_line: false}}
                  refuses: {service: 1 min, host: {asset: amf, admits: false}}
                arrivals: {calls: {every: 6 min, to: refuses}}
                campaign: {steps: {stop: {at: 10 min, effect: stop, targets: amf}}}
                response:
                  detection: {notice: 0 h}
                  crews: {field: {reach: on-site, size: 1, work: 10 min}}
                observe:
                  resumed: {customers: {of: resumes, what: in-system}, first: {at_most: 0}}
                  restarted: {customers: {of: restarts, what: in-system}, first: {at_most: 0}}
                  others: {customers: {of: loses, what: in-system}, first: {at_most: 0}}
                  dropped: {customers: {of: loses, what: dropped}, take: final}
                  forgotten: {customers: {of: forgets, what: dropped}, take: final}
                  refused: {customers: {of: refuses, what: rejected}, take: final}
                  running: {customers: {of: resumes, what: running}, take: integral}
                """,
                        1)
                .exactly("resumed", 25 * MINUTE)
                .exactly("restarted", 35 * MINUTE)
                .exactly("others", 35 * MINUTE)
                .exactly("dropped", 1)
                .exactly("forgotten", 3)
                .exactly("refused", 2)
                .exactly("running", 50 * MINUTE);
    }

    /** A pool of four on an asset that goes on at half its level: two go on, the last two to begin are interrupted. */
    @Test
    void aDegradedHostRunsSomeOfItsServers() {
        Expect.ofAll(
                        """
                horizon: 1 h
                network: {inline: {regions: {town: 1}, operators: {alpha: 100 %}, assets: {amf: {kind: amf, operator: alpha}}}}
                stations: {pool: {servers: 4, service: 20 min, initial: 4, host: amf}}
                campaign: {steps: {slow: {at: 10 min, effect: {degrade: 50 %}, targets: amf}}}
                observe:
                  two: {customers: {of: pool, what: completed}, first: {at_least: 2}}
                  four: {customers: {of: pool, what: completed}, first: {at_least: 4}}
                  waiting: {customers: {of: pool, what: waiting}, at: 15 min}
                """,
                        1)
                .exactly("two", 20 * MINUTE)
                .exactly("four", 30 * MINUTE)
                .exactly("waiting", 2);
    }

    /**
     * Ten devices and 54 preambles, one try: E[S] = 10 (53/54)^9, Var[S] = E[S] + 90 (53/54) (52/54)^8 - E[S]^2, and of the preambles 54 - 54 (53/54)^10 -
     * E[S] collide.
     */
    @Test
    void devicesChoosePreambles() {
        double q = 53.0 / 54;
        double success = 10 * Math.pow(q, 9);
        double pairs = 90 * q * Math.pow(52.0 / 54, 8);
        Expect.of(
                        "1 min",
                        """
                random_access: {rach: {preambles: 54, slot: 5 ms, back_off_slots: 1, transmissions: 1}}
                arrivals: {devices: {burst: {count: 10}, to: rach}}
                observe:
                  s: {customers: {of: rach, what: completed}, take: final}
                  c: {customers: {of: rach, what: collided}, take: final}
                """,
                        3000)
                .mean("s", success)
                .variance("s", success + pairs - success * success)
                .mean("c", 54 - 54 * Math.pow(q, 10) - success);
    }

    /** A thousand devices at once, back-off over 4 slots, ten tries: 11.0 % succeed (simulated elsewhere: 0.10990 and 0.11013, each +- 0.0002). */
    @Test
    void aBurstOfDevicesBlocksItself() {
        Expect.of(
                        "1 min",
                        """
                random_access: {rach: {preambles: 54, slot: 5 ms, back_off_slots: 4, transmissions: 10}}
                arrivals: {devices: {burst: {count: 1000}, to: rach}}
                observe:
                  s: {customers: {of: rach, what: completed}, take: final}
                  tries: {sample: {of: rach, number: attempts, outcome: unserved, figure: least}}
                """,
                        150)
                .mean("s", 110.0)
                .exactly("tries", 10);
    }

    /**
     * 5000 devices over 10 s as Beta(3, 4), power ramping, 15 grants a slot, back-off up to 20 ms: 3GPP TR 37.868 gives 1.56 preambles per device that
     * got in and a collision share of 0.45 % of 54 x 2000 preambles offered; its timing is only partly specified.
     */
    @Test
    void theReferenceCaseOfTheStandard() {
        Expect expect = Expect.of(
                "1 min",
                """
                random_access:
                  rach: {preambles: 54, slot: 5 ms, detection: ramping, grants: 15, answer: 8 ms, back_off: "uniform(0 ms, 20 ms)", transmissions: 10}
                arrivals: {devices: {burst: {count: 5000, spread: "beta(3, 4, 10 s)"}, to: rach}}
                observe:
                  tries: {sample: {of: rach, number: attempts, outcome: served, figure: mean}}
                  collided: {customers: {of: rach, what: collided}, at: 10 s}
                """,
                6);
        org.assertj.core.api.Assertions.assertThat(Expect.mean(expect.all("tries")))
                .isBetween(1.56 * 0.94, 1.56 * 1.06);
        org.assertj.core.api.Assertions.assertThat(Expect.mean(expect.all("collided")) / (54 * 2000))
                .isBetween(0.0045 * 0.8, 0.0045 * 1.2);
    }

    /**
     * A steady stream of 0.19, 0.5 and 1 device per preamble, one by one, against the closed form of {@link RandomAccessLoad}. The first ten
     * seconds, in which nobody has had time to give up at first, are left out. Band of the closed form for a back-off of up to 240 ms: 0.01.
     */
    @Test
    void aSteadyStreamOfDevicesGetsThroughAsTheClosedFormSays() {
        for (int perSecond : new int[] {2_000, 5_400, 10_800}) {
            Expect expect = Expect.of(
                    "1 min",
                    """
                    random_access: {rach: {preambles: 54, slot: 5 ms, back_off: "uniform(0 ms, 240 ms)", transmissions: 10}}
                    arrivals: {devices: {every: exponential(%s ms), to: rach}}
                    observe:
                      through: {customers: {of: rach, what: completed}, take: final}
                      lost: {customers: {of: rach, what: lost}, take: final}
                      through_before: {customers: {of: rach, what: completed}, at: 10 s}
                      lost_before: {customers: {of: rach, what: lost}, at: 10 s}
                    """
                            .formatted(1000.0 / perSecond),
                    1);
            double through = expect.all("through")[0] - expect.all("through_before")[0];
            double lost = expect.all("lost")[0] - expect.all("lost_before")[0];
            org.assertj.core.api.Assertions.assertThat(through / (through + lost))
                    .isCloseTo(
                            RandomAccessLoad.of(54, 200, 10).success(perSecond),
                            org.assertj.core.api.Assertions.within(0.01));
        }
    }

    /**
     * Twenty cells with batteries of 2 to 6 h and five devices each lose the grid for 4 h: half of the cells fall, 20 x 5 x 2^2 / (2 x 4) = 50 user-hours are lost.
     * Then everybody detached backs off (50 s on average) and registers at three servers of 10 s with eight places; who finds them full backs off again:
     * 30.04 refusals, all registered after 0.0787 h, 1.376 user-hours more (the chain of the storm mixed over the binomial number of cells).
     */
    @Test
    void anOutageBecomesAStorm() {
        StringBuilder assets = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            assets.append("      site-")
                    .append(i)
                    .append(
                            ": {kind: gnb, operator: alpha, tags: [site], needs: {power: {of: grid, autonomy: \"uniform(2 h, 6 h)\"}}}\n");
        }
        Expect.ofAll(
                        """
                horizon: 12 h
                network:
                  inline:
                    regions: {town: 100}
                    operators: {alpha: 100 %%}
                    assets:
                      grid: {kind: power-bus, operator: alpha}
                %s
                stations: {amf: {servers: 3, room: 8, service: exponential(10 s), retry: exponential(50 s)}}
                populations: {devices: {attached: {tag: site, members: 5}, to: amf, back_off: exponential(50 s)}}
                campaign: {steps: {blackout: {at: 1 h, effect: stop, targets: grid}}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 1, work: 4 h}}}
                observe:
                  down: {count: {of: {tag: site}, level: {at_most: 0}}, take: greatest}
                  without: {members: {of: devices, state: detached}, take: integral}
                  storm: {members: {of: devices, state: requesting}, take: integral}
                  back: {members: {of: devices, state: at-rest}, first: {at_least: 100}, after: 5 h}
                  refused: {customers: {of: amf, what: rejected}, take: final}
                """
                                .formatted(assets.toString()),
                        400)
                .mean("down", 10)
                .mean("without", 50)
                .mean("storm", 1.37600836956)
                .mean("back", 5 + 0.0787070869784)
                .mean("refused", 30.0395706119);
    }

    /** A device whose cell fails while its request waits, is served or backs off loses the request; what was being served is finished in vain. */
    @Test
    void aDetachedDeviceLosesItsRequest() {
        Expect.ofAll(
                        """
                horizon: 1 h
                network: {inline: {regions: {town: 1}, operators: {alpha: 100 %}, assets: {gnb: {kind: gnb, operator: alpha}}}}
                stations: {amf: {room: 2, service: 15 min, retry: 30 min}}
                populations: {devices: {attached: {id: gnb, members: 3}, start: request, to: amf}}
                campaign: {steps: {stop: {at: 10 min, effect: stop, targets: gnb}}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 1, work: 10 min}}}
                observe:
                  dropped: {customers: {of: amf, what: dropped}, take: final}
                  lost: {customers: {of: devices, what: lost}, take: final}
                  detached: {members: {of: devices, state: detached}, at: 15 min}
                  server: {customers: {of: amf, what: busy}, at: 14 min}
                  requests: {customers: {of: devices, what: arrivals}, take: final}
                  served: {members: {of: devices, state: at-rest}, take: final}
                """,
                        1)
                .exactly("dropped", 2)
                .exactly("lost", 3)
                .exactly("detached", 3)
                .exactly("server", 1)
                .exactly("requests", 6)
                .exactly("served", 2);
    }

    /** 2.4 servers are two. */
    @Test
    void aPartOfAServerDoesNotServe() {
        Expect.ofAll(
                        """
                horizon: 1 h
                network: {inline: {regions: {town: 1}, operators: {alpha: 100 %}, assets: {amf: {kind: amf, operator: alpha}}}}
                stations: {pool: {servers: 4, service: 40 min, initial: 4, host: amf}}
                campaign: {steps: {slow: {at: 10 min, effect: {degrade: 60 %}, targets: amf}}}
                observe:
                  running: {customers: {of: pool, what: running}, at: 15 min}
                  waiting: {customers: {of: pool, what: waiting}, at: 15 min}
                """,
                        1)
                .exactly("running", 2)
                .exactly("waiting", 2);
    }

    /**
     * One server of 1 min, then one of 3 min without a waiting place, three customers. The second is served at 2 and keeps its server until 4 min, when the first
     * has left; the third is served at 5 and waits until 7. The first server is taken for 7 min, nobody is refused, and the last is done at 10 min.
     */
    @Test
    void aServedCustomerKeepsItsServerUntilThereIsRoom() {
        Expect.of(
                        "1 h",
                        """
                stations: {one: {service: 1 min, waits_for_room: true, next: two}, two: {room: 1, service: 3 min}}
                arrivals: {calls: {burst: {count: 3}, to: one}}
                observe:
                  taken: {customers: {of: one, what: busy}, take: integral}
                  refused: {customers: {of: two, what: rejected}, take: final}
                  last: {customers: {of: two, what: completed}, first: {at_least: 3}}
                """,
                        1)
                .exactly("taken", 7 * MINUTE)
                .exactly("refused", 0)
                .exactly("last", 10 * MINUTE);
    }

    /** A first server that never lacks work and others of the same exponential speed without waiting places: 2/3 and 22/39 of that speed (Hunt 1956). */
    @Test
    void serversInARowHoldEachOtherUp() {
        Expect.of(
                        "400 h",
                        """
                stations:
                  a: {initial: 30000, service: exponential(1 min), waits_for_room: true, next: b}
                  b: {room: 1, service: exponential(1 min)}
                  c: {initial: 30000, service: exponential(1 min), waits_for_room: true, next: d}
                  d: {room: 1, service: exponential(1 min), waits_for_room: true, next: e}
                  e: {room: 1, service: exponential(1 min)}
                observe:
                  two: {customers: {of: b, what: completed}, take: rate, after: 10 h}
                  three: {customers: {of: e, what: completed}, take: rate, after: 10 h}
                """,
                        12)
                .mean("two", 60 * 2.0 / 3)
                .mean("three", 60 * 22.0 / 39);
    }

    /**
     * Calls at 0.8 a minute; two servers (0.6) with room for four hold what a single one (0.9) with room for two cannot take; one in five comes back and is lost where
     * there is no room. The chain of both numbers and of those held: 2.473985 and 1.365139 there, 1.669185 servers of the first taken.
     */
    @Test
    void aLineWithBlockingAndFeedback() {
        Expect.of(
                        "600 h",
                        """
                stations:
                  first: {servers: 2, room: 4, service: exponential(100 s), waits_for_room: true, next: second}
                  second: {room: 2, service: exponential(66.666667 s), next: {first: 20 %}}
                arrivals: {calls: {every: exponential(75 s), to: first}}
                observe:
                  L1: {customers: {of: first, what: in-system}, take: time-average, after: 10 h}
                  L2: {customers: {of: second, what: in-system}, take: time-average, after: 10 h}
                  taken: {customers: {of: first, what: busy}, take: time-average, after: 10 h}
                """,
                        20)
                .mean("L1", 2.4739849)
                .mean("L2", 1.365139)
                .mean("taken", 1.6691845);
    }

    /**
     * Three devices at a cell request at once: one is at the second server from 1 min on, one is held at the first from 2 min on, one waits. At 5 min the cell fails.
     * Both who wait go, and since they go at the same moment the third never gets the server of the second: it was taken for 5 min.
     */
    @Test
    void whoIsHeldAndLosesItsCellGivesItsServerBack() {
        Expect.ofAll(
                        """
                horizon: 1 h
                network: {inline: {regions: {town: 1}, assets: {cell: {kind: facility}}}}
                campaign: {steps: {cut: {at: 5 min, effect: stop, targets: cell}}}
                stations: {one: {service: 1 min, waits_for_room: true, next: two}, two: {room: 1, service: 10 min}}
                populations: {devices: {attached: {id: cell, members: 3}, start: request, to: one}}
                observe:
                  taken: {customers: {of: one, what: busy}, take: integral}
                  gone: {customers: {of: one, what: dropped}, take: final}
                """,
                        1)
                .exactly("taken", 5 * MINUTE)
                .exactly("gone", 2);
    }

    /** A server that never lacks work of 2 h and breaks at 0.2 an hour for 2 h, work then begins anew: (exp(0.2 x 2) - 1)(1/0.2 + 2) = 3.442773 h for each. */
    @Test
    void workThatBeginsAnewTakesExponentiallyLonger() {
        Expect.ofAll(
                        """
                horizon: 6000 h
                network: {inline: {regions: {town: 1}, assets: {host: {kind: facility}}}}
                failures: {breaks: {targets: host, after: exponential(5 h), repair: exponential(2 h)}}
                stations: {desk: {service: 2 h, initial: 1, next: desk, host: {asset: host, work: restart}}}
                observe: {done: {customers: {of: desk, what: completed}, take: rate, after: 100 h}}
                """,
                        40)
                .mean("done", 1 / ((Math.exp(0.4) - 1) * 7));
    }
}
