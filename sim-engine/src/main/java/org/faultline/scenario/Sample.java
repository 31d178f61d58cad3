package org.faultline.scenario;

import java.util.List;
import java.util.Locale;
import org.faultline.model.Checks;

/**
 * A number known of each customer, of which an observation takes a figure.
 *
 * @param of ids of stations, forks, random accesses, arrival streams or populations, at least one; their customers are pooled
 * @param what the number
 * @param from ids of arrival streams and populations whose customers count; empty for all
 * @param outcome which customers count
 */
public record Sample(List<String> of, Value what, List<String> from, Outcome outcome) {

    /** What is known of a customer. */
    public enum Value {
        /** Hours from being let in to the begin of service, or to leaving unserved. */
        WAIT,
        /** Hours from being let in to leaving; of a stream or population from arrival to leaving the network. */
        SOJOURN,
        /** Hours of service drawn for a customer of a station when it is let in, whatever becomes of it. */
        WORK,
        /** Number of attempts made, known when the customer is let in or gives up. */
        ATTEMPTS;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which customers count. */
    public enum Outcome {
        ALL,
        /** Those that were served; for attempts those that got in. */
        SERVED,
        /** The others. */
        UNSERVED;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is made of the numbers of all customers of a run. */
    public enum Figure {
        MEAN,
        /** With the divisor n - 1. */
        VARIANCE,
        /** Mean of the squares. */
        SECOND_MOMENT,
        /** Mean of the cubes. */
        THIRD_MOMENT,
        GREATEST,
        LEAST,
        SUM,
        COUNT,
        /** Share of the numbers above a bound. */
        SHARE_ABOVE,
        /** The least number at which at least a share of all lie. */
        QUANTILE;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Unit where the numbers are hours; none for powers of hours. */
        private String unitOfHours() {
            return switch (this) {
                case COUNT, VARIANCE, SECOND_MOMENT, THIRD_MOMENT -> "";
                default -> "h";
            };
        }
    }

    public Sample {
        of = List.copyOf(of);
        from = List.copyOf(from);
        if (of.isEmpty()) {
            throw new IllegalArgumentException("A sample must be of the customers of something.");
        }
        of.forEach(id -> Checks.named("thing whose customers are observed", id));
    }

    /** Unit of a figure. */
    public String unit(Figure figure) {
        if (figure == Figure.SHARE_ABOVE) {
            return "share";
        }
        return what == Value.ATTEMPTS ? "" : figure.unitOfHours();
    }
}
