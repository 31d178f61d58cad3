package org.faultline.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.faultline.model.Distribution;
import org.faultline.model.Group;
import org.faultline.model.Network;
import org.faultline.story.NetworkText;
import org.faultline.story.Story;
import org.faultline.trace.Deadlock;
import org.faultline.trace.Deadlock.Named;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deadlocks of recovery in networks with rules over many assets. What is stopped at 1 h is mended at 2 h. */
class GroupDeadlocksTest {

    private static final String PAIR =
            """
            power-bus bus needs signalling all control
            control-centre control needs power all bus
            """;

    private static Network grouped(String drawing, Group... groups) {
        Network n = NetworkText.of(drawing);
        return new Network(
                n.title(),
                n.regions(),
                n.operators(),
                n.assets(),
                n.links(),
                n.dependencies(),
                n.cells(),
                n.services(),
                n.restarts(),
                n.outlines(),
                n.assumptions(),
                List.of(groups),
                n.traffic());
    }

    private static Group live(int least, String... members) {
        return new Group.Neighbours("live", List.of(members), Optional.empty(), 0, least, new Distribution.Constant(0));
    }

    private static Group together(String... members) {
        return new Group.LargestComponent("together", List.of(members));
    }

    private static Optional<Deadlock> endOf(Network network, String... stopped) {
        Run run = Story.of(network)
                .hitBy(step("cut").at(1).stops(stopped))
                .answeredBy(noticedAfter(0).onSite(20, 0, 1))
                .simulation()
                .newRun();
        run.execute(1, 0);
        return run.findDeadlock();
    }

    private static Deadlock one(List<String> members, List<String> waiting, List<String> starters) {
        return new Deadlock(Named.of(members), Named.of(waiting), Named.of(starters), 1, true);
    }

    /** bus and control wait for each other; x -- y are a group of their own. */
    @Test
    void aGroupElsewhereHidesNoDeadlock() {
        String drawing = PAIR + "facility x,y\nx -- y\n";
        assertThat(endOf(grouped(drawing, together("x", "y")), "bus"))
                .contains(one(List.of("bus", "control"), List.of(), List.of("bus")));
        assertThat(endOf(grouped(drawing, together("x", "y")), "x")).isEmpty();
    }

    /** x -- y, each works only while one neighbour does: y fell with x, and x, mended, waits for y. care waits for y. */
    @Test
    void neighboursWaitForEachOther() {
        String drawing = "facility x,y\nx -- y\nservice care needs data all y\n";
        assertThat(endOf(grouped(drawing, live(1, "x", "y")), "x"))
                .contains(one(List.of("x", "y"), List.of("care"), List.of("x")));
    }

    /** A triangle in which x is stopped: y and z keep each other, and x has neighbours when it is mended. */
    @Test
    void aNeighbourThatHeldLetsTheOthersReturn() {
        assertThat(endOf(grouped("facility x,y,z\nx -- y -- z -- x\n", live(1, "x", "y", "z")), "x"))
                .isEmpty();
    }

    /** Two neighbours must work in the ring of four: all fell, and it takes two that are opposite each other to start all. */
    @Test
    void oneStarterIsTooFewWhereTwoNeighboursAreNeeded() {
        assertThat(endOf(grouped("facility a,b,c,d\na -- b -- c -- d -- a\n", live(2, "a", "b", "c", "d")), "a"))
                .contains(one(List.of("a", "b", "c", "d"), List.of(), List.of("a", "c")));
    }

    /** p, of the component o -- p, and q need each other. p is not in the component at the end, and is taken to stay out: nothing is named. */
    @Test
    void whoIsOutsideTheComponentIsNotJudged() {
        String drawing = "facility o\nfacility p needs data all q\nfacility q needs data all p\no -- p\n";
        assertThat(endOf(grouped(drawing, together("o", "p")), "p")).isEmpty();
        assertThat(endOf(grouped(drawing), "p")).contains(one(List.of("p", "q"), List.of(), List.of("p")));
    }

