package org.faultline.radio;

import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;

/**
 * Sites with three sectors each on a hexagonal grid, all alike and on one frequency: how well a cell uses its spectrum.
 *
 * <p>Terminals stand evenly over the hexagon of the site in the middle. For each, sight of and shadow towards each of the 19 sites of {@value #RINGS} rings are drawn, one from
 * the other independent (TR 38.901, section 7.5, links to different sites); the strongest sector serves it, the others disturb it for a share of the time, with noise. By
 * symmetry the mean over these terminals is that over the terminals of a cell, whichever cell serves whom. Efficiency is the mean of {@link LinkEfficiency}: every
 * terminal gets the same time.
 *
 * <p>Main directions point between neighbouring sites. An antenna loses {@code min(12 (phi / 70)^2 + min(12 ((theta - tilt) / 10)^2, 20), 25)} dB at phi degrees aside and
 * theta degrees down (TR 36.814, table A.2.1.1-2); it is tilted so far that a terminal at the corner of the hexagon gets half of its power.
 *
 * <p>{@value #TERMINALS} terminals are looked at, always the same, which leaves a standard error of about 1 %. Limits: one stream and no beams, so that a site with several antennas
 * does better; no fast fading. Loss beyond {@link Propagation#FARTHEST_M} rises by 40 dB a decade.
 *
 * @param propagation how signals fade, at the carrier's frequency
 * @param carrier what every sector sends
 * @param spacingM distance between neighbouring sites, from 50 to 8000 m
 * @param wallDb loss of every terminal beyond that outdoors, zero or more
 * @param load share of the time that other sectors send, in [0, 1]
 */
public record SectorGrid(Propagation propagation, Carrier carrier, double spacingM, double wallDb, double load) {

    /** Mean way inside in towns, in m. */
    public static final double INSIDE_TOWN_M = 25.0 / 3;

    /** Mean way inside in the countryside, in m. */
    public static final double INSIDE_COUNTRYSIDE_M = 10.0 / 3;

    /** Rings of neighbouring sites that interfere: 18 sites. */
    static final int RINGS = 2;

    static final int SECTORS = 3;

    /** Terminals that stand for all. */
    static final int TERMINALS = 512;

    /** Thermal noise, in dBm/Hz, and what a terminal adds, in dB (both as in TR 38.803). */
    static final double NOISE_DBM_PER_HZ = -174;

    static final double NOISE_FIGURE_DB = 9;

    private static final double GOLDEN_ANGLE = StrictMath.PI * (3 - StrictMath.sqrt(5));
    private static final double PER_DECIBEL = StrictMath.log(10) / 10;
    /** Main direction of the first sector, and from one to the next. */
    private static final double FIRST_DEGREES = 30;

    private static final double THIRD_DEGREES = 360.0 / SECTORS;
    private static final double SIXTH = StrictMath.PI / 3;
    private static final double PER_DECADE_BEYOND_DB = 40;
    private static final double BEAM_DEGREES = 70;
    private static final double FRONT_TO_BACK_DB = 25;
    private static final double BEAM_HEIGHT_DEGREES = 10;
    private static final double MOST_OFF_HEIGHT_DB = 20;

    public SectorGrid {
        Limits.within("distance between sites, in m,", spacingM, 50, 8000);
        Limits.within("loss of walls, in dB,", wallDb, 0, 100);
        Limits.within("load of other sectors", load, 0, 1);
    }

    /** The same grid with terminals that lose so many dB beyond the loss outdoors. */
    public SectorGrid behindWalls(double lossDb) {
        return new SectorGrid(propagation, carrier, spacingM, lossDb, load);
    }

    /** Loss into a building of the lower loss, at the mean way inside: a third of the 25 m (countryside 10 m) up to which TR 38.901 draws the smaller of two numbers; in dB. */
    public double houseDb() {
        double inside = propagation instanceof Propagation.RuralMacro ? INSIDE_COUNTRYSIDE_M : INSIDE_TOWN_M;
        return Building.LOW_LOSS.wallDb(propagation.frequencyGhz()) + Building.insideDb(inside);
    }

    /** The same grid with terminals in such buildings. */
    public SectorGrid indoors() {
        return behindWalls(houseDb());
    }

