package org.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.faultline.io.replay.Replay;
import org.faultline.report.DefenceLog.Lane;
import org.faultline.report.DefenceLog.Sort;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes and steps of a log written by hand, over the network of {@link SampleRun}. */
class DefenceLogTest {

    private static final long HOUR = 3_600_000_000L;

    @TempDir
    Path folder;

    private Replay sample;

    @BeforeEach
    void readTheSample() throws IOException {
        SampleRun.small().write(folder);
        sample = Replay.read(folder.resolve("replay-0.flr"));
    }

    private DefenceLog of(EventLog log) {
        return DefenceLog.of(new Replay(sample.header(), sample.assets(), sample.services(), log, sample.curves()));
    }

    private int step() {
        return sample.header().assets() + sample.header().services();
    }

    /** Begins at 2 h, noticed at 5 h, understood at 9 h; a second notice at 7 h changes nothing. */
    @Test
    void aStepIsNoticedAndUnderstoodAtTheFirstEventOfEach() {
        EventLog log = new EventLog(8);
        log.append(2 * HOUR, step(), What.STEP, 0, 1, EventLog.NO_CAUSE);
        log.append(5 * HOUR, step(), What.NOTICED, 0, 1, 0);
        log.append(7 * HOUR, step(), What.NOTICED, 0, 1, 0);
        log.append(9 * HOUR, step(), What.DIAGNOSED, 0, 1, 0);

        assertThat(of(log).steps()).singleElement().satisfies(line -> {
            assertThat(line.begins()).isEqualTo(2);
            assertThat(line.noticed()).hasValue(5);
            assertThat(line.understood()).hasValue(9);
        });
    }

    @Test
    void whatPlaybooksDidStandsInALaneForEachSortAndARepairCountsWhenItIsDone() {
        EventLog log = new EventLog(8);
        log.append(1 * HOUR, 0, What.ALERT, 0, 1, EventLog.NO_CAUSE);
        for (int action = 1; action <= 7; action++) {
            log.append((1 + action) * HOUR, 0, What.DEFENCE, 0, action, EventLog.NO_CAUSE);
        }
        log.append(9 * HOUR, 0, What.REPAIR, 0, 1, EventLog.NO_CAUSE);
        log.append(10 * HOUR, 0, What.REPAIR, 1, 2, EventLog.NO_CAUSE);

        assertThat(of(log).lanes())
                .containsExactly(
                        new Lane(Sort.ALERTS, List.of(1.0)),
                        new Lane(Sort.ISOLATED, List.of(2.0)),
                        new Lane(Sort.CONNECTED, List.of(3.0)),
                        new Lane(Sort.RESTORED, List.of(4.0, 5.0, 6.0)),
                        new Lane(Sort.FAILED, List.of(7.0, 8.0)),
                        new Lane(Sort.REPAIRED, List.of(10.0)));
    }

    @Test
    void aRunInWhichNobodySawAnythingHasNoChapter() {
        EventLog log = new EventLog(2);
        log.append(2 * HOUR, step(), What.STEP, 0, 1, EventLog.NO_CAUSE);

        assertThat(of(log).hasDefence()).isFalse();
    }
}
