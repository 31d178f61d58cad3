package org.faultline.storm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.model.signalling.Contact;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.model.signalling.Instance;
import org.faultline.model.signalling.Signalling;
import org.faultline.model.signalling.Stage;

/**
 * What closed forms say about a core and devices that must begin anew, without any control. Rates are per hour; {@code r} is the rate of a
 * function in messages, {@code b} what the contacts of all devices of the core bring to it when everybody is served, {@code N} the number
 * of devices and {@code u} the share that is not served. Derivations: docs/model/signalling-storms.md.
 */
public final class CoreLoad {

    private static final double SECONDS = 3600;
    private static final double SERVED_ENOUGH = 0.99;
    private static final int STEPS = 200;
    private static final int HALVINGS = 60;

    /** A function: its rate, what contacts of all devices bring, and the length of its line. */
    private record Load(String function, double rate, double background, double queueSeconds) {}

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
    private final double devices;

    private CoreLoad(List<Load> loads, List<DeviceClass> classes) {
        this.loads = loads;
        this.classes = classes;
        devices = classes.stream().mapToDouble(DeviceClass::members).sum();
    }

    /**
     * The core that serves some classes of devices, which must not be of several cores.
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
        return new CoreLoad(loads, asked);
    }

    private static double background(String function, List<DeviceClass> served) {
        double messages = 0;
        for (DeviceClass devices : served) {
            for (Contact contact : devices.contacts()) {
                messages += devices.members()
                        * contact.perHour()
                        * contact.procedure().receivedBy(function);
            }
        }
        return messages;
    }

    /** Devices whose service is looked at. */
    public double devices() {
        return devices;
    }

    /** Messages that a function receives from a device until it is served, on the mean. */
    private double work(Load l) {
        double sum = 0;
        for (DeviceClass c : classes) {
            sum += c.members() * messages(c, l);
        }
        return sum / devices;
    }

    private static double messages(DeviceClass c, Load l) {
        return c.stages().stream()
                .mapToDouble(s -> s.procedure().receivedBy(l.function()))
                .sum();
    }

    private static int perAttempt(DeviceClass c, Load l) {
        return c.stages().get(0).procedure().receivedBy(l.function());
    }

    /**
     * Least time in which the served share can rise, in hours, when contacts of served devices are answered: {@code ds/dt} is at most
     * {@code (r - b s) / (N m)} for every function, with {@code m} messages per device, so it takes {@code (N m / b) ln((r - b s0) / (r -
     * b s1))}; infinite when contacts alone are too much.
     */
    public double drainHours(double from, double to) {
        return loads.stream().mapToDouble(l -> drain(l, from, to)).max().orElse(0);
    }

    private double drain(Load l, double from, double to) {
        double work = devices * work(l);
        if (to <= from || work == 0) {
            return 0;
        }
        if (l.rate <= l.background * to) {
            return Double.POSITIVE_INFINITY;
        }
        return l.background * (to - from) < 1e-9 * l.rate
                ? work * (to - from) / l.rate
                : work / l.background * StrictMath.log((l.rate - l.background * from) / (l.rate - l.background * to));
    }

    /** Least time in which the served share can rise, in hours, when contacts get nothing and the cheapest devices come first. */
    public double floorHours(double from, double to) {
        double needed = devices * Math.max(0, to - from);
        return loads.stream()
                .mapToDouble(l -> needed
                        * classes.stream()
                                .mapToDouble(c -> messages(c, l))
                                .min()
                                .orElse(0)
                        / l.rate)
                .max()
                .orElse(0);
    }

    /** Devices that can be brought back to service in an hour, beside the contacts of a served share; zero or more. */
    public double capacityPerHour(double served) {
        return Math.max(
                0,
                loads.stream()
                        .filter(l -> work(l) > 0)
                        .mapToDouble(l -> (l.rate - l.background * served) / work(l))
                        .min()
                        .orElse(Double.POSITIVE_INFINITY));
    }

    /** What the quickest retries of an unserved share and the contacts of the rest ask of a function, over its rate. */
    private double burst(Load l, double unserved) {
        double messages = l.background * (1 - unserved);
        for (DeviceClass c : classes) {
            messages += c.members() * unserved * perAttempt(c, l) / quickest(c);
        }
        return messages / l.rate;
    }

