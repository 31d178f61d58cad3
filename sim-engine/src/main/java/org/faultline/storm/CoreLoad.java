package org.faultline.storm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.model.signalling.Contact;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.model.signalling.Instance;
import org.faultline.model.signalling.Signalling;
import org.faultline.model.signalling.Stage;

/**
 * What closed forms say about a core and devices that come back to it, without any control. Rates are per hour; {@code r} is the rate of a
 * function in messages, {@code b} what the contacts of all devices of the core bring to it when everybody is served, at the hour of the day,
 * {@code N} the number of devices and {@code u} the share that is not served. Derivations: docs/model/signalling-storms.md.
 */
public final class CoreLoad {

    private static final double SECONDS = 3600;
    private static final double SERVED_ENOUGH = 0.99;
    private static final int STEPS = 200;
    private static final int HALVINGS = 60;
    private static final int DAY = 24;
    private static final int MOST_HOURS = 366 * DAY;

    /**
     * Devices of a class that are not served, by what they do next.
     *
     * @param devices id of the class
     * @param step the first of the steps of the class that they have to complete, from zero: a stage and all after it, or the update alone
     * @param count how many, zero or more
     */
    public record Waiting(String devices, int step, double count) {}

    /** A function: its rate, what contacts of all devices bring in each hour of the day, and the length of its line. */
    private record Load(String function, double rate, List<Double> background, double queueSeconds) {}

    /** Devices of a class that wait for one step, and which share of all that wait they are. */
    private record Group(DeviceClass devices, int step, double share) {

        Stage stage() {
            return devices.steps().get(step);
        }

        /** Messages that a function receives from one of them until it is served. */
        double work(Load l) {
            int end = step < devices.stages().size() ? devices.stages().size() : step + 1;
            return devices.steps().subList(step, end).stream()
                    .mapToDouble(s -> s.procedure().receivedBy(l.function()))
                    .sum();
        }

        int perAttempt(Load l) {
            return stage().procedure().receivedBy(l.function());
        }
    }

    /** Devices that bring the same work to a function. */
    private record Piece(double work, double count) {}

    /**
     * A core whose busiest function has a full line.
     *
     * @param function the busiest
     * @param acceptance chance that a message finds room there, in (0, 1)
     * @param goodputPerHour attempts that are completed
     * @param losingPerHour served devices that begin anew because a contact of theirs is lost
     */
    public record Saturated(String function, double acceptance, double goodputPerHour, double losingPerHour) {

        /** Whether no fewer devices are lost than come back. */
        public boolean feedsItself() {
            return losingPerHour >= goodputPerHour;
        }
    }

    /** How the retries of many devices lie in time. */
    public enum Pace {
        /** Evenly: the best that can be hoped for. */
        SPREAD,
        /** All in the same waves, each as close after the last as the timers allow, and nothing between: the worst. */
        IN_STEP
    }

    private final List<Load> loads;
    private final List<DeviceClass> classes;
    private final List<Group> waiting;
    private final double clock;
    private final double devices;

    private CoreLoad(List<Load> loads, List<DeviceClass> classes, List<Group> waiting, double clock) {
        this.loads = loads;
        this.classes = classes;
        this.waiting = waiting;
        this.clock = clock;
        devices = classes.stream().mapToDouble(DeviceClass::members).sum();
    }

    /**
     * The core that serves some classes of devices, which must not be of several cores, at midnight; whoever is not served begins at the first
     * stage.
     *
     * @param of ids of the classes whose service is looked at
     */
    public static CoreLoad of(Signalling signalling, List<String> of) {
        List<DeviceClass> asked =
                signalling.classes().stream().filter(c -> of.contains(c.id())).toList();
        String id = asked.get(0).core();
        CoreNetwork core = signalling.cores().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
        List<DeviceClass> served = signalling.classes().stream()
                .filter(c -> c.core().equals(id) && c.roaming().isEmpty())
                .toList();
        List<Load> loads = new ArrayList<>();
        for (FunctionSet set : core.functions()) {
            double rate = set.instances().stream()
                    .mapToDouble(Instance::messagesPerSecond)
                    .sum();
            loads.add(new Load(set.function(), rate * SECONDS, background(set.function(), served), set.queueSeconds()));
        }
        double all = asked.stream().mapToDouble(DeviceClass::members).sum();
        return new CoreLoad(
                loads,
                asked,
                asked.stream().map(c -> new Group(c, 0, c.members() / all)).toList(),
                0);
    }

