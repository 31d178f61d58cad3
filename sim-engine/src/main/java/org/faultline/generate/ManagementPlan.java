package org.faultline.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Over what the people who run a network reach its element managers, and these reach what they manage. */
enum ManagementPlan {
    /** People sit beside the managers, which reach everything over the network that they manage. */
    LOCAL,
    /** People sit in an operations centre, and reach the managers over that network too. */
    IN_BAND,
    /** A network beside it joins centre, managers, routers and data centres. */
    OUT_OF_BAND;

    /** The words of scenario files, in order. */
    static List<String> words() {
        return Arrays.stream(values())
                .map(v -> v.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
