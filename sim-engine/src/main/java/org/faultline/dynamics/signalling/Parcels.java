package org.faultline.dynamics.signalling;

import java.util.Arrays;
import org.faultline.kernel.SimTime;
import org.faultline.model.signalling.Stage;

/** Attempts under way, in columns that grow; who is done gives its place back. */
final class Parcels {

    static final int ATTEMPTS = Stage.MOST_ATTEMPTS;
    private static final int FIRST_ROOM = 1024;

    /** When devices gave up that were told so: nobody sends them anything again. */
    static final long TOLD = 0;

    private int[] free = new int[0];
    private int freeCount;
    private int used;

    /** Class of the devices. */
    int[] devices = new int[0];
    /** Stage that is attempted, from zero. */
    int[] stage = new int[0];
    /** Way of its messages: that of the stage, or that of attempts that find data which do not agree. */
    int[] lane = new int[0];
    /** The device, or none for a cohort. */
    int[] member = new int[0];
    /** What the device was told when it began; a device that began anew knows a later number. */
    int[] epoch = new int[0];
    /** The message that is next. */
    int[] hop = new int[0];
    /** When the device began to wait for an answer. */
    long[] begun = new long[0];
    /** When a cohort came to the function that decides on it, which may be before the tick in which that is known. */
    long[] came = new long[0];
    /** A draw that says to which instances messages go. */
    double[] way = new double[0];
    /** Instance that is to hold the context; none for a cohort, which has shares. */
    int[] host = new int[0];
    /** True when no device waits for the outcome any more. */
    boolean[] isVain = new boolean[0];
    /** True for a piece of a parcel whose members wait very differently. */
    boolean[] isPiece = new boolean[0];
    /** True for what an AMF has let in and keeps count of. */
    boolean[] isLetIn = new boolean[0];
    /** True when the message that is next has come to its function. */
    boolean[] isThere = new boolean[0];
    /** When the device was sent what it has to answer. */
    long[] asked = new long[0];
    /** How often that was sent again. */
    int[] resent = new int[0];
    /** When the devices gave up, {@link #TOLD} if they were told to; never if they have not, or are gone. */
    long[] gaveUp = new long[0];
    /** True when devices, though they wait for the outcome no more, answer all the same: they have been told that they have completed their stage. */
    boolean[] isAccepted = new boolean[0];
    /** Share whose devices are gone, which becomes known when the parcel next comes to a function. */
    double[] left = new double[0];
    /** Devices by the number of their attempt, {@value #ATTEMPTS} for each parcel. */
    double[] weight = new double[0];
    /** True for a place in use. */
    boolean[] isUsed = new boolean[0];

    /** No parcels. */
    void clear() {
        used = 0;
        freeCount = 0;
        Arrays.fill(isUsed, false);
    }

    /** A place for a parcel; its columns hold what they held. */
    int take() {
        int p;
        if (freeCount > 0) {
            p = free[--freeCount];
        } else {
            if (used == devices.length) {
                grow(Math.max(FIRST_ROOM, 2 * used));
            }
            p = used++;
        }
        isUsed[p] = true;
        isVain[p] = false;
        isPiece[p] = false;
        isLetIn[p] = false;
        isThere[p] = false;
        isAccepted[p] = false;
        resent[p] = 0;
        gaveUp[p] = SimTime.NEVER;
        left[p] = 0;
        hop[p] = 0;
        host[p] = SignallingTable.NONE;
        member[p] = SignallingTable.NONE;
        Arrays.fill(weight, p * ATTEMPTS, (p + 1) * ATTEMPTS, 0);
        return p;
    }

    /** Another parcel with the same columns. */
    int copy(int p) {
        int other = take();
        devices[other] = devices[p];
        stage[other] = stage[p];
        lane[other] = lane[p];
        member[other] = member[p];
        epoch[other] = epoch[p];
        hop[other] = hop[p];
        begun[other] = begun[p];
        came[other] = came[p];
        way[other] = way[p];
        host[other] = host[p];
        isVain[other] = isVain[p];
        isPiece[other] = isPiece[p];
        isLetIn[other] = isLetIn[p];
        isThere[other] = isThere[p];
        asked[other] = asked[p];
        resent[other] = resent[p];
        gaveUp[other] = gaveUp[p];
        isAccepted[other] = isAccepted[p];
        left[other] = left[p];
        System.arraycopy(weight, p * ATTEMPTS, weight, other * ATTEMPTS, ATTEMPTS);
        return other;
    }

