package org.faultline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private final Agenda agenda = new Agenda();
    private final List<String> happened = new ArrayList<>();
    private final Handler note = (a, b) -> happened.add(agenda.now() + ":" + a);

    @Test
    @Tag("M24")
    void earlierTimesComeFirstAndEqualTimesInTheOrderOfScheduling() {
        agenda.at(20, note, 1, 0);
        agenda.at(10, note, 2, 0);
        agenda.at(20, note, 3, 0);
        agenda.at(10, note, 4, 0);
        agenda.runUntil(100);
        assertThat(happened).containsExactly("10:2", "10:4", "20:1", "20:3");
        assertThat(agenda.now()).isEqualTo(100);
    }

    /** Scheduled at 10: first soon, then at(10), then soon; and 9 had been scheduled for 10 before all of them. */
    @Test
    void eventsOfTheMomentStandInTheSameOrderAsTheOthers() {
        agenda.at(
                10,
                (a, b) -> {
                    agenda.soon(note, 1, 0);
                    agenda.at(10, note, 2, 0);
                    agenda.soon(note, 3, 0);
                },
                0,
                0);
        agenda.at(10, note, 9, 0);
        agenda.runUntil(10);
        assertThat(happened).containsExactly("10:9", "10:1", "10:2", "10:3");
    }

    @Test
    void theHorizonIsPartOfTheRun() {
        agenda.at(10, note, 1, 0);
        agenda.at(11, note, 2, 0);
        agenda.runUntil(10);
        assertThat(happened).containsExactly("10:1");
        assertThat(agenda.pending()).isEqualTo(1);
    }

    @Test
    void whatIsCancelledDoesNotHappen() {
        int first = agenda.at(10, note, 1, 0);
        agenda.at(10, note, 2, 0);
        agenda.cancel(first);
        agenda.runUntil(10);
        assertThat(happened).containsExactly("10:2");
    }

    @Test
    void thePastIsOver() {
        agenda.runUntil(50);
        assertThatThrownBy(() -> agenda.at(49, note, 0, 0))
                .hasMessageContaining("49 us")
                .hasMessageContaining("50 us");
        assertThatThrownBy(() -> agenda.runUntil(49)).hasMessageContaining("49 us");
    }

    @Test
    void neverIsNotReached() {
        agenda.at(SimTime.NEVER, note, 1, 0);
        agenda.runUntil(Long.MAX_VALUE - 1);
        assertThat(happened).isEmpty();
    }

    @Test
    void clearedItIsAsNew() {
        agenda.at(10, note, 1, 0);
        agenda.soon(note, 2, 0);
        agenda.runUntil(5);
        agenda.clear();
        assertThat(agenda.now()).isZero();
        assertThat(agenda.pending()).isZero();
        happened.clear();
        agenda.at(1, note, 7, 0);
        agenda.runUntil(20);
        assertThat(happened).containsExactly("1:7");
    }

    @Test
    void whatIsCancelledAndScheduledAnewHappensAtItsNewTime() {
        int later = agenda.at(10, note, 1, 0);
        int sooner = agenda.at(SimTime.NEVER, note, 2, 0);
        agenda.at(20, note, 3, 0);
        agenda.cancel(later);
        agenda.at(20, note, 1, 0);
        agenda.cancel(sooner);
        agenda.at(5, note, 2, 0);
        agenda.runUntil(20);
        assertThat(happened).containsExactly("5:2", "20:3", "20:1");
    }

    @Test
    void aHandleIsWorthNothingAfterTheEvent() {
        int handle = agenda.at(10, note, 1, 0);
        agenda.runUntil(10);
        assertThatThrownBy(() -> agenda.cancel(handle)).hasMessageContaining("handle " + handle);
        assertThatThrownBy(() -> agenda.cancel(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> agenda.cancel(999)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void handlersAreNumberedByIdentityAndKept() {
        int first = agenda.register(note);
        Handler[] others = new Handler[200];
        int[] fired = new int[others.length];
        for (int i = 0; i < others.length; i++) {
            int which = i;
            others[i] = (a, b) -> fired[which] += a;
            assertThat(agenda.register(others[i])).isEqualTo(first + 1 + i);
        }
        agenda.clear();
        assertThat(agenda.register(note)).isEqualTo(first);
        for (int i = 0; i < others.length; i++) {
            assertThat(agenda.register(others[i])).isEqualTo(first + 1 + i);
            agenda.at(i, first + 1 + i, i, 0);
            agenda.soon(others[i], 1, 0);
        }
        agenda.runUntil(1000);
        for (int i = 0; i < others.length; i++) {
            assertThat(fired[i]).isEqualTo(i + 1);
        }
        assertThatThrownBy(() -> agenda.at(2000, 201, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> agenda.soon(-1, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** 1,000 timers, each put off 1,000 times: what was put off leaves no trace in the room. */
    @Test
    void timersThatArePutOffTakeNoMoreRoom() {
        int[] timers = new int[1000];
        for (int i = 0; i < timers.length; i++) {
            timers[i] = agenda.at(1_000_000 + i, note, i, 0);
        }
        for (int round = 1; round <= 1000; round++) {
            agenda.runUntil(round * 1000L);
            for (int i = 0; i < timers.length; i++) {
                agenda.cancel(timers[i]);
                timers[i] = agenda.at(agenda.now() + 1_000_000, note, i, 0);
            }
        }
        assertThat(agenda.pending()).isEqualTo(1000);
        assertThat(happened).isEmpty();
        // 1,000 live and at most 2,024 stale entries of 24 bytes, in chunks of 3 KiB of which each bucket may waste one
        assertThat(agenda.bytes()).isLessThan(600_000);
    }

    /** Three words in the queue, and one in a slot if it can be cancelled; some room is to spare, also when each has happened twice. */
    @Test
    void aMillionPendingEventsTakeAtMostTwentySixBytesEachAndThirtySixIfTheyCanBeCancelled() {
        SplittableRandom random = new SplittableRandom(1);
        LongSupplier due = () -> agenda.now() + (long) (-1e6 * StrictMath.log(1 - random.nextDouble()));
        int[] happening = new int[1];
        int lasting = agenda.register((i, b) -> {
            happening[0]++;
            agenda.later(due.getAsLong(), b, i, b);
        });
        int passing = agenda.register((i, b) -> {
            happening[0]++;
            agenda.at(due.getAsLong(), b, i, b);
        });
        for (int i = 0; i < 1_000_000; i++) {
            agenda.later(due.getAsLong(), lasting, i, lasting);
        }
        agenda.runUntil(2_000_000);
        assertThat(agenda.bytes()).isBetween(24_000_000L, 26_000_000L);
        agenda.clear();
        assertThat(agenda.pending()).isZero();
        for (int i = 0; i < 1_000_000; i++) {
            agenda.at(due.getAsLong(), passing, i, passing);
        }
        agenda.runUntil(2_000_000);
        assertThat(agenda.pending()).isEqualTo(1_000_000);
        assertThat(happening[0]).isBetween(3_990_000, 4_010_000);
        assertThat(agenda.bytes()).isBetween(32_000_000L, 36_000_000L);
    }

    @Test
    void whatCannotBeCancelledStandsInTheSameOrder() {
        int handler = agenda.register(note);
        agenda.later(20, handler, 1, 0);
        int moved = agenda.at(10, note, 2, 0);
        agenda.later(20, handler, 3, 0);
        agenda.at(20, note, 4, 0);
        agenda.cancel(moved);
        agenda.at(20, note, 2, 0);
        assertThat(agenda.pending()).isEqualTo(4);
        agenda.runUntil(100);
        assertThat(happened).containsExactly("20:1", "20:3", "20:4", "20:2");
        assertThatThrownBy(() -> agenda.later(99, handler, 0, 0)).hasMessageContaining("99");
        assertThatThrownBy(() -> agenda.later(100, 77, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** At 10: 1 was scheduled before 7 and 8 were foreseen, 2 after it; 3 comes when 1 happens, for the same moment, as 4 does at 11 before which 0 was foreseen. */
    @Test
    void whatIsForeseenComesAfterWhatWasScheduledBeforeAndBeforeWhatIsScheduledLater() {
        agenda.at(
                10,
                (a, b) -> {
                    note.fire(a, b);
                    agenda.soon(note, 3, 0);
                },
                1,
                0);
        agenda.at(11, (a, b) -> agenda.soon(note, 4, 0), 0, 0);
        ForeseenEvents foreseen = new ForeseenEvents();
        foreseen.add(10, 7);
        foreseen.add(12, 9);
        foreseen.add(11, 0);
        foreseen.add(10, 8);
        foreseen.add(4, 6);
        agenda.foresee(agenda.register(note), foreseen);
        agenda.at(10, note, 2, 0);
        assertThat(agenda.pending()).isEqualTo(8);

        agenda.runUntil(11);

        assertThat(happened).containsExactly("4:6", "10:1", "10:7", "10:8", "10:2", "10:3", "11:0", "11:4");
        assertThat(agenda.pending()).isEqualTo(1);
        assertThatThrownBy(() -> agenda.foresee(agenda.register(note), new ForeseenEvents()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 foreseen");
        agenda.clear();
        foreseen.clear();
        foreseen.add(3, 5);
        agenda.foresee(agenda.register(note), foreseen);
        agenda.runUntil(3);
        assertThat(happened).endsWith("3:5");
    }

    /** Twelve buckets' worth at one moment, a few around it, and one a year away: in the order of time, and of one time as they were told. */
    @Test
    void whatIsForeseenIsPutInOrderHoweverItsTimesLie() {
        SplittableRandom random = new SplittableRandom(1);
        for (int size : new int[] {0, 1, 24, 25, 300, 5000, 200_000}) {
            ForeseenEvents foreseen = new ForeseenEvents();
            List<long[]> plain = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                long time =
                        switch (random.nextInt(8)) {
                            case 0 -> random.nextLong(1L << random.nextInt(1, 62));
                            case 1, 2 -> 1_000_000 + random.nextInt(100);
                            case 3 -> 31_557_600_000_000L;
                            default -> 1_000_000;
                        };
                foreseen.add(time, i);
                plain.add(new long[] {time, i});
            }
            plain.sort((x, y) -> Long.compare(x[0], y[0]));

            foreseen.sort();

            for (long[] each : plain) {
                assertThat(foreseen.headTime()).isEqualTo(each[0]);
                assertThat(foreseen.take()).isEqualTo((int) each[1]);
            }
            assertThat(foreseen.left()).isZero();
        }
    }

    /** More than the first room of both the heap and the ring. */
    @Test
    void growsWithWhatIsScheduled() {
        for (int i = 0; i < 5000; i++) {
            agenda.at(5000 - i, note, i, 0);
            agenda.soon(note, -i, 0);
        }
        agenda.runUntil(5000);
        assertThat(happened).hasSize(10_000);
        assertThat(happened.get(4999)).isEqualTo("0:-4999");
        assertThat(happened.get(5000)).isEqualTo("1:4999");
        assertThat(happened.get(9999)).isEqualTo("5000:0");
    }
}
