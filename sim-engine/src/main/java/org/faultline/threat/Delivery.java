package org.faultline.threat;

import java.util.List;
import org.faultline.model.Checks;

/** How an effect reaches its targets once the step has fired. */
public sealed interface Delivery {

    /** To all targets at the same moment. */
    record AtOnce() implements Delivery {}

    /**
     * As a staged update: wave after wave over the targets, until somebody notices and halts it.
     *
     * @param waves in order of time, each with the total share reached by its end
     */
    record Staged(List<Wave> waves) implements Delivery {
        public Staged {
            waves = List.copyOf(waves);
            if (waves.isEmpty()) {
                throw new IllegalArgumentException("A staged delivery must have at least one wave.");
            }
            for (int i = 1; i < waves.size(); i++) {
                if (waves.get(i).totalShare() < waves.get(i - 1).totalShare()
                        || waves.get(i).afterHours() < waves.get(i - 1).afterHours()) {
                    throw new IllegalArgumentException(
                            "The waves of a staged delivery must grow in time and in share.");
                }
            }
        }
    }

    /**
     * One wave of a staged update. Its targets are reached evenly over its duration.
     *
     * @param afterHours start of the wave, in hours since the step fired
     * @param lastingHours time over which its targets are updated, zero or more
     * @param totalShare share of all targets updated when the wave is over, in [0, 1]
     */
    record Wave(double afterHours, double lastingHours, double totalShare) {
        public Wave {
            Checks.notNegative("The start of a wave, in hours,", afterHours);
            Checks.notNegative("The duration of a wave, in hours,", lastingHours);
            Checks.share("The share of a wave", totalShare);
        }
    }
}
