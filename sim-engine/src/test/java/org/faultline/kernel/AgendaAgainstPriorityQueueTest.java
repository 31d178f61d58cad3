package org.faultline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The agenda against a priority queue of objects ordered by (time, order of scheduling). Each event that happens schedules, cancels
 * and moves others at random; so does the world between two runs. Some are foreseen together. Every spread of times has its own story.
 */
class AgendaAgainstPriorityQueueTest {

    private static final long YEAR = 8766 * SimTime.HOUR;

    /** How far ahead events are scheduled. */
    enum Spread {
        ALL_AT_ONCE {
            @Override
            long delay(SplittableRandom random) {
                return 0;
            }
        },
        A_FEW_MICROSECONDS {
            @Override
            long delay(SplittableRandom random) {
                return random.nextInt(3);
            }
        },
        EVEN {
            @Override
            long delay(SplittableRandom random) {
                return random.nextInt(100_000);
            }
        },
        /** Any power of two is as likely as any other. */
        EVERY_MAGNITUDE {
            @Override
            long delay(SplittableRandom random) {
                return random.nextLong(1L << random.nextInt(62));
            }
        },
        MICROSECONDS_AND_YEARS {
            @Override
            long delay(SplittableRandom random) {
                return random.nextBoolean() ? random.nextInt(5) : random.nextInt(1, 4) * YEAR;
            }
        },
        HARDLY_EVER {
            @Override
            long delay(SplittableRandom random) {
                return random.nextInt(3) == 0 ? SimTime.NEVER : SimTime.NEVER - 10 - random.nextInt(1000);
            }
        },
        /** Many at a time, at moments that lie far apart. */
        BURSTS {
            @Override
            long delay(SplittableRandom random) {
                return random.nextInt(5) * 1_000_003L;
            }
        },
        AT_DIGIT_BOUNDARIES {
            @Override
            long delay(SplittableRandom random) {
                return (1L << (6 * random.nextInt(1, 8))) + random.nextInt(-1, 2);
            }
        };

        abstract long delay(SplittableRandom random);
    }

    private static final class Entry {
        private long time;
        private long order;
        private final int number;
        private int handle = -1;

        Entry(long time, long order, int number) {
            this.time = time;
            this.order = order;
            this.number = number;
        }
    }

    /** One story: both agendas side by side. */
    private static final class Story {

        private final SplittableRandom random;
        private final Spread spread;
        private final Agenda agenda;
        private final PriorityQueue<Entry> plain = new PriorityQueue<>(Comparator.<Entry>comparingLong(e -> e.time)
                .thenComparingLong(e -> e.order)
                .thenComparingInt(e -> e.number));
        /** Entries with a handle; those that happened are taken out when they are met. */
        private final List<Entry> timers = new ArrayList<>();

        private final Handler happens = this::happens;
        private long order;
        private int number;
        private int left;
        private int happened;

        Story(long seed, Spread spread, Agenda agenda, int events) {
            this.random = new SplittableRandom(seed);
            this.spread = spread;
            this.agenda = agenda;
            this.left = events;
        }

        private void happens(int a, int b) {
            Entry first = plain.remove();
            assertThat(a).isEqualTo(first.number);
            assertThat(b).isEqualTo(~first.number);
            assertThat(agenda.now()).isEqualTo(first.time);
            first.handle = -1;
            happened++;
            act(random.nextInt(4));
        }

        /** What was foreseen has one order; of one time it happens as it was told, which is the order of its numbers. */
        private void foreseenHappens(int a, int unused) {
            happens(a, ~a);
        }

        private void foresee(int events) {
            ForeseenEvents foreseen = new ForeseenEvents();
            long common = order++;
            for (int i = 0; i < events; i++) {
                Entry entry = new Entry(someTime(), common, number++);
                plain.add(entry);
                foreseen.add(entry.time, entry.number);
            }
            agenda.foresee(agenda.register(this::foreseenHappens), foreseen);
        }

        private void act(int times) {
            for (int i = 0; i < times && left > 0; i++) {
                left--;
                switch (random.nextInt(8)) {
                    case 0 -> scheduleSoon();
                    case 1 -> cancel();
                    case 2, 3 -> move();
                    default -> schedule();
                }
            }
            assertThat(agenda.pending()).isEqualTo(plain.size());
        }

