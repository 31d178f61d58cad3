package org.faultline.io.inventory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.model.Function;
import org.faultline.policy.Installed;

/**
 * What an inventory says, and how good it is.
 *
 * @param encoding how the bytes of the file were read
 * @param columns which column holds what
 * @param rows number of rows after the header
 * @param used number of rows that are used
 * @param assets number of assets in these
 * @param repeated number of used rows without an id of an asset that stand earlier in the file, letter by letter
 * @param elsewhere number of used rows whose coordinates lie in another region than the row names
 * @param withoutRegion number of used rows of which nobody knows the region
 * @param installed what is installed, by operator, function, region and make
 * @param unused rows that are not used, with every reason, in the order of the file
 * @param spellings names of vendors that are not their ids or titles, with the vendor meant and the number of rows
 * @param years first and last year of installation; empty where no row has one
 */
public record Inventory(
        String encoding,
        Columns columns,
        int rows,
        int used,
        long assets,
        int repeated,
        int elsewhere,
        int withoutRegion,
        List<Installed> installed,
        List<Unused> unused,
        List<Spelt> spellings,
        Optional<Years> years) {

    /** A spelling of a vendor's name and where it is known from. */
    public record Spelt(String spelling, String vendor, String source, int rows) {}

    /** A span of years. */
    public record Years(int first, int last) {}

    /** A vendor's part in what an operator has of a function. */
    public record Share(String operator, Function function, String vendor, double assets, double share) {}

    public Inventory {
        installed = List.copyOf(installed);
        unused = List.copyOf(unused);
        spellings = List.copyOf(spellings);
    }

    /** Number of reasons of each kind, in the order of kinds. */
    public Map<Unused.Reason, Integer> reasons() {
        Map<Unused.Reason, Integer> counts = new EnumMap<>(Unused.Reason.class);
        unused.forEach(u -> counts.merge(u.reason(), 1, Integer::sum));
        return counts;
    }

    /** The vendor shares that follow, by operator, function and vendor. */
    public List<Share> shares() {
        record Bought(String operator, Function function) {}
        Map<Bought, Map<String, Double>> counts = new LinkedHashMap<>();
        for (Installed i : installed) {
            counts.computeIfAbsent(new Bought(i.operator(), i.function()), b -> new TreeMap<>())
                    .merge(i.equipment().vendor(), i.count(), Double::sum);
        }
        List<Share> shares = new ArrayList<>();
        counts.forEach((bought, vendors) -> {
            double all =
                    vendors.values().stream().mapToDouble(Double::doubleValue).sum();
            vendors.forEach(
                    (vendor, n) -> shares.add(new Share(bought.operator(), bought.function(), vendor, n, n / all)));
        });
        return shares;
    }
}
