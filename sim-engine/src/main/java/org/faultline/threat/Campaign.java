package org.faultline.threat;

import java.util.List;
import org.faultline.model.Checks;

/**
 * What is injected into a run, in any number of steps.
 *
 * @param title shown to people
 * @param steps in the order of the file; may be empty (no attack, no loss)
 * @param purse what can be spent on all of them
 */
public record Campaign(String title, List<Step> steps, Purse purse) {

    /** Nothing happens. */
    public static final Campaign NONE = new Campaign("nothing is injected", List.of());

    public Campaign {
        Checks.named("title of a campaign", title);
        steps = List.copyOf(steps);
    }

    /** A campaign that nothing limits. */
    public Campaign(String title, List<Step> steps) {
        this(title, steps, Purse.UNLIMITED);
    }
}
