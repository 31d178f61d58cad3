package org.faultline.dynamics.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.model.Network;
import org.faultline.story.NetworkText;
import org.faultline.story.RandomWorld;
import org.faultline.story.StepText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.threat.Means;
import org.faultline.threat.Selector;
import org.faultline.threat.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attackers that choose, that pay and that count, worked out by hand and against trying everything. */
class AttackerTest {

    private static Selector chosen(Selector.Order order, int count, Means means, String... ids) {
        Selector of = Selector.ofIds(ids);
        return new Selector(
                of.ids(),
                of.vendors(),
                of.products(),
                of.releases(),
                of.components(),
                of.functions(),
                of.kinds(),
                of.operators(),
                of.regions(),
                of.tags(),
                of.implantedBy(),
                1,
                count,
                order,
                -1,
                means,
                Optional.empty());
    }

    private static StepText stops(Selector selector) {
        return step("hit").at(1).on(selector);
    }

    /*
     *  a serves 30, b serves 50, c serves 40 of the same people as b and 10 others
     */
    private static final String THREE =
            """
            facility a,b,c
            service one people 30 needs data all a
            service two people 40 needs data all b c
            service three people 10 needs data all b
            service four people 10 needs data all c
            """;

    /** b costs 50, c then 10 more, a 30 more: b and a. By what each costs alone it would be b and c. */
    @Test
    void theGreedyCountsWhatIsLostAlready() {
        Told told = Story.of(THREE)
                .hitBy(stops(chosen(Selector.Order.BY_IMPACT, 2, Means.UNLIMITED, "a", "b", "c")))
                .told();
        assertThat(told.levels("b")).isEqualTo("1h 0");
        assertThat(told.levels("a")).isEqualTo("1h 0");
        assertThat(told.levels("c")).isEmpty();
    }

    /** Per unit of cost: a 30 / 1, b 50 / 4, c 50 / 2: a first, then c for 2 of the 3 that are left; b is too dear. */
    @Test
    void theGreedyWithABudgetWeighsCosts() {
        Means means = new Means(Optional.of(4.0), Map.of("facility", 2.0, "a", 1.0, "b", 4.0));
        Told told = Story.of(THREE)
                .hitBy(stops(chosen(Selector.Order.BY_IMPACT, 3, means, "a", "b", "c")))
                .told();
        assertThat(told.levels("a")).isEqualTo("1h 0");
        assertThat(told.levels("c")).isEqualTo("1h 0");
        assertThat(told.levels("b")).isEmpty();
    }

    private static Selector held(Optional<String> implantedBy, Optional<String> through, int count, Means means) {
        Selector of = Selector.everything();
        return new Selector(
                of.ids(),
                of.vendors(),
                of.products(),
                of.releases(),
                of.components(),
                of.functions(),
                List.of(AssetKind.AMF),
                of.operators(),
                of.regions(),
                of.tags(),
                implantedBy,
                1,
                count,
                Selector.Order.BY_IMPACT,
                -1,
                means,
                through);
    }

    /**
     * Two operators; who holds the manager of b, or has a backdoor in b1 and b2, can hit neither a1 nor a2, though they cost most: with one target, or a
     * budget for one, he takes b2 and not the first that is in his reach.
     */
    @Test
    void theGreedyChoosesAmongWhatIsInReach() {
        String network =
                """
                element-manager ma of a
                element-manager mb of b
                amf a1,a2 of a
                amf b1,b2 of b
                service one people 50 needs data all a1
                service two people 40 needs data all a2
                service three people 1 needs data all b1
                service four people 20 needs data all b2
                """;
        Means budget = new Means(Optional.of(1.0), Map.of());
        StepText foothold = step("foothold").at(0).locksOut("mb");
        StepText backdoor = step("backdoor").at(0).implants("b1", "b2");
        for (Story story : List.of(
                Story.of(network)
                        .hitBy(foothold, stops(held(Optional.empty(), Optional.of("foothold"), 1, Means.UNLIMITED))),
                Story.of(network).hitBy(foothold, stops(held(Optional.empty(), Optional.of("foothold"), 2, budget))),
                Story.of(network)
                        .hitBy(backdoor, stops(held(Optional.of("backdoor"), Optional.empty(), 1, Means.UNLIMITED))),
                Story.of(network).hitBy(backdoor, stops(held(Optional.of("backdoor"), Optional.empty(), 2, budget))))) {
            Told told = story.told();
            assertThat(told.levels("b2")).isEqualTo("1h 0");
            assertThat(told.levels("b1") + told.levels("a1") + told.levels("a2"))
                    .isEmpty();
        }
    }

