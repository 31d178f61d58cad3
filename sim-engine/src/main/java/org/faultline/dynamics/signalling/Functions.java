package org.faultline.dynamics.signalling;

import java.util.Arrays;

/**
 * The instances of all network functions during one run: how much waits at each, and what it still takes.
 *
 * <p>An instance at level x handles x times its rate. Contacts of served devices are a steady stream that takes part of that; what is
 * left, but at least {@value #LEAST_SPARE} of it, works on the messages of attempts, first in first out, so that a backlog B
 * drains at the spare rate v and a message that finds it waits B / v. Messages of a cohort arrive spread over a tick of length d. While they
 * leave the room half empty all are let in, and wait only for what does not drain within the tick, {@code max(0, B + M - v d) / v}.
 * Otherwise the end of the tick decides on all that came within it together. What finds no room is lost, from attempts and from contacts in the
 * same proportion.
 */
final class Functions {

    private static final double LEAST_SPARE = 0.02;
    /** How far the share of contacts that are let in moves towards that of attempts at a look, against swinging. */
    private static final double PULL = 0.5;
    /**
     * Microseconds from one look to the next, at least. What contacts take of a function follows the share that it lets in; looked at more often than messages
     * come, it would make way for every one of them.
     */
    private static final long LOOK = (long) SignallingTable.SECOND;

    private static final double CRUMB = 1e-9;
    private static final double CALM = 0.5;

    private final SignallingTable table;
    private final Directory directory;
    private final Impostors impostors;
    private final double[] level;
    private final double[] backlog;
    private final long[] touched;
    private final double[] background;
    private final double[] wanted;
    private final double[] flood;
    private final double[] offered;
    private final double[] admitted;
    private final double[] acceptance;
    private final double[] refusing;
    private final double[] acceptanceOfSet;
    private final double[] delayOfSet;
    private final double[] takenOfSet;
    private final double[] fillOfSet;
    private final long[] fillAt;
    /** Messages that could have been worked on since the last tick, had there been any. */
    private final double[] idle;
    /** Messages of cohorts that were let in within this tick while the room was half empty. */
    private final double[] taken;
    /** Messages of cohorts on which the end of the tick decides, and those of them that begin their procedure here. */
    private final double[] deferred;

    private final double[] deferredNew;
    /** By limit of the class, of those who begin. */
    private final double[][] deferredOf;

    private final double[][] shareOf;
    private final Filling filling;

    private final double[] shareUnderWay;
    private final double[] left;
    private final double[] start;
    private final double[] arrived;
    private final double[] lost;
    private long nextLook;

    Functions(SignallingTable table, Directory directory, Impostors impostors) {
        this.table = table;
        this.directory = directory;
        this.impostors = impostors;
        int n = table.instances;
        level = new double[n];
        backlog = new double[n];
        touched = new long[n];
        background = new double[n];
        wanted = new double[n];
        flood = new double[n];
        offered = new double[n];
        admitted = new double[n];
        acceptance = new double[n];
        refusing = new double[n];
        acceptanceOfSet = new double[table.sets];
        delayOfSet = new double[table.sets];
        takenOfSet = new double[table.sets];
        fillOfSet = new double[table.sets];
        fillAt = new long[table.sets];
        idle = new double[n];
        taken = new double[n];
        deferred = new double[n];
        deferredNew = new double[n];
        deferredOf = new double[table.limits.length][n];
        shareOf = new double[table.limits.length][n];
        filling = new Filling(table.limits.length);
        shareUnderWay = new double[n];
        left = new double[n];
        start = new double[n];
        arrived = new double[table.sets];
        lost = new double[table.sets];
    }

    /** Everything works and nothing waits. */
    void reset() {
        Arrays.fill(level, 1);
        Arrays.fill(backlog, 0);
        Arrays.fill(touched, 0);
        Arrays.fill(background, 0);
        Arrays.fill(wanted, 0);
        Arrays.fill(flood, 0);
        Arrays.fill(offered, 0);
        Arrays.fill(admitted, 0);
        Arrays.fill(acceptance, 1);
        Arrays.fill(refusing, 0);
        Arrays.fill(fillAt, -1);
        Arrays.fill(idle, 0);
        Arrays.fill(taken, 0);
        Arrays.fill(deferred, 0);
        Arrays.fill(deferredNew, 0);
        for (double[] some : deferredOf) {
            Arrays.fill(some, 0);
        }
        Arrays.fill(arrived, 0);
        Arrays.fill(lost, 0);
        nextLook = 0;
        look(0);
    }

