package org.faultline.dynamics.signalling;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.model.signalling.Contact;
import org.faultline.model.signalling.Repeat;

/**
 * Contacts that get no answer and are made again, the same for devices one by one and in cohorts, as contacts are a stream in both (T3517, the counter of service
 * requests and T3525 of TS 24.501, 5.6.1.7). Of F devices that are served and neither repeat a contact nor are blocked, by a rate lambda and the chance s of an answer,
 * in a step of length d
 *
 * <pre>
 *   F (1 - exp(-lambda d)) (1 - s)   begin to repeat, the time for an answer later
 *   R_j (1 - s)                      of R_j whose j-th repetition is due repeat once more, or are blocked after the last
 * </pre>
 *
 * <p>While a device repeats or is blocked it begins no other contact of that kind. Devices that are served no more leave in proportion. O(contacts x tries) a step,
 * and O(steps of the longest wait) besides when served devices become fewer.
 */
final class Repeats {

    private static final double NOBODY = 1e-6;

    private final SignallingTable table;
    private final Hours hours;
    private final long tick;
    private final boolean isUsed;
    /** By class: contacts that are made again. */
    private final Line[][] lines;

    private final double[] servedBefore;

    /** One contact of a class. */
    private static final class Line {
        private final int contact;
        private final double perMicro;
        private final long answerTicks;
        private final long blockedTicks;
        /** By number of the repetition, from zero: devices by the tick in which it is due. */
        private final Wheel[] due;

        private final double[] sending;
        private final Wheel end;
        private double repeating;
        private double blocked;
        private double sent;
        private double givenUp;

        Line(int contact, Contact described, long tick) {
            this.contact = contact;
            Repeat repeat = described.repeat().orElseThrow();
            perMicro = described.perHour() / 3600 / SignallingTable.SECOND;
            answerTicks = Math.max(1, SignallingTable.micros(described.answerSeconds()) / tick);
            blockedTicks = answerTicks + SignallingTable.micros(repeat.blockSeconds()) / tick;
            due = new Wheel[repeat.tries() - 1];
            Arrays.setAll(due, j -> new Wheel((int) answerTicks + 3));
            sending = new double[due.length];
            end = new Wheel((int) blockedTicks + 3);
        }

        void clear() {
            for (Wheel one : due) {
                one.clear();
            }
            Arrays.fill(sending, 0);
            end.clear();
            repeating = 0;
            blocked = 0;
            sent = 0;
            givenUp = 0;
        }

        void keep(double share) {
            for (Wheel one : due) {
                one.scale(share);
            }
            end.scale(share);
            repeating *= share;
            blocked *= share;
        }

        void take(long present) {
            sent = 0;
            for (int j = 0; j < due.length; j++) {
                sending[j] = due[j].take(present);
                sent += sending[j];
            }
            blocked = Math.max(0, blocked - end.take(present));
            if (repeating + blocked > 0 && repeating + blocked < NOBODY) {
                clear();
            }
        }

        void settle(double begun, double failing, long present) {
            repeating = Math.max(0, repeating - sent);
            givenUp = 0;
            fail(0, begun * failing, present);
            for (int j = 0; j < due.length; j++) {
                fail(j + 1, sending[j] * failing, present);
            }
        }

        /** Devices have made a contact, by number from zero, that gets no answer. */
        private void fail(int number, double devices, long present) {
            if (devices <= 0) {
                return;
            }
            if (number < due.length) {
                due[number].add(devices, present + answerTicks, present + answerTicks + 1, present);
                repeating += devices;
            } else {
                end.add(devices, present + blockedTicks, present + blockedTicks + 1, present);
                blocked += devices;
                givenUp += devices;
            }
        }

        double others() {
            return repeating + blocked;
        }
    }

    Repeats(SignallingTable table, Hours hours) {
        this.table = table;
        this.hours = hours;
        tick = (long) table.tick;
        int n = table.classes.size();
        lines = new Line[n][];
        servedBefore = new double[n];
        boolean some = false;
        for (int c = 0; c < n; c++) {
            List<Contact> contacts = table.classes.get(c).contacts();
            lines[c] = IntStream.range(0, contacts.size())
                    .filter(k -> contacts.get(k).repeat().isPresent())
                    .mapToObj(k -> new Line(k, contacts.get(k), tick))
                    .toArray(Line[]::new);
            some |= lines[c].length > 0;
        }
        isUsed = some;
    }

    /** Nobody repeats anything. */
    void reset() {
        Arrays.fill(servedBefore, 0);
        for (Line[] ofClass : lines) {
            for (Line line : ofClass) {
                line.clear();
            }
        }
    }

    /** A step of time begins: who has left repeats nothing, and some repetitions are due. */
    void take(Crowd crowd, long now) {
        if (!isUsed) {
            return;
        }
        for (int c = 0; c < lines.length; c++) {
            double served = crowd.served(c);
            for (Line line : lines[c]) {
                if (served < servedBefore[c] && line.others() > 0) {
                    line.keep(served / servedBefore[c]);
                }
                line.take(now / tick);
            }
            servedBefore[c] = served;
        }
    }

    /** What is made in this step gets an answer, or none. */
    void settle(Contacts contacts, Crowd crowd, long now) {
        if (!isUsed) {
            return;
        }
        for (int c = 0; c < lines.length; c++) {
            for (Line line : lines[c]) {
                double failing = 1 - contacts.success(c, line.contact);
                if (failing > 0 || line.others() > 0) {
                    double free = Math.max(0, crowd.served(c) - line.others());
                    double made = line.perMicro * hours.share(c, now) * contacts.merged(c, line.contact, now);
                    double begun = free * -StrictMath.expm1(-made * tick);
                    line.settle(begun, Math.max(0, failing), now / tick);
                }
            }
        }
    }

    /** Messages per microsecond that a set gets beside those of contacts made for the first time by all who are served; below zero where more devices are blocked. */
    double load(Contacts contacts, int c, int set, long now) {
        double messages = 0;
        for (Line line : lines[c]) {
            double fewer = line.others() * line.perMicro * hours.share(c, now) * contacts.merged(c, line.contact, now);
            messages += (line.sent / tick - fewer) * table.contactMessages[c][line.contact][set];
        }
        return messages;
    }

    /** Share of the served devices of a class that may not make a contact. */
    double blockedShare(int c, int contact) {
        for (Line line : lines[c]) {
            if (line.contact == contact && line.blocked > 0 && servedBefore[c] > 0) {
                return Math.min(1, line.blocked / servedBefore[c]);
            }
        }
        return 0;
    }

    /** Repetitions of a contact in an hour, now. */
    double perHour(int c, int contact) {
        return inAnHour(c, contact, false);
    }

    /** Contacts in an hour, now, that were made for the last time in a row without an answer. */
    double givenUpPerHour(int c, int contact) {
        return inAnHour(c, contact, true);
    }

    private double inAnHour(int c, int contact, boolean isGivenUp) {
        for (Line line : lines[c]) {
            if (line.contact == contact) {
                return (isGivenUp ? line.givenUp : line.sent) / tick * SignallingTable.SECOND * 3600;
            }
        }
        return 0;
    }

    /** True while any device repeats a contact, has just done so, or is blocked. */
    boolean areAny() {
        for (Line[] ofClass : lines) {
            for (Line line : ofClass) {
                if (line.others() + line.sent + line.givenUp > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
