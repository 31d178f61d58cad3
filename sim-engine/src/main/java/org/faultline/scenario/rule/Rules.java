package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.scenario.Rule;

/** Every rule, in the order of their codes. */
public final class Rules {

    private static final List<Rule> ALL = List.of();

    private Rules() {}

    /** Every rule. */
    public static List<Rule> all() {
        return ALL;
    }
}