    /** Whether two parcels have the same before them and began together. */
    boolean isAlike(int p, int other) {
        return devices[p] == devices[other]
                && begun[p] == begun[other]
                && lane[p] == lane[other]
                && hop[p] == hop[other]
                && stage[p] == stage[other]
                && isVain[p] == isVain[other]
                && isPiece[p] == isPiece[other]
                && isLetIn[p] == isLetIn[other]
                && resent[p] == resent[other]
                && isAccepted[p] == isAccepted[other];
    }

    /** One of so many places, the same for parcels that are alike. */
    int placeAmong(int p, int places) {
        long key = ((devices[p] * 31L + lane[p]) * 31 + hop[p]) * 31 + begun[p] + (isVain[p] ? 7 : 0);
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) % places;
    }

    /** Lets a parcel take in another that is alike; on the mean they came when they came. */
    void join(int p, int other) {
        double share = size(other) / Math.max(Double.MIN_NORMAL, size(p) + size(other));
        came[p] += (long) (share * (came[other] - came[p]));
        asked[p] += (long) (share * (asked[other] - asked[p]));
        left[p] += share * (left[other] - left[p]);
        for (int a = 0; a < ATTEMPTS; a++) {
            weight[p * ATTEMPTS + a] += weight[other * ATTEMPTS + a];
        }
        release(other);
    }

    /** Takes those out of a parcel who are gone, as a parcel of their own that goes on in vain; none when nobody is, or all of it goes on in vain. */
    int takeLeft(int p) {
        double share = left[p];
        left[p] = 0;
        if (share <= 0 || isVain[p]) {
            return SignallingTable.NONE;
        }
        if (share >= 1) {
            isVain[p] = true;
            return SignallingTable.NONE;
        }
        int other = copy(p);
        isVain[other] = true;
        scale(other, share);
        scale(p, 1 - share);
        return other;
    }

    void release(int p) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, Math.max(FIRST_ROOM, 2 * freeCount));
        }
        isUsed[p] = false;
        free[freeCount++] = p;
    }

    private void grow(int size) {
        devices = Arrays.copyOf(devices, size);
        stage = Arrays.copyOf(stage, size);
        lane = Arrays.copyOf(lane, size);
        member = Arrays.copyOf(member, size);
        epoch = Arrays.copyOf(epoch, size);
        hop = Arrays.copyOf(hop, size);
        begun = Arrays.copyOf(begun, size);
        came = Arrays.copyOf(came, size);
        way = Arrays.copyOf(way, size);
        host = Arrays.copyOf(host, size);
        isVain = Arrays.copyOf(isVain, size);
        isPiece = Arrays.copyOf(isPiece, size);
        isLetIn = Arrays.copyOf(isLetIn, size);
        isThere = Arrays.copyOf(isThere, size);
        asked = Arrays.copyOf(asked, size);
        resent = Arrays.copyOf(resent, size);
        gaveUp = Arrays.copyOf(gaveUp, size);
        isAccepted = Arrays.copyOf(isAccepted, size);
        left = Arrays.copyOf(left, size);
        weight = Arrays.copyOf(weight, size * ATTEMPTS);
        isUsed = Arrays.copyOf(isUsed, size);
    }

    /** Places in use or given back: all parcels have smaller numbers. */
    int end() {
        return used;
    }

    /** Devices in a parcel. */
    double size(int p) {
        double sum = 0;
        for (int a = 0; a < ATTEMPTS; a++) {
            sum += weight[p * ATTEMPTS + a];
        }
        return sum;
    }

    void scale(int p, double factor) {
        for (int a = 0; a < ATTEMPTS; a++) {
            weight[p * ATTEMPTS + a] *= factor;
        }
    }
}
