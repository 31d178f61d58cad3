package org.faultline.radio;

/**
 * Random access of a cell under a steady stream of devices, in closed form: which share gets through, and with how many tries.
 *
 * <p>An occasion offers M preambles. Every sender picks one at random; a preamble sent by one device alone gets through, one sent by
 * several is lost for all of them. A device tries at most T times. With first tries and retries together Poisson, x of them per
 * preamble, a try succeeds with the chance {@code p = exp(-x)}, a device tries {@code E(x) = (1 - (1 - p)^T) / p} times on the mean, and
 * the stream of a devices per preamble settles where
 *
 * <pre>    x = a E(x),    success = 1 - (1 - p)^T.</pre>
 *
 * <p>That balance is L. Kleinrock and S. S. Lam, "Packet switching in a multiaccess broadcast channel: performance evaluation", IEEE
 * Trans. Commun. 23 (1975) 410-423, with preambles as parallel slots and a bound on tries. No more than M / e devices get through an occasion. From nine
 * tries on there is a range of loads with two steady states: a calm one, in which a cell stays that comes from rest, and a congested one, in
 * which a cell stays that has been flooded; {@link #ofTheFlooded} answers for the latter. Below and above that range both are the same.
 *
 * <p>Limits: retries are spread over so many occasions that they look like new devices (a back-off of some tens of occasions; with four the share
 * is within 0.02), the load is steady for longer than a device tries, a preamble sent alone is always heard, and every one of them is answered: where
 * an occasion has fewer grants than M / e, fewer get through. {@code dynamics.station} plays single devices, with grants and detection.
 *
 * <p>Answers cost some ten exponentials. Values never change and may be shared.
 */
public final class RandomAccessLoad {

    /** Where the search for two steady states looks: this close, and to where hardly a try succeeds. */
    private static final double STEP = 1.0 / 64;

    private static final double PRECISION = 1e-13;
    /** A Newton step as small as this leaves nothing to do. */
    private static final double NEAR = 1e-8;

    private static final int MOST_STEPS = 200;
    /** Below this, {@code (1 - (1 - p)^T) / p} is taken from its series, since the difference would lose digits. */
    private static final double FEW_SUCCEED = 1e-6;

    private final double preamblesPerSecond;
    private final int transmissions;
    private final boolean flooded;
    /** Tries per preamble where the calm state ends, and where the congested one begins; both infinite or zero when there is one state. */
    private final double crest;

    private final double trough;

    private RandomAccessLoad(
            double preamblesPerSecond, int transmissions, boolean flooded, double crest, double trough) {
        this.preamblesPerSecond = preamblesPerSecond;
        this.transmissions = transmissions;
        this.flooded = flooded;
        this.crest = crest;
        this.trough = trough;
    }

    /**
     * Random access of a cell that comes from rest.
     *
     * @param preambles to choose from in each occasion, at least one
     * @param occasionsPerSecond above zero
     * @param transmissions greatest number of tries of a device, at least one
     */
    public static RandomAccessLoad of(int preambles, double occasionsPerSecond, int transmissions) {
        if (preambles < 1 || transmissions < 1) {
            throw new IllegalArgumentException("Random access with " + preambles + " preambles and " + transmissions
                    + " transmissions: both must be at least one.");
        }
        if (!(occasionsPerSecond > 0) || Double.isInfinite(occasionsPerSecond)) {
            throw new IllegalArgumentException(
                    "The occasions per second (" + occasionsPerSecond + ") of random access must be above zero.");
        }
        double last = 10 + StrictMath.log(transmissions);
        double crest = turn(transmissions, STEP, last, -1);
        double trough = crest < last ? turn(transmissions, crest + STEP, last, 1) : 0;
        return new RandomAccessLoad(
                preambles * occasionsPerSecond,
                transmissions,
                false,
                crest < last ? crest : Double.POSITIVE_INFINITY,
                trough);
    }

    /** The same random access when it was flooded before, so that of two steady states it is in the congested one. */
    public RandomAccessLoad ofTheFlooded() {
        return new RandomAccessLoad(preamblesPerSecond, transmissions, true, crest, trough);
    }

    /**
     * The share of devices that get through within their tries, in [0, 1].
     *
     * @param devicesPerSecondAndCell that begin random access in the cell, zero or more
     */
    public double success(double devicesPerSecondAndCell) {
        double tries = triesPerPreamble(devicesPerSecondAndCell / preamblesPerSecond);
        return Math.min(1, StrictMath.exp(-tries) * meanTriesAt(tries));
    }

