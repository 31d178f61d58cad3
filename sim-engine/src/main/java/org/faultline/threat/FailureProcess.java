package org.faultline.threat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;

/**
 * Why some assets break without anybody's intent, and what brings them back. A mended asset is as good as new unless its life says what wear a
 * repair leaves.
 *
 * @param id unique among the failures and campaign steps of a scenario; losses are booked on it
 * @param title shown to people in causal chains
 * @param targets which assets; its share, count and order do not matter
 * @param onset what makes them break
 * @param effect what happens to an asset that breaks: stop, wipe or degrade
 * @param mending what brings it back
 * @param standby who of them runs; empty when all do
 * @param start who of them is down when the run begins
 */
public record FailureProcess(
        String id,
        String title,
        Selector targets,
        Onset onset,
        Effect effect,
        Mending mending,
        Optional<Standby> standby,
        Start start) {

    /** What makes assets break. */
    public sealed interface Onset {}

    /**
     * Each asset lives for a while, drawn anew whenever its own condition is made whole. Its clock stands still while it is not.
     *
     * @param hours length of a life
     * @param wear what a repair leaves of the wear; empty where it makes the asset as good as new
     * @param sharing how the targets share one load; empty where each ages by itself
     */
    public record Life(Distribution hours, Optional<Wear> wear, Optional<Sharing> sharing) implements Onset {
        public Life {
            if (wear.isPresent() && !Double.isInfinite(hours.greatest())) {
                throw new IllegalArgumentException("Wear is left after a repair, but a life ends at " + hours.greatest()
                        + " h at the latest; an asset of that age could not live on. The life must have no such end.");
            }
        }
    }

    /**
     * What a repair of what broke at the end of a life leaves of the wear, as hours of life (virtual age: Kijima, J. Appl. Prob. 26 (1989) 89-102).
     *
     * @param left share that is left, in [0, 1]: 0 as good as new, 1 as bad as old
     * @param of what it is a share of
     */
    public record Wear(double left, WornIn of) {
        public Wear {
            Checks.share("The wear that is left", left);
        }
    }

    /** The lives whose wear a repair can take away. */
    public enum WornIn {
        /** All wear since the asset was new; Kijima's second model. */
        AGE,
        /** The wear of the life that has just ended; what earlier repairs left stays. Kijima's first model. */
        LAST_LIFE;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The targets bear one load together: with fewer of them each ages faster, and how much of its life it has used up stays (cumulative exposure:
     * Nelson, Accelerated Testing, 1990).
     *
     * @param speeds how fast each ages with none, one, two, ... of them down, the last for all that follow; empty for a power of their number
     * @param power of the load on each, as a multiple of that when all work; zero or more
     */
    public record Sharing(List<Double> speeds, double power) {
        public Sharing {
            speeds = List.copyOf(speeds);
            speeds.forEach(speed -> Checks.notNegative("The speed of ageing", speed));
            Checks.notNegative("The power of a shared load", power);
        }

        /** How fast each ages while {@code working} of {@code all} do, as a multiple of the speed of its life. */
        public double speed(int all, int working) {
            return speeds.isEmpty()
                    ? StrictMath.pow((double) all / working, power)
                    : speeds.get(Math.min(all - working, speeds.size() - 1));
        }
    }

    /**
     * A common cause that strikes again and again and may break several assets at the same moment.
     *
     * @param betweenHours time from the start to the first shock, and from each to the next
     * @param chance that a shock breaks a target, for each of them on its own, in [0, 1]
     */
    public record Shock(Distribution betweenHours, double chance) implements Onset {
        public Shock {
            Checks.share("The chance of a shock", chance);
        }
    }

    /**
     * An asset breaks when its level returns from zero: what it lacked is there again, and it does not come up. Who was mended while it was down
     * does.
     *
     * @param chance that it breaks, one draw each time it returns, in [0, 1]
     */
    public record OnReturn(double chance) implements Onset {
        public OnReturn {
            Checks.share("The chance of breaking on return", chance);
        }
    }

    /**
     * All targets go down at one moment, once: work that is done by plan.
     *
     * @param hours since the start, zero or more
     */
    public record Once(double hours) implements Onset {
        public Once {
            Checks.notNegative("The moment of a failure, in hours,", hours);
        }
    }

    /** Nothing breaks during the run; the process only says who is down when it begins. */
    public record Never() implements Onset {}

    /**
     * What brings a broken asset back.
     *
     * @param ownHours time after which it is back without any crew; outages that overlap end with the last of them; empty where the
     *     crews of the response mend it
     * @param noticeHours time before a crew is asked for
     * @param spares parts without which no repair begins; empty where they are always at hand
     * @param inspection what finds what is broken; empty where it shows at once
     */
    public record Mending(
            Optional<Distribution> ownHours,
            Distribution noticeHours,
            Optional<Spares> spares,
            Optional<Inspection> inspection) {}

    /**
     * Inspections at equal distances, which find what is broken.
     *
     * @param everyHours time from one to the next, above zero
     * @param firstHours time from the start to the first, zero or more
     * @param finds chance of each to find it, above 0
     */
    public record Inspection(double everyHours, double firstHours, double finds) {
        public Inspection {
            Checks.positive("The time between inspections", everyHours);
            Checks.notNegative("The time to the first inspection", firstHours);
            Checks.share("The chance that an inspection finds what is broken", finds);
            if (finds <= 0) {
                throw new IllegalArgumentException("Inspections that find nothing are none: leave them out.");
            }
        }
    }

    /**
     * Spare parts, one for each repair, given out in the order in which they are asked for. For each part asked for a new one is
     * ordered.
     *
     * @param stock parts at hand at the start, zero or more
     * @param restockHours time from the order to the arrival of a part
     */
    public record Spares(int stock, Distribution restockHours) {
        public Spares {
            if (stock < 0) {
                throw new IllegalArgumentException("The stock of spares is " + stock + "; it must be zero or more.");
            }
        }
    }

    /**
     * Only some of the targets run at a time, at first those that stand first; when one breaks, the first that stands by takes over.
     *
     * @param running number that run, at least one
     * @param ageing how fast those that stand by age, as a share of those that run: 0 in cold, 1 in hot standby
     * @param switchOverHours time for which one that takes over delivers nothing yet
     * @param starts chance that one that is to take over does, in [0, 1]; otherwise it breaks, and the next is tried
     */
    public record Standby(int running, double ageing, Distribution switchOverHours, double starts) {
        public Standby {
            if (running < 1) {
                throw new IllegalArgumentException(
                        "The number of running assets of a standby group is " + running + "; it must be at least 1.");
            }
            Checks.share("The ageing of assets that stand by", ageing);
            Checks.share("The chance that an asset that stands by starts", starts);
        }
    }

    /** Who is down when the run begins. */
    public enum Start {
        /** Nobody; every life begins with the run. */
        WHOLE,
        /** Each asset with the chance of its unavailability. */
        UNAVAILABILITY,
        /** As if lives and repairs had alternated since long ago: needs a life and a repair time of its own. */
        STEADY;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public FailureProcess {
        Checks.named("id of a failure", id);
        Checks.named("title of failure " + id, title);
        if (!(effect instanceof Effect.Stop || effect instanceof Effect.Wipe || effect instanceof Effect.Degrade)) {
            throw new IllegalArgumentException("The effect of failure " + id + " is " + effect.id()
                    + "; what breaks by itself can stop, be wiped or be degraded.");
        }
        if (effect.conditionAfter() >= 1) {
            throw new IllegalArgumentException(
                    "Failure " + id + " degrades to the full level; it must leave less than that.");
        }
        if (onset instanceof Never && start == Start.WHOLE) {
            throw new IllegalArgumentException("Failure " + id
                    + " never happens: it needs a life, a shock, a moment or assets that are down at the start.");
        }
        if (start == Start.STEADY
                && !(onset instanceof Life
                        && mending.ownHours().isPresent()
                        && mending.inspection().isEmpty()
                        && standby.isEmpty())) {
            throw new IllegalArgumentException(
                    "Failure " + id
                            + " can start in its steady state only with lives, repair times of its own, no inspections and no standby.");
        }
        if (standby.isPresent() && !(onset instanceof Life)) {
            throw new IllegalArgumentException(
                    "Failure " + id + " has assets that stand by; only lives know who runs.");
        }
        if (onset instanceof Life life && life.sharing().isPresent() && standby.isPresent()) {
            throw new IllegalArgumentException(
                    "Failure " + id + " has assets that stand by, which bear no load, and a load that all share.");
        }
        if (onset instanceof Life life
                && (life.wear().isPresent() || life.sharing().isPresent())
                && start == Start.STEADY) {
            throw new IllegalArgumentException(
                    "Failure " + id
                            + " cannot start in its steady state: what wear is left, or who shares a load, depends on the past.");
        }
    }
}
