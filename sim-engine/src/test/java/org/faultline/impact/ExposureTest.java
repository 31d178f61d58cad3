package org.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.Map;
import java.util.Optional;
import org.faultline.story.StepText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.story.Written;
import org.faultline.threat.Effect;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** Who is exposed by interception and what is falsified, worked out by hand. */
class ExposureTest {

    private static final double EXACT = 1e-6;

    /*
     *  north: 600 users in c1       south: 400 users in c2
     *  c1 - m1 - acc1 - agg ---- upf1 (weight 3)     pool "users" = upf1 * 3 + upf2 * 1
     *  c2 - m2 - acc2 - agg ---- upf2 (weight 1)     udm1, udm2 without a pool and without capacities
     */
    private static final String NETWORK =
            """
            region north 5000
            coverage-area a1 of acme
            gnb m1 of acme
            cell c1 of acme cap 1000 users 600 area a1 needs signalling all m1
            access-router acc1 of acme
            region south 5000
            coverage-area a2 of acme
            gnb m2 of acme
            cell c2 of acme cap 1000 users 400 area a2 needs signalling all m2
            access-router acc2 of acme
            aggregation-router agg of acme
            upf upf1,upf2 of acme
            udm udm1,udm2 of acme
            nf-pool users of acme needs signalling weighted upf1*3 upf2*1
            m1 -- acc1 -- agg -- upf1
            m2 -- acc2 -- agg -- upf2
            service pay type pay in finance people 10 needs data all users
            """;

    private static Told heard(StepText... steps) {
        return Story.of(NETWORK).hitBy(steps).lasting(10).told();
    }

    private static double hours(Told told, String subject) {
        return told.measure("subscriber-hours-exposed", subject);
    }

    /** From 4 h on for 6 h, 600 users. */
    @Test
    void aRadioSiteExposesTheUsersOfItsCells() {
        Told told = heard(step("tap").at(4).intercepts("m1"));
        assertThat(hours(told, "all")).isCloseTo(3600, within(EXACT));
        assertThat(hours(told, "region:north")).isCloseTo(3600, within(EXACT));
        assertThat(told.hasMeasure("subscriber-hours-exposed", "region:south")).isFalse();
        assertThat(hours(told, "operator:acme")).isCloseTo(3600, within(EXACT));
        assertThat(hours(told, "function:gnb")).isCloseTo(3600, within(EXACT));
        assertThat(hours(told, "sees:content")).isCloseTo(3600, within(EXACT));
        // 17.5 records an hour, none stored
        assertThat(told.measure("records-exposed", "all")).isCloseTo(17.5 * 3600, within(EXACT));
    }

    /** A weight of 3 of 4: 750 of 1,000, of whom 450 live in the north; service does not suffer. */
    @Test
    void anInstanceOfAPoolExposesItsShareByWeight() {
        Told told = heard(step("tap").at(0).intercepts("upf1"));
        assertThat(told.measure("subscribers-exposed", "all")).isCloseTo(750, within(EXACT));
        assertThat(told.measure("subscribers-exposed", "region:north")).isCloseTo(450, within(EXACT));
        assertThat(hours(told, "all")).isCloseTo(7500, within(EXACT));
        assertThat(told.lost("all")).isZero();
    }

    /** Without pool and capacities two UDMs serve half each; a record of each subscriber is stored, 3.5 an hour come by. */
    @Test
    void functionsWithoutAPoolShareEvenly() {
        Told told = heard(step("tap").at(8).intercepts("udm1"));
        assertThat(told.measure("subscribers-exposed", "function:udm")).isCloseTo(500, within(EXACT));
        assertThat(told.measure("records-exposed", "sees:subscriber-data")).isCloseTo(500 + 3.5 * 1000, within(EXACT));
    }

    /** All of agg's traffic passes through it, of acc2's only that of the south. */
    @Test
    void aRouterExposesThoseWhoseWayLeadsThroughIt() {
        assertThat(heard(step("tap").intercepts("agg")).measure("subscribers-exposed", "all"))
                .isCloseTo(1000, within(EXACT));
        assertThat(heard(step("tap").intercepts("acc2")).measure("subscribers-exposed", "all"))
                .isCloseTo(400, within(EXACT));
    }

    /** The 600 of the site are among the 1,000 of the UDMs: over kinds the greatest counts, in each region. */
    @Test
    void whoIsSeenAtTwoKindsOfAssetsCountsOnce() {
        Told told = heard(step("site").intercepts("m1"), step("data").at(5).intercepts("udm1"));
        assertThat(told.measure("subscribers-exposed", "region:north")).isCloseTo(600, within(EXACT));
        assertThat(told.measure("subscribers-exposed", "region:south")).isCloseTo(200, within(EXACT));
        // 600 x 10 h, and half of the 400 in the south for 5 h
        assertThat(hours(told, "all")).isCloseTo(6000 + 1000, within(EXACT));
        assertThat(hours(told, "function:udm")).isCloseTo(2500, within(EXACT));
    }

