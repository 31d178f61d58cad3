package org.faultline.io.scenario;

import java.util.List;
import java.util.Optional;
import org.faultline.io.Span;
import org.faultline.model.Distribution;

/**
 * A service as it is written in a scenario file.
 *
 * @param id key in the file
 * @param title shown to people
 * @param sector id of the sector
 * @param spot where it stands
 * @param perRegion true for one instance in each region
 * @param people whom it serves; empty for a share of the region's population
 * @param peopleShare that share
 * @param demand its hours
 * @param restart hours it needs to come back
 * @param needs what it needs
 */
record ServiceDeclaration(
        String id,
        String title,
        String sector,
        Spot spot,
        boolean perRegion,
        Optional<Double> people,
        double peopleShare,
        Demand demand,
        Distribution restart,
        List<NeedDeclaration> needs) {

    /**
     * Demand by hour: weights, or the name of a profile.
     *
     * @param weights 24 weights with mean one
     * @param profile name of a profile
     * @param span place in the file
     */
    record Demand(Optional<List<Double>> weights, Optional<String> profile, Span span) {}
}
