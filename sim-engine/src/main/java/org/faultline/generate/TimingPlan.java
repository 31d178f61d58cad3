package org.faultline.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where sites whose cells take turns in time have their clock from. */
enum TimingPlan {
    /** Clocks are not part of the network and never fail. */
    NONE,
    /** From a satellite receiver of their own. */
    SATELLITES,
    /** Over the network from grandmasters (PTP, ITU-T G.8275.1). */
    GRANDMASTERS,
    /** From either. */
    BOTH;

    /** True when sites have receivers of their own. */
    boolean hasReceivers() {
        return this == SATELLITES || this == BOTH;
    }

    /** True when clocks travel over the network. */
    boolean hasGrandmasters() {
        return this == GRANDMASTERS || this == BOTH;
    }

    /** The words of scenario files, in order. */
    static List<String> words() {
        return Arrays.stream(values())
                .map(v -> v.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
