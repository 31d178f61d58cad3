package org.faultline.observe;

import java.util.function.DoubleSupplier;
import org.faultline.scenario.Take;
import org.faultline.trace.Readings;

/** Follows a value that holds from one change to the next, during a run, for one observation. */
public final class Follower {

    private final int observation;
    private final DoubleSupplier value;
    private final Tally tally;
    private long since;

    /**
     * One that makes of a value what a take asks for.
     *
     * @param observation its place among those of the scenario
     * @param value at the present moment
     * @param horizon end of every run, in microseconds
     */
    public Follower(int observation, DoubleSupplier value, Take take, long horizon) {
        this.observation = observation;
        this.value = value;
        tally = Tally.of(take, horizon);
    }

    /** Before a run. */
    public void begin() {
        since = 0;
        tally.reset();
    }

    /** The value is about to change; of changes at one moment only the first is seen. */
    public void before(long moment) {
        if (since < moment) {
            tally.piece(value.getAsDouble(), since, moment);
            since = moment;
        }
    }

    /** Writes down what was measured, once {@link #before} has been told the end of the run. */
    public void finish(Readings readings) {
        tally.finish(value.getAsDouble());
        tally.writeInto(readings, observation);
    }
}
