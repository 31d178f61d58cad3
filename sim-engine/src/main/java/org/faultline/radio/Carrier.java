package org.faultline.radio;

import java.util.Arrays;
import java.util.Locale;

/**
 * An NR carrier below 7 GHz as a cell sends it.
 *
 * @param bandwidthMhz channel bandwidth, one that table 5.3.2-1 of TS 38.101-1 has for the spacing
 * @param spacing of subcarriers
 * @param powerDbm power of the carrier at the antenna
 * @param gainDbi gain of a sector's antenna in its main direction
 * @param downlinkShare share of time that belongs to the downlink: 1 for paired spectrum
 */
public record Carrier(int bandwidthMhz, Spacing spacing, double powerDbm, double gainDbi, double downlinkShare) {

    /** Share of the downlink that reference and control signals take below 7 GHz: TS 38.306, section 4.1.2. */
    public static final double OVERHEAD = 0.14;

    private static final int SUBCARRIERS = 12;

    /** Spacing of subcarriers, with the resource blocks of each bandwidth (TS 38.101-1 V16, table 5.3.2-1). */
    @SuppressWarnings("ImmutableEnumChecker") // the arrays are never handed out
    public enum Spacing {
        KHZ_15(15, new int[] {5, 10, 15, 20, 25, 30, 40, 50}, new int[] {25, 52, 79, 106, 133, 160, 216, 270}),
        KHZ_30(30, new int[] {5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100}, new int[] {
            11, 24, 38, 51, 65, 78, 106, 133, 162, 189, 217, 245, 273
        });

        private final int khz;
        private final int[] bandwidths;
        private final int[] blocks;

        Spacing(int khz, int[] bandwidths, int[] blocks) {
            this.khz = khz;
            this.bandwidths = bandwidths;
            this.blocks = blocks;
        }

        /** In kHz. */
        public int khz() {
            return khz;
        }

        /** Resource blocks of a bandwidth in MHz. */
        int blocks(int bandwidthMhz) {
            int place = Arrays.binarySearch(bandwidths, bandwidthMhz);
            if (place < 0) {
                throw new IllegalArgumentException("No carrier has " + bandwidthMhz + " MHz at " + khz
                        + " kHz; there are " + Arrays.toString(bandwidths) + " MHz.");
            }
            return blocks[place];
        }
    }

    public Carrier {
        spacing.blocks(bandwidthMhz);
        Limits.within("power of a carrier, in dBm,", powerDbm, -30, 60);
        Limits.within("gain of an antenna, in dBi,", gainDbi, -10, 40);
        if (!(downlinkShare > 0 && downlinkShare <= 1)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "The downlink's share of time (%s) must be above 0 and at most 1.", downlinkShare));
        }
    }

    /** Bandwidth within the guard bands, in MHz. */
    public double occupiedMhz() {
        return spacing.blocks(bandwidthMhz) * SUBCARRIERS * spacing.khz() / 1000.0;
    }

    /** Megabits per second at an efficiency in bit/s/Hz on the mean. */
    public double mbps(double efficiency) {
        return occupiedMhz() * (1 - OVERHEAD) * downlinkShare * efficiency;
    }
}
