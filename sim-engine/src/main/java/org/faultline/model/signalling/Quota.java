package org.faultline.model.signalling;

import java.util.OptionalDouble;
import org.faultline.model.Distribution;

/**
 * How many a slice admits (network slice admission control, TS 23.501, 5.15.11). Who comes when it is full is refused at the end of the procedure, before he is accepted, and waits.
 *
 * @param devices most devices registered with the slice at one time, zero or more; empty for no limit
 * @param sessions most devices with a session of the slice at one time, zero or more; empty for no limit
 * @param backOff hours for which a refused device waits (TS 24.501: T3526 for a registration, T3585 for a session), drawn for each refusal
 */
public record Quota(OptionalDouble devices, OptionalDouble sessions, Distribution backOff) {
    public Quota {
        if (devices.isEmpty() && sessions.isEmpty()) {
            throw new IllegalArgumentException("A quota must limit devices or sessions; this one limits neither.");
        }
        devices.ifPresent(d -> whole("devices", d));
        sessions.ifPresent(s -> whole("sessions", s));
        if (!(backOff.least() > 0)) {
            throw new IllegalArgumentException("The back-off of a quota may be as short as " + backOff.least()
                    + " h; it must be above zero, or refused devices would come again at once.");
        }
    }

    private static void whole(String what, double count) {
        if (!(count >= 0 && count == StrictMath.rint(count))) {
            throw new IllegalArgumentException(
                    "The most " + what + " of a slice, " + count + ", must be a whole number of zero or more.");
        }
    }
}
