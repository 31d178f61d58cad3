package org.faultline.report;

import org.faultline.risk.Frontier;

/** What measures cost: a range of what was assumed, no interval of replications. */
final class RiskCosts {

    private RiskCosts() {}

    /** The usual cost, and the sums of the least and of the greatest amounts. */
    static void write(Html body, Frontier.Amount cost) {
        Scale scale = Scale.ofInterval("EUR", cost.usual(), cost.low(), cost.high());
        body.open("span", "class", "estimate").leaf("b", scale.full(cost.usual()));
        if (cost.low() < cost.high()) {
            body.text(" ")
                    .leaf("span", "(" + scale.bare(cost.low()) + "–" + scale.full(cost.high()) + ")", "class", "range");
        }
        body.close();
    }
}
