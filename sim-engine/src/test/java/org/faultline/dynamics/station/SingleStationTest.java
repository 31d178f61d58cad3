package org.faultline.dynamics.station;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One station against closed forms; the unit of time of the formulas is a minute here, written as such. */
class SingleStationTest {

    private static final double MINUTE = 1.0 / 60;

    /**
     * M/M/1 at load 0.5: L = rho/(1-rho) = 1, Lq = 0.5, W = 1/(mu-lambda) = 2, Wq = 1, variance of the number rho/(1-rho)^2 = 2, P(Wq > 5) =
     * 0.5 e^-2.5, 95 % of the sojourns below 2 ln 20, mean busy period 2 (Kleinrock, Queueing Systems I, 1975, chapter 3).
     */
    @Test
    void aSingleServerWithPoissonArrivals() {
        Expect.of(
                        "70 h",
                        """
                stations: {queue: {service: exponential(1 min)}}
                arrivals: {calls: {every: exponential(2 min), to: queue}}
                observe:
                  L: {customers: {of: queue, what: in-system}, take: time-average, after: 2 h}
                  Lq: {customers: {of: queue, what: waiting}, take: time-average, after: 2 h}
                  idle: {customers: {of: queue, what: busy}, share_of_time: {at_most: 0}, after: 2 h}
                  varN: {customers: {of: queue, what: in-system}, take: time-variance, after: 2 h}
                  W: {sample: {of: queue, number: sojourn, figure: mean, after: 2 h}}
                  Wq: {sample: {of: queue, number: wait, figure: mean, after: 2 h}}
                  tail: {sample: {of: queue, number: wait, share_above: 5 min, after: 2 h}}
                  p95: {sample: {of: queue, number: sojourn, quantile: 95 %, after: 2 h}}
                  busy: {customers: {of: queue, what: in-system}, mean_episode: {above: 0}}
                """,
                        60)
                .mean("L", 1)
                .mean("Lq", 0.5)
                .mean("idle", 0.5)
                .mean("varN", 2)
                .mean("W", 2 * MINUTE)
                .mean("Wq", MINUTE)
                .mean("tail", 0.5 * Math.exp(-2.5))
                .mean("p95", 2 * Math.log(20) * MINUTE)
                .mean("busy", 2 * MINUTE);
    }

    /**
     * An exponential service of mean m has the moments m, 2 m^2 and 6 m^3, whoever waits for it; a service of 3 min those of 3 exactly, also
     * of those who lose patience. In the last hour, both ends counted, come 61, one a minute.
     */
    @Test
    void whatCustomersBringIsKnownWhenTheyAreLetIn() {
        Expect.of(
                        "70 h",
                        """
                stations:
                  queue: {service: exponential(1 min)}
                  lean: {service: 3 min, patience: 1 min, discipline: preemptive}
                arrivals:
                  calls: {every: exponential(2 min), to: queue}
                  beats: {every: 1 min, to: lean}
                observe:
                  first: {sample: {of: queue, number: work, figure: mean}}
                  second: {sample: {of: queue, number: work, figure: second-moment}}
                  third: {sample: {of: queue, number: work, figure: third-moment}}
                  all: {sample: {of: lean, number: work, figure: count, after: 69 h}}
                  square: {sample: {of: lean, number: work, figure: second-moment}}
                  cube: {sample: {of: lean, number: work, figure: third-moment}}
                """,
                        40)
                .mean("first", MINUTE)
                .mean("second", 2 * MINUTE * MINUTE)
                .mean("third", 6 * MINUTE * MINUTE * MINUTE)
                .exactly("all", 61)
                .exactly("square", 9 * MINUTE * MINUTE)
                .exactly("cube", 27 * MINUTE * MINUTE * MINUTE);
    }

    /** The variance of a busy period of M/M/1 is (1+rho)/(mu^2 (1-rho)^3) = 1.25/0.421875 at load 0.25. */
    @Test
    void theVarianceOfBusyPeriods() {
        Expect.of(
                        "70 h",
                        """
                stations: {queue: {service: exponential(1 min)}}
                arrivals: {calls: {every: exponential(4 min), to: queue}}
                observe:
                  v: {customers: {of: queue, what: in-system}, variance_episode: {above: 0}}
                """,
                        100)
                .mean("v", 1.25 / 0.421875 * MINUTE * MINUTE);
    }

