package org.faultline.radio;

/**
 * Bits per second that a hertz carries at a signal to interference and noise: Shannon's bound, attenuated and cut off, {@code a log2(1 +
 * SINR)}, as 3GPP takes it for studies of coexistence (TR 36.942, annex A; TR 38.803).
 *
 * @param attenuation a, in (0, 1]
 * @param leastDb below this SINR nothing gets through
 * @param mostDb beyond this SINR nothing more is won
 */
public record LinkEfficiency(double attenuation, double leastDb, double mostDb) {

    public LinkEfficiency {
        Limits.within("attenuation of Shannon's bound", attenuation, Double.MIN_VALUE, 1);
        if (!(leastDb < mostDb)) {
            throw new IllegalArgumentException(
                    "The least SINR (" + leastDb + " dB) must be below the greatest (" + mostDb + " dB).");
        }
    }

    /** NR downlink, one stream (TR 38.803): 0.6, from -10 dB to 30 dB, hence at most 5.98 bit/s/Hz. */
    public static LinkEfficiency downlink() {
        return new LinkEfficiency(0.6, -10, 30);
    }

    /** Bits per second and hertz at a SINR in dB. */
    public double at(double sinrDb) {
        if (sinrDb < leastDb) {
            return 0;
        }
        double ratio = StrictMath.pow(10, Math.min(sinrDb, mostDb) / 10);
        return attenuation * StrictMath.log(1 + ratio) / StrictMath.log(2);
    }
}