    /** Content is seen at the site of the 600 in the north and at a UPF with 450 of the north and 300 of the south. */
    @Test
    void whoseContentIsSeenTwiceCountsOnce() {
        Told told = heard(step("site").intercepts("m1"), step("core").intercepts("upf1"));
        assertThat(told.measure("subscribers-exposed", "sees:content")).isCloseTo(900, within(EXACT));
        assertThat(told.measure("subscribers-exposed", "all")).isCloseTo(900, within(EXACT));
    }

    /** Both UPFs: 750 and 250 of 1,000. */
    @Test
    void instancesOfOneKindAddUp() {
        assertThat(heard(step("tap").intercepts("upf1", "upf2")).measure("subscribers-exposed", "all"))
                .isCloseTo(1000, within(EXACT));
    }

    /** At each target 100 at most: 200 of 1,000; at the site with 600 users, 50 are fewer than 600. */
    @Test
    void linesLimitWhoIsListenedTo() {
        Effect lines = new Effect.Intercept(Optional.of(100.0));
        Told told = heard(step("tap").has(lines, "upf1", "upf2"));
        assertThat(told.measure("subscribers-exposed", "all")).isCloseTo(200, within(EXACT));
        Effect more = new Effect.Intercept(Optional.of(1000.0));
        assertThat(heard(step("tap").has(more, "m1")).measure("subscribers-exposed", "all"))
                .isCloseTo(600, within(EXACT));
    }

    /** Heard from 1 h; the asset is down from 3 h on: 2 h x 600. The effects of another step on the same asset do not hide it. */
    @Test
    void whatDoesNotWorkExposesNobody() {
        Told told = heard(step("tap").at(1).intercepts("m1"), step("cut").at(3).stops("m1"));
        assertThat(hours(told, "all")).isCloseTo(1200, within(EXACT));
    }

    /** An asset that works at half its level was in other hands when the tap came: that is one event more, and it counts. */
    @Test
    void anAssetThatWasActiveAlreadyCanBeTapped() {
        Told told =
                heard(step("slow").at(1).degrades(0.5, "m1"), step("tap").at(3).intercepts("m1"));
        assertThat(told.changes("m1", What.INTEGRITY)).isEqualTo("1h 2, 3h 2");
        assertThat(hours(told, "all")).isCloseTo(600 * 7, within(EXACT));
        assertThat(told.measure("compromised-asset-hours", "all")).isCloseTo(9, within(EXACT));
    }

    /**
     * 100 of the 600 are listened to from 1 h on, all of them from 4 h on by somebody else, who is followed by one who wants 10: 100 x 3 + 600 x 6.
     * Nobody notices either, so that each goes on to the end of the run.
     */
    @Test
    void whoReadsMoreAtTheSameAssetCounts() {
        Told told = heard(
                step("narrow").at(1).has(new Effect.Intercept(Optional.of(100.0)), "m1"),
                step("wide").at(4).intercepts("m1"),
                step("last").at(6).has(new Effect.Intercept(Optional.of(10.0)), "m1"));
        assertThat(hours(told, "all")).isCloseTo(3900, within(EXACT));
        assertThat(told.measure("subscribers-exposed", "all")).isCloseTo(600, within(EXACT));
        assertThat(told.measure("hours-unnoticed", "step:narrow")).isCloseTo(9, within(EXACT));
        assertThat(told.measure("hours-unnoticed", "step:wide")).isCloseTo(6, within(EXACT));
        assertThat(told.measure("hours-unnoticed", "step:last")).isCloseTo(4, within(EXACT));
    }

    /** The tap is planted at 1 h, sensors see it for certain after 2 h, diagnosis takes 3 h: heard for 5 h, unnoticed for 2 h. */
    @Test
    void exposureEndsWithTheCleaningAndDwellWithTheNotice() {
        Told told = Story.of(NETWORK)
                .hitBy(step("tap").at(1).intercepts("m1"))
                .answeredBy(noticedAfter(2).understoodAfter(3).chances(1, 1))
                .lasting(24)
                .told();
        assertThat(hours(told, "all")).isCloseTo(600 * 5, within(EXACT));
        assertThat(told.measure("hours-unnoticed", "step:tap")).isCloseTo(2, within(EXACT));
        assertThat(told.measure("hours-unnoticed", "all")).isCloseTo(2, within(EXACT));
        assertThat(Measures.censoredOf(told.losses())).isEmpty();
    }

