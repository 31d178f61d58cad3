package org.faultline.dynamics.signalling;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;
import org.faultline.kernel.Agenda;

/**
 * The way of an attempt through the core, message by message: from function to function in the time that messages take, and away from each when its work is done. Who is let in
 * there is the matter of {@link Admission}. When it is clear that the answer will come too late the device is sent back for its next attempt; the work goes on in vain until a message
 * would reach the device.
 */
final class Passage {

    private static final int MOST_PIECES = 1000;
    private static final double WIDE_TICKS = 1.5;
    private static final long GONE = -1;

    /** Steps of a way that a question to a register takes: there and back. */
    private static final int QUESTION = 2;

    private final SignallingTable table;
    private final Functions functions;
    private final Parcels parcels;
    private final Admission admission;
    private final Latencies latencies;
    private final Resending resending;
    private final Agenda agenda;
    private final int arriving;
    private final int finishing;

    private final IntList going = new IntList();
    private long[] leaving = {};
    private long travelled;
    private Crowd crowd;
    private SignallingMeter meter;
    private double spread;

    Passage(
            SignallingTable table,
            Functions functions,
            Parcels parcels,
            Admission admission,
            Latencies latencies,
            Agenda agenda) {
        this.table = table;
        this.functions = functions;
        this.parcels = parcels;
        this.admission = admission;
        this.latencies = latencies;
        this.agenda = agenda;
        arriving = agenda.register(this::arrive);
        finishing = agenda.register(this::finish);
        resending = new Resending(table, parcels, agenda, p -> arrive(p, 0));
    }

    /** Joins the devices to their way, and to what measures them; attempts of a parcel arrive spread over a time. */
    void connect(Crowd devices, SignallingMeter watching, double spreadMicros) {
        crowd = devices;
        meter = watching;
        spread = spreadMicros;
        admission.connect(devices, resending, spreadMicros);
    }

