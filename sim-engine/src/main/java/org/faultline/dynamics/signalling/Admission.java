package org.faultline.dynamics.signalling;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;
import org.faultline.kernel.Agenda;
import org.faultline.model.AccessCategory;
import org.faultline.threat.Effect;

/**
 * What becomes of a parcel where somebody decides on it: the access network, an AMF that refuses, who asks and throttles himself, and a function whose room may be full. A
 * share of it goes on, the rest is sent back for its next attempt; how it goes on is the matter of its {@link Passage}. On what comes to a room more than half full the end of the
 * tick decides, on all together.
 */
final class Admission {

    private static final double WHOLE = 1 - 1e-12;
    /** Share of a tick within which a parcel that comes at its beginning may be late. */
    private static final double EARLY = 0.05;

    private static final double CRUMB = 1e-9;
    /** Places at which a function looks for parcels with the same beginnings. */
    private static final int PLACES = 256;

    /** The delay of what was not let in. */
    static final double NOT_LET_IN = -1;

    private final SignallingTable table;
    private final Functions functions;
    private final Directory directory;
    private final Impostors impostors;
    private final Parcels parcels;
    private final Overload overload;
    private final Bars bars;
    private final LetIn letIn;
    private final Agenda agenda;
    private final AirAccess air;
    private final Gate gate;
    private final int coming;
    /** By set: parcels on which the end of the tick decides. */
    private final IntList[] deferred;

    /** By set, and place that parcels with the same beginnings have: the last of them, or below zero. */
    private final int[][] lastAt;

    private double passed;
    private double late;
    private double first;
    private double last;
    private double full;
    private Crowd crowd;
    private Resending resending;
    private double spread;
    private Quotas quotas;

    /** Hears of parcels that the end of a tick lets go on. */
    interface Leaving {

        /**
         * A parcel goes on.
         *
         * @param first microseconds after which the first of its members leave
         * @param last microseconds after which the last of them do
         * @param phase when it came, as a share of the tick that ends
         */
        void of(int parcel, double first, double last, double phase);
    }

    Admission(
            SignallingTable table,
            Functions functions,
            Directory directory,
            Impostors impostors,
            Parcels parcels,
            Overload overload,
            Bars bars,
            LetIn letIn,
            Agenda agenda) {
        this.table = table;
        this.functions = functions;
        this.directory = directory;
        this.impostors = impostors;
        this.parcels = parcels;
        this.overload = overload;
        this.bars = bars;
        this.letIn = letIn;
        this.agenda = agenda;
        air = new AirAccess(table);
        gate = new Gate(table, parcels, functions, directory, overload);
        deferred = new IntList[table.sets];
        Arrays.setAll(deferred, s -> new IntList());
        lastAt = new int[table.sets][PLACES];
        coming = agenda.register((p, unused) -> defer(p, agenda.now()));
    }

    /** Random access at the places of devices. */
    AirAccess air() {
        return air;
    }

    /** Joins the devices, and what is sent to them again, to what decides on them; members of a parcel come spread over a time. */
    void connect(Crowd devices, Resending network, double spreadMicros) {
        crowd = devices;
        resending = network;
        spread = spreadMicros;
        quotas = new Quotas(table, devices);
    }

    /** Nothing waits for a decision, and the air is calm. */
    void reset() {
        air.reset();
        for (IntList some : deferred) {
            some.clear();
        }
        for (int[] some : lastAt) {
            Arrays.fill(some, SignallingTable.NONE);
        }
    }

    /** Lets an attempt through the access network, as far as that is not barred, turned away or too full; false when nothing is left. */
    boolean letsBegin(int p, long now) {
        int c = parcels.devices[p];
        int core = table.coreOfClass[c];
        boolean isExempt = table.classes.get(c).isExempt();
        AccessCategory category = table.stage(c, parcels.stage[p]).category();
        if (!isExempt
                && (!part(p, overload.barringFactor(core, category), Crowd.Setback.BARRED, now)
                        || (!bars.areNone() && !part(p, crowd.throughBars(p, bars), Crowd.Setback.BARRED, now)))) {
            return false;
        }
        if (overload.turnsAway(core, category, isExempt)
                && !part(p, 1 - gate.turnedAway(p, core, now), Crowd.Setback.TURNED_AWAY, now)) {
            return false;
        }
        return air.isFree() || part(p, crowd.throughTheAir(p, air), Crowd.Setback.FAILED, now);
    }

    /** Lets devices complete their stage, as far as their slice has room; false when nothing is left. */
    boolean letsComplete(int p) {
        return quotas.areNone() || part(p, roomInSlice(p), Crowd.Setback.OVER_QUOTA, agenda.now());
    }

