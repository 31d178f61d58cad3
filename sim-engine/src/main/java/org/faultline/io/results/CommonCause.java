package org.faultline.io.results;

import java.util.List;
import org.faultline.model.Checks;

/**
 * A component that ties suppliers together under a mix: a line of the file {@code common-causes.jsonl} of a run, which is there only when
 * there are any.
 *
 * @param mix id of the vendor mix
 * @param mixTitle its title
 * @param component id of the component, the innermost of those inside the same equipment
 * @param title of the component
 * @param kind word for the kind of the component
 * @param also ids of the other components inside exactly the same equipment
 * @param vendors ids of the suppliers, at least two
 * @param vendorTitles their titles, in the same order
 * @param functions ids of the functions in which it stands
 * @param assets number of assets that contain it, above zero
 */
public record CommonCause(
        String mix,
        String mixTitle,
        String component,
        String title,
        String kind,
        List<String> also,
        List<String> vendors,
        List<String> vendorTitles,
        List<String> functions,
        int assets) {
    public CommonCause {
        Checks.named("component of a common cause", component);
        also = List.copyOf(also);
        vendors = List.copyOf(vendors);
        vendorTitles = List.copyOf(vendorTitles);
        functions = List.copyOf(functions);
        if (vendors.size() < 2 || assets < 1) {
            throw new IllegalArgumentException("The common cause " + component + " ties " + vendors.size()
                    + " suppliers in " + assets + " assets; it needs two suppliers and an asset.");
        }
    }
}
