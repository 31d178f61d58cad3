package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** A question asks for somebody's loss. */
final class NothingMeasured implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F112",
            Severity.WARNING,
            "no service",
            "Losses are counted at services. Without one, every loss of people is zero whatever happens to "
                    + "the network.",
            "services: ~",
            "services: {calls: {needs: {coverage: {kind: signalling, of: area-1}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        boolean silent = draft.network().isPresent()
                && draft.names().services().isEmpty()
                && draft.observations().isEmpty();
        return silent
                ? List.of(Finding.of(
                        Where.of(Part.SCENARIO, "services"),
                        "the scenario has no service, so nobody can lose anything"))
                : List.of();
    }
}
