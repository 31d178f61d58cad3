package org.faultline.observe;

import org.faultline.kernel.SimTime;

/** The moment from which the value is down to a share of the greatest before it. */
final class FallenTally extends Tally {

    private final double share;
    private double greatest;
    private boolean found;
    private long moment;

    FallenTally(double share, long after, long horizon) {
        super(after, horizon);
        this.share = share;
    }

    @Override
    public void reset() {
        greatest = 0;
        found = false;
        moment = horizon();
    }

    @Override
    void hold(double value, long from, long to) {
        if (value > greatest) {
            greatest = value;
            found = false;
            moment = horizon();
        } else if (!found && greatest > 0 && value <= share * greatest) {
            found = true;
            moment = Math.max(from, after);
        }
    }

    @Override
    public void finish(double last) {
        hold(last, horizon(), horizon());
    }

    @Override
    public boolean isCensored() {
        return !found;
    }

    @Override
    public double result() {
        return SimTime.toHours(moment);
    }
}
