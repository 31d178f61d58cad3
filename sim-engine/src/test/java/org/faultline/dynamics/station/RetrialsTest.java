package org.faultline.dynamics.station;

import org.junit.jupiter.api.Test;

/** Refused customers that come again, populations, and storms. Minutes stand for the unit of time. */
class RetrialsTest {

    private static final double MINUTE = 1.0 / 60;

    /** M/M/1/1 with retrials at load 0.5, theta 0.5: P(blocked) = rho, E[orbit] = rho^2 (1 + theta)/((1 - rho) theta) = 1.5, P(nobody) = 0.5^2. */
    @Test
    void aRefusedRequestComesAgain() {
        Expect.of(
                        "100 h",
                        """
                stations: {amf: {room: 1, service: exponential(1 min), retry: exponential(2 min)}}
                arrivals: {calls: {every: exponential(2 min), to: amf}}
                observe:
                  orbit: {customers: {of: amf, what: in-orbit}, take: time-average, after: 2 h}
                  blocked: {customers: {of: amf, what: rejected-first}, take: increase, after: 2 h}
                  all: {customers: {of: amf, what: arrivals}, take: increase, after: 2 h}
                  pBlocked: {ratio_of: [blocked, all]}
                  retries: {customers: {of: amf, what: retries}, take: increase, after: 2 h}
                  perRequest: {ratio_of: [retries, all]}
                  nobody: {customers: {of: amf, what: present}, share_of_time: {at_most: 0}, after: 2 h}
                  noOrbit: {customers: {of: amf, what: in-orbit}, share_of_time: {at_most: 0}, after: 2 h}
                """,
                        30)
                .mean("orbit", 1.5)
                .mean("pBlocked", 0.5)
                .mean("perRequest", 1.5)
                .mean("nobody", 0.25)
                .mean("noOrbit", 0.375);
    }

    /** M/M/5/5, lambda 6, theta 0.5, persistence 0.7: orbit 7.86138, blocked 0.548425, lost 0.280764, busy 4.31542 (level-dependent chain). */
    @Test
    void theLessPersistentGiveUp() {
        Expect.of(
                        "40 h",
                        """
                stations:
                  amf: {servers: 5, room: 5, service: exponential(1 min), retry: {after: exponential(2 min), persistence: 70 %}}
                arrivals: {calls: {every: exponential(10 s), to: amf}}
                observe:
                  orbit: {customers: {of: amf, what: in-orbit}, take: time-average, after: 1 h}
                  busy: {customers: {of: amf, what: busy}, take: time-average, after: 1 h}
                  gone: {customers: {of: amf, what: lost}, take: increase, after: 1 h}
                  all: {customers: {of: amf, what: arrivals}, take: increase, after: 1 h}
                  lost: {ratio_of: [gone, all]}
                """,
                        25)
                .mean("orbit", 7.86138043346)
                .mean("busy", 4.31541847854)
                .mean("lost", 0.280763586909);
    }

    /** 50 devices, idle 50 min, one server, back-off 1/0.3 min: E[busy] = 0.780475, E[orbit] = 10.1958 (finite chain). */
    @Test
    void aFinitePopulationRetries() {
        Expect.of(
                        "60 h",
                        """
                stations: {amf: {room: 1, service: exponential(1 min), retry: exponential(200 s)}}
                populations: {devices: {size: 50, rest: exponential(50 min), to: amf}}
                observe:
                  busy: {customers: {of: amf, what: busy}, take: time-average, after: 5 h}
                  orbit: {customers: {of: amf, what: in-orbit}, take: time-average, after: 5 h}
                  away: {members: {of: devices, state: unserved}, take: time-average, after: 5 h}
                """,
                        25)
                .mean("busy", 0.780474566955)
                .mean("orbit", 10.1957970853)
                .mean("away", 0.780474566955 + 10.1957970853);
    }

    /** Ten machines, mean life 10, one crew: 2.14582 down, 0.214582 all up, 0.785418 repairs a unit of time, 1.73208 waiting for the crew. */
    @Test
    void machinesWaitForTheirCrew() {
        Expect.of(
                        "60 h",
                        """
                stations: {crew: {service: exponential(1 min)}}
                populations: {sites: {size: 10, rest: exponential(10 min), to: crew}}
                observe:
                  down: {customers: {of: crew, what: in-system}, take: time-average, after: 2 h}
                  up: {members: {of: sites, state: at-rest, share: true}, take: time-average, after: 2 h}
                  allUp: {members: {of: sites, state: unserved}, share_of_time: {at_most: 0}, after: 2 h}
                  rate: {customers: {of: crew, what: completed}, take: rate, after: 2 h}
                  wait: {sample: {of: crew, number: wait, figure: mean, after: 2 h}}
                """,
                        30)
                .mean("down", 2.14582343107)
                .mean("up", 0.785417656893)
                .mean("allUp", 0.214582343107)
                .mean("rate", 60 * 0.785417656893)
                .mean("wait", 1.73207943855 * MINUTE);
    }

