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
 */
public record Variant(VendorMix mix, Optional<String> supplier, Campaign campaign) {
    public Variant {
        supplier.ifPresent(s -> Checks.named("supplier of a variant", s));
    }

    /** Unique in the scenario: {@code mix} or {@code mix/supplier}. */
    public String id() {
        return supplier.map(s -> mix.id() + "/" + s).orElse(mix.id());
    }
}
