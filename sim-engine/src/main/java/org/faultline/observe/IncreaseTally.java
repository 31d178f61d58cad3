package org.faultline.observe;

/** How much the value has grown. */
final class IncreaseTally extends Tally {

    private final boolean perHour;
    private double first;
    private double last;

    IncreaseTally(boolean perHour, long after, long horizon) {
        super(after, horizon);
        this.perHour = perHour;
    }

    @Override
    public void reset() {
        first = 0;
        last = 0;
    }

    @Override
    void before(double value) {
        first = value;
    }

    @Override
    void hold(double value, long from, long to) {
        if (from < after) {
            first = value;
        }
    }

    @Override
    public void finish(double value) {
        last = value;
    }

    @Override
    public double result() {
        return perHour ? (last - first) / hours() : last - first;
    }
}
