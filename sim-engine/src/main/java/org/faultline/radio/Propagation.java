package org.faultline.radio;

/**
 * How a signal fades between a base station and a terminal outdoors: the path-loss models of 3GPP TR 38.901 (V16.1.0, tables 7.4.1-1 and
 * 7.4.2-1) for the countryside (RMa), the roofs of a town (UMa) and its streets (UMi - Street Canyon).
 *
 * <p>Losses are medians in dB, without fast fading; {@link #deviationWithSightDb} and {@link #deviationWithoutSightDb} give the spread by
 * shadows. Distances are on the ground, in m. All tables begin at {@value #NEAREST_M} m: who is nearer has the loss of that distance. Whatever else lies outside
 * the tables is refused. Walls are in {@link Building}.
 */
public sealed interface Propagation {

    /** Ground distance from which the tables hold, in m. */
    double NEAREST_M = 10;

    /** Ground distance up to which all three tables hold, with and without sight, in m. */
    double FARTHEST_M = 5000;

    /** Distance to which {@link #reachM} is exact, in m. */
    double PRECISION_M = 0.01;

    /** Speed of light as the report takes it, in m/s. */
    double LIGHT_M_PER_S = 3.0e8;

    /** Centre frequency in GHz. */
    double frequencyGhz();

    /** Height of the antenna of the base station above ground, in m. */
    double mastM();

    /** Height of the terminal above ground, in m. */
    double terminalM();

    /** Loss in dB of a terminal that sees the antenna. */
    double withSightDb(double groundM);

    /** Loss in dB of a terminal that does not see the antenna, at least that of one which does. */
    double withoutSightDb(double groundM);

    /** Chance that a terminal outdoors sees the antenna, in [0, 1]. */
    double sight(double groundM);

    /** Standard deviation of the loss by shadows for a terminal that sees the antenna, in dB. */
    double deviationWithSightDb(double groundM);

    /** Standard deviation of the loss by shadows for a terminal that does not see the antenna, in dB. */
    double deviationWithoutSightDb();

    /** Loss in dB on the mean over terminals that see the antenna and others. */
    default double meanDb(double groundM) {
        double sight = sight(groundM);
        return sight * withSightDb(groundM) + (1 - sight) * withoutSightDb(groundM);
    }

    /**
     * The ground distance in m up to which the mean loss stays within a budget, by bisection to {@value #PRECISION_M} m. Nought when even
     * {@value #NEAREST_M} m are too far, {@value #FARTHEST_M} m when the tables end before the budget does. The mean loss rises with distance for terminals
     * up to 13 m high; for higher ones, which may see more from farther away, the answer is one of the distances at which it passes the budget.
     *
     * @param budgetDb greatest loss
     */
    default double reachM(double budgetDb) {
        if (Double.isNaN(budgetDb)) {
            throw new IllegalArgumentException("A link budget must be a number of dB.");
        }
        if (meanDb(NEAREST_M) > budgetDb) {
            return 0;
        }
        if (meanDb(FARTHEST_M) <= budgetDb) {
            return FARTHEST_M;
        }
        double within = NEAREST_M;
        double beyond = FARTHEST_M;
        while (beyond - within > PRECISION_M) {
            double middle = (within + beyond) / 2;
            if (meanDb(middle) <= budgetDb) {
                within = middle;
            } else {
                beyond = middle;
            }
        }
        return within;
    }

