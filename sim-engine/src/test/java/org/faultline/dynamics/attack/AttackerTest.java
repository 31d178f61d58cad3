package org.faultline.dynamics.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.model.Equipment;
import org.faultline.model.Network;
import org.faultline.story.NetworkText;
import org.faultline.story.RandomWorld;
import org.faultline.story.StepText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.threat.Campaign;
import org.faultline.threat.Effect;
import org.faultline.threat.Means;
import org.faultline.threat.Purse;
import org.faultline.threat.Selector;
import org.faultline.threat.Step;
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

    /** So many of the named assets, or of all, by impact. */
    private static Selector byImpact(int count, Selector of, Means means, Optional<String> through) {
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
                Selector.Order.BY_IMPACT,
                -1,
                means,
                through);
    }

    private static Selector byImpact(int count, Selector of) {
        return byImpact(count, of, Means.UNLIMITED, Optional.empty());
    }

    /** Assets in the order in which an attacker takes them for the first of some steps. */
    private static List<String> orderOf(String drawing, StepText... steps) {
        Network network = NetworkText.of(drawing);
        Nodes nodes = new Nodes(network);
        return Arrays.stream(orderOf(
                        network,
                        nodes,
                        Arrays.stream(steps).map(StepText::toStep).toList()))
                .mapToObj(nodes::id)
                .toList();
    }

    private static int[] orderOf(Network network, Nodes nodes, List<Step> steps) {
        List<Optional<Equipment>> unknown = Collections.nCopies(nodes.assets(), Optional.empty());
        return new StepTable(new Campaign("a campaign", steps), network, nodes, unknown, List.of()).candidates(0);
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

    /*
     *  c1 serves 600 with room for 1,200, c2 400 with room for 400; 100 people live by the first, 60 by the second
     *  m1, m2 are their sites, upf1 takes three of four subscribers, udm1 half of them
     */
    private static final String PEOPLE =
            """
            region north 5000
            coverage-area a1 of acme
            gnb m1 of acme
            cell c1 of acme cap 1200 users 600 area a1 needs signalling all m1
            region south 5000
            coverage-area a2 of acme
            gnb m2 of acme
            cell c2 of acme cap 400 users 400 area a2 needs signalling all m2
            udm udm1,udm2 of acme
            upf upf1,upf2 of acme
            nf-pool users of acme needs signalling weighted upf1*3 upf2*1
            m1 -- upf1 -- upf2 -- m2
            service one people 100 needs data all a1
            service two people 60 needs data all a2
            """;

    /** At half its level c1 serves its 600 still, and c2 200 of 400: 30 of 60 people. When both stop, c1 costs 100 and c2 60. */
    @Test
    void theGreedyKnowsWhatIsLeftOfWhatIsDegraded() {
        Selector cells = byImpact(1, Selector.ofIds("c1", "c2"));
        assertThat(orderOf(PEOPLE, step("hit").stops().on(cells))).startsWith("c1");
        assertThat(orderOf(PEOPLE, step("hit").degrades(0.5).on(cells))).startsWith("c2");
    }

    /**
     * Of 1,000 subscribers upf1 shows 450 in the north and 300 in the south. Beside it the site m1 shows 150 more of the 600 in the north, m2 100 more of
     * the 400 in the south, and udm1, half of everybody, nobody new. Nobody loses a service: an attacker who counted these would take the first of the list.
     */
    @Test
    void whoListensCountsWhoIsHeard() {
        Selector some = byImpact(3, Selector.ofIds("udm1", "m2", "m1", "upf1"));
        assertThat(orderOf(PEOPLE, step("tap").intercepts().on(some))).containsExactly("upf1", "m1", "m2", "udm1");
        // with lines for 300 at each: udm1 is the first of equal ones, with 180 in the north and 120 in the south;
        // beside it m2 shows 180 more, m1 120
        Effect lines = new Effect.Intercept(Optional.of(300.0));
        assertThat(orderOf(PEOPLE, step("tap").has(lines).on(some))).startsWith("udm1", "m2");
    }

    /** 600 people are behind m1 and 400 behind m2; by services m2 would come first, as only 10 people live by the north. */
    @Test
    void whoDropsCountsWhoseTrafficItIs() {
        String drawing = PEOPLE.replace("people 100", "people 10");
        Selector sites = byImpact(1, Selector.ofIds("m2", "m1"));
        assertThat(orderOf(drawing, step("drop").has(new Effect.Drop(0.5)).on(sites)))
                .startsWith("m1");
        assertThat(orderOf(drawing, step("delay").has(new Effect.Delay(5)).on(sites)))
                .startsWith("m1");
        assertThat(orderOf(
                        drawing, step("detour").has(new Effect.Misroute(5, 0.1)).on(sites)))
                .startsWith("m1");
        assertThat(orderOf(drawing, step("cut").stops().on(sites))).startsWith("m2");
    }

    /** Orders by a or b: each sends half of them. False ones by a cost 50 of 100 people, by c all 30 of its own; stopped, a costs nobody anything. */
    @Test
    void whoLiesCountsWhoObeys() {
        String drawing =
                """
                facility a,b,c
                service one people 100 needs data any a b
                service two people 30 needs data all c
                """;
        Selector both = byImpact(1, Selector.ofIds("c", "a"));
        assertThat(orderOf(drawing, step("lie").has(new Effect.Falsify(0)).on(both)))
                .startsWith("a");
        assertThat(orderOf(drawing, step("lie").has(new Effect.Falsify(1)).on(both)))
                .startsWith("a");
        assertThat(orderOf(drawing, step("cut").stops().on(both))).startsWith("c");
    }

    /** A backdoor costs nobody anything: the first of the list, unless a later step stops what carries it, or listens there: c1 then. */
    @Test
    void aBackdoorIsWorthWhatUsesIt() {
        StepText backdoor = step("backdoor").implants().on(byImpact(1, Selector.ofIds("m2", "c2", "c1", "m1")));
        assertThat(orderOf(PEOPLE, backdoor)).startsWith("m2");
        assertThat(orderOf(
                        PEOPLE, backdoor, step("wake").onImplantsOf("backdoor").has(new Effect.Stop())))
                .startsWith("c1");
        assertThat(orderOf(
                        PEOPLE, backdoor, step("tap").onImplantsOf("backdoor").has(new Effect.Intercept())))
                .startsWith("c1");
    }

    /** Two managers open the 90 people behind a, one the 100 behind b: b's first, then one of a's; the other opens nothing more. */
    @Test
    void aManagerIsWorthWhatIsReachedThroughIt() {
        String drawing =
                """
                element-manager ma1,ma2 of a
                element-manager mb of b
                amf a1,a2 of a
                amf b1 of b
                service one people 50 needs data all a1
                service two people 40 needs data all a2
                service three people 100 needs data all b1
                """;
        StepText foothold = step("foothold").locksOut().on(byImpact(3, Selector.ofIds("ma1", "ma2", "mb")));
        Selector amfs = byImpact(9, Selector.ofIds("a1", "a2", "b1"), Means.UNLIMITED, Optional.of("foothold"));
        assertThat(orderOf(drawing, foothold, step("wipe").wipes().on(amfs))).containsExactly("mb", "ma1", "ma2");
    }

    private static final String TWO_OPERATORS =
            """
            element-manager ma of a
            element-manager mb of b
            amf a1,a2 of a
            amf b1,b2 of b
            facility x
            service one people 50 needs data all a1
            service two people 40 needs data all a2
            service three people 1 needs data all b1
            service four people 20 needs data all b2
            service five people 45 needs data all x
            """;

    private static Told spent(double budget, Purse.Spending how) {
        Means dear = new Means(Optional.empty(), Map.of("element-manager", 3.0), 1, true);
        Selector managers = chosen(Selector.Order.LISTED, 9, dear, "ma", "mb");
        Selector amfs = chosen(Selector.Order.LISTED, 9, Means.UNLIMITED, "b1", "b2", "a1", "a2");
        return Story.of(TWO_OPERATORS)
                .hitBy(
                        step("foothold").at(0).locksOut().on(managers),
                        step("wipe").after(1, "foothold").wipes().on(through("foothold", amfs)),
                        step("cut").at(2).stops().on(chosen(Selector.Order.LISTED, 9, Means.UNLIMITED, "x")))
                .spending(new Purse(new Means(Optional.of(budget), Map.of("x", 2.0)), how))
                .told();
    }

    private static Selector through(String step, Selector of) {
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
                of.share(),
                of.count(),
                of.order(),
                of.degreeAbove(),
                of.means(),
                Optional.of(step));
    }

    private static String fallen(Told told) {
        return Stream.of("x", "a1", "a2", "b1", "b2")
                .filter(id -> !told.levels(id).isEmpty())
                .collect(Collectors.joining(" "));
    }

    /**
     * The foothold costs 1 to begin with and 3 for each manager, an AMF 1, x 2. With 6, ma is held for 4, mb is too dear for the 2 that are left, a1
     * and a2 are wiped for them, and nothing is left for x. With 8, both managers are held (7), and of b1, b2, a1, a2 the first is wiped.
     */
    @Test
    void stepsSpendOneBudgetAsTheyCome() {
        assertThat(fallen(spent(6, Purse.Spending.AS_THEY_COME))).isEqualTo("a1 a2");
        assertThat(fallen(spent(8, Purse.Spending.AS_THEY_COME))).isEqualTo("b1");
        assertThat(fallen(spent(11, Purse.Spending.AS_THEY_COME))).isEqualTo("a1 a2 b1 b2");
        assertThat(fallen(spent(13, Purse.Spending.AS_THEY_COME))).isEqualTo("x a1 a2 b1 b2");
        assertThat(fallen(spent(0.5, Purse.Spending.AS_THEY_COME))).isEmpty();
    }

    /**
     * For each unit: x 45 / 2 = 22.5; a1 with ma and the beginning 50 / (1 + 3 + 1) = 10, b2 20 / 5 = 4. With 6: x, and for the 4 that are left nothing.
     * With 7: x and a1. With 8: a2 as well, now 40 for 1. With 12: mb and b2, 20 / 4, and nothing is left for b1.
     */
    @Test
    void aPlanBuysWhatCostsPeopleMost() {
        assertThat(fallen(spent(6, Purse.Spending.BY_IMPACT))).isEqualTo("x");
        assertThat(fallen(spent(7, Purse.Spending.BY_IMPACT))).isEqualTo("x a1");
        assertThat(fallen(spent(8, Purse.Spending.BY_IMPACT))).isEqualTo("x a1 a2");
        assertThat(fallen(spent(12, Purse.Spending.BY_IMPACT))).isEqualTo("x a1 a2 b2");
        assertThat(fallen(spent(1, Purse.Spending.BY_IMPACT))).isEmpty();
    }

    /** What defenders do and accidents cost the attacker nothing: with no budget at all a and x still fall, b does not. */
    @Test
    void whatIsNotPaidForHappensAllTheSame() {
        Means free = new Means(Optional.empty(), Map.of(), 5, false);
        for (Purse.Spending how : Purse.Spending.values()) {
            Told told = Story.of(THREE)
                    .hitBy(
                            step("accident").at(1).stops().on(chosen(Selector.Order.LISTED, 9, free, "a")),
                            step("attack").at(1).stops("b"))
                    .spending(new Purse(new Means(Optional.of(0.0), Map.of()), how))
                    .told();
            assertThat(told.levels("a")).isEqualTo("1h 0");
            assertThat(told.levels("b")).isEmpty();
        }
    }

    /** Each try is paid for, also those in vain: of 100 with a chance of a half the first two that are drawn, so that 1 falls in the mean of 400 replications; sd 0.04. */
    @Test
    void whatFailsIsPaidForAsWell() {
        String ids = IntStream.range(0, 100).mapToObj(i -> "f" + i).collect(Collectors.joining(","));
        Means two = new Means(Optional.of(2.0), Map.of());
        Selector all = chosen(Selector.Order.RANDOM, Integer.MAX_VALUE, two, ids.split(","));
        int fallen = 0;
        Story story = Story.of("facility " + ids).hitBy(stops(all).chance(0.5));
        for (int replication = 0; replication < 400; replication++) {
            Told told = story.told(1, replication);
            fallen += (int) Arrays.stream(ids.split(","))
                    .filter(id -> !told.levels(id).isEmpty())
                    .count();
        }
        assertThat(fallen / 400.0).isCloseTo(1, within(0.15));
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
        int[] order = orderOf(
                network,
                nodes,
                List.of(stops(byImpact(3, Selector.everything())).toStep()));
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
