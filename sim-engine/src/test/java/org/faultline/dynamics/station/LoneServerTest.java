package org.faultline.dynamics.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

/** One server that nothing else touches is run customer by customer; nobody can tell. */
class LoneServerTest {

    private static final String WORLD = "horizon: 5 h\nnetwork: {inline: {regions: {town: 1}}}\n";
    private static final String[] GAPS = {
        "every: exponential(50 s)",
        "every: 30 s",
        "every: exponential(20 s), from: 10 min",
        "every: \"uniform(10 s, 80 s)\", until: 2 h",
        "every: exponential(2 h)",
        "rate: {per_hour: [60, 240], times: [0 h, 30 min], repeat_after: 1 h}"
    };
    private static final String[] SERVICES = {
        "exponential(40 s)", "30 s", "60 s", "\"erlang(3, 45 s)\"", "0 s", "exponential(3 h)"
    };
    private static final String[] FIGURES = {
        "figure: mean",
        "figure: variance",
        "figure: third-moment",
        "figure: greatest",
        "figure: count",
        "quantile: 90 %"
    };

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    /**
     * With one class of customers, those who go first for their urgency are those who come first; such a station is run on the agenda. All
     * that is observed and the fingerprint agree to the last bit, under load and overload, where customers come as others are done, and
     * where most are still there at the end.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void customerByCustomerOrOnTheAgendaTheSameHappens(int seed) {
        String text = world(new Random(seed));
        String customerByCustomer = text.replace("DISCIPLINE", "fifo");
        assertThat(lone(customerByCustomer)).singleElement().isInstanceOf(LoneServer.class);
        List<RunRow> rows = Written.run(customerByCustomer, seed, 3).outcome().rows();
        List<RunRow> expected = Written.run(text.replace("DISCIPLINE", "priority"), seed, 3)
                .outcome()
                .rows();
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).values()).isEqualTo(expected.get(i).values()).isNotEmpty();
            assertThat(rows.get(i).hash()).isEqualTo(expected.get(i).hash());
        }
    }

    private static String world(Random random) {
        StringBuilder text = new StringBuilder(WORLD)
                .append("stations: {s: {service: ")
                .append(any(SERVICES, random))
                .append(", discipline: DISCIPLINE}}\narrivals: {a: {")
                .append(any(GAPS, random))
                .append(", to: s}}\nobserve:\n");
        for (String what : List.of("in-system", "waiting", "busy")) {
            String after = random.nextBoolean() ? ", after: 1 h" : "";
            text.append(String.format(
                    "  mean.%1$s: {customers: {of: s, what: %1$s}, take: time-average%2$s}%n", what, after));
        }
        text.append(String.format(
                Locale.ROOT,
                """
                  all: {customers: {of: s, what: in-system}, take: integral}
                  then: {customers: {of: s, what: in-system}, at: %d s}
                  begin: {customers: {of: [s, a], what: arrivals}, at: 0 h}
                  many: {customers: {of: s, what: waiting}, test: {at: 2 h, is: {at_least: 3}}}
                  rate: {customers: {of: a, what: completed}, take: rate, after: 90 min}
                  growth: {customers: {of: s, what: completed}, take: increase}
                  came: {customers: {of: a, what: in-system}, take: final}
                  busy: {customers: {of: s, what: busy}, take: final}
                """,
                30 * random.nextInt(600)));
        for (String number : List.of("sojourn", "wait", "work", "attempts")) {
            text.append(String.format(
                    "  %1$s: {sample: {of: s, number: %1$s, %2$s%3$s}}%n",
                    number, any(FIGURES, random), random.nextBoolean() ? ", after: 20 min" : ""));
        }
        text.append("  both: {sample: {of: [a, s], number: sojourn, figure: variance}}\n");
        return text.toString();
    }

    private static String any(String[] some, Random random) {
        return some[random.nextInt(some.length)];
    }

    /** The stations that are run by themselves. */
    private static List<Apart> lone(String text) {
        Scenario scenario = Written.read(text);
        Nodes nodes = new Nodes(scenario.network());
        QueueTable table = QueueTable.of(scenario.queues(), nodes);
        return new Queues(table, nodes, new Agenda(), SimTime.HOUR, scenario.observations()).lone();
    }

