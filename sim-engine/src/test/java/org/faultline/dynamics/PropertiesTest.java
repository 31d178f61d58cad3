package org.faultline.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.faultline.generate.EquipmentAssignment;
import org.faultline.kernel.SimTime;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Dependency;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.model.Place;
import org.faultline.model.Restart;
import org.faultline.model.Service;
import org.faultline.policy.Response;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.story.RandomWorld;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.threat.Campaign;
import org.faultline.threat.Effect;
import org.faultline.threat.Step;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;
import org.faultline.trace.What;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in every world: 120 random small networks with random campaigns and responses. */
class PropertiesTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 120);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void withoutAttackNothingHappensAndNothingIsLost(long seed) {
        RandomWorld world = RandomWorld.of(seed);
        Told told = Story.of(world.network())
                .answeredBy(world.response())
                .lasting(200)
                .told();
        assertThat(told.log().size()).isZero();
        assertThat(told.lost("all")).isZero();
        assertThat(told.measure(
                        "service-level",
                        "sector:" + told.losses().index().sectors().get(0)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M18")
    void anAttackThatNeverSucceedsChangesNothing(long seed) {
        RandomWorld world = RandomWorld.of(seed);
        List<Step> harmless =
                world.steps("norda").stream().map(s -> withChance(s, 0)).toList();
        Told told = Story.of(world.network())
                .hitBy(harmless)
                .answeredBy(world.response())
                .told();
        for (int e = 0; e < told.log().size(); e++) {
            assertThat(told.log().what(e)).isIn(What.STEP);
        }
        assertThat(told.lost("all")).isZero();
    }

    /** Every event is a change, follows its cause, joins on to the last event of its sort, and goes back to a step. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theLogIsSound(long seed) {
        for (Simulation simulation : simulations(seed)) {
            EventLog log = simulation.newRun().execute(seed, 0);
            Subjects subjects = simulation.subjects();
            Map<String, Double> last = new HashMap<>();
            for (int e = 0; e < log.size(); e++) {
                String said = subjects.idOf(log.subject(e)) + " " + log.what(e) + " " + log.from(e) + " -> " + log.to(e)
                        + " in world " + seed;
                assertThat(log.cause(e)).as(said).isLessThan(e).isGreaterThanOrEqualTo(EventLog.NO_CAUSE);
                assertThat(e == 0 || log.timeMicros(e - 1) <= log.timeMicros(e))
                        .as(said)
                        .isTrue();
                boolean isOneMoreHold = log.what(e) == What.INTEGRITY && log.to(e) == 2;
                assertThat(isMoment(log.what(e)) || isOneMoreHold || log.from(e) != log.to(e))
                        .as(said)
                        .isTrue();
                assertThat(log.what(log.root(e))).as(said).isEqualTo(What.STEP);
                assertThat(log.cause(log.root(e))).as(said).isEqualTo(EventLog.NO_CAUSE);
                if (log.what(e) == What.LEVEL || log.what(e) == What.CONDITION) {
                    assertThat(log.to(e)).as(said).isBetween(0.0, 1.0);
                }
                if (log.what(e) != What.AUTONOMY && !isMoment(log.what(e))) {
                    String key = log.subject(e) + " " + log.what(e);
                    double before = last.getOrDefault(key, start(log.what(e)));
                    assertThat(log.from(e)).as(said).isEqualTo(before);
                    last.put(key, log.to(e));
                }
                if (log.what(e) == What.LEVEL && log.isFall(e) && log.cause(e) >= 0) {
                    assertThat(log.what(log.cause(e))).as(said).isIn(What.LEVEL, What.CONDITION, What.AUTONOMY);
                }
            }
        }
    }

    /** Something that happens and leaves no state of its sort. */
    private static boolean isMoment(What what) {
        return what == What.HALTED || what == What.ALERT || what == What.DEFENCE;
    }

    private static double start(What what) {
        return switch (what) {
            case LEVEL, CONDITION -> 1;
            case REPAIR -> 2;
            default -> 0;
        };
    }

    /** A level falls because something fell, unless more load came back to an island or a response ran its course. */
    @ParameterizedTest
    @MethodSource("seeds")
    void fallsComeFromFallsAndRisesFromRises(long seed) {
        for (Simulation simulation : simulations(seed)) {
            EventLog log = simulation.newRun().execute(seed, 0);
            for (int e = 0; e < log.size(); e++) {
                if (log.what(e) != What.LEVEL
                        || isBus(simulation, log.subject(e))
                        || isBus(simulation, log.subject(log.cause(e)))) {
                    continue;
                }
                String said =
                        simulation.subjects().idOf(log.subject(e)) + " at " + log.timeMicros(e) + " in world " + seed;
                if (log.isFall(e)) {
                    assertThat(log.isFall(log.cause(e))).as("fall of " + said).isTrue();
                } else {
                    assertThat(log.isRise(log.cause(e))).as("rise of " + said).isTrue();
                }
            }
        }
    }

    private static boolean isBus(Simulation simulation, int subject) {
        return simulation.subjects().isAsset(subject)
                && simulation.subjects().assets().get(subject).kind() == AssetKind.POWER_BUS;
    }

    /** At the end of every moment all levels are what the plain model makes of each other: nobody was forgotten. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyLevelFollowsFromTheOthersAtEveryMoment(long seed) {
        RandomWorld world = RandomWorld.of(seed);
        Told told = world.story().told(seed, 0);
        PlainModel plain = new PlainModel(told.scenario().network());
        EventLog log = told.log();
        for (int e = 0; e < log.size(); e++) {
            String id = told.subjects().idOf(log.subject(e));
            if (log.what(e) == What.LEVEL) {
                plain.setLevel(id, log.to(e));
            } else if (log.what(e) == What.CONDITION) {
                plain.setCondition(id, log.to(e));
            }
            boolean momentIsOver = e + 1 == log.size() || log.timeMicros(e + 1) > log.timeMicros(e);
            if (momentIsOver) {
                compare(plain, "world " + seed + " at " + SimTime.toHours(log.timeMicros(e)) + " h");
            }
        }
    }

    /** Long after the last event nobody is left behind: what could have come back has. */
    @ParameterizedTest
    @MethodSource("seeds")
    void inTheEndEveryLevelIsWhatTheOthersAllow(long seed) {
        Told told = RandomWorld.of(seed).story().lasting(2000).told(seed, 0);
        EventLog log = told.log();
        assertThat(log.size() == 0 || log.timeMicros(log.size() - 1) < SimTime.ofHours(1900))
                .as("world " + seed + " has come to rest")
                .isTrue();
        PlainModel plain = new PlainModel(told.scenario().network());
        for (int e = 0; e < log.size(); e++) {
            String id = told.subjects().idOf(log.subject(e));
            if (log.what(e) == What.LEVEL) {
                plain.setLevel(id, log.to(e));
            } else if (log.what(e) == What.CONDITION) {
                plain.setCondition(id, log.to(e));
            }
        }
        plain.recompute();
        for (String id : plain.ids()) {
            assertThat(plain.level(id)).as(id + " in world " + seed).isCloseTo(plain.settled(id), within(1e-4));
        }
    }

    private static void compare(PlainModel plain, String moment) {
        double rounding = 1e-4; // users are counted in thousandths
        plain.recompute();
        for (String id : plain.ids()) {
            double level = plain.level(id);
            if (plain.isInstant(id)) {
                assertThat(level).as(id + " in " + moment).isCloseTo(plain.most(id), within(rounding));
            } else {
                assertThat(level)
                        .as(id + " in " + moment)
                        .isBetween(plain.least(id) - rounding, plain.most(id) + rounding);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lossesByStepAddUpToTheTotal(long seed) {
        Told told = RandomWorld.of(seed).story().told(seed, 0);
        int steps = told.subjects().stepIds().size();
        double byStep = 0;
        for (int s = 0; s <= steps; s++) {
            byStep += told.losses().peopleHoursOfStep(s);
            assertThat(told.losses().peopleHoursOfStep(s)).isGreaterThanOrEqualTo(0);
        }
        assertThat(byStep).isCloseTo(told.lost("all"), within(1e-9 * told.lost("all")));
        assertThat(told.losses().peopleHoursOfStep(steps)).as("without a step").isZero();
        double bySector = told.losses().index().sectors().stream()
                .mapToDouble(s -> told.lost("sector:" + s))
                .sum();
        assertThat(bySector).isCloseTo(told.lost("all"), within(1e-9 * told.lost("all")));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyIsServedMoreThanAsked(long seed) {
        Told told = RandomWorld.of(seed).story().told(seed, 0);
        for (int i = 0; i < told.losses().index().sectors().size(); i++) {
            String sector = "sector:" + told.losses().index().sectors().get(i);
            if (told.hasMeasure("service-level", sector)) {
                assertThat(told.measure("service-level", sector)).isBetween(0.0, 1.0);
                assertThat(told.measure("lowest-level", sector)).isBetween(0.0, 1.0);
            }
        }
        for (int operator = 0; operator < 2; operator++) {
            for (int change = 0;
                    change < told.losses().usersOutOfOperator(operator).size();
                    change++) {
                assertThat(told.losses().usersOutOfOperator(operator).value(change))
                        .isGreaterThanOrEqualTo(-1e-6);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M02")
    void aRunLeavesNothingBehindForTheNext(long seed) {
        for (Simulation simulation : simulations(seed)) {
            Run used = simulation.newRun();
            used.execute(seed + 1000, 5);
            used.execute(seed, 3);
            String again = used.execute(seed, 0).hash();
            assertThat(again)
                    .as("world " + seed)
                    .isEqualTo(simulation.newRun().execute(seed, 0).hash());
        }
    }

    @Test
    void otherSeedsAndReplicationsDiffer() {
        int differ = 0;
        int worlds = 0;
        for (long seed = 1; seed <= 60; seed++) {
            Simulation simulation = RandomWorld.of(seed).story().simulation();
            Run run = simulation.newRun();
            String hash = run.execute(1, 0).hash();
            worlds += run.execute(1, 0).size() > 50 ? 1 : 0;
            differ += run.execute(1, 0).size() > 50
                            && !hash.equals(run.execute(2, 0).hash())
                            && !hash.equals(run.execute(1, 1).hash())
                    ? 1
                    : 0;
        }
        assertThat(worlds).isGreaterThan(30);
        assertThat(differ).isGreaterThan(worlds * 9 / 10);
    }

    /** What happens before the old horizon does not know that there is a new one. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M20")
    void aLongerRunBeginsAsTheShorterOne(long seed) {
        RandomWorld world = RandomWorld.of(seed);
        EventLog brief = world.story().lasting(10).told(seed, 0).log();
        EventLog full = RandomWorld.of(seed).story().lasting(30).told(seed, 0).log();
        assertThat(full.size()).isGreaterThanOrEqualTo(brief.size());
        for (int e = 0; e < brief.size(); e++) {
            assertThat(sameEvent(full, brief, e)).as("event " + e).isTrue();
        }
    }

    private static boolean sameEvent(EventLog a, EventLog b, int e) {
        return a.timeMicros(e) == b.timeMicros(e)
                && a.subject(e) == b.subject(e)
                && a.what(e) == b.what(e)
                && a.from(e) == b.from(e)
                && a.to(e) == b.to(e)
                && a.cause(e) == b.cause(e);
    }

    /** A museum far away, needed by nobody: all other events are the same to the bit. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M10")
    void anAssetThatNobodyNeedsChangesNothing(long seed) {
        Scenario scenario = RandomWorld.of(seed).scenario();
        Network network = scenario.network();
        List<Asset> more = new ArrayList<>(network.assets());
        Place somewhere = new Place(0, 0, "home");
        more.add(new SplittableRandom(seed).nextInt(more.size()), Asset.of("museum", AssetKind.FACILITY, somewhere));
        Network larger = new Network(
                network.title(),
                network.regions(),
                network.operators(),
                more,
                network.links(),
                network.dependencies(),
                network.cells(),
                network.services(),
                network.restarts(),
                network.outlines(),
                network.assumptions());
        for (Variant variant : scenario.variants().subList(0, 2)) {
            assertThat(namedEvents(larger, scenario, variant, seed))
                    .isEqualTo(namedEvents(network, scenario, variant, seed));
        }
    }

    private static List<String> namedEvents(Network network, Scenario scenario, Variant variant, long seed) {
        Simulation simulation = simulation(network, scenario, variant);
        EventLog log = simulation.newRun().execute(seed, 0);
        List<String> events = new ArrayList<>();
        for (int e = 0; e < log.size(); e++) {
            events.add(log.timeMicros(e) + " " + simulation.subjects().idOf(log.subject(e)) + " " + log.what(e) + " "
                    + log.from(e) + " " + log.to(e) + " " + log.cause(e));
        }
        return events;
    }

    /** Stocks twice as large, without repairs and with steps that wait for a moment only: nobody gets less, at any time. */
    @ParameterizedTest
    @MethodSource("seeds")
    void moreAutonomyNeverCostsService(long seed) {
        RandomWorld world = RandomWorld.of(seed).withSteadyCampaigns();
        Network network = withMonotoneGates(world.network(), 1);
        List<Step> steps = world.steps("norda");
        Told less = Story.of(network)
                .hitBy(steps)
                .answeredBy(Response.NONE)
                .lasting(36)
                .told(seed, 0);
        Told more = Story.of(withMonotoneGates(world.network(), 2))
                .hitBy(steps)
                .answeredBy(Response.NONE)
                .lasting(36)
                .told(seed, 0);
        for (Service service : network.services()) {
            for (double hours = 0; hours <= 36; hours += 2) {
                assertThat(more.levelAt(service.id(), hours))
                        .as(service.id() + " at " + hours + " h in world " + seed)
                        .isGreaterThanOrEqualTo(less.levelAt(service.id(), hours));
            }
        }
        assertThat(more.lost("all")).isLessThanOrEqualTo(less.lost("all") + 1e-6);
    }

    /** Hit more, and nobody gets more: the second attack reaches all targets of the first and others. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M19")
    void aLargerAttackNeverHelps(long seed) {
        RandomWorld world = RandomWorld.of(seed).withSteadyCampaigns();
        Network network = withMonotoneGates(world.network(), 1);
        List<Step> few =
                world.steps("norda").stream().map(s -> withShare(s, 0.3)).toList();
        List<Step> many =
                world.steps("norda").stream().map(s -> withShare(s, 0.8)).toList();
        Told less = Story.of(network).hitBy(few).lasting(36).told(seed, 0);
        Told more = Story.of(network).hitBy(many).lasting(36).told(seed, 0);
        assertThat(more.lost("all")).isGreaterThanOrEqualTo(less.lost("all") * (1 - 1e-9));
    }

    /** No stock at all is a stock of zero hours; a stock beyond the horizon is as good as no need. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M14")
    void stocksOfZeroAndOfForever(long seed) {
        RandomWorld world = RandomWorld.of(seed);
        Network network = world.network();
        assertThat(levelsOf(withStocks(network, 0), world, seed))
                .isEqualTo(levelsOf(withoutStocks(network), world, seed));
        List<String> endless = levelsOf(withStocks(network, 1e5), world, seed);
        assertThat(endless).isEqualTo(levelsOf(withoutNeedsThatHaveStocks(network), world, seed));
    }

    private static List<String> levelsOf(Network network, RandomWorld world, long seed) {
        Told told = Story.of(network)
                .hitBy(world.steps("norda"))
                .answeredBy(world.response())
                .lasting(36)
                .told(seed, 0);
        List<String> levels = new ArrayList<>();
        network.assets().forEach(a -> levels.add(a.id() + " " + told.levels(a.id())));
        network.services().forEach(s -> levels.add(s.id() + " " + told.levels(s.id())));
        return levels;
    }

    private interface GateChange {
        List<Gate> of(List<Gate> gates);
    }

    private static Network withGates(Network network, boolean restarts, GateChange change) {
        List<Dependency> dependencies = new ArrayList<>();
        for (Dependency d : network.dependencies()) {
            if (!change.of(d.gates()).isEmpty()) {
                dependencies.add(new Dependency(d.dependant(), change.of(d.gates())));
            }
        }
        List<Service> services = network.services().stream()
                .map(s -> new Service(
                        s.id(),
                        s.type(),
                        s.sector(),
                        s.place(),
                        s.people(),
                        s.demandByHour(),
                        orWhole(change.of(s.gates()), network),
                        restarts ? s.restart() : Distribution.of(0)))
                .toList();
        List<Restart> kept = restarts ? network.restarts() : List.of();
        return new Network(
                network.title(),
                network.regions(),
                network.operators(),
                network.assets(),
                network.links(),
                dependencies,
                network.cells(),
                services,
                kept,
                List.of(),
                List.of());
    }

    /** A service must need something: the museum of needs is a generator that nobody attacks. */
    private static List<Gate> orWhole(List<Gate> gates, Network network) {
        return gates.isEmpty()
                ? List.of(Gate.any(
                        "nothing",
                        Gate.Kind.DATA,
                        network.assets().stream().map(Asset::id).toArray(String[]::new)))
                : gates;
    }

    /** Stocks times a factor; without responses that change over time, and without restarts, so that better is better. */
    private static Network withMonotoneGates(Network network, double factor) {
        return withGates(network, false, gates -> gates.stream()
                .map(g -> new Gate(
                        g.name(),
                        g.kind(),
                        g.mode(),
                        g.k(),
                        g.needs(),
                        g.fullAt(),
                        g.autonomy()
                                .map(a -> new Gate.Autonomy(
                                        Distribution.of(factor * a.hours().mean()), a.refillHours())),
                        g.response().stream().limit(1).toList()))
                .toList());
    }

    private static Network withStocks(Network network, double hours) {
        return withGates(network, true, gates -> gates.stream()
                .map(g -> g.autonomy().isEmpty() ? g : g.withAutonomy(Distribution.of(hours), 1))
                .toList());
    }

    private static Network withoutStocks(Network network) {
        return withGates(network, true, gates -> gates.stream()
                .map(g -> new Gate(
                        g.name(),
                        g.kind(),
                        g.mode(),
                        g.k(),
                        g.needs(),
                        g.fullAt(),
                        java.util.Optional.empty(),
                        g.response()))
                .toList());
    }

    private static Network withoutNeedsThatHaveStocks(Network network) {
        return withGates(network, true, gates -> gates.stream()
                .filter(g -> g.autonomy().isEmpty())
                .toList());
    }

    private static Step withChance(Step s, double chance) {
        return new Step(
                s.id(),
                s.title(),
                s.trigger(),
                s.targets(),
                s.delivery(),
                s.effect(),
                chance,
                s.delayHours(),
                s.technique());
    }

    private static Step withShare(Step s, double share) {
        var t = s.targets();
        var targets = new org.faultline.threat.Selector(
                t.ids(),
                t.vendors(),
                t.products(),
                t.releases(),
                t.components(),
                t.functions(),
                t.kinds(),
                t.operators(),
                t.regions(),
                t.tags(),
                t.implantedBy(),
                share,
                t.count(),
                t.order());
        Effect effect = s.effect();
        return new Step(
                s.id(),
                s.title(),
                s.trigger(),
                targets,
                new org.faultline.threat.Delivery.AtOnce(),
                effect,
                s.successChance(),
                s.delayHours(),
                s.technique());
    }

    /** Two variants of a world's question. */
    private static List<Simulation> simulations(long seed) {
        Scenario scenario = RandomWorld.of(seed).scenario();
        return scenario.variants().subList(0, 2).stream()
                .map(v -> simulation(scenario.network(), scenario, v))
                .toList();
    }

    private static Simulation simulation(Network network, Scenario scenario, Variant variant) {
        CompiledNetwork compiled = CompiledNetwork.of(network, scenario.response());
        return Simulation.of(
                compiled,
                scenario,
                variant.campaign(),
                EquipmentAssignment.assign(network, variant.mix(), scenario.vendors()));
    }

    /** The worlds are worth it: most of them lose something, and all sorts of things happen in them. */
    @Test
    void theWorldsAreEventful() {
        int lossy = 0;
        Map<What, Integer> sorts = new java.util.EnumMap<>(What.class);
        for (long seed = 1; seed <= 120; seed++) {
            Told told = RandomWorld.of(seed).story().told(seed, 0);
            lossy += told.lost("all") > 0 ? 1 : 0;
            for (int e = 0; e < told.log().size(); e++) {
                sorts.merge(told.log().what(e), 1, Integer::sum);
            }
        }
        assertThat(lossy).isGreaterThan(60);
        assertThat(sorts.keySet()).containsExactlyInAnyOrder(What.values());
        assertThat(sorts.get(What.LEVEL)).isGreaterThan(2000);
        assertThat(Campaign.NONE.steps()).isEmpty();
    }
}