    private double roomInSlice(int p) {
        return quotas.share(parcels.devices[p], parcels.stage[p], parcels.size(p));
    }

    /** Keeps a share of a parcel and sends back the rest; false when nothing is left. */
    private boolean part(int p, double share, Crowd.Setback why, long base) {
        if (share >= 1) {
            return true;
        }
        double passing = crowd.pass(p, Math.max(0, share));
        if (passing < 1 && !parcels.isVain[p]) {
            crowd.sendBack(p, 1 - passing, why, base);
        }
        if (passing <= 0) {
            parcels.release(p);
            return false;
        }
        parcels.scale(p, passing);
        return true;
    }

    /** Lets a parcel come to its function, as far as nobody takes its request, refuses it or does not send it; false when nothing is left. */
    boolean letsCome(int p, int set, long now) {
        int c = parcels.devices[p];
        if (isNew(p)) {
            if (!impostors.areNone() && !isPastImpostors(p, c, set, now)) {
                return false;
            }
            int core = table.coreOfClass[c];
            boolean comes = set == table.gate[core] ? admits(p, c, core, now) : isAsked(p, set, now);
            if (!comes) {
                return false;
            }
        }
        letIn.came(p, set);
        return true;
    }

    /** Sends back those of a parcel whose request goes to an impostor in place of a set; false when nothing is left. */
    private boolean isPastImpostors(int p, int c, int set, long now) {
        double refused = impostors.share(set, Effect.Answers.REFUSE, now);
        double dropped = impostors.share(set, Effect.Answers.DROP, now);
        if (!part(p, 1 - refused, Crowd.Setback.FAILED, now + table.radioTime[table.coreOfClass[c]])) {
            return false;
        }
        long silence = Math.max(now, patience(p));
        return dropped == 0 || part(p, 1 - dropped / (1 - refused), Crowd.Setback.FAILED, silence);
    }

    /** What the AMF refuses before it begins to work; false when nothing is left. */
    private boolean admits(int p, int c, int core, long now) {
        boolean isRegistering = parcels.stage[p] == 0 || parcels.stage[p] == table.update[c];
        if (parcels.isVain[p] || table.classes.get(c).isExempt() || !isRegistering) {
            return true;
        }
        double size = parcels.size(p);
        double congested = gate.congested(p, core, spread, now);
        Crowd.Setback kind = table.classes.get(c).obeysBackOff() ? Crowd.Setback.BACKED_OFF : Crowd.Setback.FAILED;
        if (!part(p, 1 - congested, kind, now + table.radioTime[core])) {
            return false;
        }
        double admitted = overload.takeTokens(core, parcels.member[p] >= 0 ? 1 : size * (1 - congested), now);
        kind = table.classes.get(c).obeysBackOff() ? Crowd.Setback.PACED : Crowd.Setback.FAILED;
        if (!part(p, admitted, kind, now + table.radioTime[core])) {
            return false;
        }
        if (overload.congestedFrom(core) <= 1) {
            letIn.begin(p);
        }
        return true;
    }

    /** What who asks a set does not send; false when nothing is left. */
    private boolean isAsked(int p, int set, long now) {
        overload.requested(set, parcels.size(p));
        return part(p, 1 - overload.throttled(set), Crowd.Setback.FAILED, now);
    }

    /** Lets the message of one device in, or not; gives the time until it is done, or {@link #NOT_LET_IN}. */
    double serveOne(int p, int set, long now) {
        boolean isNew = isNew(p);
        int i = gate.hostOf(p, set, now);
        boolean isDead = i < 0 || functions.level(i) == 0;
        if (isDead && i >= 0) {
            functions.loseAt(i, 1);
        }
        if (isDead) {
            loseAll(p, now);
            return NOT_LET_IN;
        }
        if (!functions.admit(i, isNew ? roomFor(parcels.devices[p]) : 1, now)) {
            findNoRoom(p, now);
            return NOT_LET_IN;
        }
        double delay = functions.delay(i, 0, now);
        if (delay > table.timeOut[set]) {
            giveUp(p, 1, now + (long) table.timeOut[set]);
            parcels.isVain[p] = true;
            parcels.gaveUp[p] = Parcels.TOLD;
        }
        if (isNew) {
            overload.accepted(set, 1);
        }
        return delay;
    }

