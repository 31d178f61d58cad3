package org.faultline.io.replay;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.faultline.impact.LossAccount;
import org.faultline.impact.StepFunction;
import org.faultline.kernel.SimTime;

/**
 * Level and people affected of all sectors over time, as step functions: each point holds until the next one of its sector.
 * Points stand in order of time. Appending is amortised O(1).
 */
public final class SectorCurves {

    private int size;
    private double[] timeMicros = new double[64];
    private byte[] sector = new byte[64];
    private float[] level = new float[64];
    private float[] people = new float[64];

    /** The sectors of a run: a point at every change, and at every full hour. O(changes log changes). */
    public static SectorCurves of(LossAccount losses) {
        SectorCurves curves = new SectorCurves();
        int sectors = losses.index().sectors().size();
        for (long moment : moments(losses)) {
            for (int s = 0; s < sectors; s++) {
                if (moment % SimTime.HOUR == 0 || changes(losses, s, moment)) {
                    curves.add(
                            (double) moment,
                            s,
                            1 - losses.missingOfSector(s).at(moment),
                            losses.peopleOfSector(s).at(moment));
                }
            }
        }
        return curves;
    }

    private static boolean changes(LossAccount losses, int sector, long moment) {
        return differs(losses.missingOfSector(sector), moment) || differs(losses.peopleOfSector(sector), moment);
    }

    private static boolean differs(StepFunction function, long moment) {
        return function.at(moment) != function.at(moment - 1);
    }

    private static long[] moments(LossAccount losses) {
        LongStream hours =
                LongStream.rangeClosed(0, losses.horizonMicros() / SimTime.HOUR).map(h -> h * SimTime.HOUR);
        LongStream changes = IntStream.range(0, losses.index().sectors().size())
                .boxed()
                .flatMap(s -> Stream.of(losses.missingOfSector(s), losses.peopleOfSector(s)))
                .flatMapToLong(f -> IntStream.range(0, f.size()).mapToLong(f::timeMicros));
        return LongStream.concat(hours, changes).sorted().distinct().toArray();
    }

    /**
     * Appends a point.
     *
     * @param micros microseconds since the start of the scenario, not before the last point
     * @param sectorNumber in the order of the scenario's sectors, below 255
     * @param serviceLevel in [0, 1]
     * @param peopleAffected zero or more
     */
    public void add(double micros, int sectorNumber, double serviceLevel, double peopleAffected) {
        if (size > 0 && micros < timeMicros[size - 1]) {
            throw new IllegalArgumentException(
                    "A point at " + micros + " us must not follow one at " + timeMicros[size - 1] + " us.");
        }
        if (size == timeMicros.length) {
            grow();
        }
        timeMicros[size] = micros;
        sector[size] = (byte) sectorNumber;
        level[size] = (float) serviceLevel;
        people[size] = (float) peopleAffected;
        size++;
    }

    /** Number of points. */
    public int size() {
        return size;
    }

    /** Microseconds since the start of the scenario. */
    public double timeMicros(int point) {
        return timeMicros[point];
    }

    /** The sector's number. */
    public int sector(int point) {
        return Byte.toUnsignedInt(sector[point]);
    }

    /** Service level from this point on, in [0, 1]. */
    public double level(int point) {
        return level[point];
    }

    /** People affected from this point on. */
    public double people(int point) {
        return people[point];
    }

    private void grow() {
        int room = size * 2;
        timeMicros = Arrays.copyOf(timeMicros, room);
        sector = Arrays.copyOf(sector, room);
        level = Arrays.copyOf(level, room);
        people = Arrays.copyOf(people, room);
    }
}
