package org.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.story.StepText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.junit.jupiter.api.Test;

/** Measures of small stories, worked out by hand. */
class MeasuresTest {

    private static final double EXACT = 1e-9;

    /** 1,000 people for 0.1 h are 100 people-hours of 1,000 wanted in the hour. */
    @Test
    void aSixMinuteOutageOfTheOnlyUpfCostsOneTenthOfTheHour() {
        Told told = Story.of(
                        """
                        upf only
                        service data in telecoms people 1000 needs data all only
                        """)
                .hitBy(step("stop").at(0.5).stops("only"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 0.1))
                .lasting(1)
                .told();
        assertThat(told.lost("all")).isCloseTo(100, within(1e-6));
        assertThat(told.measure("service-level", "sector:telecoms")).isCloseTo(0.9, within(EXACT));
        assertThat(told.measure("lowest-level", "sector:telecoms")).isZero();
        assertThat(told.measure("people-affected", "sector:telecoms")).isEqualTo(1000);
        assertThat(told.measure("time-to-restore-90", "sector:telecoms")).isCloseTo(0.1, within(EXACT));
    }

    /** Half of the level for 2 h, then none for 1 h: (0.5 x 2 + 1 x 1) x 300 people. */
    @Test
    void aPartialLossCountsInPart() {
        Told told = Story.of(
                        """
                        facility f
                        service s people 300 needs data all f
                        """)
                .hitBy(step("a").at(1).degrades(0.5, "f"), step("b").at(3).degrades(0, "f"))
                .lasting(4)
                .told();
        assertThat(told.lost("all")).isCloseTo(600, within(EXACT));
    }

    /** Out from 23:00 to 07:00; demand is two between 06:00 and 18:00 and nothing else: one hour of weight two, 100 people. */
    @Test
    void demandIsFollowedOverMidnight() {
        Told told = Story.of(
                        """
                        facility f
                        service trade people 100 demand day needs data all f
                        """)
                .startingAt(22, 0)
                .hitBy(step("cut").at(1).stops("f"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 8))
                .lasting(24)
                .told();
        assertThat(told.lost("all")).isCloseTo(200, within(1e-6));
        assertThat(told.measure("service-level", "sector:life")).isCloseTo(1 - 200 / 2400.0, within(EXACT));
    }

    /** From 05:30 for 75 min: half an hour at zero, 45 min at two: 1.5 weighted hours. */
    @Test
    void demandIsFollowedWithinTheHour() {
        Told told = Story.of(
                        """
                        facility f
                        service trade people 100 demand day needs data all f
                        """)
                .startingAt(5, 15)
                .hitBy(step("cut").at(0.25).stops("f"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 1.25))
                .told();
        assertThat(told.lost("all")).isCloseTo(150, within(1e-6));
    }

    /** Ten days of total loss weigh 240 h whatever the profile. */
    @Test
    void aDayWeighsADay() {
        Told told = Story.of(
                        """
                        facility f
                        service flat type flat people 1 needs data all f
                        service trade type trade people 1 demand day needs data all f
                        """)
                .startingAt(13, 37)
                .hitBy(step("cut").at(0).stops("f"))
                .lasting(240)
                .told();
        assertThat(told.lost("service:flat")).isCloseTo(240, within(EXACT));
        assertThat(told.lost("service:trade")).isCloseTo(240, within(EXACT));
    }

    /** Ten services of 10 people, all lost at 1 h, mended one by one at 2 h, 3 h, ... 11 h. */
    private static Told tenMendedInTurn(double horizon) {
        String ids = IntStream.range(0, 10).mapToObj(i -> "f" + i).collect(Collectors.joining(","));
        String services = IntStream.range(0, 10)
                .mapToObj(i -> "service s" + i + " type t people 10 needs data all f" + i)
                .collect(Collectors.joining("\n"));
        return Story.of("facility " + ids + "\n" + services)
                .hitBy(step("cut").at(1).stops(ids.split(",")))
                .answeredBy(noticedAfter(0).onSite(1, 0, 1))
                .lasting(horizon)
                .told();
    }

