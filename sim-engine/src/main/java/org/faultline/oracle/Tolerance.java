package org.faultline.oracle;

import java.util.Locale;
import java.util.Optional;

/**
 * How far an output may be off.
 *
 * @param fs error of finite size that is allowed on top
 * @param z standard errors
 * @param relative share of the published value
 * @param absolute in the unit of the value
 * @param least for outputs that only have a lower bound
 * @param most for outputs that only have an upper bound
 */
record Tolerance(
        double fs,
        double z,
        Optional<Double> relative,
        Optional<Double> absolute,
        Optional<Double> least,
        Optional<Double> most) {

    /** Standard errors where a case names none. */
    static final double USUAL_Z = 4;

    /** What is stated beyond the usual, with a comma before it; empty when nothing is. */
    String words() {
        StringBuilder words = new StringBuilder();
        if (fs != 0) {
            words.append(", finite size ").append(fs);
        }
        if (z != USUAL_Z) {
            words.append(", ").append(z).append(" standard errors");
        }
        relative.ifPresent(r -> words.append(", share ").append(r));
        absolute.ifPresent(a -> words.append(", +- ").append(String.format(Locale.ROOT, "%.3g", a)));
        least.ifPresent(l -> words.append(", at least ").append(l));
        most.ifPresent(m -> words.append(", at most ").append(m));
        return words.toString();
    }

    /** What is allowed whatever is drawn. */
    double allowed(double expected) {
        return fs + relative.map(r -> r * Math.abs(expected)).orElse(0.0) + absolute.orElse(0.0);
    }
}
