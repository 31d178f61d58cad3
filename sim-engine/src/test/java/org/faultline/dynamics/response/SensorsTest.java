package org.faultline.dynamics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.PlaybookText.playbook;
import static org.faultline.story.ResponseText.unnoticed;
import static org.faultline.story.StepText.step;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.policy.Sensor;
import org.faultline.policy.Sign;
import org.faultline.story.ResponseText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.threat.Effect;
import org.faultline.threat.Selector;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a step goes unseen: a result of sensors, their false alarms, and the analysts. */
class SensorsTest {

    private static final Distribution AT_ONCE = Distribution.of(0);

    private static Distribution hours(double hours) {
        return Distribution.of(hours);
    }

    private static Distribution exponential(double mean) {
        return new Distribution.Exponential(mean);
    }

    /** Mean and error of the hours from the first effect, at {@code since}, to notice. */
    private static SummaryStatistics dwell(Story story, String step, double since, int replications) {
        SummaryStatistics sample = new SummaryStatistics();
        story.toldTimes(11, replications).forEach(told -> {
            List<Integer> noticed = told.events(step, What.NOTICED);
            assertThat(noticed).hasSize(1);
            sample.addValue(SimTime.toHours(told.log().timeMicros(noticed.get(0))) - since);
        });
        return sample;
    }

    private static void within4StandardErrors(SummaryStatistics sample, double exact) {
        double error = sample.getStandardDeviation() / StrictMath.sqrt((double) sample.getN());
        assertThat((sample.getMean() - exact) / error)
                .as("mean " + sample.getMean() + ", exact " + exact)
                .isBetween(-4.0, 4.0);
    }

    /** Implanted at 1 h, seen 2 h later, worked for half an hour. */
    @Test
    void aStepIsNoticedWhenAnAnalystHasWorkedItsAlert() {
        Told told = Story.of("facility f")
                .hitBy(step("sleep").at(1).implants("f"))
                .answeredBy(
                        unnoticed().sensor("files", Sign.INTEGRITY, hours(2)).analysts(1, hours(0.5)))
                .told();
        assertThat(told.changes("f", What.ALERT)).isEqualTo("3h 1");
        assertThat(told.changes("sleep", What.NOTICED)).isEqualTo("3.5h 1");
        assertThat(told.changes("f", What.INTEGRITY)).isEqualTo("1h 1, 3.5h 0");
        assertThat(told.chain(told.events("sleep", What.NOTICED).get(0)))
                .isEqualTo("sleep STEP > f INTEGRITY > f ALERT > sleep NOTICED");
    }

    @Test
    void withoutAnalystsAnAlertIsKnownAtOnce() {
        Told told = Story.of("facility f")
                .hitBy(step("listen").at(1).intercepts("f"))
                .answeredBy(unnoticed().sensor("probe", Sign.INTERCEPTION, hours(2)))
                .told();
        assertThat(told.changes("listen", What.NOTICED)).isEqualTo("3h 1");
    }

    @Test
    void aSensorSeesOnlyItsSigns() {
        ResponseText plan = unnoticed().sensor("calls", Sign.OUTAGE, AT_ONCE).sensor("log-ins", Sign.ACCESS, AT_ONCE);
        Story story = Story.of("facility f").answeredBy(plan);
        assertThat(story.hitBy(step("a").at(1).implants("f")).told().changes("a", What.NOTICED))
                .isEmpty();
        assertThat(story.hitBy(step("a").at(1).intercepts("f")).told().changes("a", What.NOTICED))
                .isEmpty();
        assertThat(story.hitBy(step("a").at(1).stops("f")).told().changes("f", What.ALERT))
                .isEqualTo("1h 1");
        assertThat(story.hitBy(step("a").at(1).locksOut("f")).told().changes("f", What.ALERT))
                .isEqualTo("1h 2");
    }

    /** What is done to traffic shows in the traffic; a flood changes no software, and a detour is read by others. */
    @Test
    void whatIsDoneToTrafficShowsThere() {
        assertThat(Sign.of(new Effect.Flood(100), false)).containsExactly(Sign.TRAFFIC);
        assertThat(Sign.of(new Effect.Drop(0.5), false)).containsExactly(Sign.TRAFFIC, Sign.INTEGRITY);
        assertThat(Sign.of(new Effect.Delay(50), false)).containsExactly(Sign.TRAFFIC, Sign.INTEGRITY);
        assertThat(Sign.of(new Effect.Deregister(), false)).containsExactly(Sign.TRAFFIC, Sign.INTEGRITY);
        assertThat(Sign.of(new Effect.Misroute(50, 0), false))
                .containsExactly(Sign.TRAFFIC, Sign.INTEGRITY, Sign.INTERCEPTION);
        assertThat(Sign.of(new Effect.Implant(), false)).containsExactly(Sign.INTEGRITY);
    }

