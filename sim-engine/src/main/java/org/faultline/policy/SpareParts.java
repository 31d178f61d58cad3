package org.faultline.policy;

import java.util.OptionalDouble;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;
import org.faultline.threat.Selector;

/**
 * Equipment that takes the place of what an attack destroyed, one piece for each asset that must be replaced. Who finds none at hand orders
 * one; the k-th order, given at the moment o, arrives at max(o + lead, arrival of the one before + 1 / perDay).
 *
 * @param id word used in scenario files
 * @param of assets that it can replace
 * @param stock pieces at hand at the start, zero or more
 * @param leadHours time from an order to its arrival, one draw for all orders of a run
 * @param perDay pieces that the supplier makes and sends in a day, above zero; empty for as many as are asked for
 */
public record SpareParts(String id, Selector of, int stock, Distribution leadHours, OptionalDouble perDay) {

    public SpareParts {
        Checks.named("id of spare parts", id);
        if (stock < 0) {
            throw new IllegalArgumentException("The stock of " + id + " is " + stock + "; it must be zero or more.");
        }
        perDay.ifPresent(rate -> Checks.positive("The pieces of " + id + " in a day", rate));
    }
}