        private long someTime() {
            return SimTime.plus(agenda.now(), spread.delay(random));
        }

        private Entry newEntry(long time) {
            Entry entry = new Entry(time, order++, number++);
            plain.add(entry);
            return entry;
        }

        private void schedule() {
            Entry entry = newEntry(someTime());
            if (random.nextInt(3) == 0) {
                agenda.later(entry.time, agenda.register(happens), entry.number, ~entry.number);
            } else {
                entry.handle = agenda.at(entry.time, happens, entry.number, ~entry.number);
                timers.add(entry);
            }
        }

        private void scheduleSoon() {
            Entry entry = newEntry(agenda.now());
            agenda.soon(happens, entry.number, ~entry.number);
        }

        private void cancel() {
            Entry entry = someTimer();
            if (entry != null) {
                plain.remove(entry);
                agenda.cancel(entry.handle);
                entry.handle = -1;
            }
        }

        private void move() {
            Entry entry = someTimer();
            if (entry != null) {
                plain.remove(entry);
                entry.time = someTime();
                entry.order = order++;
                plain.add(entry);
                agenda.cancel(entry.handle);
                entry.handle = agenda.at(entry.time, happens, entry.number, ~entry.number);
            }
        }

        private Entry someTimer() {
            while (!timers.isEmpty()) {
                int place = random.nextInt(timers.size());
                Entry entry = timers.get(place);
                if (entry.handle >= 0) {
                    return entry;
                }
                timers.set(place, timers.get(timers.size() - 1));
                timers.remove(timers.size() - 1);
            }
            return null;
        }

        void run(int start) {
            act(start / 2);
            foresee(random.nextInt(2 * start));
            act(start - start / 2);
            while (left > 0 && agenda.now() < SimTime.NEVER / 2) {
                agenda.runUntil(someHorizon());
                assertThat(plain.isEmpty() || plain.peek().time > agenda.now()).isTrue();
                act(random.nextInt(10));
            }
            agenda.runUntil(SimTime.NEVER - 1);
            assertThat(plain).allMatch(entry -> entry.time == SimTime.NEVER);
            assertThat(happened + plain.size()).isPositive();
        }

        private long someHorizon() {
            if (plain.isEmpty() || random.nextInt(3) == 0) {
                return Math.min(SimTime.NEVER - 1, someTime());
            }
            return Math.min(SimTime.NEVER - 1, plain.peek().time + random.nextInt(2));
        }
    }

    @ParameterizedTest
    @EnumSource(Spread.class)
    void fewEvents(Spread spread) {
        for (int seed = 0; seed < 200; seed++) {
            new Story(seed, spread, new Agenda(), 300).run(10);
        }
    }

    @ParameterizedTest
    @EnumSource(Spread.class)
    void manyEvents(Spread spread) {
        for (int seed = 0; seed < 3; seed++) {
            new Story(seed, spread, new Agenda(), 20_000).run(6000);
        }
    }

    /** The same agenda, cleared with events still waiting, replays as a new one. */
    @ParameterizedTest
    @EnumSource(Spread.class)
    void aClearedAgenda(Spread spread) {
        Agenda agenda = new Agenda();
        for (int seed = 0; seed < 20; seed++) {
            Handler idle = (a, b) -> {};
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 500; i++) {
                agenda.at(spread.delay(random), idle, 0, 0);
                agenda.soon(idle, 0, 0);
            }
            agenda.runUntil(2);
            agenda.clear();
            new Story(seed, spread, agenda, 1000).run(300);
            agenda.clear();
        }
    }

    /** The order of scheduling is counted in 31 bits and numbered anew when they are used up. */
    @ParameterizedTest
    @EnumSource(Spread.class)
    void beyondTwoThousandMillionEvents(Spread spread) {
        for (int seed = 0; seed < 20; seed++) {
            new Story(seed, spread, new Agenda(Integer.MAX_VALUE - 50 * seed), 3000).run(1000);
        }
    }
}
