package org.faultline.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private final EventLog log = new EventLog(1);

    @Test
    void keepsWhatWasAppended() {
        for (int e = 0; e < 1000; e++) {
            assertThat(log.append(10L * e, e % 7, What.ofCode(e % 9), 0.25, 0.5, e - 1))
                    .isEqualTo(e);
        }
        assertThat(log.size()).isEqualTo(1000);
        assertThat(log.timeMicros(999)).isEqualTo(9990);
        assertThat(log.subject(999)).isEqualTo(5);
        assertThat(log.what(8)).isEqualTo(What.REPAIR);
        assertThat(log.from(999)).isEqualTo(0.25);
        assertThat(log.to(999)).isEqualTo(0.5);
        assertThat(log.cause(999)).isEqualTo(998);
        assertThat(log.root(999)).isZero();
    }

    /** One digit in any column of any event gives another fingerprint. */
    @Test
    void theFingerprintKnowsEveryColumn() {
        Set<String> prints = new HashSet<>();
        prints.add(print(10, 1, What.LEVEL, 1, 0, -1));
        prints.add(print(11, 1, What.LEVEL, 1, 0, -1));
        prints.add(print(10, 2, What.LEVEL, 1, 0, -1));
        prints.add(print(10, 1, What.CONDITION, 1, 0, -1));
        prints.add(print(10, 1, What.LEVEL, 0.5, 0, -1));
        prints.add(print(10, 1, What.LEVEL, 1, 0.5, -1));
        prints.add(print(10, 1, What.LEVEL, 1, 0, 0));
        assertThat(prints).hasSize(7).allMatch(p -> p.matches("[0-9a-f]{64}"));
    }

    /** The digits come from the same formula written in Python with its own hashlib. 1,000 events are 15 rounds of 64 and some. */
    @Test
    void theFingerprintIsThatOfItsFormula() {
        assertThat(log.hash()).isEqualTo("f46cdf0b895c513c7cc4ff8deb652b076279ff69665ae7b69fe054a05db9206f");
        for (int e = 0; e < 1000; e++) {
            log.append(10L * e, e % 7, What.ofCode(e % 9), 0.25, 0.5, e - 1);
        }
        assertThat(log.hash()).isEqualTo("230252b073a9ea5bee1b4e7e9d772307a69bab6df86b9bf6903ab1726d774c9d");
        log.seal(7);
        assertThat(log.hash()).isEqualTo("8121ecf2a9733f0f91e00279ec629891f95a90f349f2812121b05fcca04cbbd3");
    }

    /** Two events change places that go into the same lanes (64 apart), into neighbouring ones, or one in each of two rounds. */
    @Test
    void theFingerprintKnowsTheOrder() {
        Set<String> prints = new HashSet<>();
        for (int[] pair : new int[][] {{0, 0}, {3, 67}, {3, 4}, {3, 131}, {3, 68}, {198, 199}}) {
            EventLog other = new EventLog(1);
            for (int e = 0; e < 200; e++) {
                int subject = e == pair[0] ? pair[1] : e == pair[1] ? pair[0] : e;
                other.append(5, subject, What.LEVEL, 1, 0, -1);
            }
            prints.add(other.hash());
        }
        assertThat(prints).hasSize(6);
    }

    private static String print(long time, int subject, What what, double from, double to, int cause) {
        EventLog log = new EventLog(1);
        for (int e = 0; e < 5000; e++) {
            log.append(e, 0, What.LEVEL, 1, 0, -1);
        }
        log.append(5000 + time, subject, what, from, to, cause);
        return log.hash();
    }

    @Test
    void aCopyIsNotOverwritten() {
        log.append(1, 2, What.LEVEL, 1, 0.5, EventLog.NO_CAUSE);
        EventLog copy = log.copy();
        log.clear();
        assertThat(log.size()).isZero();
        log.append(9, 9, What.STEP, 0, 1, EventLog.NO_CAUSE);
        assertThat(copy.size()).isEqualTo(1);
        assertThat(copy.subject(0)).isEqualTo(2);
        copy.append(3, 4, What.LEVEL, 1, 0, 0);
        assertThat(copy.size()).isEqualTo(2);
    }

    @Test
    void tellsRisesFromFalls() {
        int fall = log.append(1, 0, What.LEVEL, 1, 0.5, EventLog.NO_CAUSE);
        int rise = log.append(2, 0, What.LEVEL, 0.5, 1, fall);
        assertThat(log.isFall(fall)).isTrue();
        assertThat(log.isRise(fall)).isFalse();
        assertThat(log.isRise(rise)).isTrue();
        assertThat(log.isFall(EventLog.NO_CAUSE)).isFalse();
        assertThat(log.isRise(EventLog.NO_CAUSE)).isFalse();
    }

    @Test
    void listsTheEventsOfSomeSortsBetweenTwoPlaces() {
        What[] sorts = {What.STEP, What.CONDITION, What.LEVEL, What.CONDITION, What.DEFENCE, What.LEVEL};
        for (What sort : sorts) {
            log.append(7, 3, sort, 1, 0, EventLog.NO_CAUSE);
        }
        int[] some = new int[sorts.length];

        int count = log.list(What.LEVEL.alone() | What.DEFENCE.alone(), 0, sorts.length, some);

        assertThat(Arrays.copyOf(some, count)).containsExactly(2, 4, 5);
        assertThat(log.list(What.LEVEL.alone(), 3, 5, some)).isZero();
    }

    @Test
    void knowsWhetherAnyIntegrityChanged() {
        log.append(7, 3, What.LEVEL, 1, 0, EventLog.NO_CAUSE);
        assertThat(log.changesIntegrity()).isFalse();

        log.append(8, 3, What.INTEGRITY, 0, 2, EventLog.NO_CAUSE);
        assertThat(log.changesIntegrity()).isTrue();
        assertThat(log.copy().changesIntegrity()).isTrue();

        log.clear();
        assertThat(log.changesIntegrity()).isFalse();
    }

    /** 0 (a step) caused 1, 1 caused 3; 2 stands aside. The lowest level of subject 5 was first reached in 3. */
    @Test
    void aChainLeadsFromTheFirstCauseToTheEvent() {
        log.append(1, 7, What.STEP, 0, 1, EventLog.NO_CAUSE);
        log.append(1, 4, What.LEVEL, 1, 0, 0);
        log.append(1, 5, What.LEVEL, 1, 0.5, EventLog.NO_CAUSE);
        log.append(2, 5, What.LEVEL, 0.5, 0.25, 1);
        log.append(3, 5, What.LEVEL, 0.25, 1, 2);
        log.append(4, 5, What.LEVEL, 1, 0.25, 2);
        assertThat(CausalChain.of(log, 3)).isEqualTo(List.of(0, 1, 3));
        assertThat(CausalChain.worstEventOf(log, 5)).isEqualTo(3);
        assertThat(CausalChain.worstEventOf(log, 6)).isEqualTo(EventLog.NO_CAUSE);
    }

    @Test
    void codesAreStable() {
        assertThat(What.STEP.code()).isZero();
        assertThat(What.REPAIR.code()).isEqualTo(8);
        for (What what : What.values()) {
            assertThat(What.ofCode(what.code())).isEqualTo(what);
        }
    }
}
