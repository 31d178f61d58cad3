package org.faultline.threat;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;

/**
 * One step of a campaign.
 *
 * @param id unique in the campaign
 * @param title shown to people in causal chains
 * @param trigger when it fires
 * @param targets which assets
 * @param delivery at once or as a staged update
 * @param effect what happens to each target
 * @param successChance chance per target that the effect takes hold, in [0, 1]
 * @param delayHours time between reaching a target and the effect, one draw per target
 * @param recurrence whether it happens at all, how often, and what prevents it
 * @param technique id of a technique in MITRE FiGHT, or empty
 * @param noTechnique why it has no technique, e.g. that it is an accident; empty where it has one or nothing is said
 */
public record Step(
        String id,
        String title,
        Trigger trigger,
        Selector targets,
        Delivery delivery,
        Effect effect,
        double successChance,
        Distribution delayHours,
        Recurrence recurrence,
        Optional<String> technique,
        Optional<String> noTechnique) {

    /**
     * Whether a step happens at all, how often, and what prevents it.
     *
     * @param chance chance that it fires when its time has come, in [0, 1]; one draw each time
     * @param everyHours time after which it comes again, one draw each time; empty for a step that comes once
     * @param unless ids of steps of which none may have fired: then it does not fire, and what is on its way takes hold no more
     * @param getsIn chance that it gets past an operator, in [0, 1]; one draw for each operator, and one for all assets without, each time: all
     *     targets of an operator or none
     */
    public record Recurrence(double chance, Optional<Distribution> everyHours, List<String> unless, double getsIn) {

        /** Once, for certain, whatever else happens. */
        public static final Recurrence ONCE = new Recurrence(1, Optional.empty(), List.of(), 1);

        public Recurrence {
            Checks.share("The chance of a step", chance);
            Checks.share("The chance that a step gets past an operator", getsIn);
            unless = List.copyOf(unless);
            if (everyHours.isPresent() && everyHours.get().mean() <= 0) {
                throw new IllegalArgumentException("A step that recurs must leave time between its firings.");
            }
        }
    }

    /** A step that happens once and for certain; if it has no technique, it is not said why. */
    public Step(
            String id,
            String title,
            Trigger trigger,
            Selector targets,
            Delivery delivery,
            Effect effect,
            double successChance,
            Distribution delayHours,
            Optional<String> technique) {
        this(
                id,
                title,
                trigger,
                targets,
                delivery,
                effect,
                successChance,
                delayHours,
                Recurrence.ONCE,
                technique,
                Optional.empty());
    }

    public Step {
        Checks.named("id of a step", id);
        Checks.share("The success chance of step " + id, successChance);
        if (technique.isPresent() && noTechnique.isPresent()) {
            throw new IllegalArgumentException("The step " + id + " has a technique (" + technique.get()
                    + "), so there is no reason why it has none (" + noTechnique.get() + ").");
        }
        if (recurrence.everyHours().isPresent() && delivery instanceof Delivery.Staged) {
            throw new IllegalArgumentException("The step " + id + " is staged; what is staged cannot recur.");
        }
    }
}
