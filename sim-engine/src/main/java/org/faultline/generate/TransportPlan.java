package org.faultline.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is known of the links of a generated country. */
enum TransportPlan {
    /** They join; nothing is ever too much for them. */
    PATHS,
    /** They are sized for the users behind them, take time, and carry what these users send, by priority. */
    DIMENSIONED;

    /** The words of scenario files, in order. */
    static List<String> words() {
        return Arrays.stream(values())
                .map(v -> v.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
