package org.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** Links of a chain of causes read as sentences. */
class EventsTest {

    @Test
    void everyKindOfEventHasWordsOfItsOwn() {
        for (What what : What.values()) {
            assertThat(Events.inWords(what.name().toLowerCase(Locale.ROOT), 0, 1))
                    .as("%s", what)
                    .doesNotContain("goes from");
        }
    }

    @Test
    void aStockIsFirstUsedThenUsedUpThenRefilled() {
        assertThat(Events.inWords("autonomy", 1, 0)).isEqualTo("begins to live on its reserve");
        assertThat(Events.inWords("autonomy", 0, -1)).isEqualTo("has used up its reserve");
        assertThat(Events.inWords("autonomy", -1, 1)).isEqualTo("refills its reserve");
    }

    @Test
    void aLevelTellsWhatItWasBefore() {
        assertThat(Events.inWords("level", 1, 0.28)).isEqualTo("delivers 28\u202F% (before: 100\u202F%)");
    }
}
