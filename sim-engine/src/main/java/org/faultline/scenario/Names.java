package org.faultline.scenario;

import java.util.Set;

/**
 * Every id that the author declared, also of things whose declaration has faults: a rule calls an id unknown only when
 * nobody declared it.
 *
 * @param regions ids of regions
 * @param operators ids of operators
 * @param assets ids of assets
 * @param services ids of services
 * @param sectors ids of sectors
 * @param vendors ids of vendors
 * @param mixes ids of mixes
 * @param steps ids of campaign steps
 * @param queueTargets ids of stations, forks and random accesses
 * @param queueSources ids of arrival streams and populations
 */
public record Names(
        Set<String> regions,
        Set<String> operators,
        Set<String> assets,
        Set<String> services,
        Set<String> sectors,
        Set<String> vendors,
        Set<String> mixes,
        Set<String> steps,
        Set<String> queueTargets,
        Set<String> queueSources) {

    /** True when an asset or a service has this id. */
    public boolean hasProvider(String id) {
        return assets.contains(id) || services.contains(id);
    }
}
