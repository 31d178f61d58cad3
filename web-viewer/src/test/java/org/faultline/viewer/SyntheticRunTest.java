package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** The material of the page tests obeys the rules of a log; otherwise those tests would prove nothing. */
class SyntheticRunTest {

    private final SyntheticRun run = SyntheticRun.nordland(7);

    @Test
    void aNordlandHasTwentyThousandAssetsAndAboutAHundredThousandEvents() {
        assertThat(run.country.assets.size()).isBetween(19_000, 22_000);
        assertThat(run.log.size()).isBetween(80_000, 120_000);
    }

    @Test
    void causesComeBeforeEffects() {
        for (int event = 0; event < run.log.size(); event++) {
            assertThat(run.log.cause(event)).isLessThan(event);
            if (event > 0) {
                assertThat(run.log.timeMicros(event)).isGreaterThanOrEqualTo(run.log.timeMicros(event - 1));
            }
        }
    }

    @Test
    void everyChangeOfLevelStartsWhereTheLastOneEnded() {
        Map<Integer, Double> level = new HashMap<>();
        for (int event = 0; event < run.log.size(); event++) {
            if (run.log.what(event) == What.LEVEL) {
                Double before = level.put(run.log.subject(event), run.log.to(event));
                assertThat(run.log.from(event)).isEqualTo(before == null ? 1.0 : before);
            }
        }
    }

    @Test
    void everyStateThatPagesShowOccurs() {
        int[] most = new int[7];
        for (int part = 0; part <= 40; part++) {
            int[] counts = new PlainWorld(run, run.log.size() * part / 40).counts();
            for (int state = 0; state < most.length; state++) {
                most[state] = Math.max(most[state], counts[state]);
            }
        }
        assertThat(most).doesNotContain(0);
    }

    @Test
    void equalSeedsGiveEqualLogsAndOthersDoNot() {
        EventLog again = SyntheticRun.nordland(7).log;
        EventLog other = SyntheticRun.nordland(8).log;
        assertThat(again.hash()).isEqualTo(run.log.hash()).isNotEqualTo(other.hash());
    }
}
