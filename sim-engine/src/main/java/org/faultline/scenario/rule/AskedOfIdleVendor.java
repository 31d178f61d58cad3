package org.faultline.scenario.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Draft.Asked;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** The campaign is asked of vendors that supply something. */
final class AskedOfIdleVendor implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F203",
            Severity.WARNING,
            "campaign asked of a vendor without shares",
            "The vendor supplies nothing in any of the mixes, so the campaign hits nothing in its variants.",
            "ask: {supplier: [sudda]}",
            "ask: {supplier: [norda]}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> supplying = new HashSet<>();
        draft.mixes().forEach(m -> m.shares().forEach(s -> supplying.add(s.vendor())));
        draft.network()
                .ifPresent(n -> n.assets().forEach(a -> a.equipment().ifPresent(e -> supplying.add(e.vendor()))));
        for (Asked asked : draft.asked()) {
            asked.supplier()
                    .filter(s -> draft.names().vendors().contains(s)
                            && !supplying.contains(s)
                            && !draft.mixes().isEmpty())
                    .ifPresent(s -> breaches.add(
                            Where.of(Part.ASK).value(s), "the vendor '" + s + "' supplies nothing in any mix"));
        }
        return breaches.found();
    }
}