    /** M/M/1 from rest, lambda 0.8, mu 1: E N(5) = 1.46946 and P(N(5) = 0) = 0.348968 from Bessel functions; from ten with lambda 0.5: 7.50528. */
    @Test
    void theStartIsForgottenSlowly() {
        Expect.of(
                        "10 min",
                        """
                stations: {queue: {service: exponential(1 min)}, full: {service: exponential(1 min), initial: 10}}
                arrivals:
                  calls: {every: exponential(1.25 min), to: queue}
                  more: {every: exponential(2 min), to: full}
                observe:
                  n: {customers: {of: queue, what: in-system}, at: 5 min}
                  empty: {customers: {of: queue, what: in-system}, test: {at: 5 min, is: {at_most: 0}}}
                  m: {customers: {of: full, what: in-system}, at: 5 min}
                """,
                        4000)
                .mean("n", 1.46946082779)
                .mean("empty", 0.348967942941)
                .mean("m", 7.50527696096);
    }

    /** Erlang C for 10 servers and 8 erlangs: P(wait) = 0.40918, Wq = P(wait)/(c mu - lambda), Lq = lambda Wq. */
    @Test
    void tenServersShareALine() {
        Expect.of(
                        "30 h",
                        """
                stations: {pool: {servers: 10, service: exponential(1 min)}}
                arrivals: {calls: {every: exponential(7.5 s), to: pool}}
                observe:
                  wait: {sample: {of: pool, number: wait, share_above: 0 s, after: 1 h}}
                  Wq: {sample: {of: pool, number: wait, figure: mean, after: 1 h}}
                  tail: {sample: {of: pool, number: wait, share_above: 30 s, after: 1 h}}
                  Lq: {customers: {of: pool, what: waiting}, take: time-average, after: 1 h}
                """,
                        20)
                .mean("wait", 0.409180150796)
                .mean("Wq", 0.204590075398 * MINUTE)
                .mean("tail", 0.409180150796 * Math.exp(-1))
                .mean("Lq", 1.63672060319);
    }

    /** Erlang B for 5 channels and 3 erlangs is 0.110054, whatever the service law of mean one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exponential(1 min)",
                "1 min",
                "hyperexponential(0.5, 100 s, 20 s)",
                "lognormal-mean(1 min, 4)",
                "erlang(3, 1 min)",
                "gamma(0.4, 1 min)"
            })
    void whatIsLostDependsOnTheMeanServiceAlone(String law) {
        Expect.of(
                        "30 h",
                        """
                stations: {pool: {servers: 5, room: 5, service: "%s"}}
                arrivals: {calls: {every: exponential(20 s), to: pool}}
                observe:
                  lost: {customers: {of: pool, what: lost}, take: increase, after: 1 h}
                  all: {customers: {of: pool, what: arrivals}, take: increase, after: 1 h}
                  blocked: {ratio_of: [lost, all]}
                  carried: {customers: {of: pool, what: busy}, take: time-average, after: 1 h}
                """
                                .formatted(law),
                        25)
                .mean("blocked", 0.110054347826)
                .mean("carried", 3 * (1 - 0.110054347826));
    }

    /** M/M/3/10 with 2.5 erlangs: p_k ~ a^k/k! up to 3, then a^3/3! (a/3)^(k-3). */
    @Test
    void aBoundedRoomRefuses() {
        Expect.of(
                        "30 h",
                        """
                stations: {pool: {servers: 3, room: 10, service: exponential(1 min)}}
                arrivals: {calls: {every: exponential(24 s), to: pool}}
                observe:
                  lost: {customers: {of: pool, what: rejected}, take: increase, after: 1 h}
                  all: {customers: {of: pool, what: attempts}, take: increase, after: 1 h}
                  blocked: {ratio_of: [lost, all]}
                  L: {customers: {of: pool, what: in-system}, take: time-average, after: 1 h}
                  Wq: {sample: {of: pool, number: wait, figure: mean, after: 1 h}}
                """,
                        30)
                .mean("blocked", 0.0390400873981)
                .mean("L", 4.06142484849)
                .mean("Wq", 0.690569937507 * MINUTE);
    }

