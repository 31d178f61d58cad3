package org.faultline.model.signalling;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.faultline.model.AccessCategory;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;

/**
 * What holds back an overload of a core; each can be missing. The <em>pressure</em> on an AMF instance is the share of its waiting room that
 * is taken, or that of the fullest other function of the core if that is more.
 *
 * @param overloadStart the access network turns requests away when the AMF asks for it
 * @param congestion the AMF refuses with a back-off
 * @param barring the access network lets only a share of devices try
 * @param pacing the AMF lets in only so many registrations in a second
 * @param throttling who asks a function drops requests that would fail
 * @param rebalancing new work goes where there is room
 * @param reserve share of the room at each function that is kept for procedures that have been there before, in [0, 1): a request that
 *     begins goes after those under way (message priority, TS 29.500, 6.8)
 * @param shedding by class, share of each room up to which requests of its devices are let in that begin, in (0, 1], if that is less than what the class says
 * @param countsContacts whether contacts that want more than a function can do are pressure, as if they filled its room
 * @param byHandSeconds barring time of devices that an operator bars by hand, where {@code barring} has none, above zero
 */
public record Controls(
        Optional<OverloadStart> overloadStart,
        Optional<Congestion> congestion,
        Optional<Barring> barring,
        Optional<Pacing> pacing,
        Optional<Throttling> throttling,
        Optional<Rebalancing> rebalancing,
        double reserve,
        Map<String, Double> shedding,
        boolean countsContacts,
        double byHandSeconds) {

    /** Barring time by hand where nothing else is said, in seconds: that which {@link Barring} usually has. */
    public static final double BY_HAND = 64;

    /** No control at all. */
    public static final Controls NONE = new Controls(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            Map.of(),
            false,
            BY_HAND);

    public Controls {
        if (!(reserve >= 0 && reserve < 1)) {
            throw new IllegalArgumentException(
                    "The reserve for procedures under way is " + reserve + "; it must be at least 0 and below 1.");
        }
        shedding = Map.copyOf(shedding);
        shedding.forEach((devices, share) -> {
            Checks.positive("The share of a room from which " + devices + " are shed", share);
            Checks.share("The share of a room from which " + devices + " are shed", share);
        });
        Checks.positive("The barring time by hand, in seconds,", byHandSeconds);
    }

    /** Seconds between the looks of those controls that look now and then. */
    Stream<Double> looks() {
        return Stream.concat(
                barring.filter(b -> b.fixed().isEmpty()).map(Barring::everySeconds).stream(),
                rebalancing.map(Rebalancing::everySeconds).stream());
    }

    /**
     * NGAP OVERLOAD START and STOP (TS 38.413, 8.7.7 and 8.7.8) of an AMF instance.
     *
     * @param from pressure above which it asks for it, in (0, 1]; see {@link Controls}
     * @param until share below which it takes that back, not above {@code from}
     * @param reduction share of requests that the access network turns away, in (0, 1]
     * @param action which requests that is about
     * @param waitHours hours that a device turned away waits (T302)
     */
    public record OverloadStart(
            double from, double until, double reduction, OverloadAction action, Distribution waitHours) {
        public OverloadStart {
            thresholds("OVERLOAD START", from, until);
            Checks.positive("The reduction of OVERLOAD START", reduction);
            Checks.share("The reduction of OVERLOAD START", reduction);
        }
    }

    /**
     * Refusal with cause 22 and a back-off timer T3346 (TS 24.501, 5.3.9).
     *
     * @param from pressure on an instance from which its requests are refused, in (0, 1]
     * @param backOff hours of back-off
     */
    public record Congestion(double from, Distribution backOff) {
        public Congestion {
            thresholds("the congestion refusal", from, from);
        }
    }

    /**
     * Unified access control (TS 38.331, 5.3.14.5) with a factor that tightens while the core is overloaded and relaxes after.
     *
     * @param from greatest pressure on an AMF instance above which it tightens, in (0, 1]
     * @param until share below which it relaxes
     * @param least least factor: share of devices that may try, in (0, 1]
     * @param step factor by which it tightens or relaxes each time, in (0, 1)
     * @param everySeconds time between looks, above zero
     * @param barredSeconds barring time, of which a barred device waits (0.7 + 0.6 u) times (T390), above zero
     * @param fixed the factor where it is set by hand and follows nothing, in (0, 1]
     * @param categories the categories of attempts that are barred; empty for all alike but emergencies
     */
    public record Barring(
            double from,
            double until,
            double least,
            double step,
            double everySeconds,
            double barredSeconds,
            OptionalDouble fixed,
            Map<AccessCategory, ForCategory> categories) {
        public Barring {
            categories = Map.copyOf(categories);
            if (fixed.isPresent()) {
                Checks.positive("The fixed factor of barring", fixed.getAsDouble());
                Checks.share("The fixed factor of barring", fixed.getAsDouble());
            }
            thresholds("barring", from, until);
            Checks.positive("The least factor of barring", least);
            Checks.share("The least factor of barring", least);
            Checks.positive("The step of barring", step);
            if (step >= 1) {
                throw new IllegalArgumentException("The step of barring is " + step + "; it must be below 1.");
            }
            Checks.positive("The time between looks of barring, in seconds,", everySeconds);
            Checks.positive("The barring time, in seconds,", barredSeconds);
        }

        /** The factor for attempts of a category, from that which holds for those that have none of their own; 1 for who is not barred. */
        public double factor(AccessCategory category, double usual) {
            ForCategory own = categories.get(category);
            boolean isBarred = categories.isEmpty() && category.isBarredUnnamed();
            return own == null ? (isBarred ? usual : 1) : own.factor().orElse(usual);
        }

        /** The barring time of attempts of a category, in seconds. */
        public double barredSeconds(AccessCategory category) {
            ForCategory own = categories.get(category);
            return own == null ? barredSeconds : own.barredSeconds().orElse(barredSeconds);
        }
    }

    /**
     * How attempts of an access category are barred (barring information per category, TS 38.331, 5.3.14.5).
     *
     * @param factor share that may try, in [0, 1]; empty where it is that of the barring
     * @param barredSeconds barring time, above zero; empty where it is that of the barring
     */
    public record ForCategory(OptionalDouble factor, OptionalDouble barredSeconds) {
        public ForCategory {
            factor.ifPresent(f -> Checks.share("The factor of a barred category", f));
            barredSeconds.ifPresent(s -> Checks.positive("The barring time of a category, in seconds,", s));
        }
    }

    /**
     * Admission pacing: a token bucket before the AMF.
     *
     * @param perSecond registrations let in, in a second, over all instances, above zero
     * @param backOff hours after which who was not let in tries again
     */
    public record Pacing(double perSecond, Distribution backOff) {
        public Pacing {
            Checks.positive("The registrations let in per second", perSecond);
        }
    }

    /**
     * Adaptive throttling by who asks (TS 29.500, 6.4.3 and its annex): a request is dropped with chance
     * {@code max(0, (requests - factor x accepts) / (requests + 1))} over a window.
     *
     * @param factor at least one
     * @param windowSeconds length of the window, above zero
     */
    public record Throttling(double factor, double windowSeconds) {
        public Throttling {
            if (!(factor >= 1)) {
                throw new IllegalArgumentException(
                        "The factor of throttling is " + factor + "; it must be at least 1.");
            }
            Checks.positive("The window of throttling, in seconds,", windowSeconds);
        }
    }

    /**
     * Weights follow the room that is left (TS 23.501, 5.19.3 and 5.19.4).
     *
     * @param everySeconds time between changes, above zero
     */
    public record Rebalancing(double everySeconds) {
        public Rebalancing {
            Checks.positive("The time between changes of weights, in seconds,", everySeconds);
        }
    }

    private static void thresholds(String what, double from, double until) {
        Checks.positive("The threshold of " + what, from);
        Checks.share("The threshold of " + what, from);
        Checks.share("The lower threshold of " + what, until);
        if (until > from) {
            throw new IllegalArgumentException("The lower threshold of " + what + " is " + until
                    + "; it must not be above the upper one, " + from + ".");
        }
    }
}