    /** Nobody notices the tap, but somebody mends the asset for another reason at 6 h: unnoticed for the 5 h that it lasted. */
    @Test
    void whoIsMendedForAnotherReasonIsCleanToo() {
        Told told = Story.of(NETWORK)
                .hitBy(step("tap").at(1).intercepts("m1"), step("fault").at(4).degrades(0.9, "m1"))
                .answeredBy(noticedAfter(1).onSite(1, 0, 1).chances(1, 0))
                .lasting(24)
                .told();
        assertThat(told.measure("hours-unnoticed", "step:tap")).isCloseTo(5, within(EXACT));
        assertThat(hours(told, "all")).isCloseTo(600 * 5, within(EXACT));
    }

    /** Nobody ever notices: at least the 9 h up to the horizon. */
    @Test
    void whatNobodyNoticesIsALowerBound() {
        Told told = heard(step("tap").at(1).intercepts("m1"));
        assertThat(told.measure("hours-unnoticed", "all")).isCloseTo(9, within(EXACT));
        assertThat(Measures.censoredOf(told.losses())).contains(new MeasureKey("hours-unnoticed", "all"));
    }

    @Test
    void withoutInterceptionThereIsNothingToCount() {
        Told told = heard(step("cut").stops("m1"));
        assertThat(told.hasMeasure("subscribers-exposed", "all")).isFalse();
        assertThat(told.hasMeasure("hours-unnoticed", "all")).isFalse();
    }

    /** A quarter of the commands of `pay`, one an hour, pass through upf2: 0.25 x 4 h; nobody is harmed. */
    @Test
    void commandsThroughAFalseAssetAreCounted() {
        Told told = heard(step("lie").at(6).has(new Effect.Falsify(1), "upf2"));
        assertThat(told.measure("commands-falsified", "all")).isCloseTo(1, within(EXACT));
        assertThat(told.measure("commands-falsified", "sector:finance")).isCloseTo(1, within(EXACT));
        assertThat(told.measure("commands-falsified", "receiver:pay")).isCloseTo(1, within(EXACT));
        assertThat(told.lost("all")).isZero();
        assertThat(told.measure("subscriber-hours-exposed", "all")).isZero();
    }

    /** Who takes a quarter of its commands from there and obeys keeps 1 - 0.25 x (1 - 0.2) = 0.8; then 1 - 1 x 0.8 from both. */
    @Test
    void whoObeysFalseCommandsFallsByWhatTheyCost() {
        Told told = heard(
                step("lie").at(2).has(new Effect.Falsify(0.2), "upf2"),
                step("more").at(4).has(new Effect.Falsify(0.2), "upf1"));
        assertThat(told.levels("pay")).isEqualTo("2h 0.8, 4h 0.2");
        assertThat(told.why("pay")).contains("upf1");
        // 10 people: 0.2 x 2 h, 0.8 x 6 h
        assertThat(told.lost("all")).isCloseTo(10 * (0.4 + 4.8), within(1e-5));
    }

    /** The harm makes the lie visible: noticed after 1 h, understood after 1 h more, and all is well at 4 h. */
    @Test
    void harmIsNoticedAndCleaningEndsIt() {
        Told told = Story.of(NETWORK)
                .hitBy(step("lie").at(2).has(new Effect.Falsify(0), "upf1", "upf2"))
                .answeredBy(noticedAfter(1).understoodAfter(1).chances(1, 0))
                .lasting(24)
                .told();
        assertThat(told.levels("pay")).startsWith("2h 0").endsWith("4h 1");
        assertThat(told.measure("commands-falsified", "all")).isCloseTo(2, within(EXACT));
        assertThat(told.measure("hours-unnoticed", "all")).isCloseTo(1, within(EXACT));
    }

    /*
     *  m-1 - agg - upf    600 phones at m-1
     *  m-2 ------ upf     200 phones and 400 meters at m-2; the meters are in a slice with an AMF of its own
     *  1,000 subscribers in the town, two UDMs alike for everybody
     */
    private static Map<MeasureKey, Double> ofDevices(String step) {
        Written run = Written.run(
                """
                horizon: 10 h
                network:
                  inline:
                    regions: {town: 1000}
                    operators: {a: 100 %%}
                    assets:
                      m-1: {kind: gnb, operator: a}
                      m-2: {kind: gnb, operator: a}
                      agg: {kind: aggregation-router, operator: a}
                      upf-1: {kind: upf, operator: a}
                      amf-1: {kind: amf, operator: a}
                      amf-2: {kind: amf, operator: a}
                      udm-1: {kind: udm, operator: a}
                      udm-2: {kind: udm, operator: a}
                      nrf-1: {kind: nrf, operator: a}
                    links: [[m-1, agg], [agg, upf-1], [m-2, upf-1]]
                signalling:
                  procedures: {attach: [amf, udm]}
                  cores:
                    c:
                      register: {instances: nrf-1}
                      functions:
                        amf: {instances: amf-1, messages_per_second: 1e6}
                        udm: {instances: [udm-1, udm-2], messages_per_second: 1e6}
                      slices: {things: {functions: {amf: {instances: amf-2, messages_per_second: 1e6}}}}
                  devices:
                    phones: {core: c, places: {m-1: 600, m-2: 200}, stages: {attach: {home: amf}}}
                    meters: {core: c/things, places: {m-2: 400}, stages: {attach: {home: amf}}}
                campaign: {steps: {%s}}
                """
                        .formatted(step),
                1,
                1);
        return run.outcome().rows().get(0).values();
    }

