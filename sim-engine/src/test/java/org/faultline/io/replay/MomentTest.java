package org.faultline.io.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/**
 * A base station (subject 0) and the cell that needs it (subject 1). A backdoor is planted at 1 h and used at 2 h, repair begins at 4 h and is done at 5 h:
 *
 * <pre>
 *   hour      1          2         4           5
 *   station   dormant    fails     repaired    back
 *   cell                 fails with it         back at half
 * </pre>
 */
class MomentTest {

    private static final long HOUR = 3_600_000_000L;

    @Test
    void beforeAnythingHappenedAllIsWhole() {
        Moment start = at(0);

        assertThat(start.events()).isZero();
        assertThat(start.level(0)).isEqualTo(1);
        assertThat(start.state(0, true)).isEqualTo(AssetState.IN_SERVICE);
        assertThat(start.sectorLevel(0)).isEqualTo(1);
        assertThat(start.sectorPeople(0)).isZero();
    }

    @Test
    void aDormantBackdoorIsShownOnlyToThoseWhoMaySeeHiddenFacts() {
        assertThat(at(HOUR).state(0, true)).isEqualTo(AssetState.COMPROMISED);
        assertThat(at(HOUR).state(0, false)).isEqualTo(AssetState.IN_SERVICE);
    }

    @Test
    void whatIsBrokenFailedAndWhatNeedsItFailedByDependency() {
        assertThat(at(2 * HOUR - 1).state(1, false)).isEqualTo(AssetState.IN_SERVICE);
        assertThat(at(2 * HOUR).state(0, true)).isEqualTo(AssetState.FAILED);
        assertThat(at(2 * HOUR).state(1, false)).isEqualTo(AssetState.FAILED_BY_DEPENDENCY);
        assertThat(at(2 * HOUR).sectorLevel(0)).isEqualTo(0.25);
        assertThat(at(3 * HOUR).sectorPeople(0)).isEqualTo(750);
    }

    @Test
    void underRepairItIsRestoringAndThenBack() {
        assertThat(at(4 * HOUR).state(0, false)).isEqualTo(AssetState.RESTORING);
        assertThat(at(5 * HOUR).state(0, false)).isEqualTo(AssetState.IN_SERVICE);
        assertThat(at(5 * HOUR).state(1, false)).isEqualTo(AssetState.DEGRADED);
        assertThat(at(5 * HOUR).level(1)).isEqualTo(0.5);
    }

    private static Moment at(long micros) {
        EventLog log = new EventLog(16);
        int planted = log.append(HOUR, 0, What.INTEGRITY, 0, 1, EventLog.NO_CAUSE);
        int used = log.append(2 * HOUR, 0, What.INTEGRITY, 1, 2, planted);
        int broken = log.append(2 * HOUR, 0, What.CONDITION, 1, 0, used);
        int down = log.append(2 * HOUR, 0, What.LEVEL, 1, 0, broken);
        log.append(2 * HOUR, 1, What.LEVEL, 1, 0, down);
        int repair = log.append(4 * HOUR, 0, What.REPAIR, 0, 1, broken);
        int done = log.append(5 * HOUR, 0, What.REPAIR, 1, 2, repair);
        log.append(5 * HOUR, 0, What.INTEGRITY, 2, 0, done);
        int mended = log.append(5 * HOUR, 0, What.CONDITION, 0, 1, done);
        int back = log.append(5 * HOUR, 0, What.LEVEL, 0, 1, mended);
        log.append(5 * HOUR, 1, What.LEVEL, 0, 0.5, back);
        SectorCurves curves = new SectorCurves();
        curves.add(2.0 * HOUR, 0, 0.25, 750);
        Replay replay = new Replay(
                ReplayTest.headerOf(2, log.size()),
                new AssetColumns(List.of("gnb-1", "cell-1")),
                new ServiceColumns(List.of()),
                log,
                curves);
        return Moment.of(replay, micros);
    }
}
