package org.faultline.threat;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Checks;

/** How an effect reaches its targets once the step has fired. */
public sealed interface Delivery {

    /** To all targets at the same moment. */
    record AtOnce() implements Delivery {}

    /**
     * As a staged update: wave after wave over the targets, until somebody notices and halts it.
     *
     * @param waves in order of time, each with the total share reached by its end; they begin when the canary has been watched
     * @param canary who is updated first and watched; empty where nobody is
     */
    record Staged(List<Wave> waves, Optional<Canary> canary) implements Delivery {

        /** Nobody is watched first. */
        public Staged(List<Wave> waves) {
            this(waves, Optional.empty());
        }

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

        /** How many of some targets are the canary; none where nobody is watched first. */
        public int inCanary(int total) {
            return total == 0
                    ? 0
                    : canary.map(c -> (int) Math.max(1, StrictMath.round(c.share() * total)))
                            .orElse(0);
        }

        /**
         * When the target at a place in the order is reached.
         *
         * @param place from 0 on, behind the canary
         * @param total number of targets
         * @return hours since the step fired; infinite where no wave reaches it
         */
        public double hoursUntil(int place, int total) {
            double watched = canary.map(Canary::watchedHours).orElse(0.0);
            int before = inCanary(total);
            for (Wave wave : waves) {
                int end = Math.max(before, (int) StrictMath.round(wave.totalShare() * total));
                if (place < end) {
                    double within = (double) (place - before) / (end - before);
                    return watched + wave.afterHours() + within * wave.lastingHours();
                }
                before = end;
            }
            return Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Some targets that are updated at once and watched before anybody else is. Where the effect took hold of any of them, the update may be
     * found out: it is then halted by itself and taken back from them, as far as they need no replacement and can be managed.
     *
     * @param share of all targets, in (0, 1]; at least one of them
     * @param watchedHours from their update to the decision, zero or more
     * @param noticeChance chance that an effect that took hold is found out, in [0, 1]; one draw
     */
    record Canary(double share, double watchedHours, double noticeChance) {
        public Canary {
            Checks.share("The share of a canary", share);
            Checks.positive("The share of a canary", share);
            Checks.notNegative("The time for which a canary is watched, in hours,", watchedHours);
            Checks.share("The chance that a canary finds out", noticeChance);
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
