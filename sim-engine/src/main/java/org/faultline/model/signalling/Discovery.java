package org.faultline.model.signalling;

import java.util.List;
import org.faultline.model.Checks;

/**
 * How the functions of a core find each other: in a register (NRF, TS 23.501, 6.3.1; TS 29.510), whose answers they keep for a while. Where the core has a
 * function {@value #FUNCTION}, questions and heartbeats are messages to it; otherwise they cost nothing.
 *
 * @param registers ids of the assets that are the register, at least one; it works while any of them does
 * @param validityHours time for which an answer is kept, above zero
 * @param asks share, in [0, 1], of requests with which a procedure comes to a function for the first time whose sender keeps no answer that fits, and asks
 * @param heartbeatHours time from one heartbeat of an instance to the next, above zero (TS 29.510, 5.2.2.3.2)
 */
public record Discovery(List<String> registers, double validityHours, double asks, double heartbeatHours) {

    /** The function that answers, as in procedures. */
    public static final String FUNCTION = "nrf";

    /** The message that asks it; what it answers comes with the next message of who asked, and is no work. */
    public static final String QUESTION = "Nnrf_NFDiscovery Request";

    public Discovery {
        registers = List.copyOf(registers);
        if (registers.isEmpty()) {
            throw new IllegalArgumentException("Functions find each other in no register; there must be one.");
        }
        Checks.positive("The time for which the answer of a register is kept, in hours,", validityHours);
        Checks.share("The share of requests before which a register is asked", asks);
        Checks.positive("The time between heartbeats to a register, in hours,", heartbeatHours);
    }
}