    private static double deviceHours(Map<MeasureKey, Double> values, String subject) {
        return values.getOrDefault(new MeasureKey("subscriber-hours-exposed", subject), 0.0);
    }

    private static String tap(String targets) {
        return "tap: {at: 4 h, effect: intercept, targets: [" + targets + "]}";
    }

    /** From 4 h on for 6 h: 200 phones and 400 meters at the site, 600 phones behind the router. */
    @Test
    void devicesAreExposedWhereTheyAre() {
        Map<MeasureKey, Double> site = ofDevices(tap("m-2"));
        assertThat(deviceHours(site, "class:phones")).isCloseTo(1200, within(EXACT));
        assertThat(deviceHours(site, "class:meters")).isCloseTo(2400, within(EXACT));
        Map<MeasureKey, Double> router = ofDevices(tap("agg"));
        assertThat(deviceHours(router, "class:phones")).isCloseTo(3600, within(EXACT));
        assertThat(deviceHours(router, "class:meters")).isZero();
    }

    /** The AMF of the slice sees meters alone, that of the core phones alone, a UDM half of both; 3.5 records an hour and one stored of each. */
    @Test
    void functionsExposeTheClassesThatTheyServe() {
        assertThat(deviceHours(ofDevices(tap("amf-2")), "class:meters")).isCloseTo(2400, within(EXACT));
        assertThat(deviceHours(ofDevices(tap("amf-2")), "class:phones")).isZero();
        assertThat(deviceHours(ofDevices(tap("amf-1")), "class:phones")).isCloseTo(4800, within(EXACT));
        Map<MeasureKey, Double> half = ofDevices(tap("udm-1"));
        assertThat(deviceHours(half, "class:phones")).isCloseTo(2400, within(EXACT));
        assertThat(deviceHours(half, "class:meters")).isCloseTo(1200, within(EXACT));
        assertThat(half.get(new MeasureKey("records-exposed", "class:meters")))
                .isCloseTo(200 + 3.5 * 1200, within(EXACT));
    }

    /** At m-2 all are seen there, and half of them at the UDM: they count once. Of the phones at m-1 half are seen: 300 + 200. */
    @Test
    void devicesThatAreSeenTwiceCountOnce() {
        Map<MeasureKey, Double> both = ofDevices(tap("m-2, udm-1"));
        assertThat(deviceHours(both, "class:phones")).isCloseTo(6 * 500, within(EXACT));
        assertThat(deviceHours(both, "class:meters")).isCloseTo(6 * 400, within(EXACT));
    }

    /** Of the upf's users all devices of the operator: it is no function of the core that serves them. */
    @Test
    void otherFunctionsOfTheOperatorExposeAllItsDevices() {
        Map<MeasureKey, Double> content = ofDevices(tap("upf-1"));
        assertThat(deviceHours(content, "class:phones")).isCloseTo(6 * 800, within(EXACT));
        assertThat(deviceHours(content, "class:meters")).isCloseTo(6 * 400, within(EXACT));
    }

    /** An impostor of weight 2 beside two UDMs of weight 1 reads half of everybody's requests; nobody fails, and nobody is cut off. */
    @Test
    void anImpostorReadsItsShareByWeight() {
        String step = "fake: {at: 4 h, effect: {impostor: {function: udm, weight: 2, answers: %s}}, targets: nrf-1}";
        Map<MeasureKey, Double> read = ofDevices(step.formatted("read"));
        assertThat(deviceHours(read, "all")).isCloseTo(6 * 500, within(EXACT));
        assertThat(deviceHours(read, "function:udm")).isCloseTo(6 * 500, within(EXACT));
        assertThat(deviceHours(read, "class:phones")).isCloseTo(6 * 400, within(EXACT));
        assertThat(deviceHours(read, "class:meters")).isCloseTo(6 * 200, within(EXACT));
        assertThat(ofDevices(step.formatted("refuse")))
                .doesNotContainKey(new MeasureKey("subscriber-hours-exposed", "all"));
    }
}
