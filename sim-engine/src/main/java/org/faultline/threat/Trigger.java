package org.faultline.threat;

import java.util.List;
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
}