    /**
     * One comes every 2 min from 2 min on and brings 3 min of work: the n-th begins at 3 n - 1 min, as the one before is done, and has waited
     * n - 1 min. By 10 min five have come (the last at that moment), three have begun (2, 5, 8 min) and two are done (5, 8 min), so that
     * two wait. They waited 1 + 2 min and, of the fourth, 2 min so far: 5 min; the server was busy from 2 min on: 8 min.
     */
    @Test
    void lindleyByHand() {
        Written run = Written.run(
                """
                horizon: 10 min
                network: {inline: {regions: {town: 1}}}
                stations: {s: {service: 3 min}}
                arrivals: {a: {every: 2 min, to: s}}
                observe:
                  came: {customers: {of: s, what: arrivals}, take: final}
                  waiting: {customers: {of: s, what: waiting}, take: final}
                  done: {customers: {of: s, what: completed}, take: final}
                  waited: {customers: {of: s, what: waiting}, take: integral}
                  worked: {customers: {of: s, what: busy}, take: integral}
                  there: {customers: {of: s, what: in-system}, take: time-average, after: 5 min}
                  at-six: {customers: {of: s, what: in-system}, at: 6 min}
                """,
                1,
                1);
        assertThat(run.mean("came")).isEqualTo(5);
        assertThat(run.mean("waiting")).isEqualTo(2);
        assertThat(run.mean("done")).isEqualTo(2);
        assertThat(run.mean("waited")).isCloseTo(5 / 60.0, within(1e-15));
        assertThat(run.mean("worked")).isCloseTo(8 / 60.0, within(1e-15));
        // one from 5 to 6, two from 6 to 8 (the second and the third), two from 8 to 10 (the third and the fourth)
        assertThat(run.mean("there")).isCloseTo((1 + 4 + 4) / 5.0, within(1e-12));
        assertThat(run.mean("at-six")).isEqualTo(2);
    }

    /** What looks at every change, or needs more than one server, room for all or single customers, is left to events. */
    @Test
    void whatNeedsEventsHasThem() {
        String one = WORLD + "stations: {s: {service: 1 min%s}}\narrivals: {a: {every: 1 min, to: s%s}}\n"
                + "observe: {n: {customers: {of: s, what: in-system}, take: %s}}\n";
        assertThat(lone(one.formatted("", "", "time-average"))).singleElement().isInstanceOf(LoneServer.class);
        assertThat(lone(one.formatted("", "", "final"))).singleElement().isInstanceOf(LoneServer.class);
        assertThat(List.of(
                        one.formatted("", "", "greatest"),
                        one.formatted("", "", "time-variance"),
                        one.formatted(", servers: 2", "", "final"),
                        one.formatted(", room: 9", "", "final"),
                        one.formatted(", initial: 1", "", "final"),
                        one.formatted("", ", batch: 2", "final")))
                .allSatisfy(text -> assertThat(lone(text)).singleElement().isInstanceOf(LoneStation.class));
    }

    /** Gaps of a ten-thousandth of a microsecond are none: no time ever passes. */
    @Test
    void anEndlessMomentEnds() {
        String text = WORLD + "stations: {s: {service: 1 min}}\narrivals: {a: {every: 0.0000001 ms, to: s}}\n"
                + "observe: {n: {customers: {of: s, what: completed}, take: final}}\n";
        assertThat(lone(text)).singleElement().isInstanceOf(LoneServer.class);
        assertThatThrownBy(() -> Experiment.of(Written.read(text)).trace(0, 1, 0))
                .isInstanceOf(EndlessMoment.class)
                .hasMessageStartingWith("At 0.0 h more than 4000");
    }
}
