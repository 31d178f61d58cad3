package org.faultline.dynamics.station;

import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.SimTime;
import org.faultline.kernel.StandardExponential;
import org.faultline.model.Distribution;

/** A distribution of hours turned into one of microseconds, with a short way for the laws that are drawn most. */
final class Law {

    private enum Kind {
        CONSTANT,
        EXPONENTIAL,
        OTHER
    }

    private final Kind kind;
    private final Distribution hours;
    private final long constant;
    private final double meanMicros;

    Law(Distribution hours) {
        this.hours = hours;
        if (hours instanceof Distribution.Constant c) {
            kind = Kind.CONSTANT;
            constant = SimTime.ofHours(c.value());
            meanMicros = constant;
        } else if (hours instanceof Distribution.Exponential e) {
            kind = Kind.EXPONENTIAL;
            constant = 0;
            meanMicros = e.meanValue() * SimTime.HOUR;
        } else {
            kind = Kind.OTHER;
            constant = 0;
            meanMicros = 0;
        }
    }

    /** So many next durations, into an array from its start. */
    void next(DrawSequence reader, long[] durations, int count) {
        if (kind == Kind.EXPONENTIAL) {
            reader.bits(durations, count);
            for (int i = 0; i < count; i++) {
                durations[i] = micros(StandardExponential.ofBits(durations[i]));
            }
        } else {
            for (int i = 0; i < count; i++) {
                durations[i] = next(reader);
            }
        }
    }

    private long micros(double exponential) {
        double micros = meanMicros * exponential;
        return micros >= SimTime.NEVER / 2.0 ? SimTime.NEVER : (long) (micros + 0.5);
    }

    /** The next duration in microseconds; a constant law draws nothing. */
    long next(DrawSequence reader) {
        if (kind == Kind.EXPONENTIAL) {
            return micros(reader.exponential());
        }
        return kind == Kind.CONSTANT ? constant : SimTime.ofHours(Math.max(0, hours.quantile(reader.uniform())));
    }
}
