package org.faultline.scenario;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.model.Asset;
import org.faultline.model.Assumption;
import org.faultline.model.Network;
import org.faultline.model.QueueNetwork;
import org.faultline.model.Vendor;
import org.faultline.model.signalling.Signalling;
import org.faultline.policy.Response;
import org.faultline.policy.VendorMix;
import org.faultline.threat.Campaign;
import org.faultline.threat.FailureProcess;

/**
 * A question as far as it could be read. Rules work on it, so that an author sees the faults of one file all at once: parts
 * with faults of their own are left out, and their ids stay in {@code names}.
 *
 * @param network empty when there is none to look at
 * @param assetsById the assets of the network
 * @param names every declared id
 * @param vendors suppliers in order of declaration
 * @param mixes vendor mixes that are compared
 * @param asked the campaign for each supplier it is asked of, or once
 * @param response how defenders see and mend
 * @param horizonHours length of the run
 * @param limits bounds stated before the run
 * @param assumptions of the scenario file, without those of its packs
 * @param measureUnits unit of each measure in the catalogue, by its id
 * @param failures what breaks by itself
 * @param observations what each replication reports of its own
 * @param queues stations, and who comes to them
 * @param signalling devices and cores; empty where they could not be read
 * @param mixesWithMeasures ids of mixes under which measures are taken that others do not take
 */
public record Draft(
        Optional<Network> network,
        Map<String, Asset> assetsById,
        Names names,
        List<Vendor> vendors,
        List<VendorMix> mixes,
        List<Asked> asked,
        Optional<Response> response,
        Optional<Double> horizonHours,
        List<Limit> limits,
        List<Assumption> assumptions,
        Map<String, String> measureUnits,
        List<FailureProcess> failures,
        List<Observation> observations,
        QueueNetwork queues,
        Optional<Signalling> signalling,
        Set<String> mixesWithMeasures) {

    /**
     * A campaign and the supplier it is asked of.
     *
     * @param supplier id of a vendor, empty where the campaign names its targets itself
     * @param campaign what is injected
     */
    public record Asked(Optional<String> supplier, Campaign campaign) {}

    public Draft {
        assetsById = Collections.unmodifiableMap(assetsById);
        vendors = List.copyOf(vendors);
        mixes = List.copyOf(mixes);
        asked = List.copyOf(asked);
        limits = List.copyOf(limits);
        assumptions = List.copyOf(assumptions);
        failures = List.copyOf(failures);
        observations = List.copyOf(observations);
        mixesWithMeasures = Set.copyOf(mixesWithMeasures);
        measureUnits = Collections.unmodifiableMap(measureUnits);
    }

    /** Everybody whose measures can be asked for: `all`, or a word and an id. */
    public Set<String> subjects() {
        Set<String> subjects = new LinkedHashSet<>(List.of("all", "step:none"));
        names.sectors().forEach(s -> subjects.add("sector:" + s));
        names.services().forEach(s -> subjects.add("service:" + s));
        network.ifPresent(n -> n.services().forEach(s -> subjects.add("service:" + s.type())));
        names.regions().forEach(r -> subjects.add("region:" + r));
        names.operators().forEach(o -> subjects.add("operator:" + o));
        names.steps().forEach(s -> subjects.add("step:" + s));
        signalling.ifPresent(s -> s.classes().forEach(c -> subjects.add("class:" + c.id())));
        failures.forEach(f -> subjects.add("step:" + f.id()));
        observations.forEach(o -> subjects.add(o.subject()));
        return subjects;
    }
}
