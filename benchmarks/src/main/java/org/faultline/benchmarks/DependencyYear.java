package org.faultline.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Failures, batteries and repairs in a network of five storeys ({@link DependencyModel}): a year of 1,000 assets that break twice a year, and
 * a day of 100,000 assets of which three in ten stop. Whole replications of a scenario text stand beside two loops written by hand for this
 * model alone over the same network, and beside what others offer to write it in: SSJ, Python's heap, SimPy over NetworkX. All give the mean
 * share of assets at work.
 *
 * <p>Each contestant runs in a program of its own, with the options of this one, in turn, some rounds; medians are printed, and between which
 * values the engine's pace lies beside a contestant's, as no two programs of a JVM are compiled alike.
 *
 * <p>Arguments: rounds, 5 unless given; seconds of processor time for each, 5 unless given, after up to four times as many to warm up.
 */
public final class DependencyYear {

    /** How many times faster than SimPy with NetworkX the year is to be, and what share of the bare loop's pace it is to reach. */
    private static final double AIM_BESIDE_SIMPY = 60;

    private static final double AIM_OF_THE_YEAR = 0.7;
    private static final double AIM_OF_THE_DAY = 0.5;

    private static final String YEAR = "1,000 assets, a year";
    private static final String DAY = "100,000 assets, a day";
    private static final Map<String, String> PYTHON = python();

    private final Map<String, List<DependencyContestant.Found>> found = new LinkedHashMap<>();

    private DependencyYear() {}

    /** Prints a line per model and contestant; given a model, a contestant and seconds, what this program alone finds. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 3) {
            DependencyModel model = model(arguments[0]);
            DependencyContestant.Found found =
                    DependencyContestant.valueOf(arguments[1]).measure(model, Double.parseDouble(arguments[2]));
            System.out.println(found.pace().perSecond() + " " + found.pace().share() + " " + found.events());
            return;
        }
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 5;
        System.out.println(
                "| model | contestant | replications a second | engine, times as fast | span | aim | share at work |\n"
                        + "|---|---|---|---|---|---|---|");
        new DependencyYear().compare(YEAR, rounds, seconds);
        new DependencyYear().compare(DAY, rounds, seconds);
    }

    private static DependencyModel model(String name) {
        return name.equals(YEAR) ? DependencyModel.year(1_000) : DependencyModel.day(100_000);
    }

    private static Map<String, String> python() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("heapq", "CPython heapq");
        titles.put("simpy2", "SimPy 2 with NetworkX");
        titles.put("simpy", "SimPy 3 or later with NetworkX");
        return titles;
    }

    private void compare(String name, int rounds, double seconds) throws IOException, InterruptedException {
        PythonDependencies python = new PythonDependencies(model(name));
        for (int round = 1; round <= rounds; round++) {
            System.err.println("round " + round + ": " + name);
            for (DependencyContestant contestant : DependencyContestant.values()) {
                keep(contestant.title(), inAProgram(name, contestant, seconds));
            }
            for (Map.Entry<String, String> peer : PYTHON.entrySet()) {
                if (name.equals(YEAR) || peer.getKey().equals("heapq")) {
                    python.replicate(peer.getKey(), seconds)
                            .ifPresent(pace -> keep(peer.getValue(), new DependencyContestant.Found(pace, 0)));
                }
            }
        }
        found.keySet().forEach(contestant -> line(name, contestant));
    }

    private void keep(String contestant, DependencyContestant.Found what) {
        found.computeIfAbsent(contestant, c -> new ArrayList<>()).add(what);
    }

    private static DependencyContestant.Found inAProgram(String name, DependencyContestant contestant, double seconds)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DependencyYear.class.getName()));
        command.addAll(List.of(name, contestant.name(), Double.toString(seconds)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ");
        if (process.waitFor() != 0) {
            throw new IllegalStateException(contestant.title() + " ended with " + process.exitValue());
        }
        return new DependencyContestant.Found(
                new Pace(Double.parseDouble(words[0]), Double.parseDouble(words[1])), Integer.parseInt(words[2]));
    }

    private void line(String name, String contestant) {
        List<DependencyContestant.Found> all = found.get(contestant);
        List<DependencyContestant.Found> engine = found.get(DependencyContestant.ENGINE.title());
        double pace = median(all.stream().map(f -> f.pace().perSecond()).toList());
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < all.size(); round++) {
            times.add(
                    engine.get(round).pace().perSecond() / all.get(round).pace().perSecond());
        }
        DependencyContestant.Found last = all.get(all.size() - 1);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %.2f | %.2f to %.2f | %s | %.5f |%n",
                name,
                last.events() == 0 ? contestant : contestant + ", " + last.events() + " events",
                pace,
                median(times),
                times.stream().mapToDouble(t -> t).min().orElseThrow(),
                times.stream().mapToDouble(t -> t).max().orElseThrow(),
                aim(name, contestant).map(Object::toString).orElse(""),
                last.pace().share());
    }

    private static Optional<Double> aim(String name, String contestant) {
        if (contestant.equals(DependencyContestant.BARE_LOOP.title())) {
            return Optional.of(name.equals(YEAR) ? AIM_OF_THE_YEAR : AIM_OF_THE_DAY);
        }
        return contestant.contains("SimPy") ? Optional.of(AIM_BESIDE_SIMPY) : Optional.empty();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
