package org.faultline.dynamics.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Random;
import org.faultline.story.Written;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds in every run of every queue network, on networks drawn at random. */
class QueueLawsTest {

    private static final String OBSERVED =
            """
              area.%1$s: {customers: {of: %1$s, what: in-system}, take: integral}
              left.%1$s: {sample: {of: %1$s, number: sojourn, figure: sum}}
              arrivals.%1$s: {customers: {of: %1$s, what: arrivals}, take: final}
              completed.%1$s: {customers: {of: %1$s, what: completed}, take: final}
              lost.%1$s: {customers: {of: %1$s, what: lost}, take: final}
              balked.%1$s: {customers: {of: %1$s, what: balked}, take: final}
              abandoned.%1$s: {customers: {of: %1$s, what: abandoned}, take: final}
              dropped.%1$s: {customers: {of: %1$s, what: dropped}, take: final}
              here.%1$s: {customers: {of: %1$s, what: in-system}, take: final}
              orbit.%1$s: {customers: {of: %1$s, what: in-orbit}, take: final}
              attempts.%1$s: {customers: {of: %1$s, what: attempts}, take: final}
              retries.%1$s: {customers: {of: %1$s, what: retries}, take: final}
              accepted.%1$s: {customers: {of: %1$s, what: accepted}, take: final}
              rejected.%1$s: {customers: {of: %1$s, what: rejected}, take: final}
              waiting.%1$s: {customers: {of: %1$s, what: waiting}, take: final}
              busy.%1$s: {customers: {of: %1$s, what: busy}, take: final}
            """;

    /** Three stations in a row with everything that can happen to a customer; all customers gone at the end of a long quiet time. */
    private static String network(Random random, double lastArrivalHours) {
        return network(random, lastArrivalHours, true);
    }

    static String network(Random random, double lastArrivalHours, boolean mayBeHosted) {
        StringBuilder text = new StringBuilder(
                "horizon: 30 h\nnetwork: {inline: {regions: {town: 1}, operators: {a: 100 %}, assets: {"
                        + "amf: {kind: amf, operator: a}}}}\n"
                        + "campaign: {steps: {stop: {at: 3 h, effect: stop, targets: amf}}}\n"
                        + "response: {detection: {notice: 10 min}, crews: {c: {reach: on-site, size: 1, work: 20 min}}}\nstations:\n");
        String[] disciplines = {"fifo", "priority", "preemptive"};
        String[] works = {"resume", "restart", "lose"};
        for (int s = 0; s < 3; s++) {
            int servers = 1 + random.nextInt(3);
            text.append(String.format(
                    Locale.ROOT,
                    "  s%d: {servers: %d, service: exponential(%d s), discipline: %s",
                    s,
                    servers,
                    20 + random.nextInt(60),
                    disciplines[random.nextInt(3)]));
            if (random.nextBoolean()) {
                text.append(", room: ").append(servers + random.nextInt(6));
            }
            if (random.nextBoolean()) {
                text.append(", retry: {after: exponential(90 s), persistence: 80 %, after_patience: ")
                        .append(random.nextBoolean())
                        .append("}");
            }
            if (random.nextBoolean()) {
                text.append(", patience: exponential(2 min)");
            }
            if (random.nextBoolean()) {
                text.append(", balking: {3: 30 %, 6: 90 %}");
            }
            if (mayBeHosted && random.nextBoolean()) {
                text.append(String.format(
                        ", host: {asset: amf, work: %s, keeps_line: %s, admits: %s}",
                        works[random.nextInt(3)], random.nextBoolean(), random.nextBoolean()));
            }
            text.append(s < 2 ? String.format(", next: {s%d: 60 %%, s0: 10 %%}", s + 1) : "")
                    .append("}\n");
        }
        text.append(String.format(
                Locale.ROOT,
                """
                arrivals:
                  a: {every: exponential(40 s), to: s0, priority: 1, until: %1$f h}
                  b: {every: exponential(100 s), batch: geometric(2), to: {s0: 50 %%, s1: 50 %%}, priority: 2, until: %1$f h}
                """,
                lastArrivalHours));
        text.append("observe:\n");
        for (String id : new String[] {"s0", "s1", "s2", "a", "b"}) {
            text.append(OBSERVED.formatted(id));
        }
        return text.toString();
    }

