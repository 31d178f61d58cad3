package org.faultline.observe;

import org.faultline.scenario.Take;
import org.faultline.scenario.Threshold;

/** For how long a test holds. */
final class DurationTally extends Tally {

    private final Threshold test;
    private final boolean asShare;
    private double sum;

    DurationTally(Take.When when, long after, long horizon) {
        super(after, horizon);
        this.test = when.test();
        this.asShare = when.sort() == Take.Passing.SHARE_OF_TIME;
    }

    @Override
    public void reset() {
        sum = 0;
    }

    @Override
    void hold(double value, long from, long to) {
        if (test.holds(value)) {
            sum += hoursOf(from, to);
        }
    }

    @Override
    public double result() {
        return asShare ? sum / hours() : sum;
    }
}