    /** Half is back with the fifth at 6 h, 90 % with the ninth at 10 h, 99 % only with the last at 11 h. */
    @Test
    void restorationIsCountedFromTheFirstLoss() {
        Told told = tenMendedInTurn(24);
        assertThat(told.measure("time-to-restore-50", "sector:life")).isCloseTo(5, within(EXACT));
        assertThat(told.measure("time-to-restore-90", "sector:life")).isCloseTo(9, within(EXACT));
        assertThat(told.measure("time-to-restore-99", "sector:life")).isCloseTo(10, within(EXACT));
        assertThat(told.measure("time-to-restore-50", "service:t")).isCloseTo(5, within(EXACT));
        assertThat(told.losses().missingOfSector(0).value(0)).isEqualTo(1);
        // 10 people x (1 + 2 + ... + 10) h
        assertThat(told.lost("all")).isCloseTo(550, within(1e-6));
        assertThat(Measures.censoredOf(told.losses())).isEmpty();
    }

    /** At 8.5 h seven of ten are back: half has been restored, 90 % and 99 % have not, for at least 7.5 h. */
    @Test
    void whatIsNotRestoredAtTheHorizonIsALowerBound() {
        Told told = tenMendedInTurn(8.5);
        assertThat(told.measure("time-to-restore-50", "sector:life")).isCloseTo(5, within(EXACT));
        assertThat(told.measure("time-to-restore-90", "sector:life")).isCloseTo(7.5, within(EXACT));
        assertThat(Measures.censoredOf(told.losses()))
                .contains(
                        new MeasureKey("time-to-restore-90", "sector:life"),
                        new MeasureKey("time-to-restore-99", "service:t"))
                .doesNotContain(new MeasureKey("time-to-restore-50", "sector:life"));
    }

    /** 20 of 100 lost from 1 h to 2 h, 100 from 3 h to 5 h: measured against the worst, 50 % are back for good at 5 h. */
    @Test
    void aRelapseCountsToTheRestoration() {
        Told told = Story.of(
                        """
                        facility a,b
                        service s type t people 20 needs data all a
                        service l type t people 80 needs data all b
                        """)
                .hitBy(step("1").at(1).stops("a"), step("2").at(3).stops("a", "b"))
                .answeredBy(noticedAfter(0).onSite(2, 0, 1))
                .told();
        assertThat(told.measure("time-to-restore-50", "sector:life")).isCloseTo(3, within(EXACT));
    }

    @Test
    void withoutLossThereIsNothingToRestore() {
        Told told = Story.of(
                        """
                        facility a
                        service s people 20 needs data all a
                        """)
                .told();
        assertThat(told.hasMeasure("time-to-restore-50", "sector:life")).isFalse();
        assertThat(told.lost("all")).isZero();
        assertThat(told.measure("service-level", "sector:life")).isEqualTo(1);
        assertThat(told.measure("lowest-level", "sector:life")).isEqualTo(1);
    }

    /**
     * North has 1,000 people, south 500. Pay is lost in both, cash (all people) to 60 % in the north only: of finance 1,000 + 500 are
     * affected, no northerner twice. Health loses its records in the north: 1,000 there.
     */
    @Test
    void aPersonIsAffectedOnceInASector() {
        Told told = Story.of(
                        """
                        region north 1000
                        facility a
                        service pay@north type pay in finance people 1000 needs data all a
                        service cash@north type cash in finance people 1000 needs data all a falls 60%
                        service records@north type records in health people 1000 needs data all a
                        region south 500
                        service pay@south type pay in finance people 500 needs data all a
                        """)
                .hitBy(step("cut").at(1).stops("a"))
                .told();
        assertThat(told.measure("people-affected", "sector:finance")).isEqualTo(1500);
        assertThat(told.measure("people-affected", "sector:health")).isEqualTo(1000);
    }

