package org.faultline.model.signalling;

import org.faultline.model.Checks;

/**
 * One instance of a network function.
 *
 * @param asset id of the asset that it is; at level x it works at x times its rate, at zero not at all
 * @param messagesPerSecond messages that it handles in a second, above zero
 * @param weight its share of new work relative to the other instances (TS 23.501, 5.19.3), zero or more
 */
public record Instance(String asset, double messagesPerSecond, double weight) {
    public Instance {
        Checks.named("asset of an instance", asset);
        Checks.positive("The rate of instance " + asset, messagesPerSecond);
        Checks.notNegative("The weight of instance " + asset, weight);
    }
}
