package org.faultline.risk;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Function;
import org.faultline.model.Network;

/**
 * Which radio assets are counted as antenna sites: base stations and radio units, each of which stands on a mast. The distributed and central units
 * behind radio units are replaced with them and are no sites of their own; where an operator has nothing on masts, each of its radio assets is one.
 */
final class RadioSites {

    private RadioSites() {}

    /** Numbers of the assets that are sites. */
    static BitSet of(Network network) {
        Set<Optional<String>> withMasts = new HashSet<>();
        for (Asset asset : network.assets()) {
            if (onMast(asset)) {
                withMasts.add(asset.operator());
            }
        }
        BitSet sites = new BitSet(network.assets().size());
        for (int a = 0; a < network.assets().size(); a++) {
            Asset asset = network.assets().get(a);
            boolean radio = asset.kind().function().equals(Optional.of(Function.RAN));
            sites.set(a, onMast(asset) || (radio && !withMasts.contains(asset.operator())));
        }
        return sites;
    }

    private static boolean onMast(Asset asset) {
        return asset.kind() == AssetKind.GNB || asset.kind() == AssetKind.RADIO_UNIT;
    }
}
