package org.faultline.benchmarks;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.faultline.dynamics.CompiledNetwork;
import org.faultline.dynamics.Run;
import org.faultline.dynamics.Simulation;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.StandardExponential;
import org.faultline.model.Asset;
import org.faultline.scenario.Scenario;

/**
 * What events cost by their number: in one replication of the dependency model of 1,000 assets over more and more years, whose log grows;
 * in more and more replications of one year, whose log is used again; customers of a station, who are not logged; and events that
 * wait. Times are of the processor, over all threads.
 */
final class CostByEvents {

    /** Events of a year of 1,000 assets, to begin with powers of ten. */
    private static final double EVENTS_A_YEAR = 9_663;

    /** So many powers of ten of events are the most that one log holds in the heap of an ordinary machine. */
    private static final int MOST_LOGGED = 8;

    /** Customers of a station who are served for a tenth of a second in the mean. */
    private static final double CUSTOMERS_AN_HOUR = 28_800;

    private static final double SERVICE_SECONDS = 0.1;
    private static final int ASSETS = 1_000;

    private CostByEvents() {}

    /** Prints 10^5 events and more, up to a power of ten; in one replication up to {@value #MOST_LOGGED}. */
    static void printEvents(int greatest) {
        System.out.println(
                "\nOne replication over more years\nevents | s | ns per event | heap, MB | heap, B per event");
        for (int power = 4; power <= Math.min(greatest, MOST_LOGGED); power++) {
            printOneReplication((int) Math.round(Math.pow(10, power) / EVENTS_A_YEAR));
        }
        System.out.println("\nMore replications of a year\nevents | s | ns per event | heap, MB");
        Experiment experiment = Experiment.of(Texts.read(DependencyModel.years(ASSETS, 1)));
        for (int power = 4; power <= greatest; power++) {
            printReplications(experiment, (int) Math.round(Math.pow(10, power) / EVENTS_A_YEAR));
        }
        System.out.println(
                "\nA station at load 0.8\ncustomers | s | ns per customer | heap, MB | number in the system");
        for (int power = 4; power <= greatest; power++) {
            printCustomers((int) Math.ceil(Math.pow(10, power) / CUSTOMERS_AN_HOUR));
        }
    }

    /** The heap is that in use while the run is: its network, its tables, its state and its log. */
    private static void printOneReplication(int years) {
        long before = Texts.used();
        Scenario scenario = Texts.read(DependencyModel.years(ASSETS, years));
        Run run = Simulation.of(
                        CompiledNetwork.of(scenario.network(), scenario.response()),
                        scenario,
                        scenario.variants().get(0).campaign(),
                        scenario.network().assets().stream()
                                .map(Asset::equipment)
                                .toList())
                .newRun();
        try {
            double begin = Texts.processorSeconds();
            long events = run.execute(1, 0).size();
            double seconds = Texts.processorSeconds() - begin;
            long bytes = Texts.used() - before;
            System.out.printf(
                    Locale.ROOT,
                    "%d | %.2f | %.0f | %.0f | %.0f%n",
                    events,
                    seconds,
                    seconds / events * 1e9,
                    bytes / 1e6,
                    (double) bytes / events);
        } finally {
            Reference.reachabilityFence(run);
        }
    }

    private static void printReplications(Experiment experiment, int replications) {
        long before = Texts.used();
        double begin = Texts.processorSeconds();
        long[] events = new long[1];
        Listener listener = (row, done, total) -> events[0] += row.events();
        Object result = experiment.replicate(new Plan(1, replications, 1, 0.9, List.of(0)), List.of(), listener);
        try {
            double seconds = Texts.processorSeconds() - begin;
            long bytes = Texts.used() - before;
            System.out.printf(
                    Locale.ROOT,
                    "%d | %.2f | %.0f | %.0f%n",
                    events[0],
                    seconds,
                    seconds / events[0] * 1e9,
                    bytes / 1e6);
        } finally {
            Reference.reachabilityFence(result);
        }
    }

    private static void printCustomers(int hours) {
        long before = Texts.used();
        Run run = SingleStation.runOf(hours, SERVICE_SECONDS);
        double begin = Texts.processorSeconds();
        run.execute(1, 0);
        double seconds = Texts.processorSeconds() - begin;
        long bytes = Texts.used() - before;
        double served = run.readings().value(1);
        System.out.printf(
                Locale.ROOT,
                "%.0f | %.2f | %.0f | %.0f | %.4f%n",
                served,
                seconds,
                seconds / served * 1e9,
                bytes / 1e6,
                run.readings().value(0));
    }

    /** Prints what 10^3 pending events and more take, up to a power of ten, when each has happened three times and more. */
    static void printPending(int greatest) {
        System.out.println("\nPending events, each of which schedules itself anew\n"
                + "pending | bytes each | ns per event | bytes each that can be cancelled | ns per event");
        for (int power = 3; power <= greatest; power++) {
            int pending = (int) Math.pow(10, power);
            double[] lasting = hold(pending, false);
            double[] passing = hold(pending, true);
            System.out.printf(
                    Locale.ROOT,
                    "%d | %.1f | %.0f | %.1f | %.0f%n",
                    pending,
                    lasting[0],
                    lasting[1],
                    passing[0],
                    passing[1]);
        }
    }

    /** Bytes of a pending event and nanoseconds of one that happens. */
    private static double[] hold(int pending, boolean cancellable) {
        Hold hold = new Hold(cancellable);
        for (int i = 0; i < pending; i++) {
            hold.schedule(i, 0);
        }
        long rounds = 3 + 10_000_000L / pending;
        hold.agenda.runUntil(rounds * 1_000_000);
        hold.happened = 0;
        double begin = Texts.processorSeconds();
        hold.agenda.runUntil(2 * rounds * 1_000_000);
        double seconds = Texts.processorSeconds() - begin;
        return new double[] {(double) hold.agenda.bytes() / pending, seconds / hold.happened * 1e9};
    }

    private static final class Hold {

        private final Agenda agenda = new Agenda();
        private final SplittableRandom random = new SplittableRandom(1);
        private final int handler = agenda.register(this::happens);
        private final boolean cancellable;
        private long happened;

        Hold(boolean cancellable) {
            this.cancellable = cancellable;
        }

        private void happens(int a, int b) {
            happened++;
            schedule(a, b);
        }

        void schedule(int a, int b) {
            long due = agenda.now() + (long) (1e6 * StandardExponential.ofBits(random.nextLong()));
            if (cancellable) {
                agenda.at(due, handler, a, b);
            } else {
                agenda.later(due, handler, a, b);
            }
        }
    }
}