    /** An instance works at another level; at zero it forgets what waited. */
    void setLevel(int i, double to, long now) {
        drain(i, now);
        if (to == 0 && level[i] > 0) {
            directory.died(i, now);
            backlog[i] = 0;
            acceptance[i] = 0;
        } else if (to > 0 && level[i] == 0) {
            directory.returned(i, now);
            acceptance[i] = 1;
            touched[i] = now;
        }
        level[i] = to;
        directory.sumWeights(table.setOfInstance[i], now);
    }

    double level(int i) {
        return level[i];
    }

    /** Whether an instance works, but answers wrongly. */
    boolean isWrong(int i) {
        return level[i] > 0 && level[i] < table.wrongBelow[table.setOfInstance[i]];
    }

    /** Whether a set is a register that does not work: nobody asks it, and who keeps an answer uses that. */
    boolean isUnasked(int s) {
        return table.isRegister[s] && directory.isBlind(table.coreOfSet[s]);
    }

    /** Heartbeats, per microsecond, that a register gets from the instances that work. */
    double heartbeats(int register) {
        if (table.beat[register] == 0) {
            return 0;
        }
        int working = 0;
        for (int i = 0; i < level.length; i++) {
            working += level[i] > 0 && table.reportsTo[table.setOfInstance[i]] == register ? 1 : 0;
        }
        return working * table.beat[register];
    }

    private double speed(int i) {
        return table.rate[i] * level[i];
    }

    private double spare(int i) {
        double mu = speed(i);
        return Math.max(LEAST_SPARE * mu, mu - background[i]);
    }

    private void drain(int i, long now) {
        if (now <= touched[i]) {
            return; // a cohort was here that is ahead of its time by a part of a tick
        }
        double could = (now - touched[i]) * spare(i);
        double did = Math.min(backlog[i], could);
        backlog[i] -= did;
        idle[i] = Math.min(idle[i] + could - did, table.tick * spare(i));
        touched[i] = now;
    }

    /** Share of its room that is taken at an instance. */
    double fill(int i, long now) {
        if (level[i] == 0) {
            return 0;
        }
        drain(i, now);
        return Math.min(1, (backlog[i] + deferred[i]) / (table.room[table.setOfInstance[i]] * speed(i)));
    }

    /** Whether contacts want more of an instance that works than it can do. */
    boolean isFullOfContacts(int i) {
        return level[i] > 0 && wanted[i] > (1 - LEAST_SPARE) * speed(i);
    }

    /** Share of the work of a set that goes to instances of which contacts want more than they can do. */
    double fullOfContacts(int s, long now) {
        double sum = 0;
        for (int i = table.firstInstance[s]; i < table.firstInstance[s + 1]; i++) {
            sum += isFullOfContacts(i) ? directory.mix(i, now) : 0;
        }
        return sum;
    }

    /** Messages that a set can take within a time before so much of its room is taken. */
    double free(int s, double upTo, double spread, long now) {
        double sum = 0;
        for (int i = table.firstInstance[s]; i < table.firstInstance[s + 1]; i++) {
            if (level[i] > 0) {
                drain(i, now);
                sum += Math.max(0, upTo * table.room[s] * speed(i) + spread * spare(i) - backlog[i] - deferred[i]);
            }
        }
        return sum;
    }

    /** Share of its room that is taken at a set, on the mean over instances as work is sent to them; worked out once for a moment. */
    double fillOf(int s, long now) {
        if (fillAt[s] == now) {
            return fillOfSet[s];
        }
        fillAt[s] = now;
        double sum = 0;
        for (int i = table.firstInstance[s]; i < table.firstInstance[s + 1]; i++) {
            sum += directory.mix(i, now) * fill(i, now);
        }
        fillOfSet[s] = sum;
        return sum;
    }

    /** A message of one device arrives at an instance that works; true when it is let in to fill at most a share of the room. */
    boolean admit(int i, double upTo, long now) {
        drain(i, now);
        boolean isIn = table.room[table.setOfInstance[i]] * speed(i) * upTo - backlog[i] > CRUMB;
        count(i, 1, isIn ? 1 : 0);
        return isIn;
    }

    /** Whether messages that arrive at an instance within a tick leave its waiting room half empty, or emptier where they may fill less, so that all of them are let in. */
    boolean isCalm(int i, double messages, double upTo, long now) {
        drain(i, now);
        double v = spare(i);
        return deferred[i] == 0
                && backlog[i] + messages - v * table.tick
                        <= Math.min(CALM, upTo) * table.room[table.setOfInstance[i]] * speed(i);
    }