    /**
     * Tries of a device on the mean, whether it gets through or not, from 1 to the greatest number.
     *
     * @param devicesPerSecondAndCell that begin random access in the cell, zero or more
     */
    public double meanTries(double devicesPerSecondAndCell) {
        return meanTriesAt(triesPerPreamble(devicesPerSecondAndCell / preamblesPerSecond));
    }

    /** Devices per second of a cell beyond which no calm state exists; infinite when success falls without a jump. */
    public double calmUpTo() {
        return crest == Double.POSITIVE_INFINITY ? crest : preamblesPerSecond * crest / meanTriesAt(crest);
    }

    /** Devices per second of a cell from which on a flood stays; infinite when success falls without a jump. */
    public double congestedFrom() {
        return crest == Double.POSITIVE_INFINITY ? crest : preamblesPerSecond * trough / meanTriesAt(trough);
    }

    /** Devices per second that get through a cell at most: M / e in each occasion. */
    public double greatestThroughput() {
        return preamblesPerSecond / StrictMath.E;
    }

    /** Solves {@code x = a E(x)} on the branch of this object, where {@code x / E(x)} rises. */
    private double triesPerPreamble(double devices) {
        if (!(devices >= 0) || Double.isInfinite(devices)) {
            throw new IllegalArgumentException(
                    "The devices per second of random access must be a finite number of zero or more.");
        }
        double least = devices;
        double most = devices * transmissions;
        if (flooded && devices >= congestedFrom() / preamblesPerSecond) {
            least = Math.max(least, trough);
        } else if (devices <= calmUpTo() / preamblesPerSecond) {
            most = Math.min(most, crest);
        } else {
            least = Math.max(least, crest);
        }
        return solve(devices, least, most);
    }

    /** Newton's method, held between bounds that close in; its error is squared at each step. */
    private double solve(double devices, double from, double to) {
        double least = from;
        double most = to;
        double x = from;
        for (int i = 0; i < MOST_STEPS && most > least; i++) {
            double success = StrictMath.exp(-x);
            double allButOne = power(1 - success, transmissions - 1);
            double tries = meanTries(success, allButOne, transmissions);
            double excess = x - devices * tries;
            if (excess > 0) {
                most = x;
            } else {
                least = x;
            }
            double next = x - excess / (1 - devices * slope(tries, allButOne, transmissions));
            if (!(next >= least && next <= most)) {
                next = (least + most) / 2;
            } else if (Math.abs(next - x) <= NEAR * x) {
                return next;
            }
            x = next;
        }
        return x;
    }

    private double meanTriesAt(double x) {
        double success = StrictMath.exp(-x);
        return meanTries(success, power(1 - success, transmissions - 1), transmissions);
    }

    /** {@code (1 - (1 - p)^T) / p} for a given p and {@code (1 - p)^(T - 1)}. */
    private static double meanTries(double success, double allButOne, int transmissions) {
        return transmissions * success < FEW_SUCCEED
                ? transmissions * (1 - (transmissions - 1) * success / 2)
                : (1 - allButOne * (1 - success)) / success;
    }

    /** The derivative of the mean number of tries by tries per preamble: {@code E - T (1 - p)^(T - 1)}. */
    private static double slope(double tries, double allButOne, int transmissions) {
        return tries - transmissions * allButOne;
    }

    /** The first x from which on {@code x / E(x)} falls (sign -1) or rises (sign 1); the last when there is none. */
    private static double turn(int transmissions, double from, double last, int sign) {
        double x = from;
        while (x < last && sign * rise(x, transmissions) <= 0) {
            x += STEP;
        }
        if (x >= last) {
            return last;
        }
        double before = x - STEP;
        double after = x;
        while (after - before > PRECISION * after) {
            double middle = (before + after) / 2;
            if (middle <= before || middle >= after) {
                break;
            }
            if (sign * rise(middle, transmissions) > 0) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return sign < 0 ? before : after;
    }

    /** Has the sign of the derivative of {@code x / E(x)}. */
    private static double rise(double x, int transmissions) {
        double success = StrictMath.exp(-x);
        double allButOne = power(1 - success, transmissions - 1);
        double tries = meanTries(success, allButOne, transmissions);
        return tries - x * slope(tries, allButOne, transmissions);
    }

    private static double power(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
