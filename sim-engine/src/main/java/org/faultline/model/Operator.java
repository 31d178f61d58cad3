package org.faultline.model;

/**
 * A mobile network operator.
 *
 * @param id word used in scenario files
 * @param title shown to people
 * @param lineShare share of the country's lines, in [0, 1]
 */
public record Operator(String id, String title, double lineShare) {
    public Operator {
        Checks.named("id of an operator", id);
        Checks.share("The line share of operator " + id, lineShare);
    }
}
