package org.faultline.scenario;

import java.util.List;
import java.util.Locale;
import org.faultline.model.Checks;

/**
 * One number that each replication reports besides the measures of the catalogue. In results it is the measure {@code observed} of
 * the subject {@code observation:<id>}.
 *
 * @param id unique among the observations of a scenario
 * @param title shown to people
 * @param unit of the number; empty for a plain one
 * @param greaterIsWorse which way is bad when mixes are compared
 * @param made how the number comes about
 */
public record Observation(String id, String title, String unit, boolean greaterIsWorse, Made made) {

    /** The measure under which observed numbers stand in results. */
    public static final String MEASURE = "observed";

    private static final String SUBJECT = "observation:";

    public Observation {
        Checks.named("id of an observation", id);
        Checks.named("title of observation " + id, title);
    }

    /** The subject under which the number stands in results. */
    public String subject() {
        return subjectOf(id);
    }

    /** The subject of the observation with an id. */
    public static String subjectOf(String id) {
        return SUBJECT + id;
    }

    /** How a number comes about. */
    public sealed interface Made {}

    /** Taken of a quantity. */
    public record Taken(Quantity quantity, Take take) implements Made {}

    /**
     * A figure of a number known of each customer.
     *
     * @param sample which number of which customers
     * @param figure what is made of them
     * @param parameter the bound of a share above, in the unit of the number, or the share of a quantile, in (0, 1)
     * @param afterHours customers that came before do not count
     */
    public record Sampled(Sample sample, Sample.Figure figure, double parameter, double afterHours) implements Made {
        public Sampled {
            Checks.notNegative("The bound or share of a sample", parameter);
            Checks.notNegative("The beginning of a sample, in hours,", afterHours);
            if (figure == Sample.Figure.QUANTILE && !(parameter > 0 && parameter < 1)) {
                throw new IllegalArgumentException(
                        "The share " + parameter + " of a quantile must lie between 0 and 1.");
            }
        }
    }

    /**
     * Computed from observations that stand before it. It has no value where one of them has none or where a ratio divides by
     * zero, and is a lower bound where one of them is.
     */
    public record Combined(Operation operation, List<String> of) implements Made {
        public Combined {
            of = List.copyOf(of);
            if (of.size() < 2 || (of.size() > 2 && !operation.takesMany())) {
                throw new IllegalArgumentException("A " + operation.id() + " of observations takes two"
                        + (operation.takesMany() ? " or more" : "") + "; there are " + of.size() + ".");
            }
        }
    }

    /**
     * One where the number of an observation that stands before it passes a test, otherwise zero; over replications a probability. It has no
     * value where the other has none. Of a lower bound that does not decide the test it is no more certain than the other is.
     */
    public record Tested(String of, Threshold test) implements Made {
        public Tested {
            Checks.named("observation that is tested", of);
        }

        /** One or zero. */
        public double of(double number) {
            return test.holds(number) ? 1 : 0;
        }

        /** Whether every number above one gives what that one gives. */
        public boolean isDecidedBy(double lowerBound) {
            return switch (test.sense()) {
                case ABOVE, AT_LEAST -> test.holds(lowerBound);
                case BELOW, AT_MOST -> !test.holds(lowerBound);
                case EQUALS -> Threshold.above(test.bound()).holds(lowerBound);
            };
        }
    }

    /** How observations are combined, from left to right. */
    public enum Operation {
        SUM,
        DIFFERENCE,
        PRODUCT,
        RATIO,
        GREATEST,
        LEAST;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean takesMany() {
            return this != DIFFERENCE && this != RATIO;
        }

        /** The result for two numbers; a ratio by zero is not finite. */
        public double of(double a, double b) {
            return switch (this) {
                case SUM -> a + b;
                case DIFFERENCE -> a - b;
                case PRODUCT -> a * b;
                case RATIO -> a / b;
                case GREATEST -> Math.max(a, b);
                case LEAST -> Math.min(a, b);
            };
        }
    }
}
