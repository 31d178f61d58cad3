package org.faultline.observe;

import org.faultline.kernel.SimTime;
import org.faultline.scenario.Threshold;

/** The moment from which a test holds first. */
final class FirstTally extends Tally {

    private final Threshold test;
    private boolean found;
    private long moment;

    FirstTally(Threshold test, long after, long horizon) {
        super(after, horizon);
        this.test = test;
    }

    @Override
    public void reset() {
        found = false;
        moment = horizon();
    }

    @Override
    void hold(double value, long from, long to) {
        if (!found && test.holds(value)) {
            found = true;
            moment = Math.max(from, after);
        }
    }

    @Override
    public void finish(double last) {
        found = found || test.holds(last);
    }

    @Override
    public boolean isCensored() {
        return !found;
    }

    @Override
    public boolean canBeDecided() {
        return after < horizon();
    }

    @Override
    public boolean isDecided(double value, long seen) {
        return found || (seen >= after && test.holds(value));
    }

    @Override
    public double result() {
        return SimTime.toHours(moment);
    }
}
