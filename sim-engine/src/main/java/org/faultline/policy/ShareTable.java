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

    private ShareTable(
            List<Operator> operators, List<Vendor> vendors, Map<String, Map<Function, Map<String, Double>>> shares) {
        this.operators = operators;
        this.vendors = vendors;
        this.shares = shares;
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
        return new ShareTable(operators, vendors, table);
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
        return new ShareTable(operators, vendors, copy);
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
