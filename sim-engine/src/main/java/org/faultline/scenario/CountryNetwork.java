package org.faultline.scenario;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.model.DataSource;
import org.faultline.model.Network;
import org.faultline.model.Vendor;
import org.faultline.policy.VendorMix;

/**
 * What a country preset brings to a scenario.
 *
 * @param network what stands there, with services placed and the grades of its numbers
 * @param vendors suppliers in the order of the preset
 * @param presets vendor mixes by id, e.g. {@code today}, in the order of the preset; at least one
 * @param dataSources where its tables come from
 * @param files every file that was read, for the scenario's fingerprint
 */
public record CountryNetwork(
        Network network,
        List<Vendor> vendors,
        Map<String, VendorMix> presets,
        List<DataSource> dataSources,
        List<Path> files) {
    public CountryNetwork {
        vendors = List.copyOf(vendors);
        presets = Collections.unmodifiableMap(new LinkedHashMap<>(presets));
        dataSources = List.copyOf(dataSources);
        files = List.copyOf(files);
        if (presets.isEmpty()) {
            throw new IllegalArgumentException(
                    "The country " + network.title() + " must bring at least one vendor mix.");
        }
    }
}