    private static double quickest(DeviceClass c) {
        Stage first = c.stages().get(0);
        return first.answerSeconds() / SECONDS
                + first.waits().stream().mapToDouble(w -> w.mean()).min().orElse(0);
    }

    /** The function that a storm of an unserved share loads most. */
    public String busiest(double unserved) {
        return busiestLoad(unserved).function();
    }

    private Load busiestLoad(double unserved) {
        return loads.stream()
                .max(Comparator.comparingDouble(l -> burst(l, unserved)))
                .orElseThrow();
    }

    /**
     * The state in which retries of an unserved share keep the line of the busiest function full; empty when it has room for all of them.
     * The chance {@code a} that a message finds room solves {@code sum over classes of A (a + ... + a^k) + b (1 - u) a = r}: an attempt
     * brings its next message only after the last one was let in, and {@code A} attempts per hour are made while the line is full.
     */
    public Optional<Saturated> saturated(double unserved, Pace pace) {
        Load l = busiestLoad(unserved);
        if (handled(l, unserved, pace, 1) <= l.rate) {
            return Optional.empty();
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (handled(l, unserved, pace, middle) < l.rate) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double contacts = Math.min(SERVED_ENOUGH * l.rate, l.background * (1 - unserved) * low);
        double secondsPerMessage = l.queueSeconds() * l.rate / (l.rate - contacts);
        double goodput = 0;
        double losing = 0;
        for (DeviceClass c : classes) {
            boolean isLate =
                    perAttempt(c, l) * secondsPerMessage > c.stages().get(0).answerSeconds();
            double success = isLate ? 0 : StrictMath.pow(low, perAttempt(c, l));
            goodput += success * c.members() * unserved / cycle(c, success);
            for (Contact contact : c.contacts()) {
                int messages = contact.procedure().receivedBy(l.function());
                boolean isTooLate = messages * secondsPerMessage > contact.answerSeconds();
                double failing = isTooLate ? 1 : 1 - StrictMath.pow(low, messages);
                losing += contact.againFrom().isEmpty()
                        ? 0
                        : c.members() * (1 - unserved) * contact.perHour() * failing * fullShare(c, pace);
            }
        }
        return Optional.of(new Saturated(l.function(), low, goodput, losing));
    }

    /** Share of time for which a class keeps lines full. */
    private static double fullShare(DeviceClass c, Pace pace) {
        return pace == Pace.SPREAD ? 1 : Math.min(1, quickest(c) / cycle(c, 0));
    }

    /** Messages per hour that are let in at a function when each finds room with some chance. */
    private double handled(Load l, double unserved, Pace pace, double chance) {
        double sum = l.background * (1 - unserved) * chance;
        for (DeviceClass c : classes) {
            int k = perAttempt(c, l);
            double each = 0;
            for (int j = 1; j <= k; j++) {
                each += StrictMath.pow(chance, j);
            }
            double hours = pace == Pace.IN_STEP ? quickest(c) : cycle(c, StrictMath.pow(chance, k));
            sum += c.members() * unserved / hours * each;
        }
        return sum;
    }

    /** Mean time between attempts of a device, in hours, when each succeeds with some chance: over the attempts until it does. */
    private static double cycle(DeviceClass c, double success) {
        Stage first = c.stages().get(0);
        double answer = first.answerSeconds() / SECONDS;
        int n = first.waits().size();
        double hours = 0;
        double attempts = 0;
        double still = 1;
        for (int i = 0; i < n; i++) {
            boolean isForEver = i == n - 1 && !first.startsOver();
            double weight = isForEver ? still / Math.max(1e-12, success) : still;
            hours += weight * (answer + first.waits().get(i).mean());
            attempts += weight;
            still *= 1 - success;
        }
        return hours / attempts;
    }

    /**
     * Whether a storm of an unserved share comes to a state that feeds itself on its way to 99 % served: as the share falls continuously, it
     * stops at the first in which no fewer devices are lost than come back.
     */
    public boolean isTrapped(double unserved, Pace pace) {
        for (int i = 0; i <= STEPS; i++) {
            double u = unserved + (1 - SERVED_ENOUGH - unserved) * i / STEPS;
            if (u >= 1 - SERVED_ENOUGH
                    && saturated(u, pace).filter(Saturated::feedsItself).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