    /**
     * Countryside, RMa: loss with sight up to 10 km.
     *
     * @param frequencyGhz in [0.5, 30]
     * @param mastM in [10, 150]; 35 by default in the report
     * @param terminalM in [1, 10]
     * @param buildingM mean height of buildings, in [5, 50]; 5 by default in the report
     * @param streetM mean width of streets, in [5, 50]; 20 by default in the report
     */
    record RuralMacro(double frequencyGhz, double mastM, double terminalM, double buildingM, double streetM)
            implements Propagation {

        private static final double FARTHEST_WITH_SIGHT_M = 10_000;

        public RuralMacro {
            Limits.within("frequency, in GHz,", frequencyGhz, 0.5, 30);
            Limits.within("height of the mast, in m,", mastM, 10, 150);
            Limits.within("height of the terminal, in m,", terminalM, 1, 10);
            Limits.within("height of buildings, in m,", buildingM, 5, 50);
            Limits.within("width of streets, in m,", streetM, 5, 50);
        }

        /** With the report's heights of buildings and widths of streets. */
        public static RuralMacro of(double frequencyGhz, double mastM, double terminalM) {
            return new RuralMacro(frequencyGhz, mastM, terminalM, 5, 20);
        }

        /** Where the loss begins to rise faster: {@code 2 pi h_BS h_UT f / c}, in m. */
        public double breakpointM() {
            return 2 * StrictMath.PI * mastM * terminalM * frequencyGhz * 1e9 / LIGHT_M_PER_S;
        }

        @Override
        public double withSightDb(double groundM) {
            double ground = Limits.distance(groundM, FARTHEST_WITH_SIGHT_M);
            double slant = Limits.slant(ground, mastM - terminalM);
            double turn = breakpointM();
            return ground <= turn ? near(slant) : near(turn) + 40 * StrictMath.log10(slant / turn);
        }

        private double near(double slantM) {
            double clutter = StrictMath.pow(buildingM, 1.72);
            return 20 * StrictMath.log10(40 * StrictMath.PI * slantM * frequencyGhz / 3)
                    + Math.min(0.03 * clutter, 10) * StrictMath.log10(slantM)
                    - Math.min(0.044 * clutter, 14.77)
                    + 0.002 * StrictMath.log10(buildingM) * slantM;
        }

        @Override
        public double withoutSightDb(double groundM) {
            double ground = Limits.distance(groundM, FARTHEST_M);
            double slant = Limits.slant(ground, mastM - terminalM);
            double mast = StrictMath.log10(mastM);
            double ratio = buildingM / mastM;
            double terminal = StrictMath.log10(11.75 * terminalM);
            double loss = 161.04
                    - 7.1 * StrictMath.log10(streetM)
                    + 7.5 * StrictMath.log10(buildingM)
                    - (24.37 - 3.7 * ratio * ratio) * mast
                    + (43.42 - 3.1 * mast) * (StrictMath.log10(slant) - 3)
                    + 20 * StrictMath.log10(frequencyGhz)
                    - (3.2 * terminal * terminal - 4.97);
            return Math.max(withSightDb(ground), loss);
        }

        @Override
        public double sight(double groundM) {
            double ground = Limits.distance(groundM, FARTHEST_WITH_SIGHT_M);
            return StrictMath.exp(-(ground - 10) / 1000);
        }

        @Override
        public double deviationWithSightDb(double groundM) {
            return Limits.distance(groundM, FARTHEST_WITH_SIGHT_M) <= breakpointM() ? 4 : 6;
        }

        @Override
        public double deviationWithoutSightDb() {
            return 8;
        }
    }

    /**
     * Antennas above the roofs of a town, UMa, at 25 m.
     *
     * <p>Terminals of 13 m and more are above the ground that reflects: the report draws an effective height of surroundings, 1 m or one of 12, 15 and so
     * on up to 1.5 m below the terminal; the loss with sight is the mean over that draw.
     *
     * @param frequencyGhz in [0.5, 100]
     * @param terminalM in [1.5, 22.5]
     */
    record UrbanMacro(double frequencyGhz, double terminalM) implements Propagation {

        /** Height of the antennas, in m. */
        public static final double MAST_M = 25;

        private static final double RISES_FROM_M = 13;

        public UrbanMacro {
            Limits.within("frequency, in GHz,", frequencyGhz, 0.5, 100);
            Limits.within("height of the terminal, in m,", terminalM, 1.5, 22.5);
        }

        @Override
        public double mastM() {
            return MAST_M;
        }

        /** Where the loss begins to rise faster: {@code 4 (h_BS - h_E) (h_UT - h_E) f / c}, in m, for surroundings of height h_E. */
        public double breakpointM(double surroundingsM) {
            return Limits.breakpointM(MAST_M, terminalM, surroundingsM, frequencyGhz);
        }

        /** Chance that surroundings count as 1 m high. */
        double low(double groundM) {
            return 1 / (1 + height() * bump(groundM));
        }