    /** Pollaczek and Khinchine: Wq = lambda E[S^2] / (2 (1 - rho)); mean service one, second moments of the laws by hand. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 min | 1",
                "erlang(2, 1 min) | 1.5",
                "uniform(0 min, 2 min) | 1.3333333333333333",
                "hyperexponential(0.5, 100 s, 20 s) | 2.888888888888889",
                "lognormal-mean(1 min, 0.5) | 1.5"
            })
    void waitingGrowsWithTheSecondMomentOfService(String law, double secondMoment) {
        double lambda = 0.6;
        double wait = lambda * secondMoment / (2 * (1 - lambda));
        Expect.of(
                        "70 h",
                        """
                stations: {queue: {service: "%s"}}
                arrivals: {calls: {every: exponential(100 s), to: queue}}
                observe:
                  Wq: {sample: {of: queue, number: wait, figure: mean, after: 2 h}}
                  L: {customers: {of: queue, what: in-system}, take: time-average, after: 2 h}
                """
                                .formatted(law),
                        30)
                .mean("Wq", wait * MINUTE)
                .mean("L", lambda + lambda * wait);
    }

    /** M/D/1 at load 0.5: p0 = 1/2, p1 = (e^0.5 - 1)/2, p2 = e^0.5 (e^0.5 - 1.5)/2 (Crommelin 1932). */
    @Test
    void theLineInFrontOfAConstantService() {
        double e = Math.exp(0.5);
        Expect.of(
                        "70 h",
                        """
                stations: {queue: {service: 1 min}}
                arrivals: {calls: {every: exponential(2 min), to: queue}}
                observe:
                  p0: {customers: {of: queue, what: in-system}, share_of_time: {at_most: 0}, after: 2 h}
                  to1: {customers: {of: queue, what: in-system}, share_of_time: {at_most: 1}, after: 2 h}
                  to2: {customers: {of: queue, what: in-system}, share_of_time: {at_most: 2}, after: 2 h}
                  p1: {difference_of: [to1, p0]}
                  p2: {difference_of: [to2, to1]}
                """,
                        30)
                .mean("p0", 0.5)
                .mean("p1", 0.5 * (e - 1))
                .mean("p2", 0.5 * e * (e - 1.5));
    }

    /**
     * G/M/1 at load 0.8: an arrival waits with the chance sigma, the root of sigma = A*(1 - sigma): 0.62863 for periodic and 0.73985 for Erlang-2
     * gaps. The server is busy for 0.8 of the time, so an arrival of a periodic stream does not see time averages, and one of a Poisson stream does.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"75 s | 0.628629796497", "erlang(2, 75 s) | 0.739852949126", "exponential(75 s) | 0.8"})
    @Tag("M07")
    void arrivalsThatAreNotPoissonSeeAnotherQueue(String gap, double sigma) {
        Expect expect = Expect.of(
                        "70 h",
                        """
                stations: {queue: {service: exponential(1 min)}}
                arrivals: {calls: {every: "%s", to: queue}}
                observe:
                  waits: {sample: {of: queue, number: wait, share_above: 0 s, after: 2 h}}
                  Wq: {sample: {of: queue, number: wait, figure: mean, after: 2 h}}
                  busy: {customers: {of: queue, what: busy}, take: time-average, after: 2 h}
                """
                                .formatted(gap),
                        30)
                .mean("waits", sigma)
                .mean("Wq", sigma / (1 - sigma) * MINUTE)
                .mean("busy", 0.8);
        if (sigma != 0.8) {
            expect.meanIsNot("waits", 0.8);
        }
    }

    /** M/G/infinity from empty: Poisson with mean lambda times the integral of the tail; exponential: 20 (1 - e^-1), uniform(0, 2): 20 (1 - 1/4) at 1. */
    @Test
    void aDelayHoldsEverybody() {
        Expect.of(
                        "3 min",
                        """
                stations:
                  memoryless: {servers: unlimited, service: exponential(1 min)}
                  bounded: {servers: unlimited, service: "uniform(0 min, 2 min)"}
                arrivals:
                  a: {every: exponential(3 s), to: memoryless}
                  b: {every: exponential(3 s), to: bounded}
                observe:
                  m: {customers: {of: memoryless, what: in-system}, at: 1 min}
                  u: {customers: {of: bounded, what: in-system}, at: 1 min}
                """,
                        2000)
                .mean("m", 20 * (1 - Math.exp(-1)))
                .variance("m", 20 * (1 - Math.exp(-1)))
                .mean("u", 15)
                .variance("u", 15);
    }

