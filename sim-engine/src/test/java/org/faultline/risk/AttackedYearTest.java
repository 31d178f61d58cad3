package org.faultline.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.StepText.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.experiment.Experiment;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Measures;
import org.faultline.model.Distribution;
import org.faultline.model.Equipment;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.policy.Response;
import org.faultline.policy.Restoration;
import org.faultline.policy.Watch;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.story.NetworkText;
import org.faultline.story.Story;
import org.junit.jupiter.api.Test;

/**
 * Eight sites of one operator with a hundred users each, all by {@code old}. Six are replaced by {@code new}, two at a time for 4 h, at 1:00 of
 * three days: s1 and s2 from 1 to 5 h, s3 and s4 from 25 to 29 h, s5 and s6 from 49 to 53 h of the year. An attack stops all sites of one maker for
 * good, and is looked at for 48 h.
 */
class AttackedYearTest {

    private static final Equipment OLD = new Equipment("old", "old-ran", "");
    private static final Equipment NEW = new Equipment("new", "new-ran", "");
    private static final MeasureKey USER_HOURS = new MeasureKey("user-hours-lost", "all");
    private static final double EXACT = 1e-6;
    private static final double HORIZON = 48;
    private static final SwapWaves WAVES = new SwapWaves(
            List.of(List.of("s1", "s2"), List.of("s3", "s4"), List.of("s5", "s6")), 24, 4, Optional.of(1.0));

    private static final Network NETWORK = network();

    private static Network network() {
        StringBuilder text = new StringBuilder("region county 800\n");
        for (int s = 1; s <= 8; s++) {
            text.append("coverage-area area%d of alpha\n".formatted(s));
            text.append("gnb s%d of alpha\n".formatted(s));
            text.append(
                    "cell c%d of alpha cap 400 users 100 area area%d needs signalling all s%d\n".formatted(s, s, s));
        }
        return NetworkText.of(text.toString(), new Operator("alpha", "alpha", 1));
    }

    private static List<Optional<Equipment>> makers(String replaced) {
        List<Optional<Equipment>> makers = new ArrayList<>();
        NETWORK.assets()
                .forEach(a -> makers.add(
                        !a.id().matches("s[1-8]")
                                ? Optional.empty()
                                : Optional.of(a.id().matches(replaced) ? NEW : OLD)));
        return makers;
    }

    private static AttackedYear at(double moment, RiskQuestion.Swap.Attack attack) {
        return new AttackedYear(NETWORK, makers("none"), makers("s[1-6]"), WAVES, attack, moment);
    }

    private static RiskQuestion.Swap.Attack overlap(double hours) {
        return new RiskQuestion.Swap.Attack(1, 0, hours);
    }

    private static Scenario question(String maker, Response response) {
        Scenario story = Story.of(NETWORK)
                .hitBy(step("stop").at(0).stops().onVendor(maker))
                .answeredBy(response)
                .lasting(HORIZON)
                .scenario();
        Variant one = story.variants().get(0);
        return new Scenario(
                story.id(),
                story.title(),
                story.description(),
                story.network(),
                story.vendors(),
                List.of(new Variant(one.mix(), Optional.of(maker), one.campaign())),
                story.response(),
                story.start(),
                story.horizonHours(),
                List.of(),
                List.of(),
                1,
                story.sectorTitles());
    }

    private static double lost(AttackedYear year, String maker) {
        return lost(year, maker, Response.NONE);
    }

    private static double lost(AttackedYear year, String maker, Response response) {
        Experiment experiment = Experiment.of(year.attacked(question(maker, response), "today"));
        return Measures.valuesOf(experiment.trace(0, 1, 0).losses()).getOrDefault(USER_HOURS, 0.0);
    }

