package org.faultline.scenario;

import java.util.List;

/**
 * Something a good question obeys that no single record can check: a rule across lists. One small class each, listed in
 * {@code org.faultline.scenario.rule.Rules}.
 */
public interface Rule {

    /** Code, severity, reason and examples. */
    Explanation explanation();

    /** Every breach in a draft, in the order of the draft. */
    List<Finding> check(Draft draft);
}
