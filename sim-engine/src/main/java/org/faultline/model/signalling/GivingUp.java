package org.faultline.model.signalling;

import org.faultline.model.Checks;

/**
 * Devices that give up a stage after failures and begin again at an earlier one: a phone set to voice does not stay in a network in which it
 * cannot register for voice (3GPP TS 24.501, 4.3.1 and 4.9), and leaves data behind with it.
 *
 * @param from stage at which they begin again, from zero
 * @param after number of the failed attempt from which on they do, one to {@value Stage#MOST_ATTEMPTS}
 * @param share of the failures from then on after which they do, in [0, 1]; after the others the next attempt follows as usual
 */
public record GivingUp(int from, int after, double share) {
    public GivingUp {
        if (from < 0) {
            throw new IllegalArgumentException(
                    "Who gives up begins again at stage " + from + "; it must not be below zero.");
        }
        if (after < 1 || after > Stage.MOST_ATTEMPTS) {
            throw new IllegalArgumentException("Who gives up does so after " + after
                    + " failed attempts; it must be 1 to " + Stage.MOST_ATTEMPTS + ".");
        }
        Checks.share("The share of failures after which devices give up", share);
    }
}
