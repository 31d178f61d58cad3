package org.faultline.threat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;

/** When a step fires. */
public sealed interface Trigger {

    /**
     * At a moment of the scenario.
     *
     * @param hours since the start of the scenario
     */
    record At(Distribution hours) implements Trigger {}

    /**
     * A while after other steps have all fired.
     *
     * @param steps ids of earlier steps, at least one
     * @param delayHours since the last of them
     */
    record After(List<String> steps, Distribution delayHours) implements Trigger {
        public After {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("A trigger `after` must name at least one step.");
            }
        }
    }

    /**
     * A while after an asset or service first falls to a level or below.
     *
     * @param subject id of an asset or service
     * @param level in [0, 1]
     * @param delayHours since that moment
     */
    record WhenBelow(String subject, double level, Distribution delayHours) implements Trigger {
        public WhenBelow {
            Checks.named("subject of a trigger", subject);
            Checks.share("The level of a trigger", level);
        }
    }

    /**
     * A while after something has happened for the n-th time since the start.
     *
     * @param what is counted
     * @param step id of the step whose holds are counted; only for those
     * @param among assets whose repairs or falls are counted
     * @param reaches number that must be reached, at least one
     * @param delayHours since that moment
     */
    record Counter(Counted what, Optional<String> step, Selector among, int reaches, Distribution delayHours)
            implements Trigger {
        public Counter {
            if (reaches < 1) {
                throw new IllegalArgumentException("A counter must reach at least 1, not " + reaches + ".");
            }
            if ((what == Counted.HOLDS) != step.isPresent()) {
                throw new IllegalArgumentException("A counter of holds, and no other, must name a step.");
            }
        }
    }

    /** What a counter counts. */
    enum Counted {
        /** Assets that were made whole or clean. */
        REPAIRS,
        /** Assets that fell to level zero. */
        FALLS,
        /** Targets of which the effect of a step took hold: updates, infections, uses. */
        HOLDS;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
