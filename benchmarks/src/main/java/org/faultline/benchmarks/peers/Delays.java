package org.faultline.benchmarks.peers;

import java.util.Locale;

/** Where the delays of a model come from. */
enum Delays {
    /** The same table for all, so that what is measured is the list of events. */
    TABLE("delays from a table"),
    /** Each contestant draws by its own means, as those do who use it. */
    DRAWN("each with its own generator");

    private final String title;

    Delays(String title) {
        this.title = title;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    Chance chanceOf(Contestant contestant, Workload workload) {
        return this == TABLE ? new DelayTable() : contestant.chance(workload);
    }
}