    /** An attempt begins: its class, stage and devices are set. */
    void begin(int p) {
        long now = agenda.now();
        if (!admission.letsBegin(p, now)) {
            return;
        }
        meter.beforeAttempt(now);
        latencies.attempted(parcels.devices[p], parcels.stage[p], parcels.size(p));
        parcels.begun[p] = now;
        goOn(p, now);
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
        int[] way = table.hops[c][parcels.lane[p]];
        long time = from;
        int hop = parcels.hop[p];
        int sender = hop == 0 ? SignallingTable.TO_DEVICE : way[hop - 1];
        while (hop < way.length && way[hop] < 0) {
            time += transit(c, sender, way[hop]);
            if (way[hop] == SignallingTable.TO_DEVICE && !reaches(p, hop, time)) {
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
        travelled = time + transit(c, sender, way[hop]);
        if (parcels.member[p] >= 0 || travelled - agenda.now() > spread / 20) {
            agenda.later(travelled, arriving, p, 0);
            return false;
        }
        return true;
    }

    /** Whether a message comes to a device that answers it; otherwise the parcel ends, or comes to the device again in vain. */
    private boolean reaches(int p, int hop, long time) {
        boolean isAnswered = !parcels.isVain[p] || parcels.isAccepted[p];
        if (resending.isOn(p)) {
            resending.sent(p, hop, time - table.radioTime[table.coreOfClass[parcels.devices[p]]]);
            if (!parcels.isVain[p] && resending.isAcceptance(p, hop)) {
                complete(p, time);
            }
            if (!isAnswered && resending.isUnanswered(p, hop)) {
                return false;
            }
        }
        if (!isAnswered) {
            parcels.release(p);
        }
        return isAnswered;
    }

    /** The devices of a parcel learn that they have completed their stage; what is still to come is work alone. */
    private void complete(int p, long time) {
        int told = parcels.copy(p);
        parcels.hop[told] = table.hops[parcels.devices[p]][parcels.lane[p]].length;
        parcels.isVain[p] = true;
        parcels.isAccepted[p] = true;
        agenda.later(Math.max(time, agenda.now()), finishing, told, 0);
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
    private long transit(int c, int sender, int receiver) {
        return sender == SignallingTable.TO_DEVICE || receiver == SignallingTable.TO_DEVICE
                ? table.radioTime[table.coreOfClass[c]]
                : table.timeBetween(c, sender, receiver);
    }

    private void finish(int p, int unused) {
        int gone = parcels.takeLeft(p);
        if (gone != SignallingTable.NONE) {
            parcels.release(gone);
        }
        if (!parcels.isVain[p] && crowd.isAwaited(p)) {
            meter.before(agenda.now());
            if (!admission.letsComplete(p)) {
                return;
            }
            double done = crowd.succeed(p, agenda.now());
            latencies.completed(parcels.devices[p], parcels.stage[p], done, agenda.now() - parcels.begun[p]);
        }
        parcels.release(p);
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
        int gone = parcels.takeLeft(p);
        if (gone != SignallingTable.NONE) {
            goOn(gone, step(gone, now));
        }
        int set = table.hops[parcels.devices[p]][parcels.lane[p]][parcels.hop[p]];
        if (!admission.letsCome(p, set, now)) {
            return GONE;
        }
        if (parcels.member[p] >= 0) {
            double delay = admission.serveOne(p, set, now);
            return delay == Admission.NOT_LET_IN ? GONE : pass(p, delay, now);
        }
        return admission.serveMany(p, set, now)
                ? passInPieces(p, admission.firstDone(), admission.lastDone(), 0, false, now)
                : GONE;
    }

    /** Lets in, or not, what came to full functions within the tick that ends. */
    void decide(long now) {
        admission.decide(now, (p, first, last, phase) -> {
            going.add(p);
            if (leaving.length < going.size()) {
                leaving = Arrays.copyOf(leaving, 2 * going.size());
            }
            leaving[going.size() - 1] = passInPieces(p, first, last, phase, true, now);
        });
    }

    /** True while anything is to be sent to devices again. */
    boolean isResending() {
        return resending.isAny();
    }

    /** Nothing is under way. */
    void reset() {
        admission.reset();
        resending.reset();
    }

    /** What was decided on goes on, in the tick that begins. */
    void goOn() {
        for (int k = 0; k < going.size(); k++) {
            goOn(going.at(k), leaving[k]);
        }
        going.clear();
    }

    /** A parcel whose members wait very differently goes on in pieces of a tick each; a piece is not divided again. */
    private long passInPieces(int p, double first, double last, double phase, boolean isLate, long now) {
        boolean isWide = last - first > WIDE_TICKS * spread && !parcels.isPiece[p];
        int pieces = isWide ? (int) Math.min(MOST_PIECES, StrictMath.rint((last - first) / spread)) : 1;
        double each = (last - first) / pieces;
        double back = isLate ? -spread / 2 : 0;
        if (pieces > 1) {
            parcels.isPiece[p] = true;
            parcels.scale(p, 1.0 / pieces);
            for (int i = 1; i < pieces; i++) {
                int piece = parcels.copy(p);
                if (travel(piece, pass(piece, first + (i + 0.5) * each + back, now))) {
                    agenda.later(Math.max(travelled, agenda.now()), arriving, piece, 0);
                }
            }
        }
        if (pieces > 1) {
            return pass(p, first + each / 2 + back, now);
        }
        double middle = phase + 0.5;
        double within = Math.max(0, Math.min(1, middle));
        double delay = first + within * (last - first) + (middle - within) * spread;
        return pass(p, Math.max(delay, (middle - 1) * spread) + back, now);
    }

    private long pass(int p, double delay, long now) {
        long next = now + (delay > 0 ? Math.max(1, (long) delay) : (long) delay);
        if (resending.isOn(p)) {
            resending.whileItWaits(p, next, admission.patience(p));
        }
        admission.loseTheLate(p, next, now);
        parcels.hop[p]++;
        parcels.isThere[p] = false;
        return next;
    }
}
