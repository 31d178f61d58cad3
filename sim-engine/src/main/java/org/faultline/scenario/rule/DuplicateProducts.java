package org.faultline.scenario.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.model.Vendor;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Products have ids of their own. */
final class DuplicateProducts implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F205",
            Severity.ERROR,
            "product id used twice",
            "Targets and assets name products by id alone, so no two vendors may use the same.",
            """
            vendors:
              norda: {products: {core: {function: core_control}}}
              sudda: {products: {core: {function: core_control}}}""",
            """
            vendors:
              norda: {products: {norda-core: {function: core_control}}}
              sudda: {products: {sudda-core: {function: core_control}}}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Map<String, String> makerOf = new HashMap<>();
        for (Vendor vendor : draft.vendors()) {
            for (Vendor.Product product : vendor.products()) {
                String other = makerOf.putIfAbsent(product.id(), vendor.id());
                if (other != null) {
                    breaches.add(
                            Where.of(Part.VENDOR, vendor.id())
                                    .inside("products")
                                    .value(product.id()),
                            "the product '" + product.id() + "' is sold by '" + other + "' and by '" + vendor.id()
                                    + "'");
                }
            }
        }
        return breaches.found();
    }
}
