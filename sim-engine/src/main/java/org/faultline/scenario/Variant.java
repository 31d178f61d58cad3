package org.faultline.scenario;

import java.util.Optional;
import org.faultline.model.Checks;
import org.faultline.policy.VendorMix;
import org.faultline.threat.Campaign;

/**
 * One cell of the question: a vendor mix, and the supplier of whom the campaign asks "what if it is turned".
 *
 * @param mix how equipment is assigned
 * @param supplier id of the attacked supplier, empty where the campaign names its targets itself
 * @param campaign what is injected in this cell
 * @param under the question as the measures of the mix leave it: its network, response and whatever else they change, with the same
 *     variants in the same places; empty where the question is that of all mixes
 */
public record Variant(VendorMix mix, Optional<String> supplier, Campaign campaign, Optional<Scenario> under) {

    /** A cell of the question as it stands. */
    public Variant(VendorMix mix, Optional<String> supplier, Campaign campaign) {
        this(mix, supplier, campaign, Optional.empty());
    }

    public Variant {
        supplier.ifPresent(s -> Checks.named("supplier of a variant", s));
    }

    /** Unique in the scenario: {@code mix} or {@code mix/supplier}. */
    public String id() {
        return supplier.map(s -> mix.id() + "/" + s).orElse(mix.id());
    }
}
