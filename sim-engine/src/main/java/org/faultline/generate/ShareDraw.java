package org.faultline.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.kernel.Draws;
import org.faultline.model.Function;
import org.faultline.policy.VendorMix;

/**
 * One way to fill what is not known of a country's suppliers.
 *
 * <p>Where a national share is published, the part of its group in every open share is drawn first, uniformly over everything that meets the total
 * ({@link Slice}); inside and outside the group, and where no total is published, shares are uniform (Dirichlet with all
 * parameters one). Draws are keyed by operator, function and place in the table, never by a vendor's name.
 */
final class ShareDraw {

    // Purposes 100 to 109 belong to this class.
    private static final int TOTAL = 100;
    private static final int GROUP = 101;
    private static final int SPLIT = 102;
    private static final int CHOICE = 103;
    private static final int ORDER = 104;

    private final CountryShares country;
    private final Draws draws;
    /** Part of the group in a share, by the number of the row. */
    private final Map<Integer, Double> groupParts = new HashMap<>();
    /** Shares by operator, function and vendor, in the order of the tables. */
    private final Map<String, Map<Function, Map<String, Double>>> shares = new LinkedHashMap<>();

    ShareDraw(CountryShares country, Draws draws) {
        this.country = country;
        this.draws = draws;
        country.tables().totals().forEach(this::meet);
        List<ShareTables.Stated> rows = country.tables().stated();
        for (int row = 0; row < rows.size(); row++) {
            fill(row, rows.get(row));
        }
        rows.forEach(this::follow);
    }

    /** Draws how much of each open share the group of a national total has. */
    private void meet(ShareTables.Total total) {
        List<ShareTables.Stated> rows = country.tables().stated();
        List<Integer> open = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            ShareTables.Stated part = rows.get(row);
            if (part.function() == total.function()
                    && part.share() > 0
                    && ShareTables.isMixed(part.makers(), total.vendors())) {
                open.add(row);
            }
        }
        if (open.isEmpty()) {
            return;
        }
        double[] weights = open.stream()
                .map(rows::get)
                .mapToDouble(p -> country.weightOf(p.operator(), total.bySites()) * p.share())
                .toArray();
        double[] reach = country.reachOf(total);
        double low = Math.max(total.low(), reach[0]);
        double high = Math.min(total.high(), reach[1]);
        long key = Draws.keyOf(total.function().id());
        double met = low + (high - low) * draws.uniform(TOTAL, key, 0);
        double[] parts = new Slice(weights, met - reach[0]).draw(k -> draws.uniform(GROUP, key, k));
        for (int i = 0; i < parts.length; i++) {
            groupParts.put(open.get(i), parts[i]);
        }
    }

    private void fill(int row, ShareTables.Stated part) {
        List<String> names = part.makers().candidates();
        if (names.isEmpty() || part.share() <= 0) {
            return;
        }
        long key = keyOf(part, row);
        if (part.makers() instanceof Makers.OneOf) {
            add(part, names.get((int) (draws.uniform(CHOICE, key, 0) * names.size())), part.share());
            return;
        }
        double[] pieces = new double[names.size()];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = -StrictMath.log(draws.uniform(SPLIT, key, i));
        }
        List<String> group = groupOf(part, row);
        double inside = sumOf(pieces, names, group, true);
        double outside = sumOf(pieces, names, group, false);
        double ofGroup = groupParts.getOrDefault(row, inside / (inside + outside));
        for (int i = 0; i < pieces.length; i++) {
            boolean in = group.contains(names.get(i));
            double share = in ? ofGroup * pieces[i] / inside : (1 - ofGroup) * pieces[i] / outside;
            add(part, names.get(i), names.size() == 1 ? part.share() : part.share() * share);
        }
    }

    /** The group whose part in a row was drawn; empty where none was. */
    private List<String> groupOf(ShareTables.Stated part, int row) {
        return country.tables().totals().stream()
                .filter(t -> groupParts.containsKey(row) && t.function() == part.function())
                .map(ShareTables.Total::vendors)
                .findFirst()
                .orElse(List.of());
    }

    private static double sumOf(double[] pieces, List<String> names, List<String> group, boolean inside) {
        double sum = 0;
        for (int i = 0; i < pieces.length; i++) {
            sum += group.contains(names.get(i)) == inside ? pieces[i] : 0;
        }
        return sum;
    }

    private void follow(ShareTables.Stated part) {
        if (part.makers() instanceof Makers.As as) {
            Map<String, Double> like =
                    shares.getOrDefault(part.operator(), Map.of()).getOrDefault(as.function(), Map.of());
            shares.computeIfAbsent(part.operator(), o -> new LinkedHashMap<>())
                    .put(part.function(), new LinkedHashMap<>(like));
        }
    }

    private void add(ShareTables.Stated part, String name, double share) {
        shares.computeIfAbsent(part.operator(), o -> new LinkedHashMap<>())
                .computeIfAbsent(part.function(), f -> new LinkedHashMap<>())
                .merge(Suppliers.idOf(name), share, Double::sum);
    }

    /** A row by its operator, function and place among the rows of both. */
    private long keyOf(ShareTables.Stated part, int row) {
        long place = country.tables().stated().subList(0, row).stream()
                .filter(p -> p.operator().equals(part.operator()) && p.function() == part.function())
                .count();
        return Draws.keyOf(part.operator() + " " + part.function().id() + " " + place);
    }

    /** The shares with suppliers in the order of the tables. */
    List<VendorMix.Share> inOrderOfTables() {
        List<VendorMix.Share> list = new ArrayList<>();
        shares.forEach((operator, byFunction) -> byFunction.forEach((function, byVendor) -> byVendor.forEach(
                (vendor, share) -> list.add(new VendorMix.Share(operator, function, vendor, Math.min(1, share))))));
        return list;
    }

    /** The shares with the suppliers of each operator in a drawn order, which decides who has which end of the country. */
    List<VendorMix.Share> inDrawnOrder() {
        List<VendorMix.Share> list = new ArrayList<>();
        shares.forEach((operator, byFunction) -> {
            List<String> vendors = new ArrayList<>();
            byFunction.values().forEach(v -> v.keySet().stream()
                    .filter(id -> !vendors.contains(id))
                    .forEach(vendors::add));
            Map<String, Double> places = new HashMap<>();
            long key = Draws.keyOf(operator);
            for (int i = 0; i < vendors.size(); i++) {
                places.put(vendors.get(i), draws.uniform(ORDER, key, i));
            }
            byFunction.forEach((function, byVendor) -> byVendor.entrySet().stream()
                    .sorted(Comparator.comparingDouble(e -> places.get(e.getKey())))
                    .forEach(e ->
                            list.add(new VendorMix.Share(operator, function, e.getKey(), Math.min(1, e.getValue())))));
        });
        return list;
    }
}
