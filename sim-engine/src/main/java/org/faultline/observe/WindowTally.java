package org.faultline.observe;

/** Another number, of the course up to a moment before the end of the run: that is its horizon. */
final class WindowTally extends Tally {

    private final Tally inner;
    private final long end;
    private double value;

    WindowTally(Tally inner, long end, long horizon) {
        super(0, horizon);
        this.inner = inner;
        this.end = end;
    }

    @Override
    public void reset() {
        inner.reset();
        value = 0;
    }

    /** With all that happens at the moment itself, as at the end of a run. */
    @Override
    void hold(double newValue, long from, long to) {
        if (from < end) {
            inner.piece(newValue, from, Math.min(to, end));
        }
        if (from <= end) {
            value = newValue;
        }
    }

    @Override
    public void finish(double last) {
        inner.finish(value);
    }

    @Override
    public boolean isPresent() {
        return inner.isPresent();
    }

    @Override
    public boolean isCensored() {
        return inner.isCensored();
    }

    @Override
    public boolean canBeDecided() {
        return true;
    }

    @Override
    public boolean isDecided(double present, long seen) {
        return seen >= end || inner.isDecided(present, seen);
    }

    @Override
    public double result() {
        return inner.result();
    }
}
