package org.faultline.dynamics.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.faultline.dynamics.state.Nodes;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.RunRow;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.EndlessMoment;
import org.faultline.kernel.SimTime;
import org.faultline.scenario.Scenario;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A station that nothing else touches is run in a loop of its own; nobody can tell. */
class LoneStationTest {

    private static final String WORLD = "horizon: 3 h\nnetwork: {inline: {regions: {town: 1}}}\n";
    private static final String[] GAPS = {
        "every: exponential(50 s)",
        "every: 30 s",
        "every: \"uniform(10 s, 80 s)\", from: 10 min, until: 2 h",
        "rate: {per_hour: [60, 240], times: [0 h, 30 min], repeat_after: 1 h}",
        "wave: {mean_per_hour: 120, swing_per_hour: 60, period: 1 h}"
    };
    private static final String[] SERVICES = {"exponential(40 s)", "30 s", "60 s", "\"erlang(3, 45 s)\"", "0 s"};
    private static final String[] BATCHES = {"", ", batch: 2", ", batch: geometric(2)"};

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    /**
     * With all customers equally urgent, those who go first for their urgency are those who come first. A station with urgencies is run on
     * the agenda, so the two must agree to the last bit in all that is observed and in the fingerprint, also where many events fall on one
     * moment: gaps of 30 s and services of 30 s and 60 s.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void aloneOrOnTheAgendaTheSameHappens(int seed) {
        String text = world(new Random(seed));
        Written alone = Written.run(text.replace("DISCIPLINE", "fifo"), seed, 3);
        Written onAgenda = Written.run(text.replace("DISCIPLINE", "priority"), seed, 3);
        assertThat(areLone(text.replace("DISCIPLINE", "fifo"))).containsOnly(true);
        assertThat(areLone(text.replace("DISCIPLINE", "priority"))).containsOnly(false);
        List<RunRow> expected = onAgenda.outcome().rows();
        List<RunRow> rows = alone.outcome().rows();
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).values()).isEqualTo(expected.get(i).values()).isNotEmpty();
            assertThat(rows.get(i).hash()).isEqualTo(expected.get(i).hash());
        }
    }

    /**
     * A customer every 30 s from 30 s on, 30 s of service, no room to wait. At 60 s the second comes as the first is served; its coming was
     * scheduled as the first came, before the service began, so it finds the server busy. Every second one of 360 is refused, and the 180 that
     * are served are so by the end.
     */
    @Test
    void whoComesAsServiceEndsFindsTheServerBusy() {
        for (String discipline : List.of("fifo", "priority")) {
            String text = WORLD
                    + "stations: {s: {service: 30 s, room: 1, discipline: " + discipline + "}}\n"
                    + "arrivals: {a: {every: 30 s, to: s}}\n"
                    + "observe: {lost: {customers: {of: s, what: lost}, take: final}, "
                    + "served: {customers: {of: s, what: completed}, take: final}}\n";
            Written run = Written.run(text, 1, 1);
            assertThat(run.mean("lost")).isEqualTo(180);
            assertThat(run.mean("served")).isEqualTo(180);
        }
    }

    /** Two stations, each with up to three streams. */
    private static String world(Random random) {
        List<String> streams = new ArrayList<>();
        StringBuilder text = new StringBuilder(WORLD).append("stations:\n");
        for (int s = 0; s < 2; s++) {
            int servers = 1 + random.nextInt(4);
            String room = random.nextBoolean() ? ", room: " + (servers + random.nextInt(4)) : "";
            text.append(String.format(
                    Locale.ROOT,
                    "  s%d: {servers: %d%s, service: %s, initial: %d, discipline: DISCIPLINE}\n",
                    s,
                    servers,
                    room,
                    SERVICES[random.nextInt(SERVICES.length)],
                    random.nextInt(servers + 1)));
            for (int i = random.nextInt(4); i > 0; i--) {
                streams.add(String.format(
                        "  a%d: {%s%s, to: s%d}%n",
                        streams.size(), GAPS[random.nextInt(GAPS.length)], BATCHES[random.nextInt(BATCHES.length)], s));
            }
        }
        if (!streams.isEmpty()) {
            text.append("arrivals:\n");
            streams.forEach(text::append);
        }
        text.append("observe:\n");
        List<String> points = new ArrayList<>(List.of("s0", "s1"));
        IntStream.range(0, streams.size()).forEach(i -> points.add("a" + i));
        for (String id : points) {
            text.append(
                    """
                      number.%1$s: {customers: {of: %1$s, what: in-system}, take: time-average, after: 10 min}
                      most.%1$s: {customers: {of: %1$s, what: in-system}, take: greatest}
                      then.%1$s: {customers: {of: %1$s, what: in-system}, at: 1 h}
                      done.%1$s: {customers: {of: %1$s, what: completed}, take: rate, after: 1 h}
                      lost.%1$s: {customers: {of: %1$s, what: lost}, take: final}
                      came.%1$s: {customers: {of: %1$s, what: arrivals}, take: final}
                      sojourn.%1$s: {sample: {of: %1$s, number: sojourn, figure: variance}}
                    """
                            .formatted(id));
        }
        for (String id : points.subList(0, 2)) {
            text.append(
                    """
                      waiting.%1$s: {customers: {of: %1$s, what: waiting}, take: time-variance}
                      first.%1$s: {customers: {of: %1$s, what: rejected-first}, take: final}
                      work.%1$s: {sample: {of: %1$s, number: work, figure: third-moment, after: 5 min}}
                      wait.%1$s: {sample: {of: %1$s, number: wait, quantile: 90 %%}}
                      attempts.%1$s: {sample: {of: %1$s, number: attempts, figure: sum}}
                    """
                            .formatted(id));
        }
        if (!streams.isEmpty() && random.nextBoolean()) {
            String to = streams.get(0).contains("to: s0") ? "s0" : "s1";
            text.append("  own: {customers: {of: ")
                    .append(to)
                    .append(", what: in-system, from: a0}, take: integral}\n");
        }
        return text.toString();
    }

