package org.faultline.dynamics.signalling;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;
import org.faultline.kernel.Agenda;
import org.faultline.model.AccessCategory;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.threat.Effect;

/**
 * The way of an attempt through the core, message by message: what controls turn away, what finds no room, how long the rest waits. When
 * it is clear that the answer will come too late the device is sent back for its next attempt; the work goes on in vain until a message
 * would reach the device.
 */
final class Passage {

    private static final int MOST_PIECES = 1000;
    private static final double WIDE_TICKS = 1.5;
    private static final double WHOLE = 1 - 1e-12;
    /** Share of a tick within which a parcel that comes at its beginning may be late. */
    private static final double EARLY = 0.05;

    private static final double CRUMB = 1e-9;
    private static final long GONE = -1;
    /** Places at which a function looks for parcels with the same beginnings. */
    private static final int PLACES = 256;

    /** Steps of a way that a question to a register takes: there and back. */
    private static final int QUESTION = 2;

    private final SignallingTable table;
    private final Functions functions;
    private final Directory directory;
    private final Impostors impostors;
    private final Parcels parcels;
    private final Overload overload;
    private final Bars bars;
    private final LetIn letIn;
    private final Latencies latencies;
    private final Agenda agenda;
    private final int arriving;
    private final int finishing;
    private final int coming;
    private final AirAccess air;
    private final Gate gate;
    /** By set: parcels on which the end of the tick decides. */
    private final IntList[] deferred;

    /** By set, and place that parcels with the same beginnings have: the last of them, or below zero. */
    private final int[][] lastAt;

    private final Share whole = new Share();
    private final IntList going = new IntList();
    private long[] leaving = {};
    private long travelled;
    private Crowd crowd;
    private SignallingMeter meter;
    private double spread;
    private Quotas quotas;

    Passage(
            SignallingTable table,
            Functions functions,
            Directory directory,
            Impostors impostors,
            Parcels parcels,
            Overload overload,
            Bars bars,
            LetIn letIn,
            Latencies latencies,
            Agenda agenda) {
        this.table = table;
        this.functions = functions;
        this.directory = directory;
        this.impostors = impostors;
        this.parcels = parcels;
        this.overload = overload;
        this.bars = bars;
        this.letIn = letIn;
        this.latencies = latencies;
        this.agenda = agenda;
        air = new AirAccess(table);
        gate = new Gate(table, parcels, functions, directory, overload);
        deferred = new IntList[table.sets];
        Arrays.setAll(deferred, s -> new IntList());
        lastAt = new int[table.sets][PLACES];
        arriving = agenda.register(this::arrive);
        finishing = agenda.register(this::finish);
        coming = agenda.register((p, unused) -> defer(p, agenda.now()));
    }

    /** Random access at the places of devices. */
    AirAccess air() {
        return air;
    }

