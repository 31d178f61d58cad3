package org.faultline.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.faultline.model.Asset;
import org.faultline.model.Distribution;
import org.faultline.model.Equipment;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.Scenario;
import org.faultline.story.NetworkText;
import org.faultline.story.StepText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The outage of a swap by its formula, against sites that are taken down and brought back in a run. Eight sites of one operator with a hundred users
 * each; six are replaced, four hours each, by two crews, who could replace 8,760 / 4 sites a year each if they did nothing else.
 */
class SwapsTest {

    private static final double HOURS_OF_YEAR = 8760;
    private static final double OUTAGE = 4;
    private static final int CREWS = 2;
    private static final double EXACT = 1e-6;
    private static final RiskQuestion.Swap HOW =
            new RiskQuestion.Swap(OUTAGE, CREWS, HOURS_OF_YEAR / OUTAGE, Distribution.of(0), 1);
    private static final Set<String> REPLACED = Set.of("s1", "s2", "s3", "s4", "s5", "s6");

    private static Network network(String more) {
        StringBuilder text = new StringBuilder("region county 800\n");
        for (int s = 1; s <= 8; s++) {
            text.append("coverage-area area%d of alpha\n".formatted(s));
            text.append("gnb s%d of alpha by old\n".formatted(s));
            text.append("cell c%d of alpha cap 400 users 100 area area%d%s needs signalling all s%d\n"
                    .formatted(s, s, more.formatted(s % 8 + 1), s));
        }
        return NetworkText.of(text.toString(), new Operator("alpha", "alpha", 1));
    }

    private static Swaps swaps(Network network) {
        List<Optional<Equipment>> before =
                network.assets().stream().map(Asset::equipment).toList();
        List<Optional<Equipment>> after = network.assets().stream()
                .map(a -> REPLACED.contains(a.id()) ? Optional.of(new Equipment("new", "new-ran", "")) : a.equipment())
                .toList();
        return Swaps.between(network, before, after);
    }

    private static Told run(Network network, StepText... waves) {
        return Story.of(network)
                .hitBy(waves)
                .answeredBy(noticedAfter(0).onSite(CREWS, 0, OUTAGE))
                .lasting(48)
                .told();
    }

    private static StepText wave(double at, String... sites) {
        return step("swap-" + (int) at).at(at).stops(sites);
    }

    /**
     * Two sites go down whenever the two crews are free, at 0, 4 and 8 h: 6 x 100 x 4 = 2,400 user-hours, and the last is back after 12 h. So says the
     * formula: 4 h x 6 / 8 of 800, and 6 / (2 x 8,760 / 4) of a year.
     */
    @Test
    void aWaveWhoseSitesGoDownAsTheirCrewsComeIsWhatTheFormulaSays() {
        Told told = run(network(""), wave(0, "s1", "s2"), wave(4, "s3", "s4"), wave(8, "s5", "s6"));
        Swaps swaps = swaps(network(""));
        assertThat(swaps.sites()).isEqualTo(6);
        assertThat(told.measure("user-hours-lost", "all")).isCloseTo(2400, within(EXACT));
        assertThat(swaps.userHours(HOW)).isCloseTo(told.measure("user-hours-lost", "all"), within(EXACT));
        assertThat(told.levels("s6")).isEqualTo("8h 0, 12h 1");
        assertThat(swaps.pace(HOW) * HOURS_OF_YEAR).isCloseTo(12, within(EXACT));
    }

    /** Three sites go down for two crews, at 0 and 8 h: one of each three waits for 4 h more, 2 x 100 x (4 + 4 + 8) = 3,200. The formula sees no waiting. */
    @Test
    void sitesThatWaitForACrewAreDownForLongerThanTheFormulaSays() {
        Told told = run(network(""), wave(0, "s1", "s2", "s3"), wave(8, "s4", "s5", "s6"));
        assertThat(told.measure("user-hours-lost", "all")).isCloseTo(3200, within(EXACT));
        assertThat(swaps(network("")).userHours(HOW)).isCloseTo(2400, within(EXACT));
    }

    /** Two faults elsewhere keep the same two crews busy from 0 to 4 h: the first two replaced sites are down until 8 h, not 4 h. */
    @Test
    void crewsThatMendFaultsKeepReplacedSitesWaiting() {
        Told told = Story.of(network(""))
                .hitBy(step("fault").at(0).stops("s7", "s8"), wave(1, "s1", "s2"))
                .answeredBy(noticedAfter(0).onSite(CREWS, 0, OUTAGE))
                .lasting(48)
                .told();
        assertThat(told.levels("s1")).isEqualTo("1h 0, 8h 1");
        // two faults of 4 h and two swaps of 7 h in place of 4 h
        assertThat(told.measure("user-hours-lost", "all")).isCloseTo(100 * (2 * 4 + 2 * 7), within(EXACT));
    }

    /** The next site serves half of whoever is without: half of 2,400 where it works, as it does where no two neighbours are down at a time. */
    @Test
    void neighboursThatTakeOverMakeItLessThanTheFormulaSays() {
        Network network = network(" overlaps c%d 50%%");
        Told told = run(network, wave(0, "s1", "s3"), wave(4, "s5"), wave(8, "s2", "s4"), wave(12, "s6"));
        assertThat(told.measure("user-hours-lost", "all")).isCloseTo(1200, within(EXACT));
        assertThat(swaps(network).userHours(HOW)).isCloseTo(2400, within(EXACT));
    }

    private static Told run(Network network, SwapWaves waves) {
        Scenario quiet = Story.of(network).scenario();
        Scenario asked = waves.on(quiet, quiet.variants().get(0));
        return Story.of(network)
                .hitBy(asked.variants().get(0).campaign().steps())
                .answeredBy(asked.response())
                .lasting(asked.horizonHours())
                .told();
    }

