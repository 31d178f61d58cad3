package org.faultline.scenario;

import java.util.Locale;
import org.faultline.model.signalling.Controls;

/** A control of a core that a storm is tried with and without. */
public enum StormControl {
    OVERLOAD_START,
    CONGESTION,
    BARRING,
    PACING,
    THROTTLING,
    REBALANCING,
    RESERVE,
    SHEDDING;

    /** Its key among the controls of a core in scenario files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a core has it. */
    public boolean isIn(Controls controls) {
        return switch (this) {
            case OVERLOAD_START -> controls.overloadStart().isPresent();
            case CONGESTION -> controls.congestion().isPresent();
            case BARRING -> controls.barring().isPresent();
            case PACING -> controls.pacing().isPresent();
            case THROTTLING -> controls.throttling().isPresent();
            case REBALANCING -> controls.rebalancing().isPresent();
            case RESERVE -> controls.reserve() > 0;
            case SHEDDING -> !controls.shedding().isEmpty();
        };
    }
}
