package org.faultline.io.results;

import java.util.Optional;
import org.faultline.model.Checks;

/**
 * How concentrated the suppliers of a function are in the country, by assets: a line of the file {@code concentration.jsonl} of a run.
 *
 * @param mix id of the vendor mix
 * @param mixTitle its title
 * @param function title of what is bought
 * @param assets number of assets with a maker, above zero
 * @param nominal Herfindahl-Hirschman index over suppliers, in (0, 1]
 * @param effective the same over what suppliers share, in [nominal, 1]
 * @param component the component that makes the difference; empty where none does
 * @param largest id of the supplier of most
 * @param largestTitle its title
 * @param largestShare its share, in (0, 1]
 */
public record Concentrated(
        String mix,
        String mixTitle,
        String function,
        int assets,
        double nominal,
        double effective,
        Optional<String> component,
        String largest,
        String largestTitle,
        double largestShare) {
    public Concentrated {
        Checks.named("function that is concentrated", function);
        if (!(nominal > 0) || !(effective >= nominal) || !(effective <= 1 + 1e-9)) {
            throw new IllegalArgumentException("The concentration of " + function + " is " + nominal + " nominal and "
                    + effective + " effective; the first must be above zero, the second between it and one.");
        }
    }

    /** The same numbers under another mix. */
    public Concentrated under(String otherMix, String otherTitle) {
        return new Concentrated(
                otherMix,
                otherTitle,
                function,
                assets,
                nominal,
                effective,
                component,
                largest,
                largestTitle,
                largestShare);
    }
}
