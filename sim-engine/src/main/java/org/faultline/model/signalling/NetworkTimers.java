package org.faultline.model.signalling;

import org.faultline.model.Checks;

/**
 * How often an AMF sends a message to a device again whose answer does not come: AUTHENTICATION REQUEST, SECURITY MODE COMMAND (T3560) and REGISTRATION ACCEPT (T3550; 3GPP TS 24.501,
 * 5.4.1.3.7, 5.4.2.7, 5.5.1.2.8 and table 10.2.2).
 *
 * @param afterSeconds time from a message to the next, above zero
 * @param times how often it is sent again before the AMF ends the procedure, zero or more
 */
public record NetworkTimers(double afterSeconds, int times) {
    public NetworkTimers {
        Checks.positive("The time after which a message to a device is sent again, in seconds,", afterSeconds);
        if (times < 0) {
            throw new IllegalArgumentException(
                    "A message to a device is sent again " + times + " times; that must be zero or more.");
        }
    }
}