    /**
     * The same core at the moment at which a fault ends.
     *
     * @param clockHours time of day, in hours since midnight
     * @param back who is not served then; nobody leaves everything as it is
     */
    public CoreLoad returning(double clockHours, List<Waiting> back) {
        double all = back.stream().mapToDouble(Waiting::count).sum();
        List<Group> groups = new ArrayList<>();
        for (Waiting some : back) {
            if (some.count() > 0) {
                groups.add(new Group(named(some.devices()), some.step(), some.count() / all));
            }
        }
        return new CoreLoad(loads, classes, groups.isEmpty() ? waiting : groups, clockHours);
    }

    private DeviceClass named(String id) {
        return classes.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<Double> background(String function, List<DeviceClass> served) {
        double[] messages = new double[DAY];
        for (DeviceClass devices : served) {
            for (Contact contact : devices.contacts()) {
                for (int h = 0; h < DAY; h++) {
                    messages[h] += devices.members()
                            * contact.perHour()
                            * hourShare(devices, h)
                            * contact.procedure().receivedBy(function);
                }
            }
        }
        return Arrays.stream(messages).boxed().toList();
    }

    /** What devices do in an hour of the day over what they do in their busiest. */
    private static double hourShare(DeviceClass devices, int hour) {
        double most =
                devices.byHour().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return devices.byHour().get(hour) / most;
    }

    private int hour() {
        return hour(clock);
    }

    private static int hour(double clockHours) {
        return (int) Math.floor(clockHours) % DAY;
    }

    /** Devices whose service is looked at. */
    public double devices() {
        return devices;
    }

    /** Messages that a function receives from a device that is not served until it is, on the mean. */
    private double work(Load l) {
        return waiting.stream().mapToDouble(g -> g.share() * g.work(l)).sum();
    }

    /**
     * Least time in which the served share can rise, in hours, when contacts of served devices are answered: {@code dS/dt} is at most
     * {@code (r - b S / N) / m} for every function, with {@code m} messages per device. Where devices differ, the cheapest are served and the
     * dearest of these come first, which leaves the most room beside contacts; infinite when contacts alone are too much. O(hours).
     */
    public double drainHours(double from, double to) {
        return loads.stream().mapToDouble(l -> drain(l, from, to)).max().orElse(0);
    }

    private double drain(Load l, double from, double to) {
        double served = devices * from;
        double now = clock;
        for (Piece piece : cheapest(l, from, to)) {
            double target = served + piece.count();
            while (piece.work() > 0 && served < target) {
                double each = l.background().get(hour(now)) / devices;
                double left = isFlat(l) ? Double.POSITIVE_INFINITY : Math.floor(now) + 1 - now;
                double needed = hours(l.rate(), each, piece.work(), served, target);
                if (needed <= left) {
                    now += needed;
                    served = target;
                } else if (isFlat(l) || now - clock > MOST_HOURS) {
                    return Double.POSITIVE_INFINITY;
                } else {
                    served = after(left, l.rate(), each, piece.work(), served);
                    now = Math.floor(now) + 1;
                }
            }
            served = target;
        }
        return now - clock;
    }

    private static boolean isFlat(Load l) {
        return l.background().stream().distinct().count() == 1;
    }

    /** Time in which devices are served one after the other, {@code m / e ln((r - e S0) / (r - e S1))} for contacts of e messages each. */
    private static double hours(double rate, double each, double work, double from, double to) {
        if (rate <= each * to) {
            return Double.POSITIVE_INFINITY;
        }
        return each * (to - from) < 1e-9 * rate
                ? work * (to - from) / rate
                : work / each * StrictMath.log((rate - each * from) / (rate - each * to));
    }

    /** Devices that are served after a time, {@code r / e - (r / e - S0) exp(-e t / m)}; those that are served stay so. */
    private static double after(double hours, double rate, double each, double work, double served) {
        double spare = rate - each * served;
        if (spare <= 0) {
            return served;
        }
        return each == 0
                ? served + rate * hours / work
                : served - StrictMath.expm1(-each * hours / work) * spare / each;
    }

    /** The devices that are served first where as little as possible is done until a share is served, the dearest of them first. */
    private List<Piece> cheapest(Load l, double from, double to) {
        double left = devices * Math.max(0, to - from);
        List<Group> cheapFirst = waiting.stream()
                .sorted(Comparator.comparingDouble(g -> g.work(l)))
                .toList();
        List<Piece> pieces = new ArrayList<>();
        for (Group g : cheapFirst) {
            double count = Math.min(left, devices * (1 - from) * g.share());
            pieces.add(0, new Piece(g.work(l), count));
            left -= count;
        }
        return pieces;
    }

    /** Least time in which the served share can rise, in hours, when contacts get nothing and the cheapest devices come first. */
    public double floorHours(double from, double to) {
        return loads.stream()
                .mapToDouble(l -> cheapest(l, from, to).stream()
                                .mapToDouble(p -> p.work() * p.count())
                                .sum()
                        / l.rate())
                .max()
                .orElse(0);
    }

    /** Devices that can be brought back to service in an hour, beside the contacts of a served share at this hour; zero or more. */
    public double capacityPerHour(double served) {
        return Math.max(
                0,
                loads.stream()
                        .filter(l -> work(l) > 0)
                        .mapToDouble(l -> (l.rate() - l.background().get(hour()) * served) / work(l))
                        .min()
                        .orElse(Double.POSITIVE_INFINITY));
    }

    /** What the quickest retries of an unserved share and the contacts of the rest ask of a function in some hour, over its rate. */
    private double burst(Load l, double unserved, int hour) {
        double messages = l.background().get(hour) * (1 - unserved * heldShare(l));
        for (Group g : waiting) {
            messages += devices * unserved * g.share() * g.perAttempt(l) / quickest(g.stage());
        }
        return messages / l.rate();
    }

    private static double quickest(Stage stage) {
        return stage.answerSeconds() / SECONDS
                + stage.waits().stream().mapToDouble(w -> w.mean()).min().orElse(0);
    }

    /** The function that a storm of an unserved share loads most. */
    public String busiest(double unserved) {
        return busiestLoad(unserved, hour()).function();
    }

    private Load busiestLoad(double unserved, int hour) {
        return loads.stream()
                .max(Comparator.comparingDouble(l -> burst(l, unserved, hour)))
                .orElseThrow();
    }

    /**
     * The state in which retries of an unserved share keep the line of the busiest function full; empty when it has room for all of them.
     * The chance {@code a} that a message finds room solves {@code sum over groups of A (a + ... + a^k) + b (1 - u) a = r}: an attempt
     * brings its next message only after the last one was let in, and {@code A} attempts per hour are made while the line is full. Groups are
     * those who wait for the same step; they are taken to keep the shares in which they came back, and those who bring nothing to the
     * function to be served.
     */
    public Optional<Saturated> saturated(double unserved, Pace pace) {
        return saturated(unserved, pace, hour());
    }

    private Optional<Saturated> saturated(double unserved, Pace pace, int hour) {
        Load l = busiestLoad(unserved, hour);
        if (handled(l, unserved, pace, hour, 1) <= l.rate()) {
            return Optional.empty();
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (handled(l, unserved, pace, hour, middle) < l.rate()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double served = 1 - unserved * heldShare(l);
        double contacts = Math.min(SERVED_ENOUGH * l.rate(), l.background().get(hour) * served * low);
        double secondsPerMessage = l.queueSeconds() * l.rate() / (l.rate() - contacts);
        double goodput = 0;
        for (Group g : heldAt(l)) {
            boolean isLate = g.perAttempt(l) * secondsPerMessage > g.stage().answerSeconds();
            double success = isLate ? 0 : StrictMath.pow(low, g.perAttempt(l));
            goodput += success * devices * unserved * g.share() / cycle(g.stage(), success);
        }
        return Optional.of(
                new Saturated(l.function(), low, goodput, losing(l, served, pace, hour, low, secondsPerMessage)));
    }

    /** Those who must pass a function: the others come back whatever its line does, and are taken to be served. */
    private List<Group> heldAt(Load l) {
        return waiting.stream().filter(g -> g.perAttempt(l) > 0).toList();
    }

    private double heldShare(Load l) {
        return heldAt(l).stream().mapToDouble(Group::share).sum();
    }

    /** Served devices that must pass a function anew in an hour because a message of a contact finds no room there, or too late. */
    private double losing(Load l, double served, Pace pace, int hour, double chance, double secondsPerMessage) {
        double losing = 0;
        for (DeviceClass c : classes) {
            double full = served * hourShare(c, hour) * fullShare(l, pace);
            for (Contact contact : c.contacts()) {
                int messages = contact.procedure().receivedBy(l.function());
                boolean isTooLate = messages * secondsPerMessage > contact.answerSeconds();
                double failing = isTooLate ? 1 : 1 - StrictMath.pow(chance, messages);
                losing += isHeld(c, contact, l) ? c.members() * contact.perHour() * failing * full : 0;
            }
        }
        return losing;
    }

    private static boolean isHeld(DeviceClass c, Contact contact, Load l) {
        return contact.againFrom().isPresent()
                && c.steps().get(contact.againFrom().getAsInt()).procedure().receivedBy(l.function()) > 0;
    }

    /** Share of time for which the line of a function is kept full: by the group that does so for longest. */
    private double fullShare(Load l, Pace pace) {
        return pace == Pace.SPREAD
                ? 1
                : Math.min(
                        1,
                        heldAt(l).stream()
                                .mapToDouble(g -> quickest(g.stage()) / cycle(g.stage(), 0))
                                .max()
                                .orElse(1));
    }

    /** Messages per hour that are let in at a function when each finds room with some chance. */
    private double handled(Load l, double unserved, Pace pace, int hour, double chance) {
        double sum = l.background().get(hour) * (1 - unserved * heldShare(l)) * chance;
        for (Group g : waiting) {
            int k = g.perAttempt(l);
            double each = 0;
            for (int j = 1; j <= k; j++) {
                each += StrictMath.pow(chance, j);
            }
            double hours = pace == Pace.IN_STEP ? quickest(g.stage()) : cycle(g.stage(), StrictMath.pow(chance, k));
            sum += devices * unserved * g.share() / hours * each;
        }
        return sum;
    }

    /** Mean time between attempts of a device, in hours, when each succeeds with some chance: over the attempts until it does. */
    private static double cycle(Stage stage, double success) {
        double answer = stage.answerSeconds() / SECONDS;
        int n = stage.waits().size();
        double hours = 0;
        double attempts = 0;
        double still = 1;
        for (int i = 0; i < n; i++) {
            boolean isForEver = i == n - 1 && !stage.startsOver();
            double weight = isForEver ? still / Math.max(1e-12, success) : still;
            hours += weight * (answer + stage.waits().get(i).mean());
            attempts += weight;
            still *= 1 - success;
        }
        return hours / attempts;
    }

    /**
     * Whether a storm of an unserved share comes to a state that feeds itself on its way to 99 % served: as the share falls continuously, it
     * stops at the first in which no fewer devices are lost than come back. Where contacts follow the hour of the day, spread retries must
     * feed themselves at every hour, and for those in step one hour is enough.
     */
    public boolean isTrapped(double unserved, Pace pace) {
        IntStream hours = IntStream.range(0, loads.stream().allMatch(CoreLoad::isFlat) ? 1 : DAY);
        return pace == Pace.SPREAD
                ? hours.allMatch(h -> isTrapped(unserved, pace, h))
                : hours.anyMatch(h -> isTrapped(unserved, pace, h));
    }

    private boolean isTrapped(double unserved, Pace pace, int hour) {
        for (int i = 0; i <= STEPS; i++) {
            double u = unserved + (1 - SERVED_ENOUGH - unserved) * i / STEPS;
            if (u >= 1 - SERVED_ENOUGH
                    && saturated(u, pace, hour).filter(Saturated::feedsItself).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
