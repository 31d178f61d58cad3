package org.faultline.observe;

import org.faultline.kernel.SimTime;

/** The moment from which the value is the greatest, the first of several. */
final class PeakTally extends Tally {

    private double greatest;
    private long moment;

    PeakTally(long after, long horizon) {
        super(after, horizon);
    }

    @Override
    public void reset() {
        greatest = Double.NEGATIVE_INFINITY;
        moment = after;
    }

    @Override
    void hold(double value, long from, long to) {
        if (value > greatest) {
            greatest = value;
            moment = Math.max(from, after);
        }
    }

    @Override
    public void finish(double last) {
        hold(last, horizon(), horizon());
    }

    @Override
    public double result() {
        return SimTime.toHours(moment);
    }
}
