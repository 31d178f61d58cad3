package org.faultline.dynamics.station;

import java.util.Arrays;
import org.faultline.kernel.SimTime;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Sample;
import org.faultline.trace.Readings;

/** Takes one figure of a number known of each customer. Only a quantile keeps the numbers. */
final class SampleMeter {

    private final int observation;
    private final Sample.Figure figure;
    private final Sample.Outcome outcome;
    private final boolean[] origins;
    private final boolean isTime;
    private final double parameter;
    private final long bound;
    private final long after;
    private long count;
    private long above;
    private double mean;
    private double squares;
    private double cubes;
    private long greatest;
    private long least;
    private long[] kept = {};

    SampleMeter(int observation, Observation.Sampled sampled, boolean[] origins) {
        this.observation = observation;
        this.origins = origins;
        figure = sampled.figure();
        outcome = sampled.sample().outcome();
        isTime = sampled.sample().what() != Sample.Value.ATTEMPTS;
        parameter = sampled.parameter();
        bound = isTime ? SimTime.ofHours(parameter) : (long) StrictMath.floor(parameter);
        after = SimTime.ofHours(sampled.afterHours());
    }

    void reset() {
        count = 0;
        above = 0;
        mean = 0;
        squares = 0;
        cubes = 0;
        greatest = Long.MIN_VALUE;
        least = Long.MAX_VALUE;
    }

    /** A number of a customer that came at a moment from an origin. */
    void add(long number, long since, int origin, boolean served) {
        if (since < after
                || !origins[origin]
                || (outcome != Sample.Outcome.ALL && (outcome == Sample.Outcome.SERVED) != served)) {
            return;
        }
        count++;
        switch (figure) {
            case MEAN, SUM -> mean += number;
            case VARIANCE -> {
                double distance = number - mean;
                mean += distance / count;
                squares += distance * (number - mean);
            }
            case SECOND_MOMENT -> squares += (double) number * number;
            case THIRD_MOMENT -> cubes += (double) number * number * number;
            case GREATEST -> greatest = Math.max(greatest, number);
            case LEAST -> least = Math.min(least, number);
            case SHARE_ABOVE -> above += number > bound ? 1 : 0;
            case QUANTILE -> keep(number);
            case COUNT -> {
                // counted above
            }
        }
    }

    private void keep(long number) {
        if (count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(1024, kept.length * 2));
        }
        kept[(int) count - 1] = number;
    }

    void finish(Readings readings) {
        if (figure == Sample.Figure.COUNT || figure == Sample.Figure.SUM || count > 0) {
            double unit = isTime ? SimTime.HOUR : 1;
            switch (figure) {
                case MEAN -> readings.put(observation, mean / count / unit);
                case SUM -> readings.put(observation, mean / unit);
                case SECOND_MOMENT -> readings.put(observation, squares / count / (unit * unit));
                case THIRD_MOMENT -> readings.put(observation, cubes / count / (unit * unit * unit));
                case COUNT -> readings.put(observation, (double) count);
                case GREATEST -> readings.put(observation, greatest / unit);
                case LEAST -> readings.put(observation, least / unit);
                case SHARE_ABOVE -> readings.put(observation, (double) above / count);
                case QUANTILE -> readings.put(observation, quantile() / unit);
                case VARIANCE -> {
                    if (count > 1) {
                        readings.put(observation, squares / (count - 1) / (unit * unit));
                    }
                }
            }
        }
    }

    private double quantile() {
        int n = (int) count;
        Arrays.sort(kept, 0, n);
        int place = (int) Math.ceil(parameter * n) - 1;
        return kept[Math.max(0, Math.min(n - 1, place))];
    }
}
