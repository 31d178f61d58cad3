package org.faultline.model.signalling;

import java.util.OptionalInt;
import org.faultline.model.Checks;
import org.faultline.model.Procedure;

/**
 * A procedure that a served device runs now and then: load on the core, and the moment at which it finds out what it has lost.
 *
 * @param procedure its messages
 * @param perHour how often a device runs it in an hour, zero or more
 * @param againFrom the stage, from zero, that a device must repeat when the contact fails; empty when it just stays without an answer
 */
public record Contact(Procedure procedure, double perHour, OptionalInt againFrom) {
    public Contact {
        Checks.notNegative("The rate of contact " + procedure.id() + ", per hour,", perHour);
    }
}
