package org.faultline.observe;

import org.faultline.kernel.SimTime;
import org.faultline.scenario.Take;

/** Integrals of the value and of its square. */
final class IntegralTally extends Tally {

    private final Take.Sort sort;
    private double sum;
    private double squares;

    IntegralTally(Take.Sort sort, long after, long horizon) {
        super(after, horizon);
        this.sort = sort;
    }

    @Override
    public void reset() {
        sum = 0;
        squares = 0;
    }

    @Override
    void hold(double value, long from, long to) {
        double part = value * exactly(to - Math.max(from, after));
        sum += part;
        squares += value * part;
    }

    @Override
    public boolean isIntegral() {
        return sort != Take.Sort.TIME_VARIANCE;
    }

    @Override
    public void putIntegral(double valueMicros) {
        sum = valueMicros;
    }

    @Override
    public double result() {
        double mean = sum / SimTime.HOUR / hours();
        return switch (sort) {
            case INTEGRAL -> sum / SimTime.HOUR;
            case TIME_VARIANCE -> Math.max(0, squares / SimTime.HOUR / hours() - mean * mean);
            default -> mean;
        };
    }
}
