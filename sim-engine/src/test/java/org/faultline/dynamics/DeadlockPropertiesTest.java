package org.faultline.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.faultline.model.AssetKind;
import org.faultline.model.Network;
import org.faultline.story.NetworkText;
import org.faultline.story.RandomWorld;
import org.faultline.story.Story;
import org.faultline.threat.Effect;
import org.faultline.threat.Step;
import org.faultline.trace.Deadlock;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found is compared with the plain model, in which all levels are computed from all levels until nothing moves. */
class DeadlockPropertiesTest {

    private static final double TOLERANCE = 1e-4;

    /** Below this a level is nothing: a router that fades by halves does not carry traffic for ever. */
    private static final double NOTHING = 3e-8;

    /** The end of a run in the plain model. */
    private static final class Ending {

        private final PlainModel plain;
        private final Map<String, Double> best;
        private final Map<String, Double> risen;
        private final Set<String> locked = new TreeSet<>();

        Ending(Network network, Subjects subjects, EventLog log) {
            plain = new PlainModel(network);
            Map<String, Double> end = new HashMap<>();
            for (int e = 0; e < log.size(); e++) {
                String id = subjects.idOf(log.subject(e));
                if (log.what(e) == What.LEVEL) {
                    end.put(id, log.to(e));
                } else if (log.what(e) == What.CONDITION) {
                    plain.setCondition(id, log.to(e));
                }
            }
            plain.ids().forEach(id -> end.putIfAbsent(id, 1.0));
            Map<String, Double> whole = new HashMap<>();
            plain.ids().forEach(id -> whole.put(id, 1.0));
            best = settled(whole, Set.of());
            risen = settled(end, Set.of());
            best.forEach((id, level) -> {
                if (risen.get(id) < level - TOLERANCE) {
                    locked.add(id);
                }
            });
        }

        /** All levels again and again until nothing moves; started nodes are at their best as far as their share allows. */
        private Map<String, Double> settled(Map<String, Double> from, Set<String> started) {
            Map<String, Double> levels = new HashMap<>(from);
            boolean moves = true;
            while (moves) {
                levels.forEach(plain::setLevel);
                plain.recompute();
                moves = false;
                for (String id : plain.ids()) {
                    double level =
                            started.contains(id) ? Math.min(best.get(id), plain.supplied(id)) : plain.settled(id);
                    double now = level < NOTHING ? 0 : (float) level;
                    moves |= now != levels.get(id);
                    levels.put(id, now);
                }
            }
            return levels;
        }

        boolean standsWith(Set<String> started) {
            Map<String, Double> levels = settled(risen, started);
            return locked.stream().allMatch(id -> levels.get(id) > best.get(id) - TOLERANCE);
        }

        /** True when some set of so many locked nodes breaks the deadlock. */
        boolean standsWithSome(int size) {
            return standsWithSome(new ArrayList<>(locked), 0, size, new HashSet<>());
        }

        private boolean standsWithSome(List<String> among, int from, int size, Set<String> chosen) {
            if (size == 0) {
                return standsWith(chosen);
            }
            for (int i = from; i + size <= among.size(); i++) {
                chosen.add(among.get(i));
                if (standsWithSome(among, i + 1, size - 1, chosen)) {
                    return true;
                }
                chosen.remove(among.get(i));
            }
            return false;
        }
    }

    private static Set<String> all(Optional<Deadlock> found) {
        Set<String> all = new TreeSet<>();
        found.ifPresent(d -> {
            all.addAll(d.members().first());
            all.addAll(d.waiting().first());
        });
        return all;
    }

    static LongStream worlds() {
        return LongStream.rangeClosed(1, 120);
    }

    /** A world all of whose buses need control, and are out for longer than any stock lasts, after a random campaign. */
    private static Story darkened(long seed) {
        RandomWorld world = RandomWorld.of(seed);
        String drawing = world.drawing()
                .lines()
                .map(line -> line.startsWith("power-bus bus") && !line.contains("needs")
                        ? line + " needs signalling all control"
                        : line)
                .collect(Collectors.joining("\n"));
        List<Step> steps = new ArrayList<>(world.steps("norda"));
        steps.add(step("dark")
                .at(40)
                .onKind(AssetKind.POWER_BUS)
                .has(new Effect.Stop())
                .toStep());
        return Story.of(NetworkText.of(drawing))
                .equippedBy(world.mix("today"), RandomWorld.vendors())
                .hitBy(steps)
                .answeredBy(noticedAfter(0).onSite(50, 0, 20))
                .lasting(2000);
    }

    /** In worlds with grid, transport, coverage, stocks and restarts exactly those are named that could stand and do not. */
    @ParameterizedTest
    @MethodSource("worlds")
    void whoIsNamedCouldStandAndNobodyElse(long seed) {
        for (Story story : List.of(RandomWorld.of(seed).story().lasting(2000), darkened(seed))) {
            Simulation simulation = story.simulation();
            Run run = simulation.newRun();
            EventLog log = run.execute(seed, 0);
            Ending ending = new Ending(story.scenario().network(), simulation.subjects(), log);
            Optional<Deadlock> found = run.findDeadlock();
            assertThat(all(found)).as("world " + seed).isEqualTo(ending.locked);
            found.ifPresent(
                    d -> assertThat(ending.standsWith(new HashSet<>(d.starters().first())))
                            .as("world " + seed + " with " + d.starters().first())
                            .isTrue());
        }
    }

