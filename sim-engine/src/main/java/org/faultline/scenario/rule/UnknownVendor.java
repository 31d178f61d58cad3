package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import org.faultline.model.Asset;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Draft.Asked;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Turned;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Step;

/** Vendors are declared. */
final class UnknownVendor implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F201",
            Severity.ERROR,
            "unknown vendor",
            "Mixes, makers and targets name vendors declared under `vendors`, or brought by the country.",
            "mixes: {today: {shares: {core_user: nordc}}}",
            "mixes: {today: {shares: {core_user: norda}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> vendors = draft.names().vendors();
        for (VendorMix mix : draft.mixes()) {
            for (VendorMix.Share share : mix.shares()) {
                check(vendors, Part.MIX, mix.id(), share.vendor(), breaches);
            }
        }
        draft.network().ifPresent(network -> {
            for (Asset asset : network.assets()) {
                asset.equipment().ifPresent(e -> check(vendors, Part.ASSET, asset.id(), e.vendor(), breaches));
            }
        });
        for (Asked asked : draft.asked()) {
            for (Step step : asked.campaign().steps()) {
                step.targets().vendors().stream()
                        .filter(v -> asked.supplier()
                                .filter(s -> Turned.parse(s, vendors).ids().contains(v))
                                .isEmpty())
                        .forEach(v -> check(vendors, Part.STEP, step.id(), v, breaches));
            }
        }
        return breaches.found();
    }

    private static void check(Set<String> vendors, Part part, String id, String vendor, Breaches breaches) {
        if (!vendors.contains(vendor)) {
            breaches.unknown(
                    Where.of(part, id).value(vendor),
                    Breaches.thing(part, id) + " names an unknown vendor '" + vendor + "'",
                    vendor,
                    vendors);
        }
    }
}
