package org.faultline.model.signalling;

import org.faultline.model.Checks;
import org.faultline.model.Procedure;

/**
 * What a further attempt costs where a failed one has left data behind that do not agree: the subscriber data base names a node for the device, the
 * node does not know it, and both must be asked again before the device is let in (a node that cannot be used is replaced after a second
 * question to the data base: 3GPP TS 29.228, 6.1.1, REGISTRATION_AND_CAPABILITIES; TS 23.228, 5.2.2).
 *
 * @param procedure messages of such an attempt, in place of those of the stage
 * @param share of the attempts that follow a failed one which run it, in [0, 1]; an attempt that begins a new count follows none
 */
public record Disagreement(Procedure procedure, double share) {
    public Disagreement {
        Checks.share("The share of further attempts that run " + procedure.id(), share);
    }
}