    /** Of each station whether it is run on its own. */
    private static List<Boolean> areLone(String text) {
        Scenario scenario = Written.read(text);
        Nodes nodes = new Nodes(scenario.network());
        QueueTable table = QueueTable.of(scenario.queues(), nodes);
        Queues queues = new Queues(table, nodes, new Agenda(), SimTime.HOUR, scenario.observations());
        return IntStream.range(0, table.stations.size())
                .mapToObj(s -> queues.lone().stream().anyMatch(lone -> lone.station() == s))
                .toList();
    }

    /** Whatever touches a station keeps it with the others. */
    @Test
    void whoIsTouchedIsNotAlone() {
        String one = WORLD + "stations: {s: {service: 1 min%s}}\narrivals: {a: {every: 1 min, to: s}}\n"
                + "observe: {n: {customers: {of: s, what: completed}, take: final}}\n";
        assertThat(areLone(one.formatted(""))).containsExactly(true);
        assertThat(areLone(one.formatted(", patience: 1 min"))).containsExactly(false);
        assertThat(areLone(one.formatted(", balking: {2: 50 %}"))).containsExactly(false);
        assertThat(areLone(one.formatted(", room: 2, retry: 1 min"))).containsExactly(false);
        assertThat(areLone(one.formatted(", service_of: {a: 2 min}"))).containsExactly(false);
        assertThat(areLone(one.formatted(", servers: 33"))).containsExactly(false);
        assertThat(areLone(one.formatted(", servers: unlimited"))).containsExactly(false);
        assertThat(areLone(one.formatted(", next: {s: 50 %}"))).containsExactly(false);
        assertThat(areLone(one.replace("to: s", "to: {s: 50 %%}").formatted("")))
                .containsExactly(false);
        assertThat(areLone(one.replace("every: 1 min", "burst: {count: 3}").formatted("")))
                .containsExactly(false);
        assertThat(areLone(one.formatted("}, t: {service: 1 min, next: s"))).containsExactly(false, false);
        assertThat(areLone(one.formatted("}, t: {service: 1 min, initial: 2"))).containsExactly(true, true);
    }

    /**
     * Customers of 90 s come to s every 2 min and to t every 4 min: from 2 and from 4 min on one is at s three quarters, at t three eighths of the
     * time. Over 3 h that is 89 x 1.5 min and 44 x 1.5 min (the last ones come at the end): 199.5 customer minutes, 1.108333 in the
     * mean. Both are there from 4 to 5.5 min for the first time. Who looks at both at once keeps both with the others.
     */
    @Test
    void whoIsSeenTogetherIsNotAlone() {
        String two = WORLD + "stations: {s: {service: 90 s}, t: {service: 90 s}}\n"
                + "arrivals: {a: {every: 2 min, to: s}, b: {every: 4 min, to: t}}\n"
                + "observe: {mean: {customers: {of: [s, t], what: in-system}, take: time-average}, "
                + "both: {customers: {of: [s, t], what: in-system}, at: 5 min}, "
                + "all: {customers: {of: [s, t], what: completed}, take: final}}\n";
        Written run = Written.run(two, 1, 1);
        assertThat(run.mean("mean")).isCloseTo(199.5 / 180, within(1e-12));
        assertThat(run.mean("both")).isEqualTo(2);
        assertThat(run.mean("all")).isEqualTo(89 + 44);
        assertThat(areLone(two)).containsExactly(false, false);
        String atTheEnd = two.replace("take: time-average", "take: final").replace("at: 5 min", "take: final");
        assertThat(areLone(atTheEnd)).containsExactly(true, true);
    }

    /** Gaps of a ten-thousandth of a microsecond are none: no time ever passes. */
    @Test
    void anEndlessMomentEnds() {
        String text = WORLD + "stations: {s: {service: 1 min, room: 3}}\narrivals: {a: {every: 0.0000001 ms, to: s}}\n"
                + "observe: {n: {customers: {of: s, what: completed}, take: final}}\n";
        assertThat(areLone(text)).containsExactly(true);
        assertThatThrownBy(() -> Experiment.of(Written.read(text)).trace(0, 1, 0))
                .isInstanceOf(EndlessMoment.class)
                .hasMessageStartingWith("At 0.0 h more than 4000");
    }
}