    /** A rate of 20 + 10 sin(t) per minute into an exponential delay of one minute, long after the start: 20 + 10 (sin t - cos t)/2. */
    @Test
    void aRateThatSwingsIsFollowedWithADelay() {
        double t = 12;
        double expected = 20 + 10 * (Math.sin(t) - Math.cos(t)) / 2;
        Expect.of(
                        "13 min",
                        """
                stations: {delay: {servers: unlimited, service: exponential(1 min)}}
                arrivals: {a: {wave: {mean_per_hour: 1200, swing_per_hour: 600, period: %.12f min}, to: delay}}
                observe:
                  n: {customers: {of: delay, what: in-system}, at: 12 min}
                """
                                .formatted(2 * Math.PI),
                        2000)
                .mean("n", expected)
                .variance("n", expected);
    }

    /** Rates of 60 and 240 an hour in turn, each for half an hour: 30 and 120 arrivals; on straight lines from 0 over 120 to 0: 60 in an hour. */
    @Test
    void aRateFromATableBringsItsIntegral() {
        Expect.of(
                        "2 h",
                        """
                stations: {delay: {servers: unlimited, service: 1 min}}
                arrivals:
                  steps: {rate: {per_hour: [60, 240], times: [0 h, 30 min], repeat_after: 1 h}, to: delay}
                  lines: {rate: {per_hour: [0, 120], times: [0 h, 30 min], between: lines, repeat_after: 1 h}, to: delay}
                observe:
                  first: {customers: {of: steps, what: arrivals}, at: 30 min}
                  all: {customers: {of: steps, what: arrivals}, take: final}
                  ramp: {customers: {of: lines, what: arrivals}, at: 30 min}
                  ramps: {customers: {of: lines, what: arrivals}, take: final}
                """,
                        500)
                .mean("first", 30)
                .variance("first", 30)
                .mean("all", 300)
                .mean("ramp", 30)
                .mean("ramps", 120);
    }

    /** M^X/M/1: L = rho (E[X^2] + E[X]) / (2 E[X] (1 - rho)): fives at load 0.5: 3; geometric of mean 4 (E[X^2] = 28) at 0.5: 4. */
    @Test
    void batchesWait() {
        Expect.of(
                        "200 h",
                        """
                stations: {fives: {service: exponential(1 min)}, geo: {service: exponential(1 min)}}
                arrivals:
                  a: {every: exponential(10 min), batch: 5, to: fives}
                  b: {every: exponential(8 min), batch: geometric(4), to: geo}
                observe:
                  L5: {customers: {of: fives, what: in-system}, take: time-average, after: 2 h}
                  Lg: {customers: {of: geo, what: in-system}, take: time-average, after: 2 h}
                  empty: {customers: {of: geo, what: in-system}, share_of_time: {at_most: 0}, after: 2 h}
                """,
                        30)
                .mean("L5", 3)
                .mean("Lg", 4)
                .mean("empty", 0.5);
    }