    /** Without a the load of 2 is too much for b, which bears 1.4, trips and stays out: control, which needs b as well, could not stand. */
    @Test
    void whoHasTrippedStaysOut() {
        Group shared = new Group.SharedLoad(
                "shared",
                List.of("a", "b"),
                Distribution.of(1),
                Distribution.of(1.4),
                Group.SharedLoad.Passing.EQUALLY,
                0,
                0);
        String drawing = "facility a,b\n" + PAIR;
        assertThat(endOf(grouped(drawing, shared), "a", "bus"))
                .contains(one(List.of("bus", "control"), List.of(), List.of("bus")));
        assertThat(endOf(grouped(drawing.replace("power all bus", "power all bus b"), shared), "a", "bus"))
                .isEmpty();
    }

    /** Facilities in a random graph that need some live neighbours and each other; some of them must be in the largest component. */
    private record Knot(
            List<Set<Integer>> links,
            List<Set<Integer>> needs,
            int least,
            Set<Integer> component,
            List<String> first,
            List<String> last) {

        private static final int SIZE = 8;

        static Knot of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Set<Integer>> links = new ArrayList<>();
            List<Set<Integer>> needs = new ArrayList<>();
            IntStream.range(0, SIZE)
                    .forEach(i -> links.add(new TreeSet<>(Set.of((i + 1) % SIZE, (i + SIZE - 1) % SIZE))));
            for (int i = 0; i < SIZE; i++) {
                int other = random.nextInt(SIZE);
                if (random.nextBoolean() && other != i) {
                    links.get(i).add(other);
                    links.get(other).add(i);
                }
                int need = random.nextInt(SIZE);
                needs.add(random.nextInt(3) > 0 || need == i ? Set.of() : Set.of(need));
            }
            Set<Integer> component = IntStream.range(0, SIZE)
                    .filter(i -> random.nextInt(8) == 0)
                    .boxed()
                    .collect(Collectors.toCollection(TreeSet::new));
            return new Knot(links, needs, 1 + random.nextInt(2), component, some(random, 6), some(random, 1));
        }

        private static List<String> some(SplittableRandom random, int tenths) {
            List<String> some = IntStream.range(0, SIZE)
                    .filter(i -> random.nextInt(10) < tenths)
                    .mapToObj(i -> "f" + i)
                    .toList();
            return some.isEmpty() ? List.of("f" + random.nextInt(SIZE)) : some;
        }

        Network network() {
            StringBuilder drawing = new StringBuilder();
            for (int i = 0; i < SIZE; i++) {
                drawing.append("facility f" + i + " restart 6min");
                needs.get(i).forEach(n -> drawing.append(" needs data all f" + n));
                drawing.append('\n');
            }
            for (int i = 0; i < SIZE; i++) {
                for (int other : links.get(i)) {
                    drawing.append(i < other ? "f" + i + " -- f" + other + "\n" : "");
                }
            }
            String[] all = IntStream.range(0, SIZE).mapToObj(i -> "f" + i).toArray(String[]::new);
            List<Group> groups = new ArrayList<>(List.of(live(least, all)));
            if (!component.isEmpty()) {
                groups.add(together(component.stream().map(i -> "f" + i).toArray(String[]::new)));
            }
            return grouped(drawing.toString(), groups.toArray(Group[]::new));
        }

