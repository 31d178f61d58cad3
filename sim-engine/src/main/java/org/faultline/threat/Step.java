package org.faultline.threat;

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
 * @param technique id of a technique in MITRE FiGHT, or empty
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
        Optional<String> technique) {
    public Step {
        Checks.named("id of a step", id);
        Checks.share("The success chance of step " + id, successChance);
    }
}