    @Test
    void theDarkenedWorldsAreLocked() {
        long locked = worlds().filter(seed -> {
                    Run run = darkened(seed).simulation().newRun();
                    run.execute(seed, 0);
                    return run.findDeadlock().isPresent();
                })
                .count();
        assertThat(locked).isGreaterThan(60);
    }

    /** A few facilities, two routers, and a grid of two buses, with needs at random; all is stopped and mended, then something stopped. */
    private record Tangle(Network network, List<String> first, List<String> last) {

        static Tangle of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> ids = new ArrayList<>(List.of("b0", "b1", "g0", "g1", "r0", "r1"));
            int facilities = 3 + random.nextInt(4);
            for (int f = 0; f < facilities; f++) {
                ids.add("f" + f);
            }
            StringBuilder drawing = new StringBuilder();
            for (String id : ids) {
                String kind =
                        switch (id.charAt(0)) {
                            case 'b' -> "power-bus ";
                            case 'g' -> "generator ";
                            case 'r' -> "access-router ";
                            default -> "facility ";
                        };
                drawing.append(kind).append(id).append(id.matches("[bg].") ? " cap 10" : "");
                int gates = Math.max(random.nextInt(3), id.startsWith("f") ? 1 : 0);
                for (int g = 0; g < gates; g++) {
                    drawing.append(g == 0 ? " needs " : " ; ").append(gate(random, id, ids));
                }
                drawing.append('\n');
            }
            drawing.append("g0 == b0 == b1 == g1\nr0 -- r1\n");
            ids.stream()
                    .filter(id -> id.startsWith("f"))
                    .forEach(f -> drawing.append(f + " -- r" + random.nextInt(2) + "\n"));
            return new Tangle(NetworkText.of(drawing.toString()), some(random, ids, 7), some(random, ids, 1));
        }

        private static String gate(SplittableRandom random, String owner, List<String> ids) {
            boolean path = random.nextInt(3) == 0 && owner.matches("[fr].");
            List<String> all = ids.stream()
                    .filter(id -> !id.equals(owner) && (!path || id.matches("[fr].")))
                    .toList();
            Set<String> chosen = new TreeSet<>();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                chosen.add(all.get(random.nextInt(all.size())) + "*" + (1 + random.nextInt(3)));
            }
            chosen.removeIf(a -> chosen.stream().anyMatch(b -> b.compareTo(a) < 0 && b.startsWith(a.substring(0, 3))));
            String mode = List.of("all", "all", "any", "weighted", (1 + random.nextInt(chosen.size())) + "of")
                    .get(random.nextInt(5));
            return (path ? "connectivity " : "power ")
                    + mode
                    + " "
                    + String.join(" ", chosen)
                    + (random.nextInt(4) == 0 ? " full 60%" : "")
                    + (random.nextInt(6) == 0 ? " falls 30%" : "");
        }

        private static List<String> some(SplittableRandom random, List<String> ids, int share) {
            List<String> some = new ArrayList<>(
                    ids.stream().filter(id -> random.nextInt(10) < share).toList());
            return some.isEmpty() ? List.of(ids.get(random.nextInt(ids.size()))) : some;
        }

        Story story() {
            return Story.of(network)
                    .hitBy(
                            step("first").at(1).stops(first.toArray(String[]::new)),
                            step("last").at(5).stops(last.toArray(String[]::new)))
                    .answeredBy(noticedAfter(0).onSite(20, 0, 2))
                    .lasting(6);
        }
    }

    static LongStream tangles() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest
    @MethodSource("tangles")
    void noSmallerSetOfStartersWorks(long seed) {
        Story story = Tangle.of(seed).story();
        Simulation simulation = story.simulation();
        Run run = simulation.newRun();
        EventLog log = run.execute(seed, 0);
        Ending ending = new Ending(story.scenario().network(), simulation.subjects(), log);
        Optional<Deadlock> found = run.findDeadlock();
        assertThat(all(found)).as("tangle " + seed).isEqualTo(ending.locked);
        if (found.isPresent()) {
            List<String> starters = found.get().starters().first();
            assertThat(found.get().shortest()).isTrue();
            assertThat(ending.standsWith(new HashSet<>(starters)))
                    .as("tangle " + seed + " with " + starters)
                    .isTrue();
            assertThat(ending.standsWithSome(starters.size() - 1))
                    .as("tangle " + seed + " with fewer than " + starters)
                    .isFalse();
        }
    }

    /** The tangles are worth it: many are locked, some of them need more than one starter. */
    @Test
    void theTanglesAreLocked() {
        List<Integer> sizes = tangles()
                .mapToObj(seed -> {
                    Run run = Tangle.of(seed).story().simulation().newRun();
                    run.execute(seed, 0);
                    return run.findDeadlock().map(d -> d.starters().count()).orElse(0);
                })
                .toList();
        assertThat(sizes.stream().filter(s -> s > 0).count()).isGreaterThan(60);
        assertThat(sizes.stream().filter(s -> s > 1).count()).isGreaterThan(8);
    }
}