    /** In the order of the list, 5 are spent on b, 3 on a: c for 4 is passed over, d for 1 is not. */
    @Test
    void whatIsTooDearIsPassedOver() {
        Means means = new Means(Optional.of(9.0), Map.of("a", 3.0, "b", 5.0, "c", 4.0));
        Told told = Story.of("facility a,b,c,d")
                .hitBy(stops(chosen(Selector.Order.LISTED, Integer.MAX_VALUE, means, "b", "a", "c", "d")))
                .told();
        assertThat(told.levels("b") + told.levels("a") + told.levels("d")).isEqualTo("1h 01h 01h 0");
        assertThat(told.levels("c")).isEmpty();
    }

    /** The bank with the battery has more users; who does not know of the battery takes it, though nothing is lost for 24 h. */
    @Test
    void theGreedyDoesNotKnowOfBatteries() {
        Told told = Story.of(
                        """
                        facility big,small
                        service one people 100 needs power all big holds 24h refills 0h
                        service two people 60 needs power all small
                        """)
                .hitBy(stops(chosen(Selector.Order.BY_IMPACT, 1, Means.UNLIMITED, "small", "big")))
                .lasting(20)
                .told();
        assertThat(told.levels("big")).isEqualTo("1h 0");
        assertThat(told.lost("all")).isZero();
    }