    /**
     * Two crews and six sites: three waves, 4 h apart as a crew does 8,760 / 4 sites a year. Nobody waits, and nobody takes over: run and formula agree on
     * 6 x 100 x 4 user-hours whatever the order, and the last is back after 12 h.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void wavesOfAYearAreWhatTheFormulaSaysWhereNobodyTakesOver(int order) {
        Network network = network("");
        Swaps swaps = swaps(network);
        SwapWaves waves = SwapWaves.of(swaps.replaced(), HOW, 1, order);

        assertThat(waves.waves()).extracting(List::size).containsExactly(2, 2, 2);
        assertThat(waves.gapHours()).isEqualTo(4);
        Told told = run(network, waves);
        assertThat(told.measure("user-hours-lost", "all")).isCloseTo(swaps.userHours(HOW), within(EXACT));
        String last = waves.waves().get(2).get(0);
        assertThat(told.levels(last)).isEqualTo("8h 0, 12h 1");
    }

    /**
     * The next site takes half of whoever is without. A site's users lose half of 400 where the next one works, and all where both are down at a time: over
     * six sites 1,200 user-hours and 200 more for each pair of neighbours in one wave.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void whatNeighboursTakeOverHangsOnTheOrder(int order) {
        Network network = network(" overlaps c%d 50%%");
        SwapWaves waves = SwapWaves.of(swaps(network).replaced(), HOW, 1, order);
        long together = waves.waves().stream()
                .filter(w -> Math.abs(number(w.get(0)) - number(w.get(1))) == 1)
                .count();

        assertThat(run(network, waves).measure("user-hours-lost", "all"))
                .isCloseTo(1200 + 200.0 * together, within(EXACT));
    }

    private static int number(String site) {
        return Integer.parseInt(site.substring(1));
    }

    /** One crew that does two sites a year has one every 4,380 h; for six sites it takes the time that the year leaves, 8,760 / 6 = 1,460 h. */
    @Test
    void aPlanThatIsTooFastForItsCrewsIsDoneWithinTheYear() {
        List<String> sites = swaps(network("")).replaced();
        RiskQuestion.Swap slow = new RiskQuestion.Swap(OUTAGE, 1, 2, Distribution.of(0), 1);
        assertThat(SwapWaves.of(sites.subList(0, 2), slow, 1, 0).gapHours()).isEqualTo(4380);
        assertThat(SwapWaves.of(sites, slow, 1, 0).gapHours()).isEqualTo(1460);
        // half a year down for each: three must go at a time
        RiskQuestion.Swap halfAYear = new RiskQuestion.Swap(HOURS_OF_YEAR / 2, 1, 2, Distribution.of(0), 1);
        assertThat(SwapWaves.of(sites, halfAYear, 1, 0).waves())
                .extracting(List::size)
                .containsExactly(3, 3);
    }

    /**
     * Sites go down at 1:00. Two crews that do a site every 60 h come every second night; of a question that begins at 22:00 the first wave is at 3 h, the
     * third at 99 h, and they lose what they lose at any other hour. 800 sites that one crew replaces in a year leave no night for a wave of one:
     * three go at a time, one wave a night.
     */
    @Test
    void wavesComeAtAnHourOfTheDayAndWholeDaysApart() {
        RiskQuestion.Swap atNight = new RiskQuestion.Swap(
                OUTAGE,
                CREWS,
                HOURS_OF_YEAR / 60,
                Distribution.of(0),
                1,
                Optional.of(1.0),
                RiskQuestion.Swap.Attack.NONE);
        SwapWaves waves = SwapWaves.of(swaps(network("")).replaced(), atNight, 1, 0);
        Scenario quiet = Story.of(network("")).startingAt(22, 0).scenario();
        Scenario asked = waves.on(quiet, quiet.variants().get(0));
        Told told = Story.of(network(""))
                .startingAt(22, 0)
                .hitBy(asked.variants().get(0).campaign().steps())
                .answeredBy(asked.response())
                .lasting(asked.horizonHours())
                .told();

        assertThat(waves.gapHours()).isEqualTo(48);
        assertThat(told.levels(waves.waves().get(0).get(0))).isEqualTo("3h 0, 7h 1");
        assertThat(told.levels(waves.waves().get(2).get(1))).isEqualTo("99h 0, 103h 1");
        assertThat(told.measure("user-hours-lost", "all")).isCloseTo(2400, within(EXACT));

        List<String> many = IntStream.range(0, 800).mapToObj(i -> "x" + i).toList();
        RiskQuestion.Swap one = new RiskQuestion.Swap(
                OUTAGE, 1, 60, Distribution.of(0), 1, Optional.of(1.0), RiskQuestion.Swap.Attack.NONE);
        SwapWaves crowded = SwapWaves.of(many, one, 1, 0);
        assertThat(crowded.waves()).hasSize(267).allMatch(w -> w.size() <= 3);
        assertThat(crowded.gapHours()).isEqualTo(24);
    }

    /** Orders differ, each is drawn anew from its number, and none leaves a site out. */
    @Test
    void anOrderIsDrawnFromItsNumber() {
        List<String> sites = swaps(network("")).replaced();
        assertThat(SwapWaves.of(sites, HOW, 1, 0)).isEqualTo(SwapWaves.of(sites, HOW, 1, 0));
        assertThat(IntStream.range(0, 10)
                        .mapToObj(o -> SwapWaves.of(sites, HOW, 1, o).waves())
                        .distinct()
                        .count())
                .isGreaterThan(5);
        assertThat(SwapWaves.of(sites, HOW, 1, 0).waves().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(REPLACED);
    }
}
