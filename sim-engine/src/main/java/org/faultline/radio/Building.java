package org.faultline.radio;

/**
 * What a building takes from a signal on its way in: 3GPP TR 38.901 (V16.1.0, section 7.4.3, tables 7.4.3-1 and 7.4.3-2).
 *
 * <p>The loss is that outdoors, plus {@link #wallDb}, plus {@link #insideDb}, with a normal spread of {@link #deviationDb}. The report knows
 * only the lower loss in the countryside.
 */
public enum Building {
    /** Three tenths plain glass, seven tenths concrete: older houses. */
    LOW_LOSS(0.3, 2, 0.2, 4.4),
    /** Seven tenths coated glass, three tenths concrete: insulated buildings. */
    HIGH_LOSS(0.7, 23, 0.3, 6.5);

    private static final double CONCRETE_DB = 5;
    private static final double CONCRETE_DB_PER_GHZ = 4;

    private final double glassShare;
    private final double glassDb;
    private final double glassDbPerGhz;
    private final double deviationDb;

    Building(double glassShare, double glassDb, double glassDbPerGhz, double deviationDb) {
        this.glassShare = glassShare;
        this.glassDb = glassDb;
        this.glassDbPerGhz = glassDbPerGhz;
        this.deviationDb = deviationDb;
    }

    /**
     * Loss of the outer wall, in dB.
     *
     * @param frequencyGhz in [0.5, 100]
     */
    public double wallDb(double frequencyGhz) {
        Limits.within("frequency, in GHz,", frequencyGhz, 0.5, 100);
        double glass = StrictMath.pow(10, -(glassDb + glassDbPerGhz * frequencyGhz) / 10);
        double concrete = StrictMath.pow(10, -(CONCRETE_DB + CONCRETE_DB_PER_GHZ * frequencyGhz) / 10);
        return 5 - 10 * StrictMath.log10(glassShare * glass + (1 - glassShare) * concrete);
    }

    /**
     * Loss of the way inside, in dB: half a dB per m.
     *
     * @param insideM distance behind the outer wall, in [0, 25]; the report draws the smaller of two uniform numbers up to 25 m (in the countryside 10 m), a
     *     third of that on the mean
     */
    public static double insideDb(double insideM) {
        Limits.within("way inside, in m,", insideM, 0, 25);
        return 0.5 * insideM;
    }

    /** Standard deviation of the loss by walls, in dB. */
    public double deviationDb() {
        return deviationDb;
    }
}