        /** Who works once nothing moves, from some on, when those out stay out and those started need nobody. */
        boolean[] settled(boolean[] from, boolean[] out, Set<Integer> started) {
            boolean[] works = from.clone();
            for (int round = 0; round < 2 * SIZE; round++) {
                for (int i = 0; i < SIZE; i++) {
                    boolean supplied = needs.get(i).stream().allMatch(n -> works[n])
                            && links.get(i).stream().filter(n -> works[n]).count() >= least;
                    works[i] = !out[i] && (supplied || started.contains(i));
                }
            }
            return works;
        }
    }

    /** What is known of the end of a knot: who worked, who is out for good. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Ended(Optional<Deadlock> found, boolean[] works, boolean[] out) {

        static Ended of(Knot knot, long seed) {
            Simulation simulation = Story.of(knot.network())
                    .hitBy(
                            step("first").at(1).stops(knot.first().toArray(String[]::new)),
                            step("last").at(5).stops(knot.last().toArray(String[]::new)))
                    .answeredBy(noticedAfter(0).onSite(20, 0, 2))
                    .lasting(6)
                    .simulation();
            Run run = simulation.newRun();
            EventLog log = run.execute(seed, 0);
            boolean[] works = all();
            boolean[] out = new boolean[Knot.SIZE];
            for (int e = 0; e < log.size(); e++) {
                String id = log.what(e) == What.LEVEL || log.what(e) == What.CONDITION
                        ? simulation.subjects().idOf(log.subject(e))
                        : "";
                if (log.what(e) == What.LEVEL) {
                    works[Integer.parseInt(id.substring(1))] = log.to(e) > 0;
                } else if (log.what(e) == What.CONDITION) {
                    out[Integer.parseInt(id.substring(1))] = log.to(e) == 0;
                }
            }
            knot.component().forEach(i -> out[i] |= !works[i]);
            return new Ended(run.findDeadlock(), works, out);
        }

        static boolean[] all() {
            boolean[] all = new boolean[Knot.SIZE];
            Arrays.fill(all, true);
            return all;
        }
    }

    static LongStream knots() {
        return LongStream.rangeClosed(1, 300);
    }

    /** Exactly those are named who could stand and do not; the starters help, and no smaller set does. */
    @ParameterizedTest
    @MethodSource("knots")
    void whoIsNamedCouldStandAndNobodyElse(long seed) {
        Knot knot = Knot.of(seed);
        Ended ended = Ended.of(knot, seed);
        boolean[] best = knot.settled(Ended.all(), ended.out(), Set.of());
        boolean[] risen = knot.settled(ended.works(), ended.out(), Set.of());
        Set<Integer> locked = IntStream.range(0, Knot.SIZE)
                .filter(i -> best[i] && !risen[i])
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> named = new TreeSet<>();
        ended.found().ifPresent(d -> {
            named.addAll(numbers(d.members()));
            named.addAll(numbers(d.waiting()));
        });
        assertThat(named).as("knot %d", seed).isEqualTo(locked);
        ended.found().ifPresent(d -> {
            Set<Integer> starters = numbers(d.starters());
            assertThat(d.shortest()).isTrue();
            assertThat(works(knot, ended, risen, locked, starters))
                    .as("%s of knot %d", starters, seed)
                    .isTrue();
            for (int set = 0; set < 1 << Knot.SIZE; set++) {
                Set<Integer> some = bits(set);
                assertThat(some.size() < starters.size()
                                && locked.containsAll(some)
                                && works(knot, ended, risen, locked, some))
                        .as("%s of knot %d is smaller than %s", some, seed, starters)
                        .isFalse();
            }
        });
    }

    /** The knots are worth it. */
    @Test
    void manyKnotsAreLockedAndSomeNeedSeveralStarters() {
        List<Integer> starters = knots().mapToObj(s -> Ended.of(Knot.of(s), s).found())
                .map(d -> d.map(x -> x.starters().count()).orElse(0))
                .toList();
        assertThat(starters.stream().filter(s -> s > 0).count()).isGreaterThan(40);
        assertThat(starters.stream().filter(s -> s > 1).count()).isGreaterThan(10);
    }

    private static boolean works(Knot knot, Ended ended, boolean[] risen, Set<Integer> locked, Set<Integer> started) {
        boolean[] works = knot.settled(risen, ended.out(), started);
        return locked.stream().allMatch(i -> works[i]);
    }

    private static Set<Integer> bits(int set) {
        return IntStream.range(0, Knot.SIZE)
                .filter(i -> (set >> i & 1) == 1)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> numbers(Named named) {
        return named.first().stream()
                .map(id -> Integer.parseInt(id.substring(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
