package org.faultline.policy;

import java.util.Optional;
import org.faultline.model.Checks;
import org.faultline.model.Equipment;
import org.faultline.model.Function;

/**
 * What an inventory found installed: a number of assets of one make.
 *
 * @param asset id of the asset, where it is one of the network; empty where only numbers are known
 * @param operator id of the operator that runs it
 * @param function what it was bought for
 * @param region id of the region it stands in; empty where nobody knows
 * @param equipment who made it
 * @param count how many there are, above zero
 */
public record Installed(
        Optional<String> asset,
        String operator,
        Function function,
        Optional<String> region,
        Equipment equipment,
        double count) {
    public Installed {
        Checks.named("operator of installed equipment", operator);
        Checks.positive("The number of installed " + equipment.product() + " of " + operator, count);
    }
}