    /** Of a batch as many get in as fit: M^[5]/M/3/12 with 0.9 batches a minute refuses 0.388686 of all and holds 7.73152 (finite chain). */
    @Test
    void aBatchGetsInAsFarAsItFits() {
        Expect.of(
                        "40 h",
                        """
                stations: {pool: {servers: 3, room: 12, service: exponential(1 min)}}
                arrivals: {a: {every: exponential(66.666667 s), batch: 5, to: pool}}
                observe:
                  lost: {customers: {of: pool, what: lost}, take: increase, after: 1 h}
                  all: {customers: {of: pool, what: arrivals}, take: increase, after: 1 h}
                  refused: {ratio_of: [lost, all]}
                  L: {customers: {of: pool, what: in-system}, take: time-average, after: 1 h}
                """,
                        30)
                .mean("refused", 0.388686347623)
                .mean("L", 7.73152048794);
    }

    /** The same when a batch gets in whole or not at all: 0.412926 of all are refused and 6.26627 are there (finite chain of the same rates). */
    @Test
    void aBatchKeptWholeGetsInOrNot() {
        Expect.of(
                        "40 h",
                        """
                stations: {pool: {servers: 3, room: 12, service: exponential(1 min)}}
                arrivals: {a: {every: exponential(66.666667 s), batch: 5, acceptance: whole, to: pool}}
                observe:
                  lost: {customers: {of: pool, what: lost}, take: increase, after: 1 h}
                  all: {customers: {of: pool, what: arrivals}, take: increase, after: 1 h}
                  refused: {ratio_of: [lost, all]}
                  L: {customers: {of: pool, what: in-system}, take: time-average, after: 1 h}
                """,
                        30)
                .mean("refused", 0.412926206834)
                .mean("L", 6.26627439984);
    }

    /**
     * Three come at 1 h and three at 2 h to a station of one server and four places with a service of ten hours. Of the second three as many get
     * in as fit, one; kept whole, nobody does.
     */
    @Test
    void aBatchKeptWholeLeavesAPlaceFree() {
        Expect.of(
                        "2.5 h",
                        """
                stations: {a: {room: 4, service: 10 h}, b: {room: 4, service: 10 h}}
                arrivals:
                  divided: {every: 1 h, batch: 3, to: a}
                  whole: {every: 1 h, batch: 3, acceptance: whole, to: b}
                observe:
                  A: {customers: {of: a, what: in-system}, take: final}
                  B: {customers: {of: b, what: in-system}, take: final}
                """,
                        1)
                .exactly("A", 4)
                .exactly("B", 3);
    }

    /**
     * Two classes of 0.3 and 0.4 a minute, service one. Without interruption (Cobham 1954): Wq1 = R/(1 - 0.3) = 1, Wq2 = R/(0.7 x 0.3) =
     * 10/3 with R = 0.7. With interruption L1 = 0.3/0.7, W2 = (1/0.7) + 0.7/(0.7 x 0.3) = 4.7619, L2 = 0.4 W2 = 1.90476.
     */
    @Test
    void theUrgentGoFirst() {
        Expect.of(
                        "200 h",
                        """
                stations:
                  polite: {service: exponential(1 min), discipline: priority}
                  rude: {service: exponential(1 min), discipline: preemptive}
                arrivals:
                  p1: {every: exponential(200 s), to: polite, priority: 1}
                  p2: {every: exponential(150 s), to: polite, priority: 2}
                  r1: {every: exponential(200 s), to: rude, priority: 1}
                  r2: {every: exponential(150 s), to: rude, priority: 2}
                observe:
                  Wq1: {sample: {of: polite, number: wait, figure: mean, from: p1, after: 2 h}}
                  Wq2: {sample: {of: polite, number: wait, figure: mean, from: p2, after: 2 h}}
                  L1: {customers: {of: rude, what: in-system, from: r1}, take: time-average, after: 2 h}
                  L2: {customers: {of: rude, what: in-system, from: r2}, take: time-average, after: 2 h}
                """,
                        30)
                .mean("Wq1", MINUTE)
                .mean("Wq2", 10.0 / 3 * MINUTE)
                .mean("L1", 0.3 / 0.7)
                .mean("L2", 0.4 / 0.21 * 1.0);
    }

