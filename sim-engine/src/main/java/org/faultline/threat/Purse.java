package org.faultline.threat;

import java.util.Locale;
import java.util.Optional;
import org.faultline.model.Asset;

/**
 * What an attacker can spend on a whole campaign: on its steps and on their targets, whoever comes first.
 *
 * @param means the budget, empty where nothing limits, and what targets cost whose step does not say it
 * @param spending who decides what is bought
 */
public record Purse(Means means, Spending spending) {

    /** Who decides what is bought. */
    public enum Spending {
        /** Each step takes what it can pay for when it comes. */
        AS_THEY_COME,
        /** Steps and targets are chosen before the campaign begins, by what they cost people for each unit that they cost the attacker. */
        BY_IMPACT;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Nothing limits. */
    public static final Purse UNLIMITED = new Purse(Means.UNLIMITED, Spending.AS_THEY_COME);

    /** The budget; empty where nothing limits. */
    public Optional<Double> budget() {
        return means.budget();
    }

    /** What an asset costs as the target of a step. */
    public double cost(Step step, Asset asset) {
        return step.targets().means().named(asset).or(() -> means.named(asset)).orElse(1.0);
    }

    /** Whether a step is paid out of it. */
    public boolean pays(Step step) {
        return budget().isPresent() && step.targets().means().isPaid();
    }
}
