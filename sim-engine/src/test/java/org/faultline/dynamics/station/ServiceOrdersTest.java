package org.faultline.dynamics.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/** Who of those who wait is served next, how many servers it takes, and who is served with it: against closed forms and by hand. */
class ServiceOrdersTest {

    private static final double MINUTE = 1.0 / 60;

    /**
     * M/M/1 at load 0.6, one customer a minute of work: whoever is next, the mean wait is 0.6 / 0.4 = 1.5 min, and its second moment that of first come, first
     * served, 2 x 0.6 / 0.16 = 7.5, over 1 - 0.3 in random order (L. Takacs, Oper. Res. 11 (1963) 84-97) and over 1 - 0.6 if the last is the first (J. F. C. Kingman, Proc. Camb.
     * Phil. Soc. 58 (1962) 163-164).
     */
    @Test
    void theMeanWaitIsTheSameAndItsSpreadIsNot() {
        expectSpread("fifo", 1);
        expectSpread("random", 0.7);
        expectSpread("lifo", 0.4);
    }

    private static void expectSpread(String discipline, double divisor) {
        Expect.of(
                        "400 h",
                        """
                stations: {queue: {discipline: %s, service: exponential(1 min)}}
                arrivals: {calls: {every: exponential(100 s), to: queue}}
                observe:
                  W: {sample: {of: queue, number: wait, figure: mean, after: 10 h}}
                  v: {sample: {of: queue, number: wait, figure: variance, after: 10 h}}
                """
                                .formatted(discipline),
                        80)
                .mean("W", 1.5 * MINUTE)
                .mean("v", (7.5 / divisor - 2.25) * MINUTE * MINUTE);
    }