    /** The hub cuts both masts off and stands first by what follows from it, though it has no users of its own. */
    @Test
    void theGreedyKnowsWays() {
        Told told = Story.of(
                        """
                        gnb m1,m2 needs connectivity all upf
                        core-router hub
                        upf upf
                        m1 -- hub -- upf
                        m2 -- hub
                        service one people 10 needs data all m1
                        service two people 10 needs data all m2
                        """)
                .hitBy(stops(chosen(Selector.Order.BY_IMPACT, 1, Means.UNLIMITED, "m1", "m2", "hub")))
                .told();
        assertThat(told.levels("hub")).isEqualTo("1h 0");
        assertThat(told.levels("one")).isEqualTo("1h 0");
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    /** Where every need is of all, losses are a coverage, and greedy loses at least 1 - 1/e of the best three; alone it is the best. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theGreedyIsNotFarFromTheBest(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder drawing = new StringBuilder("facility f0,f1,f2,f3,f4,f5,f6,f7\n");
        for (int s = 0; s < 12; s++) {
            drawing.append("service s" + s + " people " + (1 + random.nextInt(50)) + " needs data all");
            for (int k = 0; k < 1 + random.nextInt(3); k++) {
                drawing.append(" f" + random.nextInt(8));
            }
            drawing.append('\n');
        }
        Network network = NetworkText.of(drawing.toString());
        Nodes nodes = new Nodes(network);
        ExpectedLoss expected = new ExpectedLoss(network, nodes);
        int[] all = IntStream.range(0, 8).toArray();
        double[] costs = IntStream.range(0, 8).mapToDouble(i -> 1).toArray();
        int[] order = expected.greedy(all, costs, 3, 3);
        double bestOfOne = 0;
        double bestOfThree = 0;
        for (int a = 0; a < 8; a++) {
            bestOfOne = Math.max(bestOfOne, expected.of(a));
            for (int b = a + 1; b < 8; b++) {
                for (int c = b + 1; c < 8; c++) {
                    bestOfThree = Math.max(bestOfThree, expected.of(a, b, c));
                }
            }
        }
        assertThat(expected.of(order[0])).isEqualTo(bestOfOne);
        assertThat(expected.of(order[0], order[1], order[2]))
                .isGreaterThanOrEqualTo((1 - Math.exp(-1)) * bestOfThree)
                .isLessThanOrEqualTo(bestOfThree);
    }

    /** What is expected is what happens, where there are no batteries, restarts, grids and cells that stand in for each other. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsExpectedHappens(int seed) {
        Network network = withoutStocks(RandomWorld.of(seed).drawing());
        Nodes nodes = new Nodes(network);
        ExpectedLoss expected = new ExpectedLoss(network, nodes);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(nodes.id(random.nextInt(nodes.assets())));
        }
        Told told = Story.of(network)
                .hitBy(step("hit").at(0).stops(ids.toArray(String[]::new)))
                .lasting(30)
                .told();
        double lost = network.services().stream()
                .mapToDouble(s -> s.people() * (1 - told.levelAt(s.id(), 29)))
                .sum();
        int[] down = ids.stream().distinct().mapToInt(nodes::of).toArray();
        assertThat(expected.of(down)).isCloseTo(lost, within(1e-3 * Math.max(1, lost)));
    }

    /** The drawing without holds, restarts, lines of the grid and overlaps. */
    private static Network withoutStocks(String drawing) {
        return NetworkText.of(drawing.replaceAll(" holds \\S+", "")
                .replaceAll(" refills \\S+", "")
                .replaceAll(" restart \\S+", "")
                .replaceAll("(?m) overlaps .*?(?= needs|$)", "")
                .replaceAll("(?m)^.* == .*$", ""));
    }

    private static StepText counting(Trigger.Counted what, Optional<String> step, int reaches, String... among) {
        Selector selector = among.length == 0 ? Selector.everything() : Selector.ofIds(among);
        return step("next").when(new Trigger.Counter(what, step, selector, reaches, Distribution.of(0.5)));
    }

    /** Repairs are done at 3 h, 4 h and 5 h: the second one and half an hour. */
    @Test
    void aCounterWaitsForTheNthRepair() {
        Told told = Story.of("facility a,b,c,d")
                .hitBy(
                        step("cut").at(1).stops("a", "b", "c"),
                        counting(Trigger.Counted.REPAIRS, Optional.empty(), 2).stops("d"))
                .answeredBy(noticedAfter(1).onSite(1, 0, 1))
                .lasting(10)
                .told();
        assertThat(told.levels("d")).startsWith("4.5h 0");
    }

    /** An update reaches one of four targets an hour; after the third, at 2 h, and half an hour something else happens, once. */
    @Test
    void aCounterWaitsForTheNthHold() {
        Told told = Story.of("facility a,b,c,d,e")
                .hitBy(
                        step("update").at(0).implants("a", "b", "c", "d").inWaves(0, 4, 1),
                        counting(Trigger.Counted.HOLDS, Optional.of("update"), 3)
                                .stops("e"))
                .told();
        assertThat(told.levels("e")).isEqualTo("2.5h 0");
    }

    /** Only a and b are counted; the second of them falls at 3 h. */
    @Test
    void aCounterCountsAmongSome() {
        Told told = Story.of("facility a,b,c,d")
                .hitBy(
                        step("one").at(1).stops("a"),
                        step("two").at(2).stops("c"),
                        step("three").at(3).stops("b"),
                        counting(Trigger.Counted.FALLS, Optional.empty(), 2, "a", "b")
                                .stops("d"))
                .told();
        assertThat(told.levels("d")).isEqualTo("3.5h 0");
    }
}
