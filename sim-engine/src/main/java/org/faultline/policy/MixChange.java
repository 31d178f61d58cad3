package org.faultline.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.model.Checks;
import org.faultline.model.Function;

/** A way to make one vendor mix from another. */
public sealed interface MixChange {

    /**
     * The changed table.
     *
     * @throws NobodyLeft when a vendor is taken out and nobody can take its place
     */
    ShareTable apply(ShareTable table);

    /** Nobody supplies a function any more. */
    final class NobodyLeft extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        NobodyLeft(String vendor, String operator, Function function) {
            super("nobody is left to supply " + function.id() + " to operator '" + operator + "' in place of '" + vendor
                    + "': no other vendor supplies it to anyone");
        }
    }

    /**
     * Every operator buys a function in stated shares.
     *
     * @param function what is bought
     * @param byVendor shares that add up to one
     */
    record Split(Function function, Map<String, Double> byVendor) implements MixChange {
        public Split {
            byVendor = ordered(byVendor);
        }

        @Override
        public ShareTable apply(ShareTable table) {
            ShareTable changed = table;
            for (String operator : table.operators()) {
                changed = changed.with(operator, function, byVendor);
            }
            return changed;
        }
    }

    /**
     * Every operator buys each function from at least so many vendors, in equal parts. Operators that have enough keep their
     * shares; the others take in those vendors that have most of the function in the country.
     *
     * @param functions what is bought
     * @param suppliers least number of vendors, at least two
     * @param leaving vendors that are phased out of these functions by other changes, and are not taken in
     */
    record Diversify(List<Function> functions, int suppliers, List<String> leaving) implements MixChange {
        public Diversify {
            functions = List.copyOf(functions);
            leaving = List.copyOf(leaving);
            if (suppliers < 2) {
                throw new IllegalArgumentException(
                        "A function is diversified over " + suppliers + " suppliers; at least 2 are needed.");
            }
        }

        /** Beside which nobody leaves. */
        public Diversify(List<Function> functions, int suppliers) {
            this(functions, suppliers, List.of());
        }

        @Override
        public ShareTable apply(ShareTable table) {
            ShareTable changed = table;
            for (Function function : functions) {
                for (String operator : table.operators()) {
                    Map<String, Double> now = positive(table.of(operator, function));
                    if (!now.isEmpty() && now.size() < suppliers) {
                        changed = changed.with(operator, function, widened(table, function, now));
                    }
                }
            }
            return changed;
        }

        private Map<String, Double> widened(ShareTable table, Function function, Map<String, Double> now) {
            List<String> vendors = new ArrayList<>(now.keySet());
            while (vendors.size() < suppliers) {
                List<String> apart = new ArrayList<>(vendors);
                apart.addAll(leaving);
                var next = table.largest(function, apart);
                if (next.isEmpty()) {
                    break;
                }
                vendors.add(next.get());
            }
            return vendors.stream()
                    .collect(Collectors.toMap(v -> v, v -> 1.0 / vendors.size(), (a, b) -> a, LinkedHashMap::new));
        }
    }

    /**
     * A part of what a vendor supplies goes to others.
     *
     * @param vendor who loses shares
     * @param functions what is bought
     * @param part of its shares that it loses, in [0, 1]; 1 for an exclusion
     * @param replacement shares of those who gain, adding up to one; empty to give them to the operator's other suppliers in
     *     proportion or, where it has none, to the vendor that has most of the function in the country
     * @param leaving vendors that leave these functions as well, by other changes, and gain nothing unless {@code replacement} names them
     */
    record Replace(
            String vendor, List<Function> functions, double part, Map<String, Double> replacement, List<String> leaving)
            implements MixChange {
        public Replace {
            Checks.named("vendor that is replaced", vendor);
            Checks.share("The part of vendor " + vendor + " that is replaced", part);
            functions = List.copyOf(functions);
            replacement = ordered(replacement);
            leaving = List.copyOf(leaving);
        }

        /** A replacement beside which nobody else leaves. */
        public Replace(String vendor, List<Function> functions, double part, Map<String, Double> replacement) {
            this(vendor, functions, part, replacement, List.of());
        }

        @Override
        public ShareTable apply(ShareTable table) {
            ShareTable changed = table;
            for (Function function : functions) {
                for (String operator : table.operators()) {
                    changed = at(changed, operator, function);
                }
            }
            return changed;
        }

        /** The table with the change of one operator and function. */
        ShareTable at(ShareTable table, String operator, Function function) {
            double share = table.of(operator, function).getOrDefault(vendor, 0.0);
            if (share == 0) {
                return table;
            }
            Map<String, Double> gains = gainers(table, operator, function);
            return table.with(
                    operator,
                    function,
                    moved(table.of(operator, function), gains, part * share),
                    placed(table.stretches(operator, function), gains));
        }

        /** Who gains of whom with each operator that buys anything of the vendor. */
        public List<VendorMix.Replaced> replaced(ShareTable table) {
            List<VendorMix.Replaced> all = new ArrayList<>();
            for (Function function : functions) {
                for (String operator : table.operators()) {
                    if (table.of(operator, function).getOrDefault(vendor, 0.0) > 0) {
                        all.add(new VendorMix.Replaced(
                                operator, function, vendor, part, gainers(table, operator, function)));
                    }
                }
            }
            return all;
        }

        private Map<String, Double> moved(Map<String, Double> before, Map<String, Double> gains, double moved) {
            Map<String, Double> now = new LinkedHashMap<>(before);
            now.merge(vendor, -moved, Double::sum);
            gains.forEach((gainer, share) -> now.merge(gainer, moved * share, Double::sum));
            return positive(now);
        }

        /**
         * The stretches of the vendor, each divided among those who gain, of whom each takes its part from one end. So whoever is not replaced
         * stays, and what was replaced by one year is replaced in the next. A neighbour takes what lies beside it.
         */
        private List<VendorMix.Share> placed(List<VendorMix.Share> stretches, Map<String, Double> gains) {
            List<VendorMix.Share> now = new ArrayList<>();
            for (int i = 0; i < stretches.size(); i++) {
                VendorMix.Share stretch = stretches.get(i);
                if (!stretch.vendor().equals(vendor)) {
                    now.add(stretch);
                    continue;
                }
                String left = i == 0 ? "" : stretches.get(i - 1).vendor();
                String right =
                        i + 1 == stretches.size() ? "" : stretches.get(i + 1).vendor();
                for (String gainer : inOrder(gains, left, right)) {
                    double all = stretch.share() * gains.get(gainer);
                    VendorMix.Share gained = part(stretch, gainer, part * all);
                    VendorMix.Share kept = part(stretch, vendor, Math.max(0, all - part * all));
                    now.addAll(gainer.equals(left) ? List.of(gained, kept) : List.of(kept, gained));
                }
            }
            return now;
        }

        private static List<String> inOrder(Map<String, Double> gains, String left, String right) {
            List<String> order = new ArrayList<>(gains.keySet());
            if (order.remove(right)) {
                order.add(right);
            }
            if (order.remove(left)) {
                order.add(0, left);
            }
            return order;
        }

        private static VendorMix.Share part(VendorMix.Share stretch, String vendor, double share) {
            return new VendorMix.Share(stretch.operator(), stretch.function(), vendor, Math.min(1, share));
        }

        private Map<String, Double> gainers(ShareTable table, String operator, Function function) {
            if (!replacement.isEmpty()) {
                return replacement;
            }
            Map<String, Double> others = positive(table.of(operator, function));
            others.remove(vendor);
            others.keySet().removeAll(leaving);
            double sum =
                    others.values().stream().mapToDouble(Double::doubleValue).sum();
            if (sum > 0) {
                others.replaceAll((v, share) -> share / sum);
                return others;
            }
            List<String> out = new ArrayList<>(leaving);
            out.add(vendor);
            String largest = table.largest(function, out).orElseThrow(() -> new NobodyLeft(vendor, operator, function));
            return Map.of(largest, 1.0);
        }
    }

    /**
     * No vendor has more of a function in the country than a share. Each operator gives what is too much to its other suppliers in
     * proportion or, where it has none, to the vendor that has most of the function and is below the bound. Vendors that come
     * above the bound by what they gain are cut in their turn; where all are at the bound, what is left over stays where it is.
     *
     * @param functions what is bought
     * @param most greatest share in the country, weighted by the operators' lines, in (0, 1]
     * @param leaving vendors that are phased out of these functions by other changes, and gain nothing
     */
    record Cap(List<Function> functions, double most, List<String> leaving) implements MixChange {

        private static final int ROUNDS = 100;
        private static final double CLOSE = 1e-9;

        /** Beside which nobody leaves. */
        public Cap(List<Function> functions, double most) {
            this(functions, most, List.of());
        }

        public Cap {
            functions = List.copyOf(functions);
            leaving = List.copyOf(leaving);
            Checks.share("The greatest share of a vendor", most);
            Checks.positive("The greatest share of a vendor", most);
        }

        @Override
        public ShareTable apply(ShareTable table) {
            ShareTable changed = table;
            for (Function function : functions) {
                for (int round = 0; round < ROUNDS; round++) {
                    Optional<String> above = changed.largest(function, List.of());
                    if (above.isEmpty() || changed.nationwide(function, above.get()) <= most + CLOSE) {
                        break;
                    }
                    changed = cut(changed, function, above.get());
                }
            }
            return changed;
        }

        private ShareTable cut(ShareTable table, Function function, String vendor) {
            double part = 1 - most / table.nationwide(function, vendor);
            List<String> full = table.vendors(function).stream()
                    .filter(v -> table.nationwide(function, v) >= most - CLOSE || leaving.contains(v))
                    .toList();
            Optional<String> next = table.largest(function, full);
            ShareTable changed = table;
            for (String operator : table.operators()) {
                Map<String, Double> now = new LinkedHashMap<>(table.of(operator, function));
                double moved = part * now.getOrDefault(vendor, 0.0);
                Map<String, Double> others = positive(now);
                others.keySet().removeAll(full);
                double sum = others.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                if (moved > 0 && (sum > 0 || next.isPresent())) {
                    now.merge(vendor, -moved, Double::sum);
                    if (sum > 0) {
                        others.forEach((v, share) -> now.merge(v, moved * share / sum, Double::sum));
                    } else {
                        now.merge(next.get(), moved, Double::sum);
                    }
                    changed = changed.with(operator, function, positive(now));
                }
            }
            return changed;
        }
    }

    /** The part of a phase-out that is done at the beginning of a year: linear from nothing at {@code from} to all at {@code to}. */
    static double phasedOut(double from, double to, double year) {
        if (!(from < to)) {
            throw new IllegalArgumentException(
                    "The phase-out from " + from + " to " + to + " must begin before it ends.");
        }
        return Math.max(0, Math.min(1, (year - from) / (to - from)));
    }

    private static Map<String, Double> ordered(Map<String, Double> map) {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static Map<String, Double> positive(Map<String, Double> byVendor) {
        Map<String, Double> kept = new LinkedHashMap<>(byVendor);
        kept.values().removeIf(share -> !(share > 1e-12));
        return kept;
    }
}