    /** Messages of a cohort are let in at a calm instance. */
    void take(int i, double messages, long now) {
        drain(i, now);
        taken[i] += messages;
        count(i, messages, 1);
    }

    /** Messages of a cohort will be let in, or not, at the end of the tick, together with all that come within it. */
    void defer(int i, double messages, boolean isNew, int limit) {
        deferred[i] += messages;
        deferredNew[i] += isNew ? messages : 0;
        deferredOf[limit][i] += isNew ? messages : 0;
    }

    /**
     * Decides on what was deferred at an instance: all share alike what is free, or those under way go first where room is kept for
     * them. What could have been worked on during the tick, had it been let in at once, is made up for.
     *
     * @param forNew share of the room that requests may fill which begin
     */
    void decide(int i, double forNew, long now) {
        drain(i, now);
        boolean isKept = forNew < 1;
        double underWay = deferred[i] - deferredNew[i];
        double free = table.room[table.setOfInstance[i]] * speed(i) - backlog[i] + idle[i];
        double claiming = isKept ? underWay : deferred[i];
        shareUnderWay[i] = claiming <= Math.max(0, free) ? 1 : Math.max(0, free) / claiming;
        left[i] = Math.max(0, free) - shareUnderWay[i] * underWay;
        start[i] = backlog[i] - idle[i];
        if (table.limits.length > 1 && deferred[i] > 0) {
            fill(i, forNew, underWay);
        }
    }

    /** As {@link #decide}, where some classes may fill less of the room than others: they are let in only while it is as empty. */
    private void fill(int i, double forNew, double underWay) {
        double whole = table.room[table.setOfInstance[i]] * speed(i);
        boolean isKept = forNew < 1;
        int last = table.limits.length - 1;
        for (int l = 0; l <= last; l++) {
            double others = l == last && !isKept ? underWay : 0;
            filling.set(l, Math.min(table.limits[l], forNew) * whole, deferredOf[l][i] + others);
        }
        double drained = spare(i) * table.tick;
        filling.run(start[i] + drained, isKept ? drained - shareUnderWay[i] * underWay : drained);
        for (int l = 0; l <= last; l++) {
            shareOf[l][i] = filling.share(l);
        }
        shareUnderWay[i] = isKept ? shareUnderWay[i] : filling.share(last);
    }

    /** Share that is let in of those who begin and may fill only so much of the room, by the number of the limit of their class; after {@link #decide}. */
    double shareOfNew(int i, double upTo, int limit) {
        if (table.limits.length > 1) {
            return shareOf[limit][i];
        }
        double closed = (1 - upTo) * table.room[table.setOfInstance[i]] * speed(i);
        double fits = Math.max(0, left[i] - closed);
        return deferredNew[i] <= fits ? 1 : fits / deferredNew[i];
    }

    double shareOfUnderWay(int i) {
        return shareUnderWay[i];
    }

    /** Counts a deferred parcel's messages that were let in, and those that were not. */
    void settle(int i, double messages, double share) {
        count(i, messages, share);
    }

    /** Time until the first of what was let in together is done; below zero when that was within the tick. */
    double firstDone(int i) {
        return start[i] / spare(i);
    }

    /** Time until the last of what was let in together is done; after all were settled. */
    double lastDone(int i) {
        return (backlog[i] - idle[i]) / spare(i);
    }

    /** Ends the decision on an instance. */
    void decided(int i) {
        backlog[i] = Math.max(0, backlog[i] - idle[i]);
        idle[i] = 0;
        deferred[i] = 0;
        deferredNew[i] = 0;
        for (double[] some : deferredOf) {
            some[i] = 0;
        }
    }

    private void count(int i, double messages, double share) {
        int s = table.setOfInstance[i];
        backlog[i] += messages * share;
        offered[i] += messages;
        admitted[i] += messages * share;
        arrived[s] += messages;
        lost[s] += messages * (1 - share);
    }

    /** Messages were sent to an instance that is dead. */
    void loseAt(int i, double messages) {
        int s = table.setOfInstance[i];
        arrived[s] += messages;
        lost[s] += messages;
    }

    /** Time from arrival to answer of what was let in last. */
    double delay(int i, double spread, long now) {
        drain(i, now);
        double v = spare(i);
        return Math.max(1 / speed(i), backlog[i] / v - spread);
    }

    /** Time from arrival to answer of a message that comes at the beginning of a tick, before all that come within it. */
    double delayOfFirst(int i) {
        return Math.max(1 / speed(i), (backlog[i] - taken[i]) / spare(i));
    }