    /** Bits per second and hertz on the mean over terminals. */
    public double efficiency(LinkEfficiency link) {
        DrawSequence draws = new Draws(0, 0).sequence(0, 0);
        Sites sites = new Sites(this);
        double noise = factor(NOISE_DBM_PER_HZ + NOISE_FIGURE_DB + 10 * StrictMath.log10(carrier.occupiedMhz() * 1e6));
        double sum = 0;
        double weights = 0;
        for (int terminal = 0; terminal < TERMINALS; terminal++) {
            double bearing = terminal * GOLDEN_ANGLE;
            double edge = edgeM(bearing);
            double radius = edge * StrictMath.sqrt((terminal + 0.5) / TERMINALS);
            sites.hear(radius * StrictMath.cos(bearing), radius * StrictMath.sin(bearing), draws);
            double best = sites.strongest();
            double others = load * (sites.sum() - best) + noise;
            sum += edge * edge * link.at(10 * StrictMath.log10(best / others));
            weights += edge * edge;
        }
        return sum / weights;
    }

    /** Megabits per second that a cell carries when every terminal gets the same time. */
    public double mbps(LinkEfficiency link) {
        return carrier.mbps(efficiency(link));
    }

    /** How far the main beam points below the horizon: its upper edge meets the corner of the hexagon. */
    double tiltDegrees() {
        return downDegrees(spacingM / StrictMath.sqrt(3)) + BEAM_HEIGHT_DEGREES / 2;
    }

    private double downDegrees(double groundM) {
        return StrictMath.toDegrees(StrictMath.atan2(propagation.mastM() - propagation.terminalM(), groundM));
    }

    /** Distance from the middle site to the edge of its hexagon; neighbours lie at 0, 60, 120 degrees and so on. */
    private double edgeM(double bearing) {
        return spacingM / 2 / StrictMath.cos(StrictMath.IEEEremainder(bearing, SIXTH));
    }

    private static double factor(double db) {
        return StrictMath.exp(db * PER_DECIBEL);
    }

    /** What a terminal receives of each sector, in mW. */
    private static final class Sites {
        private final SectorGrid grid;
        private final double tilt;
        private double sum;
        private double strongest;

        Sites(SectorGrid grid) {
            this.grid = grid;
            this.tilt = grid.tiltDegrees();
        }

        double sum() {
            return sum;
        }

        double strongest() {
            return strongest;
        }

        void hear(double x, double y, DrawSequence draws) {
            sum = 0;
            strongest = 0;
            for (int i = -RINGS; i <= RINGS; i++) {
                for (int j = -RINGS; j <= RINGS; j++) {
                    if (Math.abs(i + j) <= RINGS) {
                        double east = grid.spacingM * (i + j * 0.5);
                        double north = grid.spacingM * j * StrictMath.sqrt(3) / 2;
                        hearSite(x - east, y - north, draws);
                    }
                }
            }
        }

        private void hearSite(double dx, double dy, DrawSequence draws) {
            double groundM = StrictMath.sqrt(dx * dx + dy * dy);
            double bearing = StrictMath.toDegrees(StrictMath.atan2(dy, dx));
            double above = (grid.downDegrees(groundM) - tilt) / BEAM_HEIGHT_DEGREES;
            double height = Math.min(12 * above * above, MOST_OFF_HEIGHT_DB);
            double arrives = grid.carrier.powerDbm() + grid.carrier.gainDbi() - grid.wallDb - loss(groundM, draws);
            for (int sector = 0; sector < SECTORS; sector++) {
                double aside = turned(bearing - FIRST_DEGREES - sector * THIRD_DEGREES) / BEAM_DEGREES;
                double power = factor(arrives - Math.min(12 * aside * aside + height, FRONT_TO_BACK_DB));
                sum += power;
                strongest = Math.max(strongest, power);
            }
        }

        /** The same angle between -180 and 180 degrees, of one between -540 and 180. */
        private static double turned(double degrees) {
            return degrees < -180 ? degrees + 360 : degrees;
        }

        /** A drawn loss: with sight or without, and its shadow. */
        private double loss(double groundM, DrawSequence draws) {
            Propagation model = grid.propagation;
            double within = Math.min(groundM, Propagation.FARTHEST_M);
            boolean sees = draws.uniform() < model.sight(within);
            double median = sees ? model.withSightDb(within) : model.withoutSightDb(within);
            double deviation = sees ? model.deviationWithSightDb(within) : model.deviationWithoutSightDb();
            double beyond = PER_DECADE_BEYOND_DB * StrictMath.log10(Math.max(1, groundM / within));
            return median + deviation * normal(draws) + beyond;
        }

        /** A standard normal variate: G. E. P. Box and M. E. Muller (1958). */
        private static double normal(DrawSequence draws) {
            return StrictMath.sqrt(2 * draws.exponential()) * StrictMath.cos(2 * StrictMath.PI * draws.uniform());
        }
    }
}
