package org.faultline.radio;

/** What the tables of TR 38.901 have in common: their ranges, and formulas of several rows. */
final class Limits {

    private Limits() {}

    static void within(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "The " + what + " is " + value + "; the table holds from " + least + " to " + most + ".");
        }
    }

    /** A ground distance within the tables, in m; what is nearer than they begin counts as where they begin. */
    static double distance(double groundM, double farthestM) {
        if (!(groundM >= 0 && groundM <= farthestM)) {
            throw new IllegalArgumentException(
                    "The distance is " + groundM + " m; the table holds up to " + farthestM + " m.");
        }
        return Math.max(groundM, Propagation.NEAREST_M);
    }

    static double slant(double groundM, double dropM) {
        return StrictMath.sqrt(groundM * groundM + dropM * dropM);
    }

    /** {@code d'_BP} of note 1 of table 7.4.1-1, in m. */
    static double breakpointM(double mastM, double terminalM, double surroundingsM, double frequencyGhz) {
        return 4
                * (mastM - surroundingsM)
                * (terminalM - surroundingsM)
                * frequencyGhz
                * 1e9
                / Propagation.LIGHT_M_PER_S;
    }

    /** Chance of sight in a town for terminals near the ground, falling over a scale in m. */
    static double sight(double groundM, double scaleM) {
        double near = Math.min(1, 18 / groundM);
        return near + StrictMath.exp(-groundM / scaleM) * (1 - near);
    }
}
