package org.faultline.dynamics.signalling;

import java.util.List;
import java.util.function.IntConsumer;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;

/**
 * What an AMF sends to devices again while they do not answer (T3550, T3560; TS 24.501, table 10.2.2), on {@link ResentWays}. To send it is work of the AMF as a message that comes to it,
 * and finds room or none. It does so when the answer found no room, while it still waits in its own line, and in vain when the device has given up or is gone, until it has done so often enough
 * or the device begins anew, which ends the procedure (TS 24.501, 5.4.2.7).
 */
final class Resending {

    /** Below so many devices nobody is worth being asked in vain. */
    private static final double NOBODY = 1e-6;

    private final SignallingTable table;
    private final Parcels parcels;
    private final Agenda agenda;
    private final IntConsumer arriving;
    private final int sending;
    private int pending;

    /**
     * The timers of all cores.
     *
     * @param arriving takes a parcel on from the function at which it is
     */
    Resending(SignallingTable table, Parcels parcels, Agenda agenda, IntConsumer arriving) {
        this.table = table;
        this.parcels = parcels;
        this.agenda = agenda;
        this.arriving = arriving;
        sending = agenda.register(this::send);
    }

    /** No timer runs. */
    void reset() {
        pending = 0;
    }

    /** True while a timer runs after which something is sent again. */
    boolean isAny() {
        return pending > 0;
    }

    /** Whether what the devices of a parcel do not answer is sent to them again. */
    boolean isOn(int p) {
        return after(p) > 0;
    }

    private long after(int p) {
        return table.resendAfter[table.coreOfClass[parcels.devices[p]]];
    }

    private int times(int p) {
        return table.resendTimes[table.coreOfClass[parcels.devices[p]]];
    }

    private ResentWays ways(int p) {
        return table.resent[parcels.devices[p]];
    }

    private long radio(int p) {
        return table.radioTime[table.coreOfClass[parcels.devices[p]]];
    }

    /** The AMF has sent a message of a way to the device: if that is to be answered, its timer runs. */
    void sent(int p, int hop, long when) {
        int lane = ways(p).request[parcels.lane[p]][hop];
        if (lane != SignallingTable.NONE) {
            parcels.resent[p] = lane == parcels.lane[p] ? parcels.resent[p] : 0;
            parcels.asked[p] = when;
        }
    }

    /** Whether a message of a way to the device tells it that it has completed its stage. */
    boolean isAcceptance(int p, int hop) {
        return ways(p).accept[parcels.lane[p]] == hop;
    }

    /** Nobody answers a message of a way to the device; false when it is not sent again. */
    boolean isUnanswered(int p, int hop) {
        return isDueAgain(p, ways(p).request[parcels.lane[p]][hop], parcels.asked[p] + after(p));
    }

    /** Whether what is next in a parcel is sent again, or causes to be sent again, when it finds no room. */
    boolean isRepeated(int p) {
        return isOn(p) && ways(p).again[parcels.lane[p]][parcels.hop[p]] != SignallingTable.NONE;
    }

    /** When the devices of a parcel get the message anew whose answer finds no room at a moment. */
    long nextAt(int p, long now) {
        long from = parcels.hop[p] == 0 ? now : parcels.asked[p];
        return Math.max(now, from + after(p)) + radio(p);
    }

    /** An answer, or the work of sending, found no room; false when nothing is sent again. */
    boolean isLost(int p, long now) {
        return isDueAgain(p, ways(p).again[parcels.lane[p]][parcels.hop[p]], nextAt(p, now) - radio(p));
    }

    private boolean isDueAgain(int p, int lane, long when) {
        if (lane == SignallingTable.NONE || parcels.resent[p] >= times(p) || parcels.gaveUp[p] == Parcels.TOLD) {
            return false;
        }
        parcels.resent[p]++;
        begin(p, lane, when);
        return true;
    }

    private void begin(int p, int lane, long when) {
        parcels.lane[p] = lane;
        parcels.hop[p] = 0;
        parcels.isThere[p] = false;
        pending++;
        agenda.later(Math.max(when, agenda.now()), sending, p, 0);
    }

    /** What is sent again while an answer waits until a moment; a device that stops waiting earlier does not answer it. */
    void whileItWaits(int p, long until, long patience) {
        int hop = parcels.hop[p];
        if (hop == 0 || ways(p).again[parcels.lane[p]][hop] == SignallingTable.NONE) {
            return;
        }
        int left = times(p) - parcels.resent[p];
        for (long when = parcels.asked[p] + after(p); left > 0 && when < until; when += after(p)) {
            left--;
            int other = parcels.copy(p);
            boolean isWaiting = !parcels.isVain[p] && when + radio(p) <= patience;
            parcels.isAccepted[other] = parcels.isAccepted[p] || isWaiting;
            parcels.isVain[other] = true;
            parcels.isLetIn[other] = false;
            parcels.gaveUp[other] = Math.min(parcels.gaveUp[p], patience);
            begin(other, ways(p).echo, when);
        }
    }

    private void send(int p, int unused) {
        pending--;
        if (parcels.isVain[p] && !parcels.isAccepted[p]) {
            dropWhoBeganAnew(p);
        }
        if (parcels.isVain[p] && parcels.size(p) < NOBODY) {
            parcels.release(p);
        } else {
            arriving.accept(p);
        }
    }

    /** Who has given up makes his next attempt after a wait; half of those of one attempt have when its median is over, which counts for all. */
    private void dropWhoBeganAnew(int p) {
        long gaveUp = parcels.gaveUp[p];
        if (gaveUp == SimTime.NEVER) {
            return;
        }
        List<Distribution> waits =
                table.stage(parcels.devices[p], parcels.stage[p]).waits();
        for (int a = 0; a < waits.size(); a++) {
            long next = SimTime.plus(gaveUp, SimTime.ofHours(waits.get(a).quantile(0.5)));
            if (next <= agenda.now()) {
                parcels.weight[p * Parcels.ATTEMPTS + a] = 0;
            }
        }
    }
}
