package org.faultline.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Function;
import org.faultline.model.Operator;
import org.faultline.model.Vendor;

/**
 * The shares of a vendor mix by operator and function, for changing them. Immutable: each change gives another table.
 *
 * <p>Nothing here depends on names: where vendors are equal, the one declared first comes first.
 */
public final class ShareTable {

    private final List<Operator> operators;
    private final List<Vendor> vendors;
    private final Map<String, Map<Function, Map<String, Double>>> shares;
    private final Map<Bought, List<VendorMix.Share>> stretches;

    /** What an operator buys for a function. */
    private record Bought(String operator, Function function) {}

    private ShareTable(
            List<Operator> operators,
            List<Vendor> vendors,
            Map<String, Map<Function, Map<String, Double>>> shares,
            Map<Bought, List<VendorMix.Share>> stretches) {
        this.operators = operators;
        this.vendors = vendors;
        this.shares = shares;
        this.stretches = stretches;
    }

    /**
     * A table.
     *
     * @param operators whose line shares weigh what a vendor has in the country
     * @param vendors in order of declaration, which decides between equals
     * @param shares of a mix; may be empty
     */
    public static ShareTable of(List<Operator> operators, List<Vendor> vendors, List<VendorMix.Share> shares) {
        Map<String, Map<Function, Map<String, Double>>> table = new LinkedHashMap<>();
        for (VendorMix.Share share : shares) {
            table.computeIfAbsent(share.operator(), o -> new LinkedHashMap<>())
                    .computeIfAbsent(share.function(), f -> new LinkedHashMap<>())
                    .merge(share.vendor(), share.share(), Double::sum);
        }
        return new ShareTable(operators, vendors, table, Map.of());
    }

    /** The table of a mix, with the stretches that replacements left in it. */
    public static ShareTable of(List<Operator> operators, List<Vendor> vendors, VendorMix mix) {
        ShareTable table = of(operators, vendors, mix.shares());
        Map<Bought, List<VendorMix.Share>> stretches = new LinkedHashMap<>();
        mix.stretches().forEach(s -> stretches
                .computeIfAbsent(new Bought(s.operator(), s.function()), b -> new ArrayList<>())
                .add(s));
        return new ShareTable(operators, vendors, table.shares, stretches);
    }

    /** The shares in the order of operators, functions and vendors; zeros are left out. */
    public List<VendorMix.Share> shares() {
        List<VendorMix.Share> list = new ArrayList<>();
        shares.forEach((operator, byFunction) ->
                byFunction.forEach((function, byVendor) -> byVendor.forEach((vendor, share) -> {
                    if (share > 0) {
                        list.add(new VendorMix.Share(operator, function, vendor, Math.min(1, share)));
                    }
                })));
        return list;
    }

    /** The operators that buy anything, in order. */
    public List<String> operators() {
        return List.copyOf(shares.keySet());
    }

    /** What an operator buys for a function, by vendor; empty when nothing is stated. */
    public Map<String, Double> of(String operator, Function function) {
        return Collections.unmodifiableMap(
                shares.getOrDefault(operator, Map.of()).getOrDefault(function, Map.of()));
    }

    /** The table in which an operator buys a function from these vendors alone. */
    public ShareTable with(String operator, Function function, Map<String, Double> byVendor) {
        Map<String, Map<Function, Map<String, Double>>> copy = new LinkedHashMap<>(shares);
        Map<Function, Map<String, Double>> byFunction = new LinkedHashMap<>(copy.getOrDefault(operator, Map.of()));
        byFunction.put(function, new LinkedHashMap<>(byVendor));
        copy.put(operator, byFunction);
        Map<Bought, List<VendorMix.Share>> others = new LinkedHashMap<>(stretches);
        others.remove(new Bought(operator, function));
        return new ShareTable(operators, vendors, copy, others);
    }

    /**
     * The table in which an operator buys a function from these vendors alone, who follow each other over the country in these stretches.
     *
     * @param order a vendor as often as it has a stretch; stretches may be empty
     */
    ShareTable with(String operator, Function function, Map<String, Double> byVendor, List<VendorMix.Share> order) {
        ShareTable changed = with(operator, function, byVendor);
        Map<Bought, List<VendorMix.Share>> all = new LinkedHashMap<>(changed.stretches);
        all.put(new Bought(operator, function), List.copyOf(order));
        return new ShareTable(operators, vendors, changed.shares, all);
    }

    /** The stretches of an operator and function: those that replacements left, otherwise one for each vendor. */
    List<VendorMix.Share> stretches(String operator, Function function) {
        List<VendorMix.Share> left = stretches.get(new Bought(operator, function));
        if (left != null) {
            return left;
        }
        List<VendorMix.Share> each = new ArrayList<>();
        of(operator, function)
                .forEach((vendor, share) ->
                        each.add(new VendorMix.Share(operator, function, vendor, Math.min(1, share))));
        return each;
    }

    /** Every stretch that replacements left of what is bought by area, where they are not one for each vendor in the order of the shares. */
    public List<VendorMix.Share> stretches() {
        List<VendorMix.Share> all = new ArrayList<>();
        stretches.forEach((bought, order) -> {
            List<VendorMix.Share> joined = joined(order);
            List<String> vendors = joined.stream().map(VendorMix.Share::vendor).toList();
            List<String> shared =
                    List.copyOf(of(bought.operator(), bought.function()).keySet());
            if (bought.function().byArea() && !vendors.equals(shared)) {
                all.addAll(joined);
            }
        });
        return all;
    }

    /** The stretches that are not empty; of neighbours by one vendor one. */
    private static List<VendorMix.Share> joined(List<VendorMix.Share> order) {
        List<VendorMix.Share> joined = new ArrayList<>();
        for (VendorMix.Share next : order) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).vendor().equals(next.vendor())) {
                double sum = joined.get(last).share() + next.share();
                joined.set(
                        last, new VendorMix.Share(next.operator(), next.function(), next.vendor(), Math.min(1, sum)));
            } else if (next.share() > 0) {
                joined.add(next);
            }
        }
        return joined;
    }

    /** A vendor's share of a function in the country: its shares weighted by the operators' lines. */
    public double nationwide(Function function, String vendor) {
        double sum = 0;
        for (Operator operator : operators) {
            sum += operator.lineShare() * of(operator.id(), function).getOrDefault(vendor, 0.0);
        }
        return sum;
    }

    /** Vendors that have a share of a function with somebody, in order of declaration. */
    public List<String> vendors(Function function) {
        return vendors.stream()
                .map(Vendor::id)
                .filter(v -> nationwide(function, v) > 0)
                .toList();
    }

    /** The vendor that has most of a function in the country, apart from some; of equals the one declared first. */
    public Optional<String> largest(Function function, java.util.Collection<String> apart) {
        String best = null;
        double most = 0;
        for (Vendor vendor : vendors) {
            double share = apart.contains(vendor.id()) ? 0 : nationwide(function, vendor.id());
            if (share > most) {
                best = vendor.id();
                most = share;
            }
        }
        return Optional.ofNullable(best);
    }
}
