package org.faultline.report;

import java.util.Arrays;
import org.faultline.io.replay.Replay;
import org.faultline.io.replay.SectorCurves;

/** The sectors of one run at evenly spaced moments, for the slider of the page: each value is the one that holds at its moment. */
final class Moments {

    private static final int ABOUT = 432;
    private static final int[] STEPS_SECONDS = {1, 5, 10, 30, 60, 300, 600, 1800, 3600, 10800, 43200, 86400};
    private static final double MICROS = 1e6;

    private final int stepSeconds;
    private final float[][] level;
    private final float[][] people;
    private final double[] totalPeople;

    private Moments(int stepSeconds, int sectors, int count) {
        this.stepSeconds = stepSeconds;
        level = new float[sectors][count];
        people = new float[sectors][count];
        totalPeople = new double[count];
    }

    /** Moments of a run: about 430 of them, at a step that divides an hour or a day. */
    static Moments of(Replay replay) {
        double horizonSeconds = replay.header().horizonMicros() / MICROS;
        int step = STEPS_SECONDS[STEPS_SECONDS.length - 1];
        for (int i = STEPS_SECONDS.length - 1; i >= 0 && horizonSeconds / STEPS_SECONDS[i] <= ABOUT; i--) {
            step = STEPS_SECONDS[i];
        }
        int count = (int) Math.floor(horizonSeconds / step) + 1;
        int sectors = replay.header().sectors().size();
        Moments moments = new Moments(step, sectors, count);
        moments.fill(replay.curves(), sectors);
        return moments;
    }

    /** Number of moments. */
    int count() {
        return totalPeople.length;
    }

    /** Seconds between two moments. */
    int stepSeconds() {
        return stepSeconds;
    }

    /** Service level of a sector, in [0, 1]. */
    double level(int sector, int moment) {
        return level[sector][moment];
    }

    /** People affected in a sector. */
    double people(int sector, int moment) {
        return people[sector][moment];
    }

    /** People affected in all sectors together. */
    double totalPeople(int moment) {
        return totalPeople[moment];
    }

    /** Hours since the start of the scenario. */
    double hours(int moment) {
        return moment * (double) stepSeconds / 3600;
    }

    /** The first moment at which most people are affected. */
    int worst() {
        int worst = 0;
        for (int i = 1; i < totalPeople.length; i++) {
            if (totalPeople[i] > totalPeople[worst]) {
                worst = i;
            }
        }
        return worst;
    }

    private void fill(SectorCurves curves, int sectors) {
        float[] levelNow = new float[sectors];
        float[] peopleNow = new float[sectors];
        Arrays.fill(levelNow, 1);
        int point = 0;
        for (int moment = 0; moment < count(); moment++) {
            for (;
                    point < curves.size() && curves.timeMicros(point) <= moment * (double) stepSeconds * MICROS;
                    point++) {
                levelNow[curves.sector(point)] = (float) curves.level(point);
                peopleNow[curves.sector(point)] = (float) curves.people(point);
            }
            for (int sector = 0; sector < sectors; sector++) {
                level[sector][moment] = levelNow[sector];
                people[sector][moment] = peopleNow[sector];
                totalPeople[moment] += peopleNow[sector];
            }
        }
    }
}
