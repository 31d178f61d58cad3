package org.faultline.observe;

/** The value at a moment. */
class MomentTally extends Tally {

    double value;

    MomentTally(long at, long horizon) {
        super(at, horizon);
    }

    @Override
    public void reset() {
        value = 0;
    }

    @Override
    void hold(double newValue, long from, long to) {
        if (from <= after) {
            value = newValue;
        }
    }

    @Override
    public void finish(double last) {
        if (after == horizon()) {
            value = last;
        }
    }

    @Override
    public boolean canBeDecided() {
        return after < horizon();
    }

    @Override
    public boolean isDecided(double present, long seen) {
        return canBeDecided() && seen >= after;
    }

    @Override
    public double result() {
        return value;
    }
}