    /** In a run that ends empty the sum of all sojourns is the integral of the number in the system: Little's law without expectation. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    @Tag("M06")
    void sojournsAddUpToTheAreaUnderTheNumber(int seed) {
        Written run = Written.run(network(new Random(seed), 6), seed, 1);
        for (String id : new String[] {"s0", "s1", "s2", "a", "b"}) {
            assertThat(run.mean("here." + id)).isZero();
            double area = run.mean("area." + id);
            assertThat(run.mean("left." + id)).as(id).isCloseTo(area, within(1e-9 * area));
        }
    }

    /** At the end, with customers everywhere, each that came was served, given up on, scared away, impatient, dropped, or is still there. */
    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 14, 15, 16, 17, 18})
    @Tag("M08")
    void nobodyGetsLostUncounted(int seed) {
        Written run = Written.run(network(new Random(seed), 100), seed, 1);
        for (String id : new String[] {"s0", "s1", "s2"}) {
            double gone = run.mean("completed." + id)
                    + run.mean("lost." + id)
                    + run.mean("balked." + id)
                    + run.mean("abandoned." + id)
                    + run.mean("dropped." + id);
            assertThat(gone + run.mean("here." + id) + run.mean("orbit." + id)).isEqualTo(run.mean("arrivals." + id));
            assertThat(run.mean("attempts." + id)).isEqualTo(run.mean("arrivals." + id) + run.mean("retries." + id));
            assertThat(run.mean("attempts." + id))
                    .isEqualTo(run.mean("accepted." + id) + run.mean("rejected." + id) + run.mean("balked." + id));
            assertThat(run.mean("here." + id)).isEqualTo(run.mean("waiting." + id) + run.mean("busy." + id));
            assertThat(run.mean("arrivals." + id)).isPositive();
        }
        for (String id : new String[] {"a", "b"}) {
            assertThat(run.mean("completed." + id) + run.mean("lost." + id) + run.mean("here." + id))
                    .isEqualTo(run.mean("arrivals." + id));
        }
    }

    /** A longer run is the same run up to where the shorter one ends. */
    @Test
    @Tag("M20")
    void aLongerRunBeginsAlike() {
        String text = network(new Random(21), 100);
        Written longer = Written.run(text.replace(", take: final}", ", at: 5 h}"), 5, 1);
        Written shorter = Written.run(text.replace("horizon: 30 h", "horizon: 5 h"), 5, 1);
        for (String what : new String[] {"arrivals.s1", "completed.s2", "lost.s0", "here.s0", "attempts.s1"}) {
            assertThat(longer.mean(what)).as(what).isEqualTo(shorter.mean(what));
        }
    }

    /** All durations doubled: every event comes at twice the time, up to rounding to microseconds, and the counts are the same. */
    @Test
    @Tag("M03")
    void doubledDurationsDoubleTheTimes() {
        String text =
                """
                horizon: %1$s h
                network: {inline: {regions: {town: 1}}}
                stations: {queue: {servers: 2, room: 6, service: exponential(%1$s min), retry: {after: exponential(%1$s min), attempts: 4}}}
                arrivals: {calls: {every: exponential(%2$s s), to: queue}}
                observe:
                  served: {customers: {of: queue, what: completed}, take: final}
                  lost: {customers: {of: queue, what: lost}, take: final}
                  wait: {sample: {of: queue, number: wait, figure: mean}}
                  last: {customers: {of: queue, what: completed}, first: {at_least: 100}}
                """;
        Written one = Written.run(text.formatted(3, 75), 3, 1);
        Written two = Written.run(text.formatted(6, 150), 3, 1);

        assertThat(two.mean("served")).isEqualTo(one.mean("served"));
        assertThat(two.mean("lost")).isEqualTo(one.mean("lost")).isPositive();
        assertThat(two.mean("wait")).isCloseTo(2 * one.mean("wait"), within(1e-8));
        assertThat(two.mean("last")).isCloseTo(2 * one.mean("last"), within(1e-7));
    }

    /** Two Poisson streams of 0.3 and 0.5 a minute wait as one of 0.8: mean 4 min, 29.43 % longer than 5 min. */
    @Test
    @Tag("M04")
    void streamsAddUp() {
        Expect.of(
                        "100 h",
                        """
                stations: {queue: {service: exponential(1 min)}}
                arrivals: {a: {every: exponential(200 s), to: queue}, b: {every: exponential(2 min), to: queue}}
                observe:
                  wait: {sample: {of: queue, number: wait, figure: mean, after: 5 h}}
                  tail: {sample: {of: queue, number: wait, share_above: 5 min, after: 5 h}}
                """,
                        25)
                .mean("wait", 4.0 / 60)
                .mean("tail", 0.294303552937);
    }

    /** A Poisson stream of 60 an hour split 30 : 70 gives two of mean and variance 18 and 42 an hour that have nothing to do with each other. */
    @Test
    @Tag("M05")
    void aStreamSplitsIntoIndependentStreams() {
        Expect expect = Expect.of(
                        "1 h",
                        """
                stations: {left: {servers: unlimited, service: 1 min}, right: {servers: unlimited, service: 1 min}}
                arrivals: {calls: {every: exponential(1 min), to: {left: 30 %, right: 70 %}}}
                observe:
                  l: {customers: {of: left, what: arrivals}, take: final}
                  r: {customers: {of: right, what: arrivals}, take: final}
                """,
                        1500)
                .mean("l", 18)
                .variance("l", 18)
                .mean("r", 42)
                .variance("r", 42);
        double[] l = expect.all("l");
        double[] r = expect.all("r");
        double sum = 0;
        for (int i = 0; i < l.length; i++) {
            sum += (l[i] - 18) * (r[i] - 42) / Math.sqrt(18.0 * 42);
        }
        assertThat(Math.abs(sum / Math.sqrt(l.length))).isLessThan(4);
    }

    /** A station that nobody else has to do with changes nothing at the others, bit by bit. */
    @Test
    @Tag("M10")
    void aFurtherStationDrawsForItselfAlone() {
        String text =
                """
                horizon: 5 h
                network: {inline: {regions: {town: 1}}}
                stations:
                  queue: {room: 3, service: exponential(1 min), retry: {after: exponential(1 min), attempts: 3}}
                %s
                arrivals:
                  calls: {every: exponential(1 min), to: queue}
                %s
                observe:
                  area: {customers: {of: queue, what: present}, take: integral}
                """;
        double alone = Written.run(text.formatted("", ""), 9, 1).mean("area");
        double beside = Written.run(
                        text.formatted(
                                "  another: {service: exponential(1 min)}",
                                "  others: {every: exponential(1 min), to: another}"),
                        9,
                        1)
                .mean("area");

        assertThat(beside).isEqualTo(alone);
    }
}
