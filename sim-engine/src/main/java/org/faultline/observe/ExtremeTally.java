package org.faultline.observe;

/** The greatest or least value. */
final class ExtremeTally extends Tally {

    private final boolean greatest;
    private double extreme;

    ExtremeTally(boolean greatest, long after, long horizon) {
        super(after, horizon);
        this.greatest = greatest;
    }

    @Override
    public void reset() {
        extreme = greatest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    @Override
    void hold(double value, long from, long to) {
        extreme = greatest ? Math.max(extreme, value) : Math.min(extreme, value);
    }

    @Override
    public void finish(double last) {
        hold(last, horizon(), horizon());
    }

    @Override
    public double result() {
        return extreme;
    }
}