    /** Two places of one kind in a region add up; the kind that hits most people counts. */
    @Test
    void placesOfOneKindAddUpWithinARegion() {
        Told told = Story.of(
                        """
                        facility a
                        service ward1 type ward in health people 300 needs data all a
                        service ward2 type ward in health people 200 needs data all a
                        service dispatch type dispatch in health people 400 needs data all a
                        """)
                .hitBy(step("cut").at(1).stops("a"))
                .told();
        assertThat(told.measure("people-affected", "sector:health")).isEqualTo(500);
        // people-weighted: (300 + 200 + 400) of 900
        assertThat(told.measure("lowest-level", "sector:health")).isZero();
    }

    /** 60 of 100 users without coverage for 3 h; the neighbour takes 20 of them: 40 x 3. */
    @Test
    void usersWithoutCoverageAreCounted() {
        Told told = Story.of(
                        """
                        coverage-area area of acme
                        cell c1 of acme cap 60 users 60 area area overlaps c2 50%
                        cell c2 of acme cap 60 users 40 area area
                        amf other of bell
                        """)
                .hitBy(step("cut").at(1).stops("c1"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 3))
                .told();
        assertThat(told.measure("user-hours-lost", "operator:acme")).isCloseTo(120, within(1e-4));
        assertThat(told.measure("user-hours-lost", "operator:bell")).isZero();
        assertThat(told.measure("user-hours-lost", "all")).isCloseTo(120, within(1e-4));
    }

    /** Acme loses two masts at 1 h for 2 h, bell one at 2 h for 2 h: at most two, one and, at 2 h, three in all. */
    @Test
    void mastsDownAreCountedAtTheWorstMoment() {
        Told told = Story.of("gnb a1,a2,a3 of acme\ngnb b1 of bell")
                .hitBy(
                        step("1").at(1).stops("a1", "a2"),
                        step("2").at(2).stops("b1"),
                        step("3").at(2).degrades(0.5, "a3"))
                .answeredBy(noticedAfter(0).onSite(9, 0, 2))
                .told();
        assertThat(told.measure("gnbs-down", "operator:acme")).isEqualTo(2);
        assertThat(told.measure("gnbs-down", "operator:bell")).isEqualTo(1);
        assertThat(told.measure("gnbs-down", "all")).isEqualTo(3);
    }

    /** Dormant from 1 h, active from 4 h, mended at 6 h: five hours in other hands. */
    @Test
    void compromiseIsCountedFromTheImplantToTheRepair() {
        Told told = Story.of("amf a by norda")
                .hitBy(
                        step("implant").at(1).onVendor("norda").has(new org.faultline.threat.Effect.Implant()),
                        step("wake").at(4).onImplantsOf("implant").has(new org.faultline.threat.Effect.Stop()))
                .answeredBy(noticedAfter(0).chances(1, 0).onSite(1, 0, 2))
                .told();
        assertThat(told.measure("compromised-asset-hours", "all")).isCloseTo(5, within(EXACT));
    }

    /** Half by step a from 1 h to 3 h, the other half by step b from 2 h to 4 h, 100 people: 100 people-hours each. */
    @Test
    void overlappingStepsEachPayForTheirPart() {
        Told told = Story.of(
                        """
                        facility x,y
                        service s people 100 needs data weighted x y
                        """)
                .hitBy(step("a").at(1).stops("x"), step("b").at(2).stops("y"))
                .answeredBy(noticedAfter(0).onSite(2, 0, 2))
                .told();
        assertThat(told.levels("s")).isEqualTo("1h 0.5, 2h 0, 3h 0.5, 4h 1");
        assertThat(told.lost("step:a")).isCloseTo(100, within(EXACT));
        assertThat(told.lost("step:b")).isCloseTo(100, within(EXACT));
        assertThat(told.lost("step:none")).isZero();
        assertThat(told.lost("all")).isCloseTo(200, within(EXACT));
    }

