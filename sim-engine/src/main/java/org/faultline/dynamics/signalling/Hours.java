package org.faultline.dynamics.signalling;

import java.util.Arrays;
import org.faultline.kernel.SimTime;
import org.faultline.model.signalling.DeviceClass;

/** How the hour of the day changes what devices do, as a share of what they do in their busiest hour. */
final class Hours {

    private final double[][] share;
    private final long startOfDay;
    private final boolean isFlat;

    /**
     * The hours of all classes.
     *
     * @param startOfDay time of day at which the run starts, in microseconds since midnight
     */
    Hours(SignallingTable table, long startOfDay) {
        this.startOfDay = startOfDay;
        share = table.classes.stream().map(Hours::shares).toArray(double[][]::new);
        isFlat = Arrays.stream(share).flatMapToDouble(Arrays::stream).allMatch(s -> s == 1);
    }

    private static double[] shares(DeviceClass devices) {
        double most =
                devices.byHour().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return devices.byHour().stream().mapToDouble(w -> w / most).toArray();
    }

    /** True when no class cares. */
    boolean areAlike() {
        return isFlat;
    }

    /** What a class does now over what it does in its busiest hour. */
    double share(int c, long now) {
        return isFlat ? 1 : share[c][SimTime.hourOfDay(startOfDay + now)];
    }

    /** The next full hour of the day after a moment. */
    long next(long now) {
        return ((startOfDay + now) / SimTime.HOUR + 1) * SimTime.HOUR - startOfDay;
    }

    /** Microseconds from now until a class has done as much as in a time of its busiest hour; O(hours until then). */
    long until(int c, double busyHours, long now) {
        if (isFlat) {
            return SimTime.ofHours(busyHours);
        }
        double left = busyHours * SimTime.HOUR;
        long at = now;
        while (left > share(c, at) * (next(at) - at)) {
            left -= share(c, at) * (next(at) - at);
            at = next(at);
        }
        return at + (long) (left / share(c, at)) - now;
    }
}
