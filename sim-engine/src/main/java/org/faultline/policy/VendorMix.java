package org.faultline.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.model.Checks;
import org.faultline.model.Function;

/**
 * Who supplies what share of which function to which operator.
 *
 * <p>Shares of one function and operator add up to one. Radio and transport are assigned by contiguous region, core and
 * management by pool, as operators buy; {@link Assignment#SCATTERED} assigns asset by asset for comparison.
 *
 * @param id word used in scenario files
 * @param title shown to people
 * @param shares in an order that fixes which end of the country a vendor gets; names play no part
 * @param assignment how shares become equipment
 * @param installed what an inventory found, which then goes before the shares of the same operator and function; usually empty
 * @param stretches of operators and functions of which a supplier was replaced: their shares in the order in which they follow each other over the
 *     country, a supplier as often as it has a stretch, so that who was not replaced stays where it was; the others have the order of their shares
 * @param replaced suppliers that gave parts of what an inventory found to others, in order
 */
public record VendorMix(
        String id,
        String title,
        List<Share> shares,
        Assignment assignment,
        List<Installed> installed,
        List<Share> stretches,
        List<Replaced> replaced) {

    /** How shares become equipment. */
    public enum Assignment {
        CONTIGUOUS,
        SCATTERED;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One vendor's part.
     *
     * @param operator id of an operator
     * @param function what is bought
     * @param vendor id of a vendor
     * @param share of the operator's equipment of that function, in [0, 1]
     */
    public record Share(String operator, Function function, String vendor, double share) {
        public Share {
            Checks.named("operator of a share", operator);
            Checks.named("vendor of a share", vendor);
            Checks.share("The share of vendor " + vendor + " in " + function.id() + " of " + operator, share);
        }
    }

    /**
     * A part of what a vendor has with an operator went to others.
     *
     * @param operator id of an operator
     * @param function what is bought
     * @param vendor id of the vendor that lost it
     * @param part in [0, 1]
     * @param gains shares of those who have it now, by id, adding up to one
     */
    public record Replaced(String operator, Function function, String vendor, double part, Map<String, Double> gains) {
        public Replaced {
            Checks.share("The part of vendor " + vendor + " that was replaced", part);
            gains = Collections.unmodifiableMap(new LinkedHashMap<>(gains));
        }
    }

    public VendorMix {
        Checks.named("id of a vendor mix", id);
        shares = List.copyOf(shares);
        installed = List.copyOf(installed);
        stretches = List.copyOf(stretches);
        replaced = List.copyOf(replaced);
    }

    /** A mix of which nobody was replaced. */
    public VendorMix(String id, String title, List<Share> shares, Assignment assignment, List<Installed> installed) {
        this(id, title, shares, assignment, installed, List.of(), List.of());
    }

    /** A mix that knows shares alone. */
    public VendorMix(String id, String title, List<Share> shares, Assignment assignment) {
        this(id, title, shares, assignment, List.of());
    }
}