    /** Joins the devices to their way, and to what measures them; attempts of a parcel arrive spread over a time. */
    void connect(Crowd devices, SignallingMeter watching, double spreadMicros) {
        crowd = devices;
        meter = watching;
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

    /** An attempt begins: its class, stage and devices are set. */
    void begin(int p) {
        long now = agenda.now();
        int c = parcels.devices[p];
        int core = table.coreOfClass[c];
        DeviceClass devices = table.classes.get(c);
        if (!devices.isExempt()) {
            AccessCategory category = table.stage(c, parcels.stage[p]).category();
            if (!part(p, overload.barringFactor(core, category), Crowd.Setback.BARRED, now)
                    || (!bars.areNone() && !part(p, crowd.throughBars(p, bars), Crowd.Setback.BARRED, now))
                    || !part(p, 1 - gate.turnedAway(p, core, now), Crowd.Setback.TURNED_AWAY, now)) {
                return;
            }
        }
        if (!air.isFree() && !part(p, crowd.throughTheAir(p, air), Crowd.Setback.FAILED, now)) {
            return;
        }
        meter.beforeAttempt(now);
        latencies.attempted(c, parcels.stage[p], parcels.size(p));
        parcels.begun[p] = now;
        goOn(p, now);
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

    /** Lets a parcel go on from a moment: a cohort at once as far as nobody keeps it waiting for the better part of the tick. */
    private void goOn(int p, long from) {
        long time = from;
        while (time != GONE && travel(p, time)) {
            time = step(p, travelled);
        }
    }

    /** Takes a parcel to its next function or to the end; true when it arrives there within this step of time. */
    private boolean travel(int p, long from) {
        int c = parcels.devices[p];
        int core = table.coreOfClass[c];
        int[] way = table.hops[c][parcels.lane[p]];
        long time = from;
        int hop = parcels.hop[p];
        int sender = hop == 0 ? SignallingTable.TO_DEVICE : way[hop - 1];
        while (hop < way.length && way[hop] < 0) {
            time += transit(core, sender, way[hop]);
            if (way[hop] == SignallingTable.TO_DEVICE && parcels.isVain[p]) {
                parcels.release(p);
                return false;
            }
            sender = way[hop];
            hop++;
        }
        parcels.hop[p] = hop;
        if (isQuestion(way, hop) && !asks(p, way[hop], time)) {
            return travel(p, time);
        }
        if (hop == way.length) {
            agenda.later(Math.max(time, agenda.now()), finishing, p, 0);
            return false;
        }
        travelled = time + transit(core, sender, way[hop]);
        if (parcels.member[p] >= 0 || travelled - agenda.now() > spread / 20) {
            agenda.later(travelled, arriving, p, 0);
            return false;
        }
        return true;
    }

    private boolean isQuestion(int[] way, int hop) {
        return hop + 1 < way.length && way[hop + 1] == SignallingTable.TO_ASKER && table.isRegister[way[hop]];
    }

    /** Whether somebody in a parcel has to ask a register first; who keeps an answer goes on past question and answer. */
    private boolean asks(int p, int register, long time) {
        double share = table.asks[register];
        if (share >= 1 && !functions.isUnasked(register)) {
            return true;
        }
        double asking = functions.isUnasked(register) ? 0 : crowd.pass(p, share);
        if (asking > 0 && asking < 1) {
            int knowing = parcels.copy(p);
            parcels.scale(knowing, 1 - asking);
            parcels.hop[knowing] += QUESTION;
            goOn(knowing, time);
            parcels.scale(p, asking);
        } else if (asking == 0) {
            parcels.hop[p] += QUESTION;
        }
        return asking > 0;
    }

    /** Time of a message between two ends. */
    private long transit(int core, int sender, int receiver) {
        return sender == SignallingTable.TO_DEVICE || receiver == SignallingTable.TO_DEVICE
                ? table.radioTime[core]
                : table.messageTime[core];
    }

    private void finish(int p, int unused) {
        if (!parcels.isVain[p] && crowd.isAwaited(p)) {
            meter.before(agenda.now());
            if (!quotas.areNone() && !part(p, roomInSlice(p), Crowd.Setback.OVER_QUOTA, agenda.now())) {
                return;
            }
            double done = crowd.succeed(p, agenda.now());
            latencies.completed(parcels.devices[p], parcels.stage[p], done, agenda.now() - parcels.begun[p]);
        }
        parcels.release(p);
    }

    private double roomInSlice(int p) {
        return quotas.share(parcels.devices[p], parcels.stage[p], parcels.size(p));
    }

    private void arrive(int p, int unused) {
        long next = step(p, agenda.now());
        if (next != GONE) {
            goOn(p, next);
        }
    }

    /** A parcel is at a function; gives the time at which it leaves, or that it is gone: sent back, divided, or waiting for a decision. */
    private long step(int p, long now) {
        if (!parcels.isVain[p] && !crowd.isAwaited(p)) {
            parcels.isVain[p] = true;
        }
        int c = parcels.devices[p];
        int core = table.coreOfClass[c];
        int set = table.hops[c][parcels.lane[p]][parcels.hop[p]];
        boolean isGate = set == table.gate[core];
        boolean isFirst = table.isFirstVisit[c][parcels.lane[p]][parcels.hop[p]];
        if (isFirst && !impostors.areNone() && !isPastImpostors(p, c, set, now)) {
            return GONE;
        }
        if (isFirst && isGate && !admit(p, c, core, now)) {
            return GONE;
        }
        if (isFirst && !isGate) {
            overload.requested(set, parcels.size(p));
            if (!part(p, 1 - overload.throttled(set), Crowd.Setback.FAILED, now)) {
                return GONE;
            }
        }
        letIn.came(p, set);
        return serve(p, c, set, isFirst, now);
    }

    /** Sends back those of a parcel whose request goes to an impostor in place of a set; false when nothing is left. */
    private boolean isPastImpostors(int p, int c, int set, long now) {
        double refused = impostors.share(set, Effect.Answers.REFUSE, now);
        double dropped = impostors.share(set, Effect.Answers.DROP, now);
        if (!part(p, 1 - refused, Crowd.Setback.FAILED, now + table.radioTime[table.coreOfClass[c]])) {
            return false;
        }
        long silence = Math.max(now, parcels.begun[p] + answerTime(p, c));
        return dropped == 0 || part(p, 1 - dropped / (1 - refused), Crowd.Setback.FAILED, silence);
    }

    /** What the AMF refuses before it begins to work; false when nothing is left. */
    private boolean admit(int p, int c, int core, long now) {
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

    private long serve(int p, int c, int set, boolean isFirst, long now) {
        double upTo = isFirst ? roomFor(c) : 1;
        return parcels.member[p] >= 0
                ? serveOne(p, c, set, upTo, isFirst, now)
                : serveMany(p, c, set, upTo, isFirst, now);
    }

    private long serveOne(int p, int c, int set, double upTo, boolean isFirst, long now) {
        int i = gate.hostOf(p, set, now);
        boolean isDead = i < 0 || functions.level(i) == 0;
        if (isDead && i >= 0) {
            functions.loseAt(i, 1);
        }
        double admitted = !isDead && functions.admit(i, upTo, now) ? 1 : 0;
        if (admitted == 0) {
            lose(p, c, 1, now);
            parcels.release(p);
            return GONE;
        }
        double delay = functions.delay(i, 0, now);
        if (delay > table.timeOut[set]) {
            giveUp(p, 1, now + (long) table.timeOut[set]);
            parcels.isVain[p] = true;
        }
        if (isFirst) {
            overload.accepted(set, 1);
        }
        return pass(p, c, delay, now);
    }

    private long serveMany(int p, int c, int set, double upTo, boolean isFirst, long at) {
        long now = agenda.now();
        if (directory.isGone(set, now)) {
            lose(p, c, 1, at);
            parcels.release(p);
            return GONE;
        }
        double size = parcels.size(p);
        boolean isCalm = true;
        for (int i = table.firstInstance[set]; i < table.firstInstance[set + 1]; i++) {
            isCalm &= functions.level(i) == 0 || functions.isCalm(i, size * directory.sent(i, now), upTo, now);
        }
        if (!isCalm) {
            defer(p, at);
            return GONE;
        }
        Share share = whole.clear();
        for (int i = table.firstInstance[set]; i < table.firstInstance[set + 1]; i++) {
            double mix = directory.sent(i, now);
            if (mix > 0 && functions.level(i) == 0) {
                functions.loseAt(i, size * mix);
            } else if (mix > 0) {
                functions.take(i, size * mix, now);
                share.add(mix, functions.delayOfFirst(i), functions.delay(i, spread, now), table.timeOut[set]);
            }
        }
        return leave(p, c, set, size, share, isFirst, 0, false, at);
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
                    i, parcels.size(p) * directory.sent(i, now), isNew(p), table.limitOfClass[parcels.devices[p]]);
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
    void decide(long now) {
        air.tick();
        for (int set = 0; set < deferred.length; set++) {
            if (deferred[set].size() > 0) {
                decide(set, now);
            }
        }
    }

    /** What was decided on goes on, in the tick that begins. */
    void goOn() {
        for (int k = 0; k < going.size(); k++) {
            goOn(going.at(k), leaving[k]);
        }
        going.clear();
    }

    private void decide(int set, long now) {
        IntList all = deferred[set];
        if (leaving.length < going.size() + all.size()) {
            leaving = Arrays.copyOf(leaving, 2 * (going.size() + all.size()));
        }
        int first = table.firstInstance[set];
        int end = table.firstInstance[set + 1];
        for (int i = first; i < end; i++) {
            functions.decide(i, overload.forNew(table.coreOfSet[set]), now);
        }
        for (int k = 0; k < all.size(); k++) {
            int p = all.at(k);
            for (int i = first; i < end; i++) {
                if (functions.level(i) > 0) {
                    functions.settle(i, parcels.size(p) * directory.sent(i, now), shareOf(p, i));
                }
            }
        }
        for (int k = 0; k < all.size(); k++) {
            int p = all.at(k);
            int c = parcels.devices[p];
            Share share = whole.clear();
            for (int i = first; i < end; i++) {
                double mix = directory.sent(i, now);
                if (mix > 0 && functions.level(i) == 0) {
                    functions.loseAt(i, parcels.size(p) * mix);
                } else if (mix > 0) {
                    share.add(mix * shareOf(p, i), functions.firstDone(i), functions.lastDone(i), table.timeOut[set]);
                }
            }
            if (!parcels.isVain[p] && !crowd.isAwaited(p)) {
                parcels.isVain[p] = true;
            }
            going.add(p);
            leaving[going.size() - 1] =
                    leave(p, c, set, parcels.size(p), share, isNew(p), (parcels.came[p] - now) / spread + 1, true, now);
        }
        for (int i = first; i < end; i++) {
            functions.decided(i);
        }
        all.clear();
        Arrays.fill(lastAt[set], SignallingTable.NONE);
    }

    private boolean isNew(int p) {
        return table.isFirstVisit[parcels.devices[p]][parcels.lane[p]][parcels.hop[p]];
    }

    private double shareOf(int p, int i) {
        int c = parcels.devices[p];
        return isNew(p) ? functions.shareOfNew(i, roomFor(c), table.limitOfClass[c]) : functions.shareOfUnderWay(i);
    }

    /** Share of a waiting room that devices may fill with requests that begin. */
    private double roomFor(int c) {
        return Math.min(table.classes.get(c).shedAt(), overload.forNew(table.coreOfClass[c]));
    }

    /** What a set makes of a parcel. */
    private static final class Share {
        private double passed;
        private double late;
        private double first;
        private double last;

        Share clear() {
            passed = 0;
            late = 0;
            first = 0;
            last = 0;
            return this;
        }

        void add(double share, double firstDone, double lastDone, double timeOut) {
            passed += share;
            late += (firstDone + lastDone) / 2 > timeOut ? share : 0;
            first += share * firstDone;
            last += share * lastDone;
        }
    }

    private long leave(
            int p, int c, int set, double size, Share share, boolean isFirst, double phase, boolean isLate, long now) {
        double passed = share.passed > WHOLE ? 1 : share.passed;
        if (isFirst) {
            overload.accepted(set, size * passed);
        }
        if (passed < 1) {
            lose(p, c, 1 - passed, now);
        }
        if (passed * size < CRUMB) {
            parcels.release(p);
            return GONE;
        }
        if (share.late > 0) {
            giveUp(p, share.late, now + (long) table.timeOut[set]);
        }
        parcels.isVain[p] |= share.late >= passed * WHOLE;
        parcels.scale(p, parcels.isVain[p] ? passed : passed - share.late);
        return passInPieces(p, c, share.first / share.passed, share.last / share.passed, phase, isLate, now);
    }

    /** A parcel whose members wait very differently goes on in pieces of a tick each; a piece is not divided again. */
    private long passInPieces(int p, int c, double first, double last, double phase, boolean isLate, long now) {
        boolean isWide = last - first > WIDE_TICKS * spread && !parcels.isPiece[p];
        int pieces = isWide ? (int) Math.min(MOST_PIECES, StrictMath.rint((last - first) / spread)) : 1;
        double each = (last - first) / pieces;
        double back = isLate ? -spread / 2 : 0;
        if (pieces > 1) {
            parcels.isPiece[p] = true;
            parcels.scale(p, 1.0 / pieces);
            for (int i = 1; i < pieces; i++) {
                int piece = parcels.copy(p);
                if (travel(piece, pass(piece, c, first + (i + 0.5) * each + back, now))) {
                    agenda.later(Math.max(travelled, agenda.now()), arriving, piece, 0);
                }
            }
        }
        if (pieces > 1) {
            return pass(p, c, first + each / 2 + back, now);
        }
        double middle = phase + 0.5;
        double within = Math.max(0, Math.min(1, middle));
        double delay = first + within * (last - first) + (middle - within) * spread;
        return pass(p, c, Math.max(delay, (middle - 1) * spread) + back, now);
    }

    /** A share of a parcel was lost on the way: its devices wait for an answer until their timer ends. */
    private void lose(int p, int c, double share, long now) {
        if (!parcels.isVain[p]) {
            crowd.sendBack(p, share, Crowd.Setback.FAILED, Math.max(now, parcels.begun[p] + answerTime(p, c)));
        }
    }

    /** Whoever asked a function gave up; the device is told. */
    private void giveUp(int p, double share, long when) {
        if (!parcels.isVain[p]) {
            crowd.sendBack(p, share, Crowd.Setback.FAILED, when);
        }
    }

    private long answerTime(int p, int c) {
        return SignallingTable.micros(table.stage(c, parcels.stage[p]).answerSeconds());
    }

    private long pass(int p, int c, double delay, long now) {
        long next = now + (delay > 0 ? Math.max(1, (long) delay) : (long) delay);
        long patience = parcels.begun[p] + answerTime(p, c);
        if (!parcels.isVain[p] && next > patience) {
            crowd.sendBack(p, 1, Crowd.Setback.FAILED, Math.max(now, patience));
            parcels.isVain[p] = true;
        }
        parcels.hop[p]++;
        parcels.isThere[p] = false;
        return next;
    }
}
