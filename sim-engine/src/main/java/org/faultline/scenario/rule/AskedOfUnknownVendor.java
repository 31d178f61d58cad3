package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Draft.Asked;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Turned;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** The campaign is asked of vendors that exist. */
final class AskedOfUnknownVendor implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F202",
            Severity.ERROR,
            "campaign asked of an unknown vendor",
            "`ask` lists ids of vendors, or says `all`.",
            "ask: {supplier: [norda, sudad]}",
            "ask: {supplier: [norda, sudda]}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> vendors = draft.names().vendors();
        for (Asked asked : draft.asked()) {
            asked.supplier().map(label -> Turned.parse(label, vendors)).stream()
                    .filter(t -> t.what() == Turned.Kind.VENDOR)
                    .flatMap(t -> t.ids().stream())
                    .filter(s -> !vendors.contains(s))
                    .forEach(s -> breaches.unknown(
                            Where.of(Part.ASK).value(s),
                            "the campaign is asked of an unknown vendor '" + s + "'",
                            s,
                            vendors));
        }
        return breaches.found();
    }
}
