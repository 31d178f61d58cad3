package org.faultline.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where the units of a base station stand (TS 38.401, section 6.1). */
enum RadioSplit {
    /** One gNB in one cabinet. */
    NONE,
    /** Radio and distributed unit at the site, central units with the aggregation routers. */
    SITE,
    /** As {@link #SITE}, with the distributed unit at the hub of the cluster where the fibre is short enough. */
    HUB;

    /** The words of scenario files, in order. */
    static List<String> words() {
        return Arrays.stream(values())
                .map(v -> v.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
