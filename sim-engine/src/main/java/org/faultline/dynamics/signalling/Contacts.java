package org.faultline.dynamics.signalling;

import java.util.List;
import org.faultline.model.AccessCategory;
import org.faultline.model.Procedure;
import org.faultline.model.signalling.Contact;

/**
 * What becomes of the contacts of served devices: the access network holds back those that a device begins as it does with attempts, a
 * message is lost as often as those of attempts are, and may take too long. How many there are follows the hour of the day. What the access
 * network holds back has failed for who wanted it, but is asked for again until it is let in, so that it loads the core all the same, unless one contact stands for all that its device
 * wanted meanwhile, and tells the device nothing about its registration.
 */
final class Contacts {

    private final SignallingTable table;
    private final Functions functions;
    private final Overload overload;
    private final Bars bars;
    private final Hours hours;
    /** By class and set: messages per microsecond that a device brings in its busiest hour. */
    private final double[][] load;
    /** By class and set: the same of a device that has a radio cell and is not served. */
    private final double[][] loadWithoutService;
    /** By class: contacts of a device in its busiest hour. */
    private final double[] perHour;
    /** By class: those of them by which a device finds out that it has lost a stage. */
    private final double[] telling;

    private final PagingLoad paging;
    private final Repeats repeats;
    private final AirOfContacts air;
    /** By class and contact: whether its device is paged again when the answer to a page finds no room (T3513). */
    private final boolean[][] isPagedAgain;

    Contacts(
            SignallingTable table,
            Functions functions,
            Overload overload,
            Bars bars,
            Hours hours,
            PagingLoad paging,
            Repeats repeats,
            AirOfContacts air) {
        this.paging = paging;
        this.repeats = repeats;
        this.air = air;
        this.table = table;
        this.functions = functions;
        this.overload = overload;
        this.bars = bars;
        this.hours = hours;
        int n = table.classes.size();
        load = new double[n][table.sets];
        loadWithoutService = new double[n][table.sets];
        perHour = new double[n];
        telling = new double[n];
        isPagedAgain = new boolean[n][];
        for (int c = 0; c < n; c++) {
            isPagedAgain[c] = new boolean[of(c).size()];
            for (int k = 0; k < of(c).size(); k++) {
                isPagedAgain[c][k] = table.resendAfter[table.coreOfClass[c]] > 0
                        && paging.tries(c) > 1
                        && PagingLoad.comes(of(c).get(k));
                double each = of(c).get(k).perHour();
                perHour[c] += each;
                telling[c] += paging.restores(c) || !PagingLoad.comes(of(c).get(k)) ? each : 0;
                for (int s = 0; s < table.sets; s++) {
                    load[c][s] += each / 3600 / SignallingTable.SECOND * table.contactMessages[c][k][s];
                    for (int[] messages : table.messagesWithoutService[c][k]) {
                        loadWithoutService[c][s] += each / 3600 / SignallingTable.SECOND * messages[s];
                    }
                }
            }
        }
    }

    /** The contacts of a class. */
    List<Contact> of(int c) {
        return table.classes.get(c).contacts();
    }

    /** How often a device runs a contact now, per hour. */
    double rate(int c, int contact, long now) {
        return of(c).get(contact).perHour() * hours.share(c, now);
    }

    /** How often a device of a class runs a contact now that tells it what it has lost, per hour. */
    double rate(int c, long now) {
        return telling[c] * hours.share(c, now);
    }

    /** Microseconds until the next contact that tells a device what it has lost, by a draw; a class without such contacts has none. */
    long untilNext(int c, double u, long now) {
        return hours.until(c, -StrictMath.log(u) / telling[c], now);
    }

    /** True when no contact tells devices of a class what they have lost. */
    boolean areNone(int c) {
        return telling[c] == 0;
    }

    /** Share of a contact that the access network lets in; barring and reductions are about what the device begins. */
    private double admitted(int c, int contact) {
        if (!isBegunByDevice(c, contact)) {
            return 1;
        }
        return unbarred(c, contact) * taken(c, contact);
    }

    /** Share of it that is not barred. */
    private double unbarred(int c, int contact) {
        AccessCategory category = of(c).get(contact).category();
        boolean isExempt = table.classes.get(c).isExempt();
        return isExempt ? 1 : overload.barringFactor(table.coreOfClass[c], category) * bars.ofClass(category, c);
    }

    /** Share of it that is not turned away. */
    private double taken(int c, int contact) {
        return overload.taken(
                table.coreOfClass[c],
                of(c).get(contact).category(),
                table.classes.get(c).isExempt());
    }

    private boolean isBegunByDevice(int c, int contact) {
        return of(c).get(contact).procedure().messages().get(0).sender().equals(Procedure.DEVICE);
    }

    /** How often a device makes a contact now, per hour: less often than it wants one where it is held back and makes one for all that it wanted meanwhile. */
    double made(int c, int contact, long now) {
        return rate(c, contact, now) * merged(c, contact, now);
    }

    /** Contacts that a device makes, of those that it wants: at a rate lambda, and with D until it is let in, {@code 1 / (1 + lambda D)}. */
    double merged(int c, int contact, long now) {
        double perMicro = rate(c, contact, now) / 3600 / SignallingTable.SECOND;
        if (!of(c).get(contact).merges() || !isBegunByDevice(c, contact) || perMicro == 0) {
            return 1;
        }
        AccessCategory category = of(c).get(contact).category();
        double delayed = overload.delayed(table.coreOfClass[c], category, unbarred(c, contact), taken(c, contact));
        return 1 / (1 + perMicro * delayed);
    }

    /** Chance that a contact of a class is let in and answered, as of the last look at the functions. */
    double answered(int c, int contact) {
        return success(c, contact) * letIn(c, contact);
    }