    /** Both hit; only g stands under the sensor. */
    @Test
    void aSensorSeesOnlyWhatItCovers() {
        Sensor files = new Sensor("files", List.of(Sign.INTEGRITY), Selector.ofIds("g"), 1, hours(1), 0, 0);
        Told told = Story.of("facility f,g")
                .hitBy(step("sleep").at(1).implants("f", "g"))
                .answeredBy(unnoticed().sensor(files))
                .told();
        assertThat(told.changes("f", What.ALERT)).isEmpty();
        assertThat(told.changes("g", What.ALERT)).isEqualTo("2h 1");
    }

    /** The backdoor of 1 h is gone at 2 h; what is done at 3 h by another step leaves other traces, and no alert about the first is raised at 6 h. */
    @Test
    void tracesOfAnotherStepRaiseNoAlertAboutTheFirst() {
        Told told = Story.of("facility f")
                .hitBy(step("sleep").at(1).implants("f"), step("slow").at(3).degrades(0.5, "f"))
                .answeredBy(unnoticed()
                        .sensor("files", Sign.INTEGRITY, hours(5))
                        .by(playbook("clean").at(2).rollsBack(0, "f").toPlaybook()))
                .told();
        assertThat(told.changes("f", What.ALERT)).isEmpty();
        assertThat(told.changes("sleep", What.NOTICED)).isEmpty();
    }

    /** The outage at 1 h is mended at 2 h, and the backdoor with it, before the sensor looks at 5 h. */
    @Test
    void whatIsCleanWhenTheSensorLooksIsNotSeen() {
        Told told = Story.of("facility f")
                .hitBy(step("sleep").at(0).implants("f"), step("cut").at(1).stops("f"))
                .answeredBy(ResponseText.noticedAfter(0)
                        .chances(1, 0)
                        .onSite(1, 0, 1)
                        .sensor("files", Sign.INTEGRITY, hours(5)))
                .told();
        assertThat(told.changes("f", What.INTEGRITY)).isEqualTo("0h 1, 1h 2, 2h 0");
        assertThat(told.changes("f", What.ALERT)).isEmpty();
    }

    /** Exponential with mean 10 h, then work with mean 1 h: mean 11 h, variance 100 + 1. */
    @Test
    void dwellUnderOneSensorAndAnIdleAnalystIsExponentialPlusService() {
        SummaryStatistics dwell = dwell(
                Story.of("facility f")
                        .hitBy(step("sleep").at(0).implants("f"))
                        .answeredBy(unnoticed()
                                .sensor("files", Sign.INTEGRITY, exponential(10))
                                .analysts(1, exponential(1)))
                        .lasting(500),
                "sleep",
                0,
                2000);
        within4StandardErrors(dwell, 11);
        assertThat(dwell.getVariance()).isBetween(0.8 * 101, 1.25 * 101);
    }

    /** Five assets, each seen after 10 h in the mean: the first after 2 h. */
    @Test
    void moreAssetsAreSeenSooner() {
        String ids = IntStream.range(0, 5).mapToObj(i -> "f" + i).collect(Collectors.joining(","));
        SummaryStatistics dwell = dwell(
                Story.of("facility " + ids)
                        .hitBy(step("sleep").at(0).implants(ids.split(",")))
                        .answeredBy(unnoticed().sensor("files", Sign.INTEGRITY, exponential(10)))
                        .lasting(500),
                "sleep",
                0,
                1500);
        within4StandardErrors(dwell, 2);
    }

    /** An implant at 200 h under a sensor that sees it at once and raises some false alarms an hour. */
    private static Story besidesFalseAlarms(double perHour, int analysts, Distribution work) {
        Sensor noisy = new Sensor("noisy", List.of(Sign.INTEGRITY), Selector.everything(), 1, AT_ONCE, 24 * perHour, 0);
        return Story.of("facility f")
                .hitBy(step("sleep").at(200).implants("f"))
                .answeredBy(unnoticed().sensor(noisy).analysts(analysts, work))
                .lasting(260);
    }

    /**
     * M/M/2: 3 false alarms an hour, half an hour each, so a = 1.5 and rho = 0.75. C(2, 1.5) = 4.5 / (1 + 1.5 + 4.5) = 0.642857, wait C / (4 - 3)
     * = 0.642857 h (A. K. Erlang 1917), and half an hour of work.
     */
    @Test
    void falseAlarmsDelayTheTrueOneAsErlangSays() {
        within4StandardErrors(dwell(besidesFalseAlarms(3, 2, exponential(0.5)), "sleep", 200, 2500), 0.642857 + 0.5);
    }

