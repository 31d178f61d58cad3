package org.faultline.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.model.Asset;
import org.faultline.model.Equipment;
import org.faultline.model.Function;
import org.faultline.model.SupplyChain;

/**
 * How concentrated the suppliers of one function are: the Herfindahl-Hirschman index, the sum of the squared shares. 1 is one supplier;
 * n suppliers with equal shares have 1/n. (In competition law shares are written in per cent, so that the index runs to 10,000; O. C.
 * Herfindahl 1950, A. O. Hirschman 1964.) It is the probability that two units, drawn independently by their weights, come from one supplier
 * (E. H. Simpson, Nature 163 (1949) 688).
 *
 * <p>The <em>effective</em> index also counts what suppliers share: with w(e) the share of units of kind e,
 *
 * <pre>effective = sum over kinds e, f of w(e) w(f) [one supplier, or a component inside both]</pre>
 *
 * is the probability that the two units come from one supplier or have a component in common. Where everything of two suppliers contains one
 * component and nothing else is shared, that is the index after their merger, greater by 2 s(a) s(b). Without anything shared it is the nominal. O(kinds^2).
 *
 * @param function what is bought
 * @param scope over what shares are taken
 * @param where id of the operator or region, empty for the country
 * @param weighting by what assets weigh
 * @param assets number of assets with a maker
 * @param index nominal, over suppliers, in (0, 1]
 * @param effective over what suppliers share, in [index, 1]
 * @param component id of the component that ties most pairs of units of different suppliers together; empty where none does
 * @param largest id of the supplier of most; of equal ones the first by id
 * @param largestShare its share, in (0, 1]
 */
public record Concentration(
        Function function,
        Scope scope,
        String where,
        Weighting weighting,
        int assets,
        double index,
        double effective,
        Optional<String> component,
        String largest,
        double largestShare) {

    /** Over what shares are taken. */
    public enum Scope {
        COUNTRY,
        OPERATOR,
        /** Radio access and transport only: where core and management stand says nothing of whom they serve. */
        REGION;

        /** The word used in results. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is looked at together. */
    private record Part(Function function, Scope scope, String where) {}

    /**
     * Per function, scope and weighting, the country first; what has no maker, or no weight, is left out.
     *
     * @param equipment maker of each asset in the order of the network
     * @param supply what is inside products
     */
    public static List<Concentration> of(
            StaticNetwork network, List<Optional<Equipment>> equipment, SupplyChain supply) {
        List<SharedPart> shared = SharedPart.in(equipment, supply);
        List<Concentration> found = new ArrayList<>();
        Weights weights = new Weights(network);
        parts(network, equipment).forEach((part, members) -> {
            int[] assets = members.stream().mapToInt(Integer::intValue).toArray();
            Optional<String> region = part.scope() == Scope.REGION ? Optional.of(part.where()) : Optional.empty();
            for (Weighting weighting : Weighting.values()) {
                double[] weight = weights.of(weighting, part.function(), assets, region);
                of(part, weighting, assets, weight, equipment, shared).ifPresent(found::add);
            }
        });
        return found;
    }

    private static Map<Part, List<Integer>> parts(StaticNetwork network, List<Optional<Equipment>> equipment) {
        Map<Scope, Map<Part, List<Integer>>> parts = new EnumMap<>(Scope.class);
        for (int a = 0; a < network.assets(); a++) {
            Asset asset = network.asset(a);
            Optional<Function> bought = asset.kind().function();
            if (bought.isEmpty() || equipment.get(a).isEmpty()) {
                continue;
            }
            Function f = bought.get();
            List<Part> in = new ArrayList<>(List.of(new Part(f, Scope.COUNTRY, "")));
            asset.operator().ifPresent(o -> in.add(new Part(f, Scope.OPERATOR, o)));
            if (f.byArea()) {
                in.add(new Part(f, Scope.REGION, asset.place().region()));
            }
            for (Part part : in) {
                parts.computeIfAbsent(
                                part.scope(),
                                s -> new TreeMap<>(java.util.Comparator.comparing(Part::function)
                                        .thenComparing(Part::where)))
                        .computeIfAbsent(part, p -> new ArrayList<>())
                        .add(a);
            }
        }
        Map<Part, List<Integer>> inOrder = new LinkedHashMap<>();
        parts.values().forEach(inOrder::putAll);
        return inOrder;
    }

    private static Optional<Concentration> of(
            Part part,
            Weighting weighting,
            int[] assets,
            double[] weights,
            List<Optional<Equipment>> equipment,
            List<SharedPart> shared) {
        Map<Equipment, Double> shares = shares(assets, weights, equipment);
        if (shares.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> vendors = new TreeMap<>();
        shares.forEach((e, share) -> vendors.merge(e.vendor(), share, Double::sum));
        double index = squares(vendors);
        double most = 0;
        Optional<String> worst = Optional.empty();
        for (SharedPart cause : shared) {
            double rise = rise(cause, shares);
            if (rise > most) {
                most = rise;
                worst = Optional.of(cause.component().id());
            }
        }
        String largest = vendors.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Double>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
        return Optional.of(new Concentration(
                part.function(),
                part.scope(),
                part.where(),
                weighting,
                assets.length,
                index,
                index + tiedPairs(shares, shared),
                worst,
                largest,
                vendors.get(largest)));
    }

    /** Share of each kind of equipment; empty where nothing weighs anything. */
    private static Map<Equipment, Double> shares(int[] assets, double[] weights, List<Optional<Equipment>> equipment) {
        double all = java.util.Arrays.stream(weights).sum();
        Map<Equipment, Double> sums = new LinkedHashMap<>();
        for (int i = 0; i < assets.length; i++) {
            if (weights[i] > 0) {
                sums.merge(equipment.get(assets[i]).orElseThrow(), weights[i], Double::sum);
            }
        }
        sums.replaceAll((e, weight) -> weight / all);
        return sums;
    }

    /** By how much a common cause raises the index: the probability that two units contain it and come from different suppliers. */
    private static double rise(SharedPart cause, Map<Equipment, Double> shares) {
        Map<String, Double> carried = new TreeMap<>();
        shares.forEach((e, share) -> {
            if (cause.carriers().contains(e)) {
                carried.merge(e.vendor(), share, Double::sum);
            }
        });
        double sum = carried.values().stream().mapToDouble(Double::doubleValue).sum();
        return carried.size() < 2 ? 0 : sum * sum - squares(carried);
    }

    /** The probability that two units come from different suppliers and have any common cause in common. */
    private static double tiedPairs(Map<Equipment, Double> shares, List<SharedPart> shared) {
        List<Equipment> kinds = new ArrayList<>(shares.keySet());
        List<BitSet> inside = kinds.stream().map(e -> causesIn(e, shared)).toList();
        double sum = 0;
        for (int i = 0; i < kinds.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean apart = !kinds.get(i).vendor().equals(kinds.get(j).vendor());
                if (apart && inside.get(i).intersects(inside.get(j))) {
                    sum += 2 * shares.get(kinds.get(i)) * shares.get(kinds.get(j));
                }
            }
        }
        return sum;
    }

    private static BitSet causesIn(Equipment kind, List<SharedPart> shared) {
        BitSet causes = new BitSet(shared.size());
        for (int c = 0; c < shared.size(); c++) {
            causes.set(c, shared.get(c).carriers().contains(kind));
        }
        return causes;
    }

    private static double squares(Map<String, Double> shares) {
        return shares.values().stream().mapToDouble(s -> s * s).sum();
    }
}