    /**
     * Both are needed. a takes all from 1 h to 4 h, b hits from 2 h to 6 h: until 4 h the loss is a's, from 4 h to 6 h the level does
     * not move, so it stays a's: what hides behind a first loss is not seen.
     */
    @Test
    void aLossBehindALossIsBookedOnTheFirst() {
        Told told = Story.of(
                        """
                        facility x,y
                        service s people 100 needs data all x y
                        """)
                .hitBy(step("a").at(1).stops("x"), step("b").at(2).stops("y"))
                .answeredBy(noticedAfter(0).onSite(2, 0, 3.5))
                .told();
        assertThat(told.levels("s")).isEqualTo("1h 0, 5.5h 1");
        assertThat(told.lost("step:a")).isCloseTo(450, within(EXACT));
        assertThat(told.lost("step:b")).isZero();
    }

    /** The trigger follows the implant, and is nearer to the loss. */
    @Test
    void theNearestStepUpTheChainPays() {
        Told told = Story.of(
                        """
                        amf x by norda
                        service s people 100 needs data all x
                        """)
                .hitBy(
                        step("implant").at(0).onVendor("norda").has(new org.faultline.threat.Effect.Implant()),
                        step("wake")
                                .after(2, "implant")
                                .onImplantsOf("implant")
                                .has(new org.faultline.threat.Effect.Stop()))
                .lasting(5)
                .told();
        assertThat(told.lost("step:wake")).isCloseTo(300, within(EXACT));
        assertThat(told.lost("step:implant")).isZero();
    }

    /** Losses through a battery, a restart and a fallback all lead back to the one step: 0.72 x 100 x (8 - 2.5) h and nothing else. */
    @Test
    void everythingLeadsBackToTheStep() {
        Told told = Story.of(
                        """
                        facility bus
                        gnb mast needs power all bus holds 90min refills 8h
                        service s people 100 restart 30min needs data all mast falls 28%
                        """)
                .hitBy(step("cut").at(1).stops("bus"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 7))
                .told();
        assertThat(told.levels("s")).isEqualTo("2.5h 0.28, 8h 1");
        assertThat(told.lost("step:cut")).isCloseTo(0.72 * 100 * 5.5, within(1e-4));
        assertThat(told.lost("step:cut")).isCloseTo(told.lost("all"), within(1e-9));
    }

    @Test
    void everyMeasureIsExplained() {
        List<String> ids = new ArrayList<>();
        for (Measure measure : Measures.all()) {
            ids.add(measure.id());
            assertThat(List.of(measure.title(), measure.unit(), measure.formula(), measure.source(), measure.caveat()))
                    .noneMatch(String::isBlank);
            assertThat(Measures.find(measure.id())).contains(measure);
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(MeasureKey.parse("people-hours-lost|sector:health"))
                .isEqualTo(new MeasureKey("people-hours-lost", "sector:health"));
    }

    /** Drops and rises of awkward sizes, many times: afterwards nothing is missing to the last bit. */
    @Test
    void afterwardsNothingIsMissing() {
        StepText[] steps = new StepText[40];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = step("s" + i).at(i * 0.37).degrades(0.1 + 0.013 * i, "f" + i % 7);
        }
        Told told = Story.of(
                        """
                        facility f0,f1,f2,f3,f4,f5,f6
                        service a type a people 33.3 needs data weighted f0*0.1 f1*0.7 f2*0.3
                        service b type b people 77.7 needs data weighted f2*0.1 f3*0.7 f4*0.3
                        service c type a people 0.77 needs data weighted f4*0.1 f5*0.7 f6*0.3
                        """)
                .hitBy(steps)
                .answeredBy(noticedAfter(0).onSite(2, 0, 0.41))
                .lasting(48)
                .told();
        long end = 48L * 3_600_000_000L;
        assertThat(told.losses().missingOfSector(0).at(end)).isZero();
        assertThat(told.losses().peopleOfSector(0).at(end)).isZero();
        double sum =
                IntStream.range(0, 40).mapToDouble(i -> told.lost("step:s" + i)).sum() + told.lost("step:none");
        assertThat(told.lost("all")).isGreaterThan(1).isCloseTo(sum, within(1e-9 * sum));
        assertThat(told.lost("step:none")).isZero();
    }
}
