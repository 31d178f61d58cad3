package org.faultline.analysis;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.faultline.analysis.StaticNetwork.CellColumns;
import org.faultline.model.Function;
import org.faultline.model.Operator;

/** The weights of assets by each {@link Weighting}; what a network says of users and lines is gathered once, O(cells + needs). */
final class Weights {

    private record Place(String operator, String region) {}

    private final StaticNetwork network;
    private final double[] radioUsers;
    private final Map<String, Double> users = new HashMap<>();
    private final Map<Place, Double> usersByRegion = new HashMap<>();
    private final Map<String, Double> lines = new HashMap<>();

    Weights(StaticNetwork network) {
        this.network = network;
        radioUsers = new double[network.assets()];
        for (Operator operator : network.network().operators()) {
            lines.put(operator.id(), operator.lineShare());
        }
        CellColumns cells = network.cells();
        for (int c = 0; c < cells.node().length; c++) {
            int node = cells.node()[c];
            double here = cells.users()[c];
            users.merge(operatorOf(node), here, Double::sum);
            usersByRegion.merge(
                    new Place(operatorOf(node), network.asset(node).place().region()), here, Double::sum);
            Set<Integer> radio = radioBehind(node);
            radio.forEach(asset -> radioUsers[asset] += here / radio.size());
        }
    }

    /**
     * Weight of each of some assets of one function, zero or more.
     *
     * @param region whose users count; empty for the country
     */
    double[] of(Weighting weighting, Function function, int[] assets, Optional<String> region) {
        return switch (weighting) {
            case ASSETS -> IntStream.of(assets).mapToDouble(a -> 1).toArray();
            case LINES -> inEqualParts(assets, lines::get);
            case USERS ->
                function == Function.RAN
                        ? IntStream.of(assets).mapToDouble(a -> radioUsers[a]).toArray()
                        : inEqualParts(
                                assets,
                                o -> region.isPresent() ? usersByRegion.get(new Place(o, region.get())) : users.get(o));
        };
    }

    private double[] inEqualParts(int[] assets, java.util.function.Function<String, Double> byOperator) {
        Map<String, Integer> counts = new HashMap<>();
        for (int a : assets) {
            counts.merge(operatorOf(a), 1, Integer::sum);
        }
        return IntStream.of(assets)
                .mapToDouble(a -> {
                    String operator = operatorOf(a);
                    Double all = byOperator.apply(operator);
                    return all == null ? 0 : all / counts.get(operator);
                })
                .toArray();
    }

    private String operatorOf(int asset) {
        return network.asset(asset).operator().orElse("");
    }

    private Set<Integer> radioBehind(int cell) {
        Set<Integer> found = new LinkedHashSet<>();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(cell);
        while (!open.isEmpty()) {
            int node = open.remove();
            for (int g = network.firstGate(node); g < network.endGate(node); g++) {
                for (int n = network.firstNeed(g); n < network.endNeed(g); n++) {
                    int provider = network.provider(n);
                    if (isRadio(provider) && found.add(provider)) {
                        open.add(provider);
                    }
                }
            }
        }
        return found;
    }

    private boolean isRadio(int node) {
        return node < network.assets() && network.asset(node).kind().function().equals(Optional.of(Function.RAN));
    }
}
