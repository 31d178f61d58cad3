package org.faultline.experiment;

import java.util.Optional;
import org.faultline.stats.Bound;
import org.faultline.stats.Estimated;

/**
 * Looks for the value of a parameter at which a number comes to pass a test, by halving the interval: about 3.3 probes for each
 * decimal digit. The number must pass at one end and not at the other; if it crosses the bound several times in between, one of
 * the crossings is found. On common random numbers the number is a function of the parameter, so that probes never contradict
 * each other.
 */
public final class TippingPoint {

    private static final int MOST_PROBES = 200;

    /** The number for a value of the parameter. */
    @FunctionalInterface
    public interface Probe {
        Estimated at(double parameter);
    }

    private TippingPoint() {}

    /**
     * The value at which the test comes to hold.
     *
     * @param from where the test fails
     * @param to where it holds
     * @param within how exactly, relative to the value that is found
     * @return the value, with an error by the slope of the number between the last two sides; empty when the test does not fail at
     *     one end and hold at the other
     */
    public static Optional<Estimated> find(Probe probe, double from, double to, Bound until, double within) {
        Estimated atFrom = probe.at(from);
        Estimated atTo = probe.at(to);
        if (until.holds(atFrom.value()) || !until.holds(atTo.value())) {
            return Optional.empty();
        }
        double fails = from;
        double holds = to;
        for (int i = 0; i < MOST_PROBES && Math.abs(holds - fails) > within * Math.abs(holds + fails) / 2; i++) {
            double middle = fails + (holds - fails) / 2;
            if (middle == fails || middle == holds) {
                break;
            }
            Estimated at = probe.at(middle);
            if (until.holds(at.value())) {
                holds = middle;
                atTo = at;
            } else {
                fails = middle;
                atFrom = at;
            }
        }
        return Optional.of(new Estimated(
                fails + (holds - fails) / 2, error(atFrom, atTo, holds - fails), Math.min(atFrom.n(), atTo.n())));
    }

    private static double error(Estimated a, Estimated b, double distance) {
        double ofNumber = Math.max(a.standardError(), b.standardError());
        if (ofNumber == 0) {
            return 0;
        }
        double slope = Math.abs((b.value() - a.value()) / distance);
        return Math.max(Math.abs(distance), slope == 0 ? Math.abs(distance) : ofNumber / slope);
    }
}