    /**
     * Fifty devices request at once at a single place with theta 0.5. With m left, the next is served 1/(m theta) + 1 later on average: all after 50
     * + 2 H(49) = 58.9584; 95 % when two are left, 5 earlier. The mean number of refusals is 661.5.
     */
    @Test
    void aStormDrains() {
        double all = 50;
        for (int m = 1; m < 50; m++) {
            all += 2.0 / m;
        }
        Expect.of(
                        "5 h",
                        """
                stations: {amf: {room: 1, service: exponential(1 min), retry: exponential(2 min)}}
                populations: {devices: {size: 50, start: request, to: amf}}
                observe:
                  done: {members: {of: devices, state: at-rest}, first: {at_least: 50}}
                  most: {members: {of: devices, state: at-rest, share: true}, first: {at_least: 95 %}}
                  refused: {customers: {of: amf, what: rejected}, take: final}
                """,
                        1000)
                .mean("done", all * MINUTE)
                .variance("done", 56.4989309345 * MINUTE * MINUTE)
                .mean("most", (all - 5) * MINUTE)
                .mean("refused", 661.5);
    }

    /** One hundred devices begin in back-off of mean 5, four servers, twenty places: all done after 35.2182 if they request at once (chain). */
    @Test
    void aStormWithAWaitingRoomDrainsFaster() {
        Expect.of(
                        "5 h",
                        """
                stations: {amf: {servers: 4, room: 20, service: exponential(1 min), retry: exponential(5 min)}}
                populations: {devices: {size: 100, start: request, to: amf}}
                observe:
                  done: {members: {of: devices, state: at-rest}, first: {at_least: 100}}
                  refused: {customers: {of: amf, what: rejected}, take: final}
                """,
                        500)
                .mean("done", 35.2181536582 * MINUTE)
                .mean("refused", 178.002446231);
    }

    /** From 50 customers and 0.5 a minute, a server of rate one is first idle after 50/(1 - 0.5) = 100. */
    @Test
    void aBacklogDrains() {
        Expect.of(
                        "20 h",
                        """
                stations: {desk: {service: exponential(1 min), initial: 50}}
                arrivals: {calls: {every: exponential(2 min), to: desk}}
                observe:
                  empty: {customers: {of: desk, what: in-system}, first: {at_most: 0}}
                """,
                        400)
                .mean("empty", 100 * MINUTE);
    }

    /**
     * A thousand devices request at once; sixty fit in, four are served at a time in 0.05 s, the others come back together 10 s later: 17 waves,
     * 940 + 880 + ... + 40 = 7840 refusals, the last 40 are done after 160 s + 10 x 0.05 s.
     */
    @Test
    void fixedBackOffMakesWaves() {
        Expect.of(
                        "5 min",
                        """
                stations: {amf: {servers: 4, room: 60, service: 50 ms, retry: 10 s}}
                populations: {devices: {size: 1000, start: request, to: amf}}
                observe:
                  waves: {sample: {of: amf, number: attempts, figure: greatest}}
                  refused: {customers: {of: amf, what: rejected}, take: final}
                  done: {members: {of: devices, state: at-rest}, first: {at_least: 1000}}
                """,
                        2)
                .exactly("waves", 17)
                .exactly("refused", 7840)
                .exactly("done", 160.5 / 3600);
    }

    /** With at most three attempts, two seconds doubling: refused at 0, 2 and 6 s, then lost. A bound of 3 s makes it 0, 2, 5. */
    @Test
    void backOffGrowsAndEnds() {
        Expect.of(
                        "5 min",
                        """
                stations:
                  closed: {room: 1, service: 1 h, initial: 1, retry: {after: 2 s, growth: 2, attempts: 3}}
                  bounded: {room: 1, service: 1 h, initial: 1, retry: {after: 2 s, growth: 2, longest: 3 s, attempts: 3}}
                arrivals:
                  a: {burst: {count: 1}, to: closed}
                  b: {burst: {count: 1}, to: bounded}
                observe:
                  gone: {customers: {of: closed, what: lost}, first: {at_least: 1}}
                  sooner: {customers: {of: bounded, what: lost}, first: {at_least: 1}}
                  attempts: {sample: {of: closed, number: attempts, figure: greatest}}
                """,
                        1)
                .exactly("gone", 6.0 / 3600)
                .exactly("sooner", 5.0 / 3600)
                .exactly("attempts", 3);
    }

    /**
     * Who lost patience after 10 s comes again after 5 s, if the station wants it so: attempts at 0, 15 and 30 s besides that of the customer
     * who was there. At 40 s the server becomes free and patience ends; the end of service was scheduled first, so it is served, until 80 s.
     */
    @Test
    void theImpatientMayComeAgain() {
        Expect.of(
                        "2 min",
                        """
                stations:
                  desk: {service: 40 s, initial: 1, patience: 10 s, retry: {after: 5 s, after_patience: true}}
                arrivals: {a: {burst: {count: 1}, to: desk}}
                observe:
                  attempts: {customers: {of: desk, what: attempts}, take: final}
                  served: {sample: {of: a, number: sojourn, figure: greatest}}
                  waits: {sample: {of: desk, number: wait, figure: count}}
                """,
                        1)
                .exactly("attempts", 4)
                .exactly("served", 80.0 / 3600)
                .exactly("waits", 4);
    }
}
