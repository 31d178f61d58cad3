package org.faultline.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.model.Checks;

/**
 * How likely it is that a supplier is turned within a year, from what somebody thinks of it. A judgement is a score of each criterion
 * from -1 (nothing to fear) over 0 (like any other) to 1 (everything to fear); the odds are multiplied:
 *
 * <pre>
 *   logit p(v) = logit p0 + sum over criteria k of w_k x_k(v)
 * </pre>
 *
 * <p>A supplier of whom nobody thinks anything has the scores 0 and the probability p0, whatever its name.
 *
 * @param base p0, strictly between 0 and 1
 * @param weights w_k in units of log odds, zero or more; criteria left out weigh nothing
 * @param judgements scores x_k by assessor and supplier; criteria left out are 0
 */
public record SupplierRisk(
        double base, Map<Criterion, Double> weights, Map<String, Map<String, Map<Criterion, Double>>> judgements) {

    /** Who judges where nobody does. */
    public static final String NOBODY = "neutral";

    private static final double USUAL = 0.02;

    /** Every supplier is as likely as any other; 2 % a year is assumed, and matters only as a factor on all. */
    public static final SupplierRisk NEUTRAL = new SupplierRisk(USUAL, Map.of(), Map.of());

    public SupplierRisk {
        if (!(base > 0 && base < 1)) {
            throw new IllegalArgumentException(
                    "The probability (" + base + ") that a supplier is turned must lie between 0 and 1.");
        }
        weights = weights.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(weights));
        weights.forEach((k, w) -> Checks.notNegative("The weight of criterion " + k, w));
        Map<String, Map<String, Map<Criterion, Double>>> copy = new LinkedHashMap<>();
        judgements.forEach((assessor, byVendor) -> {
            Checks.named("name of an assessor", assessor);
            Map<String, Map<Criterion, Double>> vendors = new LinkedHashMap<>();
            byVendor.forEach((vendor, scores) -> {
                scores.forEach((k, x) -> {
                    if (!(x >= -1 && x <= 1)) {
                        throw new IllegalArgumentException("The score (" + x + ") of " + vendor + " on " + k + " by "
                                + assessor + " must lie between -1 and 1.");
                    }
                });
                vendors.put(vendor, Collections.unmodifiableMap(new LinkedHashMap<>(scores)));
            });
            copy.put(assessor, Collections.unmodifiableMap(vendors));
        });
        judgements = Collections.unmodifiableMap(copy);
    }

    /** Whose judgements there are, in order; {@value #NOBODY} alone where there are none. */
    public java.util.List<String> assessors() {
        return judgements.isEmpty() ? java.util.List.of(NOBODY) : java.util.List.copyOf(judgements.keySet());
    }

    /** The probability that a supplier is turned within a year, by an assessor; that of any other where it was not judged. */
    public double probability(String assessor, String vendor) {
        Map<Criterion, Double> scores =
                judgements.getOrDefault(assessor, Map.of()).getOrDefault(vendor, Map.of());
        double logit = StrictMath.log(base / (1 - base));
        for (Criterion criterion : Criterion.values()) {
            logit += weights.getOrDefault(criterion, 0.0) * scores.getOrDefault(criterion, 0.0);
        }
        return 1 / (1 + StrictMath.exp(-logit));
    }
}
