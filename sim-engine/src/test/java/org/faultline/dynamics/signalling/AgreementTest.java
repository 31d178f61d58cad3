package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Devices one by one and in cohorts tell the same story: over load, length of the fault and controls, the share of devices served at every
 * tenth minute, and that of devices registered, differs by at most {@value #BAND}, and by {@value #MEAN_BAND} on the mean over six hours. The bands were
 * fixed before the first run of the matrix. Both go in the step that a file without {@code tick} has. Where nothing holds back who comes to a full
 * line, what single devices get depends on the phase of its work at which they return, and so on the load to a hundredth: there both are the mean over
 * {@value #LOADS} loads within {@value #WIDTH} of the one that is named; docs/model/signalling.md says why.
 */
class AgreementTest {

    private static final double BAND = 0.05;
    private static final double MEAN_BAND = 0.015;

    /** Runs of devices one by one, whose mean cohorts are to meet: two of them may lie further apart than the bands. */
    private static final int REPLICATIONS = 4;

    /** No step is written. */
    private static final String USUAL = "";

    private static final int LOADS = 8;
    private static final double WIDTH = 0.015;

    private static final String ALL_TOGETHER =
            "{reserve: 30 %, congestion: {}, overload_start: {}, barring: {}, throttling: {}}";

    private static final String THROTTLING = "{throttling: {}, reserve: 30 %}";
    private static final String REBALANCING = "{rebalancing: {}}";

    private static final String TIMERS = "network_timers: {}";

    private static final int DEVICES = 20_000;
    private static final int TENTHS = 36;

    /** Half of the devices may fill only a share of each room with their first requests, which follows, in per cent. */
    private static final String SHEDDING = "shedding ";

    private static final String HALF_SHED = SHEDDING + 50;

    private static final String[] CONTROLS = {
        "{}",
        "{congestion: {}}",
        "{overload_start: {}}",
        "{barring: {}}",
        "{barring: {fixed: 50 %}}",
        "{pacing: 12}",
        THROTTLING,
        REBALANCING,
        HALF_SHED,
        ALL_TOGETHER
    };

    /** Functions work at some multiple of what would let everybody register within half an hour. */
    private static String text(String fidelity, String tick, double load, int faultMinutes, String controls) {
        return text(fidelity, tick, load, faultMinutes, controls, "[amf, udm, amf, ue, amf, udm, amf]", "");
    }

    private static String text(
            String fidelity, String tick, double load, int faultMinutes, String controls, String enter, String timers) {
        double perSecond = DEVICES / 1800.0 / load;
        boolean isShed = controls.startsWith(SHEDDING);
        StringBuilder text = new StringBuilder(
                """
                horizon: 7 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      amf-1: {kind: amf, operator: a}
                      amf-2: {kind: amf, operator: a}
                      udm: {kind: udm, operator: a}
                      smf: {kind: smf, operator: a}
                signalling:
                  fidelity: %s
                  %s
                  procedures: {enter: %s, session: [amf, smf, amf], update: [amf, ue]}
                  cores:
                    c:
                      controls: %s
                      %s
                      functions:
                        amf: {instances: [amf-1, amf-2], messages_per_second: %f}
                        udm: {instances: udm, messages_per_second: %f}
                        smf: {instances: smf, messages_per_second: %f}
                  devices:
                %s
                campaign: {steps: {cut: {at: 1 h, effect: stop, targets: radio}}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 1, work: %d min}}}
                observe:
                """
                        .formatted(
                                fidelity,
                                tick.isEmpty() ? "" : "tick: " + tick,
                                enter,
                                isShed ? "{}" : controls,
                                timers,
                                8 * perSecond,
                                2 * perSecond,
                                2 * perSecond,
                                isShed
                                        ? devices("phones", DEVICES / 2, 1)
                                                + devices("meters", DEVICES / 2, shedAt(controls))
                                        : devices("phones", DEVICES, 1),
                                faultMinutes));
        String of = isShed ? "[phones, meters]" : "phones";
        for (int t = 1; t <= TENTHS; t++) {
            for (String what : new String[] {"state: served", "reached: enter"}) {
                text.append("  %s%d: {devices: {of: %s, %s, share: true}, at: %d min}\n"
                        .formatted(what.substring(0, 1), t, of, what, 60 + 10 * t));
            }
        }
        return text.toString();
    }

    private static String devices(String id, int members, double shedAt) {
        return """
                %s:
                  core: c
                  places: {radio: %d}
                  shed_at: %f
                  stages: {enter: {}, session: {home: smf, answer: 16 s, waits: [0 s, 0 s, 12 min]}}
                  contacts: {update: {per_hour: 3, again_from: enter}}
                """
                .formatted(id, members, shedAt)
                .indent(4);
    }

    private static double shedAt(String controls) {
        return Integer.parseInt(controls.substring(SHEDDING.length())) / 100.0;
    }

    private static boolean isHeldByNothing(String controls) {
        return controls.equals("{}") || controls.equals(REBALANCING) || controls.startsWith(SHEDDING);
    }

    static Stream<Arguments> matrix() {
        List<Arguments> all = new ArrayList<>();
        for (double load : new double[] {0.3, 1, 3}) {
            for (int fault : new int[] {10, 60}) {
                for (String controls : CONTROLS) {
                    all.add(Arguments.of(load, fault, controls));
                }
            }
        }
        for (Object[] some : new Object[][] {{0.4, 45, 30}, {0.4, 45, 70}, {1.0, 20, 30}, {2.0, 20, 30}}) {
            all.add(Arguments.of(some[0], some[1], SHEDDING + some[2]));
        }
        return all.stream();
    }

    /** The runs of a cell at a load. */
    private interface Cell {
        Written run(String fidelity, double load, int replications);
    }

    private static Cell at(String tick, int fault, String controls) {
        return (fidelity, load, replications) ->
                Written.run(text(fidelity, tick, load, fault, controls), 1, replications);
    }

    /** The same with an acceptance that is answered, and with or without timers of the network. */
    private static Cell resent(int fault, String controls, String timers) {
        String enter = "[amf, udm, amf, ue, amf, udm, amf, ue, amf]";
        return (fidelity, load, replications) ->
                Written.run(text(fidelity, USUAL, load, fault, controls, enter, timers), 1, replications);
    }

    @ParameterizedTest(name = "load {0}, fault {1} min, {2}")
    @MethodSource("matrix")
    void bothTellTheSameStory(double load, int fault, String controls) {
        compare(load, controls, at(USUAL, fault, controls));
    }

    private static void compare(double load, String controls, Cell cell) {
        if (isHeldByNothing(controls)) {
            compare(around(load), 1, cell);
        } else {
            compare(DoubleStream.of(load), REPLICATIONS, cell);
        }
    }

    private static DoubleStream around(double load) {
        return IntStream.range(0, LOADS).mapToDouble(i -> near(load, i));
    }

    private static double near(double load, int i) {
        return load * (1 + WIDTH * ((2.0 * i + 1) / LOADS - 1));
    }

    /** One cell by itself, in which a difference of a tick shows. */
    @Test
    void underAllControlsAWaitIsRightToTheTick() {
        compare(DoubleStream.of(0.3), 1, at("1 s", 10, ALL_TOGETHER));
    }

    /** One cell by itself: newcomers in lumps would let in too many of those who come for the second time. */
    @Test
    void whoComesInTheNextTickIsDecidedOnAtItsEnd() {
        compare(DoubleStream.of(0.3), REPLICATIONS, at(USUAL, 60, HALF_SHED));
    }

    /**
     * A storm on the edge, in which half are served after six hours: it stays in every step, since what contacts take of a function is looked at once a second.
     * Looked at ten times as often it makes way for attempts, and all are served in the end.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aStormOnTheEdgeStaysInShortStepsToo(String fidelity) {
        double[] usual = served(text("individual", "1 s", 3, 10, THROTTLING));
        double[] fine = served(text(fidelity, "50 ms", 3, 10, THROTTLING));
        assertThat(usual[TENTHS - 1]).isBetween(0.4, 0.6);
        for (int t = 0; t < TENTHS; t++) {
            assertThat(fine[t]).as("after %d min", 10 * (t + 1)).isCloseTo(usual[t], within(MEAN_BAND));
        }
    }

    private static double[] served(String text) {
        return served(Written.run(text, 1, 1)).toArray();
    }

    /** An AMF that asks again for answers that do not come, and last accepts each registration. */
    @ParameterizedTest(name = "load {0}, fault {1} min, {2}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    0.3; 60; {overload_start: {}}
                    1;   60; {}
                    1;   60; shedding 50
                    3;   10; {barring: {}}
                    """)
    void bothTellTheSameStoryOfWhatIsSentAgain(double load, int fault, String controls) {
        compare(load, controls, resent(fault, controls, TIMERS));
    }

    /**
     * Without controls a storm at 0.3 times the load ends sooner where lost answers are asked for again: the served share of six hours is higher
     * by more than twice its band.
     */
    @Test
    void aStormThatLosesAnswersEndsSoonerWhereTheyAreAskedForAgain() {
        double one = served(resent(60, "{}", TIMERS), "individual");
        assertThat(served(resent(60, "{}", TIMERS), "cohort")).isCloseTo(one, within(MEAN_BAND));
        assertThat(one - served(resent(60, "{}", ""), "individual")).isGreaterThan(2 * MEAN_BAND);
    }

    /** Mean served share of six hours, over loads around 0.3. */
    private static double served(Cell cell, String fidelity) {
        return around(0.3)
                .flatMap(load -> served(cell.run(fidelity, load, 1)))
                .average()
                .orElseThrow();
    }

    private static DoubleStream served(Written run) {
        return IntStream.rangeClosed(1, TENTHS).mapToDouble(t -> run.mean("s" + t));
    }

    /** Curves of both, each the mean over loads. */
    private static void compare(DoubleStream loads, int replications, Cell cell) {
        double[][] one = new double[2][TENTHS];
        double[][] other = new double[2][TENTHS];
        double[] all = loads.toArray();
        for (double load : all) {
            add(one, cell.run("individual", load, replications));
            add(other, cell.run("cohort", load, 1));
        }
        agree("served", one[0], other[0], all.length);
        agree("registered", one[1], other[1], all.length);
    }

    private static void add(double[][] sums, Written run) {
        for (int t = 0; t < TENTHS; t++) {
            sums[0][t] += run.mean("s" + (t + 1));
            sums[1][t] += run.mean("r" + (t + 1));
        }
    }

    private static void agree(String what, double[] one, double[] other, int count) {
        double sum = 0;
        double most = 0;
        for (int t = 0; t < TENTHS; t++) {
            double difference = Math.abs(other[t] - one[t]) / count;
            most = Math.max(most, difference);
            sum += difference;
        }
        assertThat(most).as("greatest difference, " + what).isLessThan(BAND);
        assertThat(sum / TENTHS).as("mean difference, " + what).isLessThan(MEAN_BAND);
    }
}