    /** Erlang A with 5 servers, 4 erlangs, patience of mean one: P(wait) = 0.371163, P(abandon) = 0.102576, Lq = 0.410304 (birth and death). */
    @Test
    void theImpatientLeave() {
        Expect.of(
                        "30 h",
                        """
                stations: {pool: {servers: 5, service: exponential(1 min), patience: exponential(1 min)}}
                arrivals: {calls: {every: exponential(15 s), to: pool}}
                observe:
                  wait: {sample: {of: pool, number: wait, share_above: 0 s, after: 1 h}}
                  gone: {customers: {of: pool, what: abandoned}, take: increase, after: 1 h}
                  all: {customers: {of: pool, what: arrivals}, take: increase, after: 1 h}
                  abandon: {ratio_of: [gone, all]}
                  Lq: {customers: {of: pool, what: waiting}, take: time-average, after: 1 h}
                """,
                        30)
                .mean("wait", 0.37116306482)
                .mean("abandon", 0.102576048608)
                .mean("Lq", 0.410304194433);
    }

    /** Who finds n customers stays away with the chance n/4: birth rates 1, 3/4, 1/2, 1/4, death rate 1: p ~ 1, 1, 3/4, 3/8, 3/32. */
    @Test
    void aLongLineScaresAway() {
        double total = 1 + 1 + 0.75 + 0.375 + 0.09375;
        double mean = (1 + 2 * 0.75 + 3 * 0.375 + 4 * 0.09375) / total;
        Expect.of(
                        "50 h",
                        """
                stations:
                  queue: {service: exponential(1 min), balking: {1: 25 %, 2: 50 %, 3: 75 %, 4: 100 %}}
                arrivals: {calls: {every: exponential(1 min), to: queue}}
                observe:
                  L: {customers: {of: queue, what: in-system}, take: time-average, after: 1 h}
                  empty: {customers: {of: queue, what: in-system}, share_of_time: {at_most: 0}, after: 1 h}
                """,
                        30)
                .mean("L", mean)
                .mean("empty", 1 / total);
    }

    /**
     * Of two servers one is kept free for handovers (guard channels: Hong and Rappaport, IEEE Trans. Vehicular Technology 35 (1986) 77-92). New calls and handovers
     * come at 1 each: births 2, 1, deaths 1, 2, p ~ 1, 2, 1. New calls stay away unless nobody is there, 3/4; of handovers 1/4 are refused.
     */
    @Test
    void serversAreKeptFreeForSome() {
        Expect.of(
                        "100 h",
                        """
                stations:
                  cell: {servers: 2, room: 2, service: exponential(1 min), balking: {0: 100 %}, balking_of: {fresh: {1: 100 %}, handed: {0: 0 %}}}
                arrivals:
                  fresh: {every: exponential(1 min), to: cell}
                  handed: {every: exponential(1 min), to: cell}
                observe:
                  fresh-gone: {customers: {of: cell, what: balked, from: fresh}, take: rate, after: 1 h}
                  fresh-lost: {customers: {of: cell, what: lost, from: fresh}, take: rate, after: 1 h}
                  away: {sum_of: [fresh-gone, fresh-lost]}
                  refused: {customers: {of: cell, what: lost, from: handed}, take: rate, after: 1 h}
                """,
                        60)
                .mean("away", 60 * 3.0 / 4)
                .mean("refused", 60 / 4.0);
    }

    /**
     * Patience of exactly 0.8 min in front of three servers: the wait that a caller would have has the density l p2 exp(-3 x + l min(x, 0.8)), l = 3.3
     * (Baccelli and Hebuterne 1981); 22.657365 % give up and 1.2618033 wait.
     */
    @Test
    void everybodyIsPatientForTheSameTime() {
        Expect.of(
                        "400 h",
                        """
                stations: {pool: {servers: 3, service: exponential(1 min), patience: 48 s}}
                arrivals: {calls: {every: exponential(0.30303030303 min), to: pool}}
                observe:
                  gone: {customers: {of: pool, what: abandoned}, take: rate, after: 4 h}
                  waiting: {customers: {of: pool, what: waiting}, take: time-average, after: 4 h}
                """,
                        20)
                .mean("gone", 44.861583)
                .mean("waiting", 1.2618033);
    }

