package org.faultline.observe;

import org.faultline.kernel.SimTime;
import org.faultline.scenario.Take;
import org.faultline.scenario.Threshold;

/** How long the episodes last in which a test holds. */
final class EpisodesTally extends Tally {

    private final Threshold test;
    private final boolean longest;
    private final boolean variance;
    private boolean inside;
    private boolean counted;
    private long began;
    private int count;
    private double sum;
    private double mean;
    private double squares;
    private double greatest;

    EpisodesTally(Take.When when, long after, long horizon) {
        super(after, horizon);
        this.test = when.test();
        this.longest = when.sort() == Take.Passing.LONGEST_EPISODE;
        this.variance = when.sort() == Take.Passing.VARIANCE_EPISODE;
    }

    @Override
    public void reset() {
        inside = false;
        counted = false;
        began = 0;
        count = 0;
        sum = 0;
        mean = 0;
        squares = 0;
        greatest = 0;
    }

    @Override
    void before(double value) {
        inside = test.holds(value);
        counted = false;
        began = after;
    }

    @Override
    void hold(double value, long from, long to) {
        boolean holds = test.holds(value);
        if (holds && !inside) {
            counted = from >= after && from > 0;
            began = Math.max(from, after);
        } else if (inside && !holds) {
            end(from);
        }
        inside = holds;
    }

    private void end(long to) {
        double length = SimTime.toHours(Math.max(0, to - began));
        greatest = Math.max(greatest, length);
        if (counted) {
            sum += length;
            count++;
            double distance = length - mean;
            mean += distance / count;
            squares += distance * (length - mean);
        }
    }

    @Override
    public void finish(double last) {
        if (inside) {
            counted = false;
            end(horizon());
        }
    }

    @Override
    public boolean isPresent() {
        return longest || count > (variance ? 1 : 0);
    }

    @Override
    public double result() {
        if (variance) {
            return squares / (count - 1);
        }
        return longest ? greatest : sum / count;
    }
}