    /** Lets a cohort in that comes from a moment on; true when some of it goes on at once, from {@link #firstDone} to {@link #lastDone}. */
    boolean serveMany(int p, int set, long at) {
        long now = agenda.now();
        if (directory.isGone(set, now)) {
            loseAll(p, at);
            return false;
        }
        double size = parcels.size(p);
        double upTo = isNew(p) ? roomFor(parcels.devices[p]) : 1;
        boolean isCalm = true;
        for (int i = table.firstInstance[set]; i < table.firstInstance[set + 1]; i++) {
            isCalm &= functions.level(i) == 0 || functions.isCalm(i, size * directory.sent(i, now), upTo, now);
        }
        if (!isCalm) {
            defer(p, at);
            return false;
        }
        clear();
        for (int i = table.firstInstance[set]; i < table.firstInstance[set + 1]; i++) {
            double mix = directory.sent(i, now);
            if (mix > 0 && functions.level(i) == 0) {
                functions.loseAt(i, size * mix);
            } else if (mix > 0) {
                functions.take(i, size * mix, now);
                add(mix, functions.delayOfFirst(i), functions.delay(i, spread, now), table.timeOut[set]);
            }
        }
        return keep(p, set, size, at);
    }

    /** Microseconds until the first of what was let in last is done. */
    double firstDone() {
        return first / passed;
    }

    /** Microseconds until the last of what was let in last is done. */
    double lastDone() {
        return last / passed;
    }

    /**
     * Leaves it to the end of the tick what becomes of a parcel whose members come over a tick's time from a moment on: those who come in the next
     * tick wait for the end of that one. Who comes in the same tick from the same beginnings goes on together.
     */
    private void defer(int p, long at) {
        int set = table.hops[parcels.devices[p]][parcels.lane[p]][parcels.hop[p]];
        long now = agenda.now();
        long begin = (long) (Math.floor(now / spread) * spread);
        double later = Math.min(1, (at - begin) / spread);
        parcels.came[p] = at;
        if (later > 1 - EARLY) {
            agenda.later((long) (begin + spread) + 1, coming, p, 0);
            return;
        }
        if (later > EARLY) {
            int rest = parcels.copy(p);
            parcels.scale(rest, later);
            parcels.scale(p, 1 - later);
            parcels.came[p] = begin;
            agenda.later((long) (begin + spread) + 1, coming, rest, 0);
        }
        for (int i = table.firstInstance[set]; i < table.firstInstance[set + 1]; i++) {
            functions.defer(
                    i, parcels.size(p) * directory.sent(i, now), isNew(p), overload.limitOf(parcels.devices[p]));
        }
        int place = parcels.placeAmong(p, PLACES);
        int other = lastAt[set][place];
        if (other >= 0 && parcels.isAlike(p, other)) {
            parcels.join(other, p);
        } else {
            lastAt[set][place] = p;
            deferred[set].add(p);
        }
    }