        /** C'(h_UT) of table 7.4.2-1. */
        private double height() {
            return terminalM <= RISES_FROM_M ? 0 : StrictMath.pow((terminalM - RISES_FROM_M) / 10, 1.5);
        }

        private static double bump(double groundM) {
            double hundreds = groundM / 100;
            return groundM <= 18 ? 0 : 1.25 * hundreds * hundreds * hundreds * StrictMath.exp(-groundM / 150);
        }

        @Override
        public double withSightDb(double groundM) {
            double ground = Limits.distance(groundM, FARTHEST_M);
            double low = low(ground);
            double loss = low * over(ground, 1);
            if (low < 1) {
                int heights = 1 + (int) Math.max(0, (terminalM - 1.5 - 12) / 3);
                for (int i = 0; i < heights; i++) {
                    loss += (1 - low) / heights * over(ground, 12 + 3 * i);
                }
            }
            return loss;
        }

        private double over(double ground, double surroundingsM) {
            double drop = MAST_M - terminalM;
            double slant = StrictMath.log10(Limits.slant(ground, drop));
            double turn = breakpointM(surroundingsM);
            double loss = 28 + 20 * StrictMath.log10(frequencyGhz);
            return ground <= turn
                    ? loss + 22 * slant
                    : loss + 40 * slant - 9 * StrictMath.log10(turn * turn + drop * drop);
        }

        @Override
        public double withoutSightDb(double groundM) {
            double ground = Limits.distance(groundM, FARTHEST_M);
            double loss = 13.54
                    + 39.08 * StrictMath.log10(Limits.slant(ground, MAST_M - terminalM))
                    + 20 * StrictMath.log10(frequencyGhz)
                    - 0.6 * (terminalM - 1.5);
            return Math.max(withSightDb(ground), loss);
        }

        @Override
        public double sight(double groundM) {
            double ground = Limits.distance(groundM, FARTHEST_M);
            return Limits.sight(ground, 63) * (1 + height() * bump(ground));
        }

        @Override
        public double deviationWithSightDb(double groundM) {
            return 4;
        }

        @Override
        public double deviationWithoutSightDb() {
            return 6;
        }
    }

    /**
     * Antennas below the roofs of a street, UMi - Street Canyon, at 10 m.
     *
     * @param frequencyGhz in [0.5, 100]
     * @param terminalM in [1.5, 22.5]
     */
    record UrbanMicro(double frequencyGhz, double terminalM) implements Propagation {

        /** Height of the antennas, in m. */
        public static final double MAST_M = 10;

        public UrbanMicro {
            Limits.within("frequency, in GHz,", frequencyGhz, 0.5, 100);
            Limits.within("height of the terminal, in m,", terminalM, 1.5, 22.5);
        }

        @Override
        public double mastM() {
            return MAST_M;
        }

        /** Where the loss begins to rise faster: {@code 4 (h_BS - 1 m) (h_UT - 1 m) f / c}, in m. */
        public double breakpointM() {
            return Limits.breakpointM(MAST_M, terminalM, 1, frequencyGhz);
        }

        @Override
        public double withSightDb(double groundM) {
            double ground = Limits.distance(groundM, FARTHEST_M);
            double drop = MAST_M - terminalM;
            double slant = StrictMath.log10(Limits.slant(ground, drop));
            double turn = breakpointM();
            double loss = 32.4 + 20 * StrictMath.log10(frequencyGhz);
            return ground <= turn
                    ? loss + 21 * slant
                    : loss + 40 * slant - 9.5 * StrictMath.log10(turn * turn + drop * drop);
        }

        @Override
        public double withoutSightDb(double groundM) {
            double ground = Limits.distance(groundM, FARTHEST_M);
            double loss = 22.4
                    + 35.3 * StrictMath.log10(Limits.slant(ground, MAST_M - terminalM))
                    + 21.3 * StrictMath.log10(frequencyGhz)
                    - 0.3 * (terminalM - 1.5);
            return Math.max(withSightDb(ground), loss);
        }

        @Override
        public double sight(double groundM) {
            return Limits.sight(Limits.distance(groundM, FARTHEST_M), 36);
        }

        @Override
        public double deviationWithSightDb(double groundM) {
            return 4;
        }

        @Override
        public double deviationWithoutSightDb() {
            return 7.82;
        }
    }
}
