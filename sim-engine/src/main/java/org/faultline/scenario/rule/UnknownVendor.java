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
                breaches.unlessKnown(vendors, Part.MIX, mix.id(), "vendor", share.vendor());
            }
        }
        draft.network().ifPresent(network -> {
            for (Asset asset : network.assets()) {
                asset.equipment()
                        .ifPresent(e -> breaches.unlessKnown(vendors, Part.ASSET, asset.id(), "vendor", e.vendor()));
            }
        });
        for (Asked asked : draft.asked()) {
            for (Step step : asked.campaign().steps()) {
                step.targets().vendors().stream()
                        .filter(v -> asked.supplier()
                                .filter(s -> Turned.parse(s, vendors).ids().contains(v))
                                .isEmpty())
                        .forEach(v -> breaches.unlessKnown(vendors, Part.STEP, step.id(), "vendor", v));
            }
        }
        return breaches.found();
    }
}
