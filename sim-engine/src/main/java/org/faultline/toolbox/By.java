package org.faultline.toolbox;

import java.util.List;
import java.util.Locale;

/**
 * How a strength changes a number, and how the strengths of several measures count together where they change the same number. None of
 * the four adds: what one measure has done the next finds done.
 */
public enum By {
    /** What remains of the number: {@code value x (1 - s1)(1 - s2)...} */
    LESS,
    /** A time, because the rate falls: {@code value / ((1 - s1)(1 - s2)...)}; strengths are below one. */
    SLOWER,
    /** A chance, because what it misses shrinks: {@code 1 - (1 - value)(1 - s1)(1 - s2)...} */
    GAP,
    /** A size: {@code value x max(f1, f2, ...)}; the larger factor holds, for the same batteries and people serve both. */
    FACTOR;

    /** The word used in the catalogue. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True when strengths are shares in [0, 1], false when they are factors. */
    public boolean isShare() {
        return this != FACTOR;
    }

    /**
     * What strengths together do, as one number: for {@link #FACTOR} the largest, otherwise the share that remains, in [0, 1].
     *
     * @param strengths at least one; shares in [0, 1], or factors
     */
    public double together(List<Double> strengths) {
        double together = 1;
        if (this == FACTOR) {
            return strengths.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        }
        for (double s : strengths) {
            together *= 1 - s;
        }
        return together;
    }

    /** The changed number. */
    public double changed(double value, List<Double> strengths) {
        double together = together(strengths);
        return switch (this) {
            case LESS, FACTOR -> value * together;
            case SLOWER -> value / together;
            case GAP -> 1 - (1 - value) * together;
        };
    }
}