    /** The least work first, M/M/1 at load 0.8: the integral of W0 / (1 - load of those with less work)^2 over all works (T. E. Phipps, Oper. Res. 4 (1956) 76-85). */
    @Test
    void theLeastWorkFirstWaitsLess() {
        int steps = 200_000;
        double width = 40.0 / steps;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double work = (i + 0.5) * width;
            double less = 0.8 * (1 - Math.exp(-work) * (1 + work));
            sum += 0.8 / (1 - less) / (1 - less) * Math.exp(-work) * width;
        }
        Expect.of(
                        "400 h",
                        """
                stations: {queue: {discipline: shortest, service: exponential(1 min)}}
                arrivals: {calls: {every: exponential(75 s), to: queue}}
                observe: {W: {sample: {of: queue, number: wait, figure: mean, after: 10 h}}}
                """,
                        80)
                .mean("W", sum * MINUTE)
                .meanIsNot("W", 4 * MINUTE);
    }

    /**
     * Works of 3, 2 and 1 min come at 0, 1 and 2. In their order they are done at 3, 5, 6; the last first at 3, 4, 6, as is the least work first. One that loses patience
     * after 90 s is gone before anybody else is served: of the second and the third, who wait from 1 and 2 on, the second.
     */
    @Test
    void threeCustomersOneAfterTheOther() {
        Written inOrder = threeCustomers("fifo", "");
        Written lastFirst = threeCustomers("lifo", "");
        Written leastFirst = threeCustomers("shortest", "");

        assertThat(inOrder.mean("b-done")).isCloseTo(5 * MINUTE, within(1e-9));
        assertThat(inOrder.mean("c-done")).isCloseTo(6 * MINUTE, within(1e-9));
        assertThat(lastFirst.mean("c-done")).isCloseTo(4 * MINUTE, within(1e-9));
        assertThat(lastFirst.mean("b-done")).isCloseTo(6 * MINUTE, within(1e-9));
        assertThat(leastFirst.mean("c-done")).isCloseTo(4 * MINUTE, within(1e-9));
        assertThat(leastFirst.mean("b-done")).isCloseTo(6 * MINUTE, within(1e-9));
    }

    @Test
    void whoLosesPatienceIsNotNext() {
        for (String discipline : List.of("lifo", "shortest", "random")) {
            Written run = threeCustomers(discipline, "patience: 90 s");

            assertThat(run.mean("b-left")).as(discipline).isEqualTo(1);
            assertThat(run.mean("c-done")).as(discipline).isCloseTo(4 * MINUTE, within(1e-9));
        }
    }

    private static Written threeCustomers(String discipline, String patience) {
        return Written.run(
                """
                horizon: 1 h
                network: {inline: {regions: {town: 1}}}
                stations: {queue: {discipline: %s, service: 3 min, service_of: {b: 2 min, c: 1 min}, %s}}
                arrivals:
                  a: {burst: {count: 1}, to: queue}
                  b: {burst: {count: 1, at: 1 min}, to: queue}
                  c: {burst: {count: 1, at: 2 min}, to: queue}
                observe:
                  b-left: {customers: {of: queue, what: abandoned, from: b}, at: 30 min}
                  b-done: {customers: {of: queue, what: completed, from: b}, first: {at_least: 1}}
                  c-done: {customers: {of: queue, what: completed, from: c}, first: {at_least: 1}}
                """
                        .formatted(discipline, patience),
                1,
                1);
    }

    /**
     * Calls of two widths on ten circuits that refuse who finds too few: 3 erlangs that take one and 1 erlang that takes four (J. S. Kaufman, IEEE Trans. Commun. 29 (1981)
     * 1474-1481; J. W. Roberts 1981): j q(j) = 3 q(j - 1) + 4 q(j - 4). Works are constant here, as only their mean counts.
     */
    @Test
    void callsOfTwoWidthsShareALink() {
        int circuits = 10;
        double[] q = new double[circuits + 1];
        q[0] = 1;
        double all = 1;
        for (int j = 1; j <= circuits; j++) {
            q[j] = (3 * q[j - 1] + (j >= 4 ? 4 * q[j - 4] : 0)) / j;
            all += q[j];
        }
        double narrow = q[circuits] / all;
        double wide = (q[7] + q[8] + q[9] + q[10]) / all;
        Expect.of(
                        "200 h",
                        """
                stations: {link: {servers: 10, room: 10, takes_of: {video: 4}, service: 1 min}}
                arrivals:
                  voice: {every: exponential(20 s), to: link}
                  video: {every: exponential(1 min), to: link}
                observe:
                  offered: {customers: {of: link, what: arrivals, from: voice}, take: increase, after: 1 h}
                  refused: {customers: {of: link, what: rejected, from: voice}, take: increase, after: 1 h}
                  voice: {ratio_of: [refused, offered]}
                  offered-video: {customers: {of: link, what: arrivals, from: video}, take: increase, after: 1 h}
                  refused-video: {customers: {of: link, what: rejected, from: video}, take: increase, after: 1 h}
                  video: {ratio_of: [refused-video, offered-video]}
                """,
                        60)
                .mean("voice", narrow)
                .mean("video", wide);
    }

    /**
     * Two servers. The first takes one for 3 min, the second comes at 1, needs both and waits until 3; the third needs one, comes at 2 and does not pass by: the second is served
     * from 3 to 5, the third from 5 to 8. When the second loses patience at 2.5 the third begins then and is done at 5.5.
     */
    @Test
    void nobodyPassesByWhoNeedsMoreServers() {
        assertThat(thirdIsDone("")).isCloseTo(8 * MINUTE, within(1e-9));
        assertThat(thirdIsDone("patience: 90 s, ")).isCloseTo(5.5 * MINUTE, within(1e-9));
    }

    private static double thirdIsDone(String patience) {
        return Written.run(
                        """
                horizon: 1 h
                network: {inline: {regions: {town: 1}}}
                stations: {queue: {servers: 2, %sservice: 3 min, service_of: {b: 2 min}, takes_of: {b: 2}}}
                arrivals:
                  a: {burst: {count: 1}, to: queue}
                  b: {burst: {count: 1, at: 1 min}, to: queue}
                  c: {burst: {count: 1, at: 2 min}, to: queue}
                observe: {c-done: {customers: {of: queue, what: completed, from: c}, first: {at_least: 1}}}
                """
                                .formatted(patience),
                        1,
                        1)
                .mean("c-done");
    }

    /**
     * A server that takes up to three of those who wait, at load 1.6 of what it could do one by one: with n waiting and r the root of r^4 - 2.6 r + 1.6 = 0 below one, p(n) = A r^n
     * and nobody there for A / 1.6 of the time (N. T. J. Bailey, J. R. Stat. Soc. B 16 (1954) 80-87, without waiting for a batch to be full).
     */
    @Test
    void aServerTakesSeveralTogether() {
        double load = 1.6;
        double r = 0.5;
        for (int i = 0; i < 200; i++) {
            r = (Math.pow(r, 4) + load) / (1 + load);
        }
        double a = 1 / (1 / load + 1 / (1 - r));
        Expect.of(
                        "300 h",
                        """
                stations: {bus: {together: 3, service: exponential(1 min)}}
                arrivals: {people: {every: exponential(37.5 s), to: bus}}
                observe:
                  idle: {customers: {of: bus, what: in-system}, share_of_time: {at_most: 0}, after: 10 h}
                  Lq: {customers: {of: bus, what: waiting}, take: time-average, after: 10 h}
                """,
                        60)
                .mean("idle", a / load)
                .mean("Lq", a * r / (1 - r) / (1 - r));
    }

    /**
     * From two on, at most three: people at 0, 1, 2, 2, 2, 2 min, trips of 4 min. The first waits for the second; three of the four others go at 5, all of them at once at 9; the last
     * waits for company that never comes.
     */
    @Test
    void aServerWaitsForEnough() {
        Written run = Written.run(
                """
                horizon: 1 h
                network: {inline: {regions: {town: 1}}}
                stations: {bus: {together: {at_least: 2, at_most: 3}, service: 4 min}}
                arrivals:
                  a: {burst: {count: 1}, to: bus}
                  b: {burst: {count: 1, at: 1 min}, to: bus}
                  c: {burst: {count: 4, at: 2 min}, to: bus}
                observe:
                  two: {customers: {of: bus, what: completed}, first: {at_least: 1}}
                  five: {customers: {of: bus, what: completed}, first: {at_least: 3}}
                  aboard: {customers: {of: bus, what: busy}, at: 6 min}
                  in-all: {customers: {of: bus, what: completed}, at: 60 min}
                  left: {customers: {of: bus, what: waiting}, at: 60 min}
                """,
                1,
                1);

        assertThat(run.mean("two")).isCloseTo(5 * MINUTE, within(1e-9));
        assertThat(run.mean("five")).isCloseTo(9 * MINUTE, within(1e-9));
        assertThat(run.mean("aboard")).isEqualTo(3);
        assertThat(run.mean("in-all")).isEqualTo(5);
        assertThat(run.mean("left")).isEqualTo(1);
    }
}
