package org.faultline.io.inventory;

import java.util.Optional;
import org.faultline.model.Function;

/**
 * A row of an inventory as it is understood.
 *
 * @param line of the row
 * @param asset id in the inventory, empty where the table has no such column or value
 * @param known true where the asset is one of the network
 * @param operator id
 * @param function what it was bought for
 * @param region id, empty where nobody knows
 * @param vendor id
 * @param product as the row writes it, may be empty
 * @param release as the row writes it, may be empty
 * @param count of assets, at least one
 * @param year in which it was installed, empty where nobody says
 */
record Found(
        int line,
        Optional<String> asset,
        boolean known,
        String operator,
        Function function,
        Optional<String> region,
        String vendor,
        String product,
        String release,
        int count,
        Optional<Integer> year) {

    /** What the row says, wherever it stands and whenever it was installed. */
    Found said() {
        return new Found(
                0, asset, known, operator, function, region, vendor, product, release, count, Optional.empty());
    }
}
