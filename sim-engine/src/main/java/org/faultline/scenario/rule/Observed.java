package org.faultline.scenario.rule;

import java.util.Optional;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.threat.Selector;

/** What observations look at. */
final class Observed {

    private Observed() {}

    /** The assets that an observation selects, if it looks at a selection. */
    static Optional<Selector> selectorOf(Observation observation) {
        return observation.made() instanceof Observation.Taken taken ? selectorOf(taken.quantity()) : Optional.empty();
    }

    private static Optional<Selector> selectorOf(Quantity quantity) {
        if (quantity instanceof Quantity.Count count) {
            return Optional.of(count.of());
        }
        if (quantity instanceof Quantity.Capacity capacity) {
            return Optional.of(capacity.of());
        }
        if (quantity instanceof Quantity.Shortfall shortfall) {
            return Optional.of(shortfall.of());
        }
        if (quantity instanceof Quantity.Events events) {
            return Optional.of(events.of());
        }
        return Optional.empty();
    }
}
