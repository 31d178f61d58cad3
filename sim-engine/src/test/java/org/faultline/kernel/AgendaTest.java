package org.faultline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgendaTest {

    private final Agenda agenda = new Agenda();
    private final List<String> happened = new ArrayList<>();
    private final Handler note = (a, b) -> happened.add(agenda.now() + ":" + a);

    @Test
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

    /** A plain list, sorted by (time, order of scheduling), from which the first is taken. */
    private static final class PlainAgenda {

        private record Entry(long time, long order, int number) {}

        private final List<Entry> entries = new ArrayList<>();
        private long order;

        Entry add(long time, int number) {
            Entry entry = new Entry(time, order++, number);
            entries.add(entry);
            return entry;
        }

        Entry takeFirst() {
            entries.sort(Comparator.comparingLong(Entry::time).thenComparingLong(Entry::order));
            return entries.remove(0);
        }
    }

    /** Random scheduling, cancelling and firing, against the plain list; each event schedules and cancels others as it happens. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void behavesAsASortedList(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PlainAgenda plain = new PlainAgenda();
        List<PlainAgenda.Entry> cancellable = new ArrayList<>();
        List<Integer> handles = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        List<Integer> got = new ArrayList<>();
        int[] next = {0};
        Handler[] self = new Handler[1];
        self[0] = (number, b) -> {
            PlainAgenda.Entry first = plain.takeFirst();
            expected.add(first.number());
            got.add(number);
            assertThat(agenda.now()).isEqualTo(first.time());
            int place = cancellable.indexOf(first);
            if (place >= 0) {
                cancellable.remove(place);
                handles.remove(place);
            }
            for (int i = random.nextInt(next[0] < 3000 ? 4 : 1); i > 0; i--) {
                if (random.nextInt(3) == 0) {
                    plain.add(agenda.now(), next[0]);
                    agenda.soon(self[0], next[0]++, 0);
                } else {
                    long time = agenda.now() + random.nextInt(random.nextBoolean() ? 3 : 1000);
                    cancellable.add(plain.add(time, next[0]));
                    handles.add(agenda.at(time, self[0], next[0]++, 0));
                }
            }
            if (!cancellable.isEmpty() && random.nextInt(4) == 0) {
                int victim = random.nextInt(cancellable.size());
                plain.entries.remove(cancellable.remove(victim));
                agenda.cancel(handles.remove(victim));
            }
            assertThat(agenda.pending()).isEqualTo(plain.entries.size());
        };
        for (int i = 0; i < 5; i++) {
            cancellable.add(plain.add(i, next[0]));
            handles.add(agenda.at(i, self[0], next[0]++, 0));
        }
        agenda.runUntil(Long.MAX_VALUE - 1);
        assertThat(got).isEqualTo(expected).hasSizeGreaterThan(5);
        assertThat(plain.entries).isEmpty();
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
