package org.faultline.generate;

import java.util.Locale;

/**
 * How densely built the surroundings of a site are.
 *
 * <p>The reach is how far a phone indoors still gets service on the low band (0.8 GHz): where {@link PathLoss} equals a link budget
 * of 23 dBm transmit power, 15 dBi antenna gain and -120 dBm sensitivity, less a shadowing margin of 8 dB, 3 dB for the body and
 * 15 dB (town) or 10 dB (countryside) for the wall.
 */
enum Setting {
    URBAN(PathLoss.urbanMacro(Setting.LOW_BAND_GHZ), 132),
    SUBURBAN(PathLoss.ruralMacro(Setting.LOW_BAND_GHZ), 132),
    RURAL(PathLoss.ruralMacro(Setting.LOW_BAND_GHZ), 137);

    static final double LOW_BAND_GHZ = 0.8;

    /** From this population a municipality counts as a city, from any lower one in the table as a town. */
    static final long CITY = 50_000;

    private final double reachKm;

    Setting(PathLoss pathLoss, double budgetDb) {
        this.reachKm = pathLoss.reachKm(budgetDb);
    }

    /** The setting of a town's built-up area: urban from 50,000 people (the EU's degree of urbanisation), otherwise suburban. */
    static Setting ofTown(long population) {
        return population >= CITY ? URBAN : SUBURBAN;
    }

    /** Distance in km over which a site here serves a phone indoors. */
    double reachKm() {
        return reachKm;
    }

    /** The word used as a tag. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
