package org.faultline.model;

import java.util.List;

/**
 * Customers from outside.
 *
 * @param id unique over stations, forks, random accesses, arrival streams and populations; random draws are keyed by it
 * @param timing when they come
 * @param batch how many come at a time; draws are rounded to whole numbers, at least zero
 * @param acceptance whether a batch that finds too little room gets in as far as it fits or not at all
 * @param priority urgency, one for the most urgent
 * @param to where they go; who goes nowhere is not counted
 */
public record ArrivalStream(
        String id, Timing timing, Distribution batch, Acceptance acceptance, int priority, Routing to) {

    /** What becomes of a batch for which there is too little room; M. L. Chaudhry and J. G. C. Templeton, A first course in bulk queues (1983). */
    public enum Acceptance {
        /** As many get in as fit; the others are turned away. */
        PARTIAL,
        /** All are turned away. */
        WHOLE
    }

    /** When customers come. */
    public sealed interface Timing {}

    /**
     * Independent gaps; the first arrival comes one gap after the beginning.
     *
     * @param gap hours between arrivals
     * @param fromHours when it begins
     * @param untilHours when it ends, may be infinite
     */
    public record Renewal(Distribution gap, double fromHours, double untilHours) implements Timing {
        public Renewal {
            checkWindow(fromHours, untilHours);
            if (!(gap.mean() > 0)) {
                throw new IllegalArgumentException("The mean time between arrivals must be above zero.");
            }
        }
    }

    /**
     * A Poisson stream whose rate changes over time.
     *
     * @param rate by time since the start of the run
     * @param fromHours when it begins
     * @param untilHours when it ends, may be infinite
     */
    public record Poisson(Rate rate, double fromHours, double untilHours) implements Timing {
        public Poisson {
            checkWindow(fromHours, untilHours);
        }
    }

    /**
     * A number of customers, each at a moment of its own.
     *
     * @param count how many, zero or more
     * @param atHours beginning of the burst
     * @param spread hours after the beginning, one draw per customer
     */
    public record Burst(int count, double atHours, Distribution spread) implements Timing {
        public Burst {
            if (count < 0) {
                throw new IllegalArgumentException("A burst has " + count + " customers; it needs zero or more.");
            }
            Checks.notNegative("The beginning of a burst, in hours,", atHours);
        }
    }

    /** Arrivals per hour over time. */
    public sealed interface Rate {

        /** Arrivals per hour at a time in hours since the start. */
        double at(double hours);

        /** The greatest rate there is. */
        double greatest();
    }

    /**
     * A rate given at some times.
     *
     * @param hours rising, the first is zero
     * @param perHour rate at each of them, zero or more, not all zero
     * @param linear true when the rate moves linearly from one to the next, false when it keeps its value until the next
     * @param periodHours after which it repeats, at least the last time; infinite when it stays at the last rate
     */
    public record Table(List<Double> hours, List<Double> perHour, boolean linear, double periodHours) implements Rate {
        public Table {
            hours = List.copyOf(hours);
            perHour = List.copyOf(perHour);
            if (hours.isEmpty() || hours.size() != perHour.size() || hours.get(0) != 0) {
                throw new IllegalArgumentException(
                        "A rate over time needs a rate for each time and begins at time zero; it has " + hours.size()
                                + " times and " + perHour.size() + " rates.");
            }
            for (int i = 1; i < hours.size(); i++) {
                if (!(hours.get(i) > hours.get(i - 1))) {
                    throw new IllegalArgumentException("The times of a rate must rise.");
                }
            }
            perHour.forEach(r -> Checks.notNegative("A rate", r));
            if (perHour.stream().allMatch(r -> r == 0)) {
                throw new IllegalArgumentException("A rate over time must be above zero at some time.");
            }
            if (!(periodHours >= hours.get(hours.size() - 1)) || periodHours == 0) {
                throw new IllegalArgumentException("A rate that repeats after " + periodHours
                        + " h must not begin anew before its last time " + hours.get(hours.size() - 1) + " h.");
            }
        }

        @Override
        public double at(double time) {
            double t = Double.isInfinite(periodHours) ? time : time % periodHours;
            int i = hours.size() - 1;
            while (hours.get(i) > t) {
                i--;
            }
            boolean last = i == hours.size() - 1;
            if (!linear || (last && Double.isInfinite(periodHours))) {
                return perHour.get(i);
            }
            double end = last ? periodHours : hours.get(i + 1);
            double to = last ? perHour.get(0) : perHour.get(i + 1);
            double width = end - hours.get(i);
            return width == 0 ? to : perHour.get(i) + (to - perHour.get(i)) * (t - hours.get(i)) / width;
        }

        @Override
        public double greatest() {
            return perHour.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }
    }

    /**
     * A rate that swings: {@code mean + swing sin(2 pi t / period)}.
     *
     * @param mean arrivals per hour, above zero
     * @param swing at most the mean
     * @param periodHours above zero
     */
    public record Wave(double mean, double swing, double periodHours) implements Rate {
        public Wave {
            Checks.positive("The mean rate of a wave", mean);
            Checks.notNegative("The swing of a wave", swing);
            Checks.positive("The period of a wave, in hours,", periodHours);
            if (swing > mean) {
                throw new IllegalArgumentException("The swing " + swing + " of a rate is above its mean " + mean
                        + "; the rate would be negative.");
            }
        }

        @Override
        public double at(double hours) {
            return mean + swing * StrictMath.sin(2 * Math.PI * hours / periodHours);
        }

        @Override
        public double greatest() {
            return mean + swing;
        }
    }

    private static void checkWindow(double from, double until) {
        Checks.notNegative("The beginning of arrivals, in hours,", from);
        if (!(until > from)) {
            throw new IllegalArgumentException(
                    "Arrivals from " + from + " h until " + until + " h: the end must come after the beginning.");
        }
    }

    public ArrivalStream {
        Checks.named("id of an arrival stream", id);
        Checks.priority("arrival stream " + id, priority);
    }
}
