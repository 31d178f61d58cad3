package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Span;
import org.faultline.model.Function;
import org.faultline.policy.VendorMix;
import org.faultline.toolbox.Use;

/**
 * A vendor mix as it is written: where it starts from and how it is changed, in the order of the components.
 *
 * @param id key in the file
 * @param title shown to people
 * @param preset mix that the country brings
 * @param base mix of this file, or of the country
 * @param inventory file of what an inventory found, and where it is named
 * @param shares vendors' shares for all operators, by function
 * @param operators the same for single operators
 * @param split functions that every operator buys in stated shares
 * @param exclude vendors taken out
 * @param plans vendors phased out over years
 * @param diversify functions that every operator buys from several vendors
 * @param caps functions of which no vendor has more than so much in the country
 * @param asOf year in which the plans stand
 * @param assignment how shares become equipment
 * @param measures that are taken under it
 * @param span place in the file
 */
record MixDeclaration(
        String id,
        Optional<String> title,
        Optional<String> preset,
        Optional<String> base,
        Optional<InventoryFile> inventory,
        Map<Function, Map<String, Double>> shares,
        Map<String, Map<Function, Map<String, Double>>> operators,
        Map<Function, Map<String, Double>> split,
        List<Exclusion> exclude,
        List<Plan> plans,
        List<Diversification> diversify,
        List<Cap> caps,
        Optional<Double> asOf,
        Optional<VendorMix.Assignment> assignment,
        List<Use> measures,
        Span span) {

    /** A table that `import inventory` wrote; its name is relative to the file that names it. */
    record InventoryFile(String name, Span span) {}

    /** Functions bought from at least so many vendors. */
    record Diversification(List<Function> functions, int suppliers) {}

    /** The greatest share of functions that a vendor may have in the country. */
    record Cap(List<Function> functions, double most, Span span) {}

    /** A part of a vendor's shares of functions taken out. */
    record Exclusion(
            String vendor, List<Function> functions, double part, Map<String, Double> replacement, Span span) {}

    /** A vendor phased out of functions between two years. */
    record Plan(
            String vendor,
            List<Function> functions,
            double from,
            double to,
            Map<String, Double> replacement,
            Span span) {}
}
