package org.faultline.threat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.model.Checks;

/** What a step does to each of its targets. The same verbs apply to any asset. */
public sealed interface Effect {

    /** The word used in scenario files. */
    default String id() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT).replace("lockout", "lock-out");
    }

    /** The asset's own condition after the effect, in [0, 1]; 1 when it keeps working. */
    double conditionAfter();

    /** True when only new hardware or a reinstallation on site brings the asset back. */
    default boolean needsReplacement() {
        return false;
    }

    /** True when the asset is in other hands afterwards. */
    default boolean compromises() {
        return true;
    }

    /** True when others read what passes through the asset. */
    default boolean reads() {
        return this instanceof Intercept
                || this instanceof Misroute
                || (this instanceof Impostor impostor && impostor.answers() == Answers.READ);
    }

    /** A backdoor is present and asleep: nothing is lost, nothing is seen, until a later step names this one. */
    record Implant() implements Effect {
        @Override
        public double conditionAfter() {
            return 1;
        }
    }

    /** Nothing: the step only marks a moment that others wait for, or that keeps them from happening. */
    record Nothing() implements Effect {
        @Override
        public double conditionAfter() {
            return 1;
        }
    }

    /** The asset stops; a restart or a clean release brings it back, also from afar. */
    record Stop() implements Effect {
        @Override
        public double conditionAfter() {
            return 0;
        }
    }

    /** The asset is destroyed as a working thing and must be replaced or reinstalled on site. */
    record Wipe() implements Effect {
        @Override
        public double conditionAfter() {
            return 0;
        }

        @Override
        public boolean needsReplacement() {
            return true;
        }
    }

    /** The asset goes on at a lower level. */
    record Degrade(double level) implements Effect {
        public Degrade {
            Checks.share("The level of a degrade effect", level);
        }

        @Override
        public double conditionAfter() {
            return level;
        }
    }

    /** The asset works, but nobody can manage it from afar any more: repairs must go to the site. */
    record LockOut() implements Effect {
        @Override
        public double conditionAfter() {
            return 1;
        }
    }

    /**
     * The asset works, and what passes through it is read by others: confidentiality is lost, not service.
     *
     * @param subscribersEach greatest number of subscribers who are listened to through each target, as the lines of whoever listens allow;
     *     empty for everybody whom the target serves
     */
    record Intercept(Optional<Double> subscribersEach) implements Effect {
        public Intercept {
            subscribersEach.ifPresent(s -> Checks.positive("The number of subscribers of an intercept effect", s));
        }

        /** Everybody is listened to. */
        public Intercept() {
            this(Optional.empty());
        }

        @Override
        public double conditionAfter() {
            return 1;
        }
    }

    /**
     * The asset works, and what passes through it is changed: data and commands that others take from it are wrong, until it is clean.
     *
     * @param leaves level to which who takes all its data or commands from false assets falls by obeying them, in [0, 1]; 1 where that does
     *     no harm
     */
    record Falsify(double leaves) implements Effect {
        public Falsify {
            Checks.share("What a falsify effect leaves", leaves);
        }

        @Override
        public double conditionAfter() {
            return 1;
        }
    }

    /**
     * What passes through the asset takes longer.
     *
     * @param addsMs latency that it adds to the way of each flow, in ms, above zero
     */
    record Delay(double addsMs) implements Effect {
        public Delay {
            Checks.positive("The latency of a delay effect, in ms,", addsMs);
        }

        @Override
        public double conditionAfter() {
            return 1;
        }
    }

    /**
     * Part of what passes through the asset is lost there.
     *
     * @param share of each flow, in (0, 1]
     */
    record Drop(double share) implements Effect {
        public Drop {
            Checks.share("The share of a drop effect", share);
            Checks.positive("The share of a drop effect", share);
        }

        @Override
        public double conditionAfter() {
            return 1;
        }
    }

    /**
     * What passes through the asset is sent the wrong way: it takes longer, part of it is lost, and others read it.
     *
     * @param addsMs latency of the detour, in ms, zero or more
     * @param loses share of each flow that does not come back from it, in [0, 1]
     */
    record Misroute(double addsMs, double loses) implements Effect {
        public Misroute {
            Checks.notNegative("The latency of a detour, in ms,", addsMs);
            Checks.share("What a detour loses", loses);
        }

        @Override
        public double conditionAfter() {
            return 1;
        }
    }

    /**
     * Messages that no device means arrive at a network function on top of all others.
     *
     * @param perSecond how many, at each target, above zero
     */
    record Flood(double perSecond) implements Effect {
        public Flood {
            Checks.positive("The messages per second of a flood effect", perSecond);
        }

        @Override
        public double conditionAfter() {
            return 1;
        }
    }

    /** A network function throws out the devices whose context it holds; they must register anew. */
    record Deregister() implements Effect {
        @Override
        public double conditionAfter() {
            return 1;
        }
    }

    /** What an impostor does with requests that come to it. */
    enum Answers {
        /** It refuses them: whoever asks is told so at once. */
        REFUSE,
        /** It drops them: whoever asks waits until his timer ends. */
        DROP,
        /** It reads them and passes them on to the function that they are meant for: nothing stops working. */
        READ;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The register in which network functions find each other lists an instance that is no function of the operator.
     *
     * @param function name of the function as which it is listed
     * @param weight share of requests that it asks for, beside the weights of the true instances, above zero
     * @param answers what it does with requests that come to it
     */
    record Impostor(String function, double weight, Answers answers) implements Effect {
        public Impostor {
            Checks.named("function of an impostor", function);
            Checks.positive("The weight of an impostor", weight);
        }

        @Override
        public double conditionAfter() {
            return 1;
        }
    }

    /** A timing source gives a wrong time: those who need it hold over as long as they can. Nothing is broken. */
    record Desynchronise() implements Effect {
        @Override
        public double conditionAfter() {
            return 1;
        }
    }

    /** The supplier supports the asset no more: no replacement and no patch comes. It goes on working and nobody else has a hand in it. */
    record Withdraw() implements Effect {
        @Override
        public double conditionAfter() {
            return 1;
        }

        @Override
        public boolean compromises() {
            return false;
        }
    }

    /** What takes hold of the asset, where the effect is carried from one to the next; itself otherwise. */
    default Effect onEach() {
        return this;
    }

    /**
     * The effect goes on from each infected asset to others.
     *
     * @param carries what happens to each infected asset; itself no spread and no patch
     * @param spread how it goes on
     */
    record Contagion(Effect carries, Spread spread) implements Effect {
        public Contagion {
            if (carries instanceof Contagion || carries instanceof Patch) {
                throw new IllegalArgumentException("What spreads must be a plain effect, not " + carries.id() + ".");
            }
        }

        @Override
        public String id() {
            return "spread";
        }

        @Override
        public double conditionAfter() {
            return carries.conditionAfter();
        }

        @Override
        public boolean needsReplacement() {
            return carries.needsReplacement();
        }

        @Override
        public Effect onEach() {
            return carries;
        }
    }

    /**
     * The flaw is closed: named steps take hold of the asset no more. What has taken hold stays.
     *
     * @param steps ids of steps, at least one
     */
    record Patch(List<String> steps) implements Effect {
        public Patch {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("A patch must name the steps that it keeps out.");
            }
        }

        @Override
        public double conditionAfter() {
            return 1;
        }
    }
}
