package org.faultline.generate;

/**
 * How far a base station reaches: path loss without line of sight of 3GPP TR 38.901 (V16.1.0, table 7.4.1-1), inverted.
 *
 * <p>Both formulas are linear in log10 of the distance, {@code loss = a + b log10(d / 1 m)}, so the distance at which a loss is
 * reached has a closed form. Antenna height counts as far below the distance, so that slant and ground distance are equal.
 */
final class PathLoss {

    /** Defaults of the table: average street width, and height of buildings and of rural base stations, in m. */
    static final double STREET_WIDTH_M = 20;

    static final double BUILDING_HEIGHT_M = 5;
    static final double RURAL_MAST_M = 35;
    static final double TERMINAL_M = 1.5;

    private final double atOneMetreDb;
    private final double perDecadeDb;

    private PathLoss(double atOneMetreDb, double perDecadeDb) {
        this.atOneMetreDb = atOneMetreDb;
        this.perDecadeDb = perDecadeDb;
    }

    /** Urban macro cell (UMa) without line of sight, terminal at 1.5 m. */
    static PathLoss urbanMacro(double frequencyGhz) {
        return new PathLoss(13.54 + 20 * StrictMath.log10(frequencyGhz), 39.08);
    }

    /** Rural macro cell (RMa) without line of sight, mast 35 m, terminal at 1.5 m. */
    static PathLoss ruralMacro(double frequencyGhz) {
        double perDecade = 43.42 - 3.1 * StrictMath.log10(RURAL_MAST_M);
        double ratio = BUILDING_HEIGHT_M / RURAL_MAST_M;
        double terminal = StrictMath.log10(11.75 * TERMINAL_M);
        double constant = 161.04
                - 7.1 * StrictMath.log10(STREET_WIDTH_M)
                + 7.5 * StrictMath.log10(BUILDING_HEIGHT_M)
                - (24.37 - 3.7 * ratio * ratio) * StrictMath.log10(RURAL_MAST_M)
                + 20 * StrictMath.log10(frequencyGhz)
                - (3.2 * terminal * terminal - 4.97);
        return new PathLoss(constant - 3 * perDecade, perDecade);
    }

    /** Loss in dB at a distance in km. */
    double lossDb(double distanceKm) {
        return atOneMetreDb + perDecadeDb * StrictMath.log10(distanceKm * 1000);
    }

    /** Distance in km at which the loss is reached. */
    double reachKm(double lossDb) {
        return StrictMath.pow(10, (lossDb - atOneMetreDb) / perDecadeDb) / 1000;
    }
}
