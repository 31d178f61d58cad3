package org.faultline.model.signalling;

import org.faultline.model.Checks;

/**
 * What a device does whose periodic timer has run out without the network having heard of it, and whose contexts are still there: a
 * registration for a periodic or mobility update, with the identity and the keys that it has (3GPP TS 24.501, 5.5.1.3; TS 23.502, 4.2.2.2.2).
 * It asks neither for an authentication vector nor for subscriber data, and its sessions and its registration for voice outlast it.
 *
 * @param stage the procedure and what the device does without an answer; no function keeps a context of it
 * @param keptHours time after the periodic timer has run out for which the network keeps the contexts of a device that it does not hear of, zero or
 *     more: the mobile reachable and the implicit deregistration timer less T3512 (TS 24.501, 5.3.7)
 */
public record Update(Stage stage, double keptHours) {
    public Update {
        Checks.notNegative(
                "The time for which contexts are kept after the periodic timer has run out, in hours,", keptHours);
    }
}