    /** True while the end of a tick has to decide on parcels. */
    boolean isDeciding() {
        for (IntList some : deferred) {
            if (some.size() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Lets in, or not, what came to full functions within the tick that ends. */
    void decide(long now, Leaving leaving) {
        air.tick();
        for (int set = 0; set < deferred.length; set++) {
            if (deferred[set].size() > 0) {
                decide(set, now, leaving);
            }
        }
    }

    private void decide(int set, long now, Leaving leaving) {
        IntList all = deferred[set];
        takeLeft(all);
        int begin = table.firstInstance[set];
        int end = table.firstInstance[set + 1];
        for (int i = begin; i < end; i++) {
            functions.decide(i, overload.forNew(table.coreOfSet[set]), now);
        }
        for (int k = 0; k < all.size(); k++) {
            int p = all.at(k);
            for (int i = begin; i < end; i++) {
                if (functions.level(i) > 0) {
                    functions.settle(i, parcels.size(p) * directory.sent(i, now), shareOf(p, i));
                }
            }
        }
        for (int k = 0; k < all.size(); k++) {
            int p = all.at(k);
            clear();
            for (int i = begin; i < end; i++) {
                double mix = directory.sent(i, now);
                if (mix > 0 && functions.level(i) == 0) {
                    functions.loseAt(i, parcels.size(p) * mix);
                } else if (mix > 0) {
                    double share = shareOf(p, i);
                    add(mix * share, functions.firstDone(i), functions.lastDone(i), table.timeOut[set]);
                    full += mix * (1 - share);
                }
            }
            if (!parcels.isVain[p] && !crowd.isAwaited(p)) {
                parcels.isVain[p] = true;
            }
            if (keep(p, set, parcels.size(p), now)) {
                leaving.of(p, firstDone(), lastDone(), (parcels.came[p] - now) / spread + 1);
            }
        }
        for (int i = begin; i < end; i++) {
            functions.decided(i);
        }
        all.clear();
        Arrays.fill(lastAt[set], SignallingTable.NONE);
    }

    /** Those of some parcels who are gone wait for the decision on their own. */
    private void takeLeft(IntList all) {
        for (int k = all.size() - 1; k >= 0; k--) {
            int gone = parcels.takeLeft(all.at(k));
            if (gone != SignallingTable.NONE) {
                all.add(gone);
            }
        }
    }

    private boolean isNew(int p) {
        return table.isFirstVisit[parcels.devices[p]][parcels.lane[p]][parcels.hop[p]];
    }

    private double shareOf(int p, int i) {
        int c = parcels.devices[p];
        return isNew(p) ? functions.shareOfNew(i, roomFor(c), overload.limitOf(c)) : functions.shareOfUnderWay(i);
    }

    /** Share of a waiting room that devices may fill with requests that begin. */
    private double roomFor(int c) {
        return Math.min(table.limits[overload.limitOf(c)], overload.forNew(table.coreOfClass[c]));
    }

    private void clear() {
        passed = 0;
        late = 0;
        first = 0;
        last = 0;
        full = 0;
    }

    /** An instance lets in a share of a parcel. */
    private void add(double share, double firstDone, double lastDone, double timeOut) {
        passed += share;
        late += (firstDone + lastDone) / 2 > timeOut ? share : 0;
        first += share * firstDone;
        last += share * lastDone;
    }

    /** Keeps of a parcel what the instances of a set let in, less those for whom it takes too long; false when nothing goes on. */
    private boolean keep(int p, int set, double size, long now) {
        double kept = passed > WHOLE ? 1 : passed;
        if (isNew(p)) {
            overload.accepted(set, size * kept);
        }
        if (kept < 1) {
            loseWithoutRoom(p, 1 - kept, now);
        }
        if (kept * size < CRUMB) {
            parcels.release(p);
            return false;
        }
        if (late > 0) {
            giveUp(p, late, now + (long) table.timeOut[set]);
        }
        if (late >= kept * WHOLE) {
            parcels.isVain[p] = true;
            parcels.gaveUp[p] = Parcels.TOLD;
        }
        parcels.scale(p, parcels.isVain[p] ? kept : kept - late);
        return true;
    }

    /** A share of a parcel was lost, of it those for want of room who come to a full instance; the network asks them again where it does. */
    private void loseWithoutRoom(int p, double share, long now) {
        double again = resending.isRepeated(p) ? Math.min(full, share) : 0;
        if (again > 0) {
            int other = parcels.copy(p);
            parcels.scale(other, again);
            findNoRoom(other, now);
        }
        if (again < share) {
            lose(p, share - again, now);
        }
    }

    /** A parcel finds no room; the network asks its devices again, or it is lost. */
    private void findNoRoom(int p, long now) {
        if (resending.isRepeated(p)) {
            if (resending.nextAt(p, now) > patience(p)) {
                stopWaiting(p, now);
            }
            if (resending.isLost(p, now)) {
                return;
            }
        }
        loseAll(p, now);
    }

    private void loseAll(int p, long now) {
        lose(p, 1, now);
        parcels.release(p);
    }

    /** A share of a parcel was lost on the way: its devices wait for an answer until their timer ends. */
    private void lose(int p, double share, long now) {
        if (!parcels.isVain[p]) {
            crowd.sendBack(p, share, Crowd.Setback.FAILED, Math.max(now, patience(p)));
        }
    }

    /** Whoever asked a function gave up; the device is told. */
    private void giveUp(int p, double share, long when) {
        if (!parcels.isVain[p]) {
            crowd.sendBack(p, share, Crowd.Setback.FAILED, when);
        }
    }

    /** Sends back the devices of a parcel that leaves a function too late for an answer; its work goes on in vain. */
    void loseTheLate(int p, long next, long now) {
        if (!parcels.isVain[p] && next > patience(p)) {
            stopWaiting(p, now);
        }
    }

    private void stopWaiting(int p, long now) {
        if (!parcels.isVain[p]) {
            long when = Math.max(now, patience(p));
            crowd.sendBack(p, 1, Crowd.Setback.FAILED, when);
            parcels.isVain[p] = true;
            parcels.gaveUp[p] = when;
        }
    }

    /** When the devices of a parcel stop waiting for an answer. */
    long patience(int p) {
        double seconds = table.stage(parcels.devices[p], parcels.stage[p]).answerSeconds();
        return parcels.begun[p] + SignallingTable.micros(seconds);
    }
}