    /**
     * Two servers, two classes at 0.6 and 0.8 a minute, C = Erlang's chance to wait at 1.4: polite, the first waits C / (2 (1 - 0.3)), the second C / (2 (1 - 0.3)(1 - 0.7))
     * (Kella and Yechiali 1985); rude, the first is alone in M/M/2, and both together are in M/M/2.
     */
    @Test
    void twoServersKnowWhoIsUrgent() {
        double erlang = 0.5764705882352942;
        Expect.of(
                        "400 h",
                        """
                stations:
                  polite: {servers: 2, service: exponential(1 min), discipline: priority}
                  rude: {servers: 2, service: exponential(1 min), discipline: preemptive}
                arrivals:
                  a: {every: exponential(100 s), to: polite, priority: 1}
                  b: {every: exponential(75 s), to: polite, priority: 2}
                  c: {every: exponential(100 s), to: rude, priority: 1}
                  d: {every: exponential(75 s), to: rude, priority: 2}
                observe:
                  first: {sample: {of: polite, number: wait, from: a, figure: mean, after: 4 h}}
                  second: {sample: {of: polite, number: wait, from: b, figure: mean, after: 4 h}}
                  urgent: {customers: {of: rude, what: in-system, from: c}, take: time-average, after: 4 h}
                  all: {customers: {of: rude, what: in-system}, take: time-average, after: 4 h}
                """,
                        20)
                .mean("first", erlang / (2 * 0.7) / 60)
                .mean("second", erlang / (2 * 0.7 * 0.3) / 60)
                .mean("urgent", 0.6 / (1 - 0.09))
                .mean("all", 1.4 / (1 - 0.49));
    }

    /** Work by a Pareto law of shape 1.5 between 0.2 and 20 min: moments by integration, the mean wait by Pollaczek and Khinchine at load 0.5. */
    @Test
    void fewGreatJobsMakeAllWait() {
        double mean = 3 * (Math.pow(0.2, -0.5) - Math.pow(20, -0.5)) / (Math.pow(0.2, -1.5) - Math.pow(20, -1.5));
        double square = 3 * (Math.pow(20, 0.5) - Math.pow(0.2, 0.5)) / (Math.pow(0.2, -1.5) - Math.pow(20, -1.5));
        Expect.of(
                        "1000 h",
                        """
                stations: {desk: {service: 'pareto(1.5, 0.2 min, 20 min)'}}
                arrivals: {calls: {every: exponential(%s min), to: desk}}
                observe: {wait: {sample: {of: desk, number: wait, figure: mean, after: 20 h}}}
                """
                                .formatted(2 * mean),
                        20)
                .mean("wait", square / (2 * mean) / 60);
    }

    /**
     * Two servers and room for four; of those that find two or three 30 or 60 % stay away, who finds it full or loses patience (1.5 min) tries again after 2 min with the chance
     * 0.6. The chain of the numbers there and in orbit: 1.8220001 there, 0.4743727 in orbit, 0.3371929 waiting.
     */
    @Test
    void someStayAwaySomeLosePatienceAndSomeComeBack() {
        Expect.of(
                        "400 h",
                        """
                stations:
                  pool:
                    servers: 2
                    room: 4
                    service: exponential(1 min)
                    balking: {2: 30 %, 3: 60 %}
                    patience: exponential(90 s)
                    retry: {after: exponential(2 min), persistence: 60 %, after_patience: true}
                arrivals: {calls: {every: exponential(0.454545454545 min), to: pool}}
                observe:
                  there: {customers: {of: pool, what: in-system}, take: time-average, after: 4 h}
                  orbit: {customers: {of: pool, what: in-orbit}, take: time-average, after: 4 h}
                  waiting: {customers: {of: pool, what: waiting}, take: time-average, after: 4 h}
                """,
                        20)
                .mean("there", 1.8220001)
                .mean("orbit", 0.47437268)
                .mean("waiting", 0.33719288);
    }
}