    /**
     * At 32 h two waves are over: four sites are new and four old. An attack on {@code new} takes s1 to s4 for 48 h, and the third wave s5 and s6 for 4 h,
     * 17 h later: 4 x 4,800 + 800. An attack on {@code old} takes s5 to s8, so that the third wave finds its sites down: 4 x 4,800.
     */
    @Test
    void sitesWhoseSwapIsOverHaveTheirNewMakerAndTheNextWaveComesAllTheSame() {
        assertThat(lost(at(32, overlap(0)), "new")).isCloseTo(20_000, within(EXACT));
        assertThat(lost(at(32, overlap(0)), "old")).isCloseTo(19_200, within(EXACT));
        assertThat(lost(at(32, overlap(0)), "nobody")).isCloseTo(800, within(EXACT));
    }

    /** At 26 h the second wave has been down for an hour: 2 x 100 x 3, and after 23 h the third, 800. Before it is over its sites count as old. */
    @Test
    void ofAWaveUnderWayWhatIsLeftIsRun() {
        assertThat(lost(at(26, overlap(0)), "nobody")).isCloseTo(1_400, within(EXACT));
        assertThat(lost(at(26, overlap(0)), "new")).isCloseTo(2 * 4_800 + 1_400, within(EXACT));
        assertThat(lost(at(26, overlap(0)), "old")).isCloseTo(6 * 4_800, within(EXACT));
    }

    /**
     * A day before and after its swap both makers reach a site. At 32 h that is so of s3 and s4, over since 29 h, and of s5 and s6, due at 49 h, but no
     * longer of s1 and s2: {@code old} finds s3 to s8, {@code new} s1 to s6. With a year {@code old} finds all eight.
     */
    @Test
    void aroundASwapBothMakersReachASite() {
        assertThat(lost(at(32, overlap(24)), "old")).isCloseTo(6 * 4_800, within(EXACT));
        assertThat(lost(at(32, overlap(24)), "new")).isCloseTo(6 * 4_800, within(EXACT));
        assertThat(lost(at(32, overlap(8760)), "old")).isCloseTo(8 * 4_800, within(EXACT));
    }

    /**
     * Four people mend a site in 6 h each, noticed and understood at once: four old sites are back after 6 h, 2,400, and the third wave costs 800 later. With
     * three of the four bound to swaps one mends them one after the other, 600 x (1 + 2 + 3 + 4) = 6,000; s5 and s6 are back after 6 and 12 h, before
     * their wave comes at 17 h, and s7 and s8 wait as long as they do without it.
     */
    @Test
    void crewsThatReplaceSitesMendNothing() {
        Response four = new Response(
                new Response.Detection(Distribution.of(0), 1, 1, Distribution.of(0)),
                List.of(new Response.Crew("field", Response.Reach.ON_SITE, 4, Distribution.of(0), Distribution.of(6))),
                Restoration.AS_BROKEN,
                List.of(),
                Watch.NONE,
                List.of());

        assertThat(lost(at(32, overlap(0)), "old", four)).isCloseTo(2_400 + 800, within(EXACT));
        assertThat(lost(at(32, new RiskQuestion.Swap.Attack(1, 3, 0)), "old", four))
                .isCloseTo(6_000 + 800, within(EXACT));
        assertThat(lost(at(32, new RiskQuestion.Swap.Attack(1, 9, 0)), "old", four))
                .as("one is left")
                .isCloseTo(6_000 + 800, within(EXACT));
    }

    /** One moment in each half of the year, at the hour at which the question begins, from the seed alone. */
    @Test
    void momentsAreSpreadOverTheYear() {
        Scenario story = Story.of(NETWORK).startingAt(18, 30).scenario();
        for (long seed = 1; seed <= 20; seed++) {
            double first = AttackedYear.moment(story, seed, 0, 2);
            double second = AttackedYear.moment(story, seed, 1, 2);
            assertThat(first).isBetween(18.5, 182 * 24 + 18.5).isEqualTo(AttackedYear.moment(story, seed, 0, 2));
            assertThat(second).isBetween(182 * 24 + 18.5, 364 * 24 + 18.5);
            assertThat(first % 24).isEqualTo(18.5);
        }
    }
}