    /** M/D/1: 2 an hour, a quarter of an hour each: wait rho x s / (2 (1 - rho)) = 0.5 x 0.25 / 1 = 0.125 h (Pollaczek, Khinchine). */
    @Test
    void constantWorkWaitsAsPollaczekAndKhinchineSay() {
        within4StandardErrors(dwell(besidesFalseAlarms(2, 1, hours(0.25)), "sleep", 200, 2500), 0.125 + 0.25);
    }

    /** The story begins at midnight; the day shift works from 8 to 16. Seen at 20 h, worked from 32 h on. */
    @Test
    void anAlertOfTheNightWaitsForTheDayShift() {
        Told told = Story.of("facility f")
                .hitBy(step("sleep").at(20).implants("f"))
                .answeredBy(unnoticed().sensor("files", Sign.INTEGRITY, AT_ONCE).analysts(1, hours(1), 8, 16))
                .lasting(48)
                .told();
        assertThat(told.changes("sleep", What.NOTICED)).isEqualTo("33h 1");
    }

    /** One analyst is busy until 3 h with the first alert; of the two that wait the later one is more urgent. */
    @Test
    void anUrgentAlertIsWorkedBeforeAnOlderOne() {
        Sensor urgent = new Sensor("urgent", List.of(Sign.INTERCEPTION), Selector.everything(), 1, AT_ONCE, 0, 5);
        Told told = Story.of("facility f,g,h")
                .hitBy(
                        step("one").at(1).implants("f"),
                        step("two").at(1.5).implants("g"),
                        step("three").at(2).intercepts("h"))
                .answeredBy(unnoticed()
                        .sensor("files", Sign.INTEGRITY, AT_ONCE)
                        .sensor(urgent)
                        .analysts(1, hours(2)))
                .told();
        assertThat(told.changes("one", What.NOTICED)).isEqualTo("3h 1");
        assertThat(told.changes("three", What.NOTICED)).isEqualTo("5h 1");
        assertThat(told.changes("two", What.NOTICED)).isEqualTo("7h 1");
    }

    /** Each operator has its own analyst, so that neither alert waits for the other. */
    @Test
    void everyOperatorHasItsOwnAnalysts() {
        Told told = Story.of("amf a of acme\namf b of bell")
                .hitBy(step("one").at(1).implants("a"), step("two").at(1).implants("b"))
                .answeredBy(unnoticed().sensor("files", Sign.INTEGRITY, AT_ONCE).analysts(1, hours(2)))
                .told();
        assertThat(told.changes("one", What.NOTICED)).isEqualTo("3h 1");
        assertThat(told.changes("two", What.NOTICED)).isEqualTo("3h 1");
    }

    /** 400 replications at 30 %: 120 expected, standard deviation 9.2; four of them. */
    @Test
    void aSensorMissesAsOftenAsItsChanceSays() {
        Sensor blunt = new Sensor("blunt", List.of(Sign.INTEGRITY), Selector.everything(), 0.3, AT_ONCE, 0, 0);
        long seen = Story.of("facility f")
                .hitBy(step("sleep").at(1).implants("f"))
                .answeredBy(unnoticed().sensor(blunt))
                .toldTimes(3, 400)
                .filter(told -> !told.changes("sleep", What.NOTICED).isEmpty())
                .count();
        assertThat(seen).isBetween(83L, 157L);
    }

    /**
     * Eleven managers, each held with chance p, each shown by a sensor after 130 days in the mean: within a = 21 / 130 nobody knows with chance
     * (1 - p (1 - e^-a))^11, 25 % at p = 80 % and 51 % at 40 %. Whoever holds fewer is known later.
     */
    @ParameterizedTest
    @CsvSource({"0.8, 0.247", "0.4, 0.508", "0.32, 0.583"})
    void fewerBackdoorsAreNoticedLater(double chance, double rounded) {
        int managers = 11;
        int replications = 2000;
        double days = 21;
        double mean = 130;
        double exact = Math.pow(1 - chance * (1 - Math.exp(-days / mean)), managers);
        assertThat(exact).isCloseTo(rounded, within(0.001));
        String[] ids = IntStream.range(0, managers).mapToObj(i -> "f" + i).toArray(String[]::new);
        long unknown = Story.of("facility " + String.join(",", ids))
                .hitBy(step("sleep").implants(ids).chance(chance))
                .answeredBy(unnoticed().sensor("files", Sign.INTEGRITY, exponential(24 * mean)))
                .lasting(24 * days)
                .toldTimes(5, replications)
                .filter(told -> told.events("sleep", What.NOTICED).isEmpty())
                .count();
        double error = Math.sqrt(exact * (1 - exact) / replications);
        assertThat((double) unknown / replications).isCloseTo(exact, within(4 * error));
    }
}
