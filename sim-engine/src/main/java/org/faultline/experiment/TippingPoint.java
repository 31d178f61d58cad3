package org.faultline.experiment;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.faultline.stats.Bound;
import org.faultline.stats.Estimated;

/**
 * Looks for the value of a parameter at which a number comes to pass a test. The number must pass at one end and not at the other;
 * if it crosses the bound several times in between, one of the crossings is found.
 *
 * <p>The interval is halved until the number differs between its ends by at most {@value #APART} standard errors, but not
 * further: a slope taken over less would be one of chance, and so would the error that is made of it. One step of Newton from the
 * point between the ends gives the value; its error is that of the number there over the slope (S. Asmussen, P. W. Glynn,
 * Stochastic Simulation, 2007, chapter VIII). While that error is too large, everything is repeated with more replications. A
 * number without an error is halved down to the asked width, about 3.3 probes for each decimal digit. Probes share their random
 * numbers, so that most of the chance cancels in the slope.
 */
public final class TippingPoint {

    private static final int MOST_PROBES = 200;
    private static final int GROWTH = 8;
    private static final double MARGIN = 1.1;
    private static final double APART = 12;

    /** The number for a value of the parameter, from some replications. */
    @FunctionalInterface
    public interface Probe {
        Estimated at(double parameter, int replications);
    }

    /**
     * How many replications are spent.
     *
     * @param first number to begin with
     * @param most number never exceeded
     * @param excess how many times too large the error of a value is; at most one when it is small enough
     */
    public record Effort(int first, int most, ToDoubleFunction<Estimated> excess) {

        /** One number of replications, whatever the error. */
        public static Effort of(int replications) {
            return new Effort(replications, replications, found -> 1);
        }

        private int after(int now, Estimated found) {
            double excess = this.excess.applyAsDouble(found);
            return excess <= 1
                    ? now
                    : (int) Math.min(Math.min(most, (double) now * GROWTH), MARGIN * now * excess * excess + 1);
        }
    }

    private final Probe probe;
    private final Bound until;
    private final double from;
    private final double to;
    private final double within;
    private int replications;
    private double fails;
    private double holds;
    private Estimated atFails;
    private Estimated atHolds;

    private TippingPoint(Probe probe, double from, double to, Bound until, double within, int replications) {
        this.probe = probe;
        this.until = until;
        this.from = from;
        this.to = to;
        this.within = within;
        this.replications = replications;
        fails = from;
        holds = to;
        lookAgain();
    }

    /**
     * The value at which the test comes to hold.
     *
     * @param from where the test fails
     * @param to where it holds
     * @param within how narrow the interval becomes at most, relative to the value that is found
     * @return the value; empty when the test does not fail at one end and hold at the other
     */
    public static Optional<Estimated> find(
            Probe probe, double from, double to, Bound until, double within, Effort effort) {
        TippingPoint search = new TippingPoint(probe, from, to, until, within, effort.first());
        if (!search.isBetween()) {
            return Optional.empty();
        }
        while (true) {
            search.narrow();
            Estimated found = search.step();
            int next = effort.after(search.replications, found);
            if (next <= search.replications) {
                return Optional.of(found);
            }
            search.replications = next;
            search.lookAgain();
            if (!search.widen()) {
                return Optional.empty();
            }
        }
    }

    private void lookAgain() {
        atFails = probe.at(fails, replications);
        atHolds = probe.at(holds, replications);
    }

    private boolean isBetween() {
        return !until.holds(atFails.value()) && until.holds(atHolds.value());
    }

    /** More replications may show that the crossing lies outside: steps out of twice the width, up to the ends. */
    private boolean widen() {
        while (!isBetween()) {
            if (fails == from && holds == to) {
                return false;
            }
            double width = holds - fails;
            fails = clamp(fails - width / 2);
            holds = clamp(holds + width / 2);
            lookAgain();
        }
        return true;
    }

    private double clamp(double x) {
        return Math.max(Math.min(from, to), Math.min(Math.max(from, to), x));
    }

    private void narrow() {
        for (int i = 0; i < MOST_PROBES && !isNarrow(); i++) {
            double middle = fails + (holds - fails) / 2;
            if (middle == fails || middle == holds) {
                return;
            }
            Estimated at = probe.at(middle, replications);
            if (until.holds(at.value())) {
                holds = middle;
                atHolds = at;
            } else {
                fails = middle;
                atFails = at;
            }
        }
    }

    private boolean isNarrow() {
        double error = Math.max(atFails.standardError(), atHolds.standardError());
        return Math.abs(holds - fails) <= within * Math.abs(holds + fails) / 2
                || Math.abs(atHolds.value() - atFails.value()) <= APART * error;
    }

    private Estimated step() {
        int n = Math.min(atFails.n(), atHolds.n());
        double slope = (atHolds.value() - atFails.value()) / (holds - fails);
        if (atFails.standardError() == 0 && atHolds.standardError() == 0) {
            return new Estimated(fails + (holds - fails) / 2, 0, n);
        }
        double between = fails + (until.value() - atFails.value()) / slope;
        Estimated there = probe.at(between, replications);
        double value = between + (until.value() - there.value()) / slope;
        return new Estimated(value, there.standardError() / Math.abs(slope), n);
    }
}
