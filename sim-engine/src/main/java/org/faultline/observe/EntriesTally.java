package org.faultline.observe;

import org.faultline.scenario.Take;
import org.faultline.scenario.Threshold;

/** How often a test becomes true. */
final class EntriesTally extends Tally {

    private final Threshold test;
    private final boolean perHour;
    private boolean begun;
    private boolean inside;
    private int count;

    EntriesTally(Take.When when, long after, long horizon) {
        super(after, horizon);
        this.test = when.test();
        this.perHour = when.sort() == Take.Passing.ENTRIES_PER_HOUR;
    }

    @Override
    public void reset() {
        begun = false;
        inside = false;
        count = 0;
    }

    @Override
    void before(double value) {
        inside = test.holds(value);
        begun = true;
    }

    @Override
    void hold(double value, long from, long to) {
        boolean holds = test.holds(value);
        if (holds && !inside && begun && from >= after) {
            count++;
        }
        inside = holds;
        begun = true;
    }

    @Override
    public double result() {
        return perHour ? count / hours() : count;
    }
}
