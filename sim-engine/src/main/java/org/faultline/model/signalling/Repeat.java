package org.faultline.model.signalling;

import org.faultline.model.Checks;

/**
 * What a device does whose service request gets no answer: it asks again as soon as its timer ends (T3517), so often in a row, and then not at all for a time
 * (3GPP TS 24.501, 5.6.1.7).
 *
 * @param tries requests in a row, the first among them, at least one
 * @param blockSeconds time for which it asks no more after the last of them, zero or more (T3525)
 */
public record Repeat(int tries, double blockSeconds) {
    public Repeat {
        if (tries < 1) {
            throw new IllegalArgumentException(
                    "A request that gets no answer is made " + tries + " times in a row; it must be made once.");
        }
        Checks.notNegative("The time for which no request follows the last one, in seconds,", blockSeconds);
    }
}
