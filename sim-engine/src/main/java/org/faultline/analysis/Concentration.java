package org.faultline.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.model.Equipment;
import org.faultline.model.Function;

/**
 * How concentrated the suppliers of one function are: the Herfindahl-Hirschman index, the sum of the squared shares. 1 is one supplier;
 * n suppliers with equal shares have 1/n. (In competition law shares are written in per cent, so that the index runs to 10,000; O. C.
 * Herfindahl 1950, A. O. Hirschman 1964.)
 *
 * @param function what is bought
 * @param assets number of assets with a maker
 * @param index in (0, 1]
 * @param largest id of the supplier of most assets; of equal ones the first by id
 * @param largestShare its share of the assets, in (0, 1]
 */
public record Concentration(Function function, int assets, double index, String largest, double largestShare) {

    /**
     * Per function, over all operators, weighted by the number of assets; functions of which nothing has a maker are left out.
     *
     * @param equipment maker of each asset in the order of the network
     */
    public static List<Concentration> of(StaticNetwork network, List<Optional<Equipment>> equipment) {
        Map<Function, Map<String, Integer>> counts = new EnumMap<>(Function.class);
        for (int a = 0; a < network.assets(); a++) {
            Optional<Function> function = network.asset(a).kind().function();
            if (function.isPresent() && equipment.get(a).isPresent()) {
                counts.computeIfAbsent(function.get(), f -> new TreeMap<>())
                        .merge(equipment.get(a).get().vendor(), 1, Integer::sum);
            }
        }
        List<Concentration> found = new ArrayList<>();
        counts.forEach((function, vendors) -> found.add(of(function, vendors)));
        return found;
    }

    private static Concentration of(Function function, Map<String, Integer> vendors) {
        int all = vendors.values().stream().mapToInt(Integer::intValue).sum();
        double index = 0;
        String largest = "";
        double most = 0;
        for (Map.Entry<String, Integer> vendor : vendors.entrySet()) {
            double share = (double) vendor.getValue() / all;
            index += share * share;
            if (share > most) {
                most = share;
                largest = vendor.getKey();
            }
        }
        return new Concentration(function, all, index, largest, most);
    }
}
