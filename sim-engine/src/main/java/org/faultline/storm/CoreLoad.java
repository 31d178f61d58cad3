package org.faultline.storm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.model.signalling.Contact;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.model.signalling.Instance;
import org.faultline.model.signalling.Signalling;
import org.faultline.model.signalling.Stage;

/**
 * What closed forms say about a core and devices that must all begin anew. Rates are per hour. With, for a function, its rate {@code r}
 * in messages, the messages {@code b} that the contacts of all devices of the core bring when everybody is served, the messages
 * {@code m} of one device until it is served, {@code N} devices and a served share {@code s}:
 *
 * <ul>
 *   <li><em>drain</em>: {@code ds/dt <= (r - b s) / (N m)}, since contacts of served devices come first; so from {@code s0} to {@code s1}
 *       takes at least {@code (N m / b) ln((r - b s0) / (r - b s1))}, of the slowest function, whatever a control does;
 *   <li><em>floor</em>: the same without contacts, {@code (s1 - s0) N m / r}: what holds even where contacts are lost in a full line;
 *   <li><em>retries</em>: {@code U} devices that try once in a cycle {@code T} and are all refused bring {@code U w / T} messages, {@code w}
 *       per attempt. A line is kept full by them as long as {@code U w / T + b s > r}.
 * </ul>
 */
public final class CoreLoad {

    /** A function: its rate and its load by contacts when all are served, per hour, and messages per device and per attempt. */
    record Load(
            String function,
            double rate,
            double background,
            double perDevice,
            double least,
            double perAttempt,
            double queueSeconds) {}

    private static final double SECONDS = 3600;

    private final List<Load> loads;
    private final double devices;
    private final double cycleHours;
    private final double answerSeconds;

    private CoreLoad(List<Load> loads, double devices, double cycleHours, double answerSeconds) {
        this.loads = loads;
        this.devices = devices;
        this.cycleHours = cycleHours;
        this.answerSeconds = answerSeconds;
    }

    /**
     * The core that serves some classes of devices, which must not be of several cores.
     *
     * @param of ids of the classes whose service is looked at
     */
    public static CoreLoad of(Signalling signalling, List<String> of) {
        List<DeviceClass> asked = signalling.classes().stream()
                .filter(c -> of.contains(c.id()))
                .toList();
        String id = asked.get(0).core();
        CoreNetwork core = signalling.cores().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
        List<DeviceClass> served =
                signalling.classes().stream().filter(c -> c.core().equals(id)).toList();
        List<Load> loads = new ArrayList<>();
        for (FunctionSet set : core.functions()) {
            loads.add(load(set, asked, served));
        }
        return new CoreLoad(loads, members(asked), cycle(asked), answer(asked));
    }

    private static Load load(FunctionSet set, List<DeviceClass> asked, List<DeviceClass> served) {
        String f = set.function();
        double rate =
                set.instances().stream().mapToDouble(Instance::messagesPerSecond).sum() * SECONDS;
        double background = 0;
        for (DeviceClass devices : served) {
            for (Contact contact : devices.contacts()) {
                background += devices.members()
                        * contact.perHour()
                        * contact.procedure().receivedBy(f);
            }
        }
        double perDevice = 0;
        double perAttempt = 0;
        for (DeviceClass devices : asked) {
            perDevice += devices.members() * messages(devices, f);
            perAttempt += devices.members() * devices.stages().get(0).procedure().receivedBy(f);
        }
        double all = Math.max(1, members(asked));
        double least = asked.stream().mapToDouble(c -> messages(c, f)).min().orElse(0);
        return new Load(f, rate, background, perDevice / all, least, perAttempt / all, set.queueSeconds());
    }

    private static double members(List<DeviceClass> classes) {
        return classes.stream().mapToDouble(DeviceClass::members).sum();
    }

    private static double messages(DeviceClass devices, String function) {
        return devices.stages().stream()
                .mapToDouble(s -> s.procedure().receivedBy(function))
                .sum();
    }

    /** Mean time from one refused attempt at the first stage to the next, over all devices: rates are averaged, not times. */
    private static double cycle(List<DeviceClass> classes) {
        double attemptsPerHour = 0;
        for (DeviceClass devices : classes) {
            Stage first = devices.stages().get(0);
            int n = first.waits().size();
            double waits = first.startsOver()
                    ? first.waits().stream().mapToDouble(w -> w.mean()).sum() / n
                    : first.waits().get(n - 1).mean();
            attemptsPerHour += devices.members() / (first.answerSeconds() / SECONDS + waits);
        }
        return members(classes) / Math.max(1e-300, attemptsPerHour);
    }

    private static double answer(List<DeviceClass> classes) {
        return classes.stream()
                .mapToDouble(c -> c.stages().get(0).answerSeconds())
                .max()
                .orElseThrow();
    }

    /** Devices whose service is looked at. */
    public double devices() {
        return devices;
    }

    /** Mean time between two attempts of a device that is refused again and again, in hours. */
    public double cycleHours() {
        return cycleHours;
    }

    /** The time within which an attempt must be answered, in seconds. */
    public double answerSeconds() {
        return answerSeconds;
    }

    /** Least time in which the served share can rise, in hours, with the contacts of served devices; infinite when it cannot. */
    public double drainHours(double from, double to) {
        return loads.stream().mapToDouble(l -> drain(l, from, to)).max().orElse(0);
    }

    private double drain(Load l, double from, double to) {
        if (to <= from || l.perDevice == 0) {
            return 0;
        }
        if (l.rate <= l.background * to) {
            return Double.POSITIVE_INFINITY;
        }
        double work = devices * l.perDevice;
        return l.background * (to - from) < 1e-9 * l.rate
                ? work * (to - from) / l.rate
                : work / l.background * StrictMath.log((l.rate - l.background * from) / (l.rate - l.background * to));
    }

    /** Least time in which the served share can rise, in hours, when contacts get nothing. */
    public double floorHours(double from, double to) {
        double share = Math.max(0, to - from);
        return loads.stream()
                .mapToDouble(l -> devices * share * l.least / l.rate)
                .max()
                .orElse(0);
    }

    /** Devices that can be brought back to service in an hour, beside the contacts of a served share; zero or more. */
    public double capacityPerHour(double served) {
        return Math.max(
                0,
                loads.stream()
                        .filter(l -> l.perDevice > 0)
                        .mapToDouble(l -> (l.rate - l.background * served) / l.perDevice)
                        .min()
                        .orElse(Double.POSITIVE_INFINITY));
    }

    /** What retries of an unserved share and contacts of the rest ask of the busiest function, over its rate: from one on it stays full. */
    public double retryLoad(double unserved) {
        return loads.stream().mapToDouble(l -> retry(l, unserved)).max().orElse(0);
    }

    private double retry(Load l, double unserved) {
        return (devices * unserved * l.perAttempt / cycleHours + l.background * (1 - unserved)) / l.rate;
    }

    /** The function that retries of an unserved share load most. */
    public String busiest(double unserved) {
        return loads.stream()
                .max(Comparator.comparingDouble(l -> retry(l, unserved)))
                .map(Load::function)
                .orElse("");
    }

    /**
     * The least time that an attempt spends in full lines on its way, in seconds: each message waits for the whole line of the function
     * that is loaded most. Beyond the time for an answer, nothing that a full line handles is of use.
     */
    public double fullLineSeconds(double unserved) {
        return loads.stream()
                .max(Comparator.comparingDouble(l -> retry(l, unserved)))
                .map(l -> l.perAttempt * l.queueSeconds)
                .orElse(0.0);
    }
}
