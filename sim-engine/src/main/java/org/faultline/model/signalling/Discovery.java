package org.faultline.model.signalling;

import java.util.List;
import org.faultline.model.Checks;

/**
 * How the functions of a core find each other: in a register (NRF, TS 23.501, 6.3.1; TS 29.510), whose answers they keep for a while.
 *
 * @param registers ids of the assets that are the register, at least one; it works while any of them does
 * @param validityHours time for which an answer is kept, above zero
 */
public record Discovery(List<String> registers, double validityHours) {
    public Discovery {
        registers = List.copyOf(registers);
        if (registers.isEmpty()) {
            throw new IllegalArgumentException("Functions find each other in no register; there must be one.");
        }
        Checks.positive("The time for which the answer of a register is kept, in hours,", validityHours);
    }
}