    /** Chance that a contact of a class is made and let in: its device is not blocked, found where somebody looks for it, and heard in its cell. */
    private double letIn(int c, int contact) {
        double reached = PagingLoad.comes(of(c).get(contact)) ? paging.through(c) : 1;
        double heard = air.through(c, of(c).get(contact));
        return reached * admitted(c, contact) * heard * (1 - repeats.blockedShare(c, contact));
    }

    /** Chance that the core answers a contact that was let in, as of the last look at the functions. */
    double success(int c, int contact) {
        return chance(c, contact, table.contactMessages[c][contact], isPagedAgain[c][contact]);
    }

    /** Chance that a device of a class gets an answer to a contact that has a radio cell and is not served. */
    private double answeredWithoutService(int c, int contact) {
        int[][] procedures = table.messagesWithoutService[c][contact];
        double chance = procedures.length > 0 ? admitted(c, contact) * air.throughUnserved(c) : 0;
        for (int[] messages : procedures) {
            chance *= chance(c, contact, messages, false);
        }
        return chance;
    }

    private double chance(int c, int contact, int[] messages, boolean isPagedAgain) {
        double chance = 1;
        double delay = 0;
        for (int s = 0; s < messages.length; s++) {
            if (messages[s] > 0) {
                double one = functions.acceptance(s);
                if (one < 1 && isPagedAgain && s == table.gate[table.coreOfClass[c]]) {
                    chance *= StrictMath.pow(one, messages[s] - 1) * oneOf(paging.tries(c), one);
                } else if (one < 1) {
                    chance *= StrictMath.pow(one, messages[s]);
                }
                chance *= 1 - functions.taken(s);
                delay += messages[s] * functions.delayOf(s);
            }
        }
        return delay > of(c).get(contact).answerSeconds() * SignallingTable.SECOND ? 0 : chance;
    }

    /** Share of the contacts of served devices of a class that are answered now. */
    double through(int c) {
        double answered = 0;
        for (int k = 0; k < of(c).size(); k++) {
            answered += of(c).get(k).perHour() * answered(c, k);
        }
        return perHour[c] > 0 ? Math.min(1, answered / perHour[c]) : 1;
    }

    /** Messages per microsecond that a device of a class brings to a set now. */
    double load(int c, int set, long now) {
        double pages = set == table.gate[table.coreOfClass[c]] ? paging.work(c) + pagedAgain(c, set) : 0;
        return (load[c][set] - fewer(c, set, now) + pages) * hours.share(c, now);
    }

    /** Messages per microsecond that a device of a class does not bring to a set in its busiest hour because it makes one contact for several. */
    private double fewer(int c, int set, long now) {
        double fewer = 0;
        for (int k = 0; k < of(c).size(); k++) {
            if (of(c).get(k).merges()) {
                double perMicro = of(c).get(k).perHour() / 3600 / SignallingTable.SECOND;
                fewer += perMicro * (1 - merged(c, k, now)) * table.contactMessages[c][k][set];
            }
        }
        return fewer;
    }

    /** Messages per microsecond that a device of a class brings to a set now that has a radio cell and is not served. */
    double loadWithoutService(int c, int set, long now) {
        return loadWithoutService[c][set] * hours.share(c, now);
    }

    /** Messages per microsecond of further pages and of the answers to them, for each device of a class in its busiest hour. */
    private double pagedAgain(int c, int amf) {
        double one = functions.acceptance(amf);
        double further = one > 0 ? oneOf(paging.tries(c), one) / one - 1 : paging.tries(c) - 1;
        double messages = 0;
        for (int k = 0; k < isPagedAgain[c].length; k++) {
            messages +=
                    isPagedAgain[c][k] && one < 1 ? 2 * further * of(c).get(k).perHour() : 0;
        }
        return messages / 3600 / SignallingTable.SECOND;
    }

    /** Chance that one of some tries succeeds. */
    private static double oneOf(int tries, double chance) {
        return 1 - StrictMath.pow(1 - chance, tries);
    }

    /** Contacts in an hour, now, that devices of a class make again. */
    double repeated(int c, int contact) {
        return repeats.perHour(c, contact);
    }

    /** Contacts in an hour, now, that devices of a class begin, served or not; guests only while they are guests. */
    double begun(int c, int contact, Crowd crowd, long now) {
        return present(c, crowd) * rate(c, contact, now);
    }

    private double present(int c, Crowd crowd) {
        return table.classes.get(c).roaming().isPresent() ? crowd.reached(c, 0) : table.membersOfClass[c];
    }

    /**
     * Of those, how many get an answer from nobody: those of devices that are served neither at home nor as guests and have no other way, and of others what the core
     * does not answer, or where they are made again does not answer in the end.
     */
    double failed(int c, int contact, Crowd crowd, long now) {
        boolean isRepeated = of(c).get(contact).repeat().isPresent();
        double answered = crowd.served(c) * (isRepeated ? letIn(c, contact) : answered(c, contact))
                + crowd.trying(c) * answeredWithoutService(c, contact);
        for (int guests : table.guestsOf(c)) {
            for (int k = 0; k < of(guests).size(); k++) {
                boolean isSame = of(guests)
                        .get(k)
                        .procedure()
                        .id()
                        .equals(of(c).get(contact).procedure().id());
                answered += isSame
                        ? crowd.served(guests) * answered(guests, k)
                                + crowd.trying(guests) * answeredWithoutService(guests, k)
                        : 0;
            }
        }
        double left = Math.max(0, present(c, crowd) - answered);
        double unanswered = left * rate(c, contact, now) + repeats.givenUpPerHour(c, contact);
        return unanswered * (1 - of(c).get(contact).elsewhere());
    }
}
