package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.scenario.Draft;
import org.faultline.threat.Purse;
import org.faultline.threat.Step;

/** The campaign's steps, whoever it is asked of. */
final class Steps {

    private Steps() {}

    /** The steps; of a campaign that is asked of several suppliers those of the first, from which the others differ by the supplier alone. */
    static List<Step> of(Draft draft) {
        return draft.asked().isEmpty()
                ? List.of()
                : draft.asked().get(0).campaign().steps();
    }

    /** What can be spent on all of them. */
    static Purse purseOf(Draft draft) {
        return draft.asked().isEmpty()
                ? Purse.UNLIMITED
                : draft.asked().get(0).campaign().purse();
    }
}
