package org.faultline.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.DoubleAdder;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;

/**
 * Failures, batteries and repairs in a network of five storeys ({@link DependencyModel}): a year of 1,000 assets that break twice a year, and
 * a day of 100,000 assets of which three in ten stop. Whole replications of a scenario text, with event log, causes, fingerprint and
 * measures, stand beside two loops written by hand for this model alone over the same network, and beside what others offer to
 * write it in: SSJ, Python's heap, SimPy over NetworkX. All give the mean share of assets at work.
 *
 * <p>Arguments: seconds of processor time for each, 5 unless given, after twice as many to warm up.
 */
public final class DependencyYear {

    /** How many times faster than SimPy with NetworkX the year is to be, and what share of the bare loop's pace it is to reach. */
    private static final double AIM_BESIDE_SIMPY = 60;

    private static final int WARM_UPS = 2;
    private static final double AIM_OF_THE_YEAR = 0.7;
    private static final double AIM_OF_THE_DAY = 0.5;

    private final String name;
    private final double aim;
    private final DependencyModel model;
    private final double seconds;
    private Pace engine = new Pace(0, 0);
    private long events;
    private Pace bare = new Pace(0, 0);

    private DependencyYear(String name, double aim, DependencyModel model, double seconds) {
        this.name = name;
        this.aim = aim;
        this.model = model;
        this.seconds = seconds;
    }

    /** Prints a line per model and contestant. */
    public static void main(String[] arguments) {
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 5;
        DependencyYear year =
                new DependencyYear("1,000 assets, a year", AIM_OF_THE_YEAR, DependencyModel.year(1_000), seconds);
        DependencyYear day =
                new DependencyYear("100,000 assets, a day", AIM_OF_THE_DAY, DependencyModel.day(100_000), seconds);
        System.out.println(
                "| model | contestant | replications a second | engine, times as fast | aim | share at work |\n"
                        + "|---|---|---|---|---|---|");
        for (DependencyYear each : List.of(year, day)) { // before other classes are there for the compiler to think of
            each.measureEngineAndLoop();
        }
        for (DependencyYear each : List.of(year, day)) {
            each.measureOthers();
        }
        year.measureSimpy();
    }

    private void measureEngineAndLoop() {
        Experiment experiment = Experiment.of(model.scenario);
        DependencyLoop loop = new DependencyLoop(model);
        replicate(
                experiment,
                1,
                WARM_UPS * seconds,
                0); // the compilers of the JVM are busy for ten seconds with a whole engine
        loop.replicate(1, seconds);
        engine = replicate(experiment, 2, seconds, 1);
        bare = loop.replicate(2, seconds);
        line("engine, " + events + " events", engine, "");
        line("bare loop", bare, Double.toString(aim));
    }

    private void measureOthers() {
        LoggedDependencyLoop logged = new LoggedDependencyLoop(model);
        logged.replicate(1, seconds / 2);
        Pace pace = logged.replicate(2, seconds);
        line("loop with log, " + logged.events() + " events", pace, "");
        SsjDependencies ssj = new SsjDependencies(model);
        ssj.replicate(seconds / 2);
        line("SSJ", ssj.replicate(seconds), "");
        lineIfThere("CPython heapq", new PythonDependencies(model).replicate("heapq", seconds), "");
    }

    private void measureSimpy() {
        PythonDependencies python = new PythonDependencies(model);
        String beside = Double.toString(AIM_BESIDE_SIMPY);
        lineIfThere("SimPy 2 with NetworkX", python.replicate("simpy2", seconds), beside);
        lineIfThere("SimPy 3 or later with NetworkX", python.replicate("simpy", seconds), beside);
    }

    private void lineIfThere(String contestant, Optional<Pace> pace, String aimHere) {
        pace.ifPresent(there -> line(contestant, there, aimHere));
    }

    private void line(String contestant, Pace pace, String aimHere) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %.2f | %s | %.5f |%n",
                name,
                contestant,
                pace.perSecond(),
                engine.perSecond() / pace.perSecond(),
                aimHere,
                pace.share());
    }

    private Pace replicate(Experiment experiment, long seed, double most, int least) {
        double begin = Texts.processorSeconds();
        DoubleAdder sum = new DoubleAdder();
        long[] counted = new long[1];
        Listener listener = new Listener() {
            @Override
            public void finished(RunRow row, int done, int total) {
                sum.add(row.values().entrySet().stream()
                        .filter(e -> e.getKey().subject().equals("observation:at-work"))
                        .mapToDouble(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow());
                counted[0]++;
                events = row.events();
            }

            @Override
            public boolean stopRequested() {
                return counted[0] > least && Texts.processorSeconds() - begin > most;
            }
        };
        experiment.replicate(new Plan(seed, 1_000_000, 1, 0.9, List.of(0)), List.of(), listener);
        double spent = Texts.processorSeconds() - begin;
        return new Pace(counted[0] / spent, sum.sum() / counted[0]);
    }
}