    /** Sets what contacts ask of a set, in messages per microsecond; they are sent like everything else. */
    void setContacts(int s, double messages, long now) {
        directory.sumWeights(s, now);
        double kept = messages * (1 - impostors.taken(s, now));
        for (int i = table.firstInstance[s]; i < table.firstInstance[s + 1]; i++) {
            wanted[i] = kept * directory.sent(i, now) + flood[i];
        }
    }

    /** Messages per microsecond that no device means come to an instance, like those of contacts. */
    void setFlood(int i, double messages) {
        flood[i] = messages;
    }

    /** Works out from the last tick, or the ticks since the last look where these are short, what contacts get in this one. */
    void tick(long now) {
        boolean isLooking = now >= nextLook;
        nextLook = isLooking ? now + LOOK : nextLook;
        for (int i = 0; i < level.length; i++) {
            drain(i, now);
            idle[i] = 0;
            taken[i] = 0;
            double mu = speed(i);
            if (mu == 0) {
                acceptance[i] = 0;
                background[i] = 0;
            } else {
                if (isLooking) {
                    double share = offered[i] > 0 ? admitted[i] / offered[i] : 1;
                    acceptance[i] += PULL * (share - acceptance[i]);
                }
                double most = (1 - LEAST_SPARE) * mu;
                double fits = wanted[i] > most ? most / wanted[i] : 1;
                background[i] = wanted[i] * Math.min(fits, acceptance[i]);
            }
            if (isLooking || mu == 0) {
                offered[i] = 0;
                admitted[i] = 0;
            }
        }
    }

    /** Chance that one message of a contact is handled by a set, and the time it spends there, as of the last look. */
    double acceptance(int s) {
        return acceptanceOfSet[s];
    }

    /** Time that a message of a contact spends at a set, in microseconds, as of the last look. */
    double delayOf(int s) {
        return delayOfSet[s];
    }

    /** Share of the procedures of contacts that meet an impostor in place of a set, as of the last look. */
    double taken(int s) {
        return takenOfSet[s];
    }

    /** Looks at what contacts would find now. */
    void look(long now) {
        for (int s = 0; s < acceptanceOfSet.length; s++) {
            acceptanceOfSet[s] = acceptance(s, now);
            delayOfSet[s] = delayOf(s, now);
            takenOfSet[s] = impostors.taken(s, now);
        }
    }

    private double acceptance(int s, long now) {
        double sum = 0;
        for (int i = table.firstInstance[s]; i < table.firstInstance[s + 1]; i++) {
            double fits = wanted[i] > 0 && level[i] > 0 ? Math.min(1, (1 - LEAST_SPARE) * speed(i) / wanted[i]) : 1;
            sum += directory.sent(i, now) * Math.min(fits, acceptance[i]);
        }
        return sum > 1 - 1e-9 ? 1 : sum;
    }

    private double delayOf(int s, long now) {
        double sum = 0;
        for (int i = table.firstInstance[s]; i < table.firstInstance[s + 1]; i++) {
            if (level[i] > 0) {
                drain(i, now);
                sum += directory.mix(i, now) * (backlog[i] / spare(i));
            }
        }
        return sum;
    }

    /** New weights in proportion to rate, level and the room that is left. */
    void rebalance(int s, long now) {
        for (int i = table.firstInstance[s]; i < table.firstInstance[s + 1]; i++) {
            directory.weigh(i, speed(i) * Math.max(LEAST_SPARE, 1 - fill(i, now)));
        }
        directory.sumWeights(s, now);
    }

    /** Share of requests that the access network turns away on behalf of an instance. */
    double refusing(int i) {
        return refusing[i];
    }

    void setRefusing(int i, double share) {
        refusing[i] = share;
    }

    /** Messages that wait at a set. */
    double waiting(int s, long now) {
        double sum = 0;
        for (int i = table.firstInstance[s]; i < table.firstInstance[s + 1]; i++) {
            drain(i, now);
            sum += backlog[i];
        }
        return sum;
    }

    /** Messages of attempts that arrived at a set since the start. */
    double arrived(int s) {
        return arrived[s];
    }

    /** Of those, how many found no room. */
    double lost(int s) {
        return lost[s];
    }

    /** Share of the speed of a set that is used by contacts, now. */
    double contactLoad(int s) {
        double used = 0;
        double all = 0;
        for (int i = table.firstInstance[s]; i < table.firstInstance[s + 1]; i++) {
            used += background[i];
            all += speed(i);
        }
        return all == 0 ? 0 : used / all;
    }
}
