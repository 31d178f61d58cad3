package org.faultline.dynamics.state;

import org.faultline.kernel.ExponentialTime;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;

/** A distribution of hours ready to be drawn in whole microseconds: those of {@code SimTime.ofHours(hours.quantile(u))}, and zero where that is less. */
public final class Span {

    private final Distribution hours;
    private final boolean constant;
    private final long fixed;
    /** Empty but for the law that is drawn most. */
    private final ExponentialTime[] exponential;

    private Span(Distribution hours) {
        this.hours = hours;
        constant = hours.isConstant();
        fixed = constant ? SimTime.ofHours(Math.max(0, hours.mean())) : 0;
        exponential = hours instanceof Distribution.Exponential e
                ? new ExponentialTime[] {new ExponentialTime(e.meanValue())}
                : new ExponentialTime[0];
    }

    /** Hours of a law. */
    public static Span of(Distribution hours) {
        return new Span(hours);
    }

    /** True when nothing need be drawn. */
    public boolean isConstant() {
        return constant;
    }

    /** The duration of a constant one, in microseconds. */
    public long fixed() {
        return fixed;
    }

    /** The duration of a draw strictly between 0 and 1, in microseconds. */
    public long micros(double u) {
        return exponential.length > 0 ? exponential[0].micros(u) : SimTime.ofHours(Math.max(0, hours.quantile(u)));
    }
}
