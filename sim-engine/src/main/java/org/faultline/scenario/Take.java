package org.faultline.scenario;

import org.faultline.model.Checks;

/**
 * What is made of a quantity in one replication: one number. Integrals and times are exact, as the quantity changes in steps; a
 * value that lasts no time, because other events at the same moment change it again, is none.
 */
public sealed interface Take {

    /** Unit of the number, given that of the quantity. */
    String unit(String quantity);

    /** From when on the quantity counts, in hours since the start; before it only the last value matters. */
    double afterHours();

    /**
     * As another take, but of the course up to a moment, as if the run ended there.
     *
     * @param take of a course, not of a moment
     * @param untilHours since the start, after the first moment that counts
     */
    record Until(Take take, double untilHours) implements Take {
        public Until {
            if (take instanceof At || take instanceof TestAt || take instanceof Until) {
                throw new IllegalArgumentException("Only what is taken of a whole course can end before the run does.");
            }
            if (!(untilHours > take.afterHours())) {
                throw new IllegalArgumentException("An observation that begins at " + take.afterHours()
                        + " h must end after that, not at " + untilHours + " h.");
            }
        }

        @Override
        public String unit(String quantity) {
            return take.unit(quantity);
        }

        @Override
        public double afterHours() {
            return take.afterHours();
        }
    }

    /** The value at a moment, with all that happens at it. */
    record At(double hours) implements Take {
        public At {
            Checks.notNegative("The moment of an observation, in hours,", hours);
        }

        @Override
        public String unit(String quantity) {
            return quantity;
        }

        @Override
        public double afterHours() {
            return hours;
        }
    }

    /** Whether the value passes a test at a moment: one or zero. */
    record TestAt(double hours, Threshold test) implements Take {
        public TestAt {
            Checks.notNegative("The moment of an observation, in hours,", hours);
        }

        @Override
        public String unit(String quantity) {
            return "share";
        }

        @Override
        public double afterHours() {
            return hours;
        }
    }

    /** A number made of the whole course from {@code afterHours} to the end of the run. */
    record Over(Sort sort, double afterHours) implements Take {
        public Over {
            Checks.notNegative("The beginning of an observation, in hours,", afterHours);
        }

        @Override
        public String unit(String quantity) {
            return switch (sort) {
                case TIME_AVERAGE, FINAL, GREATEST, LEAST, INCREASE -> quantity;
                case TIME_VARIANCE -> "";
                case MOMENT_OF_GREATEST -> "h";
                case INTEGRAL -> quantity.equals("share") ? "h" : timesHours(quantity);
                case RATE -> (quantity + " per h").strip();
            };
        }
    }

    private static String timesHours(String quantity) {
        String perHour = " per h";
        return quantity.endsWith(perHour)
                ? quantity.substring(0, quantity.length() - perHour.length())
                : hoursOf(quantity);
    }

    private static String hoursOf(String quantity) {
        String one = quantity.endsWith("s") ? quantity.substring(0, quantity.length() - 1) : quantity;
        return one.isEmpty() ? "value-hours" : one + "-hours";
    }

    /**
     * Variance of the time average times the length, as the run becomes long: the integral of the autocovariance up to a lag, to both
     * sides. It says how long a run must be for a time average of some error. A run of fewer than
     * {@value #LEAST_LAGS} lags gives none.
     *
     * @param lagHours beyond which the course has forgotten its past, in hours, above zero
     */
    record LongRunVariance(double lagHours, double afterHours) implements Take {

        /** Shorter runs know too little of their own mean. */
        public static final int LEAST_LAGS = 20;

        public LongRunVariance {
            Checks.positive("The lag of a long-run variance, in hours,", lagHours);
            Checks.notNegative("The beginning of an observation, in hours,", afterHours);
        }

        @Override
        public String unit(String quantity) {
            return "";
        }
    }

    /**
     * Hours from the start of the run to the moment from which the value is down to a share of the greatest that it had before; a greater one
     * later begins it anew. A lower bound when it never falls so far.
     *
     * @param share of the greatest value, in [0, 1)
     */
    record Fallen(double share, double afterHours) implements Take {
        public Fallen {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException(
                        "The share " + share + " of the greatest value must be 0 or more and below 1.");
            }
            Checks.notNegative("The beginning of an observation, in hours,", afterHours);
        }

        @Override
        public String unit(String quantity) {
            return "h";
        }
    }

    /** What can be made of a course. */
    enum Sort {
        /** Integral over length. */
        TIME_AVERAGE,
        /** Time average of the square, less the square of the time average. */
        TIME_VARIANCE,
        /** Value at the end of the run. */
        FINAL,
        GREATEST,
        LEAST,
        /** Hours from the start of the run to the moment from which the value is first the greatest. */
        MOMENT_OF_GREATEST,
        /** Integral over time, in hours. */
        INTEGRAL,
        /** Value at the end less value at the beginning. */
        INCREASE,
        /** Increase per hour. */
        RATE;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** A number made of the times at which the value passes a test, from {@code afterHours} to the end of the run. */
    record When(Passing sort, Threshold test, double afterHours) implements Take {
        public When {
            Checks.notNegative("The beginning of an observation, in hours,", afterHours);
        }

        @Override
        public String unit(String quantity) {
            return switch (sort) {
                case FIRST, TIME, MEAN_EPISODE, LONGEST_EPISODE -> "h";
                case VARIANCE_EPISODE -> "";
                case SHARE_OF_TIME -> "share";
                case ENTRIES -> "";
                case ENTRIES_PER_HOUR -> "per h";
            };
        }
    }

    /** What can be made of passing a test. */
    enum Passing {
        /** Moment since the start of the run from which it holds first; a lower bound when it never does. */
        FIRST,
        /** Hours for which it holds. */
        TIME,
        SHARE_OF_TIME,
        /** How often it becomes true; holding from the start is not becoming. */
        ENTRIES,
        ENTRIES_PER_HOUR,
        /** Mean length of the episodes that begin and end; without one there is no value. */
        MEAN_EPISODE,
        /** Variance of the lengths, in square hours, with the divisor n - 1; without two there is no value. */
        VARIANCE_EPISODE,
        /** Length of the longest episode, also of one cut off at the end of the run. */
        LONGEST_EPISODE;

        /** The key used in scenario files. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
