package org.faultline.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Service;

/**
 * Assets whose loss alone takes a service below a level for good.
 *
 * <p>Every asset that can fail by itself is lost in turn and put back; a loss costs what it touches ({@link SteadyState}).
 *
 * @param below level below which a service counts as lost, in (0, 1]
 * @param candidates number of assets that were lost in turn
 * @param byType for each type of service that has single points, in the order of the network
 */
public record SinglePoints(double below, int candidates, List<OfType> byType) {

    /**
     * The single points of one type of service.
     *
     * @param type id of the type
     * @param services number of its services
     * @param people people of all its services
     * @param assets number of assets that alone take one or more of its services below the level
     * @param exposed number of its services that some asset alone takes below the level
     * @param worst assets behind which most people stand, worst first
     */
    public record OfType(String type, int services, double people, int assets, int exposed, List<Point> worst) {
        public OfType {
            worst = List.copyOf(worst);
        }
    }

    /**
     * An asset that alone takes services of one type below the level.
     *
     * @param asset number of the asset
     * @param services number of services it takes below the level
     * @param people people of those services
     */
    public record Point(int asset, int services, double people) {}

    private static final Comparator<Point> WORST_FIRST = Comparator.comparingDouble((Point p) -> -p.people())
            .thenComparingInt(p -> -p.services())
            .thenComparingInt(Point::asset);

    public SinglePoints {
        byType = List.copyOf(byType);
    }

    /**
     * The single points of all services of a network.
     *
     * @param below level below which a service counts as lost, in (0, 1]
     * @param list number of assets named per type
     * @param only id of the only service or type of services that is looked at
     */
    public static SinglePoints find(StaticNetwork network, double below, int list, Optional<String> only) {
        if (!(below > 0 && below <= 1)) {
            throw new IllegalArgumentException("The level " + below + " must lie above 0 and up to 1.");
        }
        Search search = new Search(network, below, only);
        int candidates = search.run();
        return new SinglePoints(below, candidates, search.results(list));
    }

    private static final class Search {
        private final StaticNetwork network;
        private final double below;
        private final SteadyState state;
        private final Map<String, Integer> types = new LinkedHashMap<>();
        private final int[] typeOfService;
        private final boolean[] lostAtRest;
        private final boolean[] exposed;
        private final List<List<Point>> points = new ArrayList<>();
        private final int[] lost;
        private final double[] people;

        Search(StaticNetwork network, double below, Optional<String> only) {
            this.network = network;
            this.below = below;
            state = new SteadyState(network);
            int services = network.size() - network.assets();
            typeOfService = new int[services];
            lostAtRest = new boolean[services];
            exposed = new boolean[services];
            for (int s = 0; s < services; s++) {
                Service service = network.service(network.assets() + s);
                boolean wanted = only.isEmpty()
                        || only.get().equals(service.id())
                        || only.get().equals(service.type());
                typeOfService[s] = wanted ? types.computeIfAbsent(service.type(), t -> types.size()) : -1;
                lostAtRest[s] = state.level(network.assets() + s) < below;
            }
            types.keySet().forEach(t -> points.add(new ArrayList<>()));
            lost = new int[types.size()];
            people = new double[types.size()];
        }

        int run() {
            int candidates = 0;
            for (int asset = 0; asset < network.assets(); asset++) {
                if (network.standsAlone(asset)) {
                    candidates++;
                    state.lose(asset);
                    note(asset);
                    state.restore();
                }
            }
            return candidates;
        }

        private void note(int asset) {
            for (int i = 0; i < state.fallen(); i++) {
                int node = state.fallen(i);
                int service = node - network.assets();
                if (service >= 0 && typeOfService[service] >= 0 && state.level(node) < below && !lostAtRest[service]) {
                    lost[typeOfService[service]]++;
                    people[typeOfService[service]] += network.service(node).people();
                    exposed[service] = true;
                }
            }
            for (int type = 0; type < lost.length; type++) {
                if (lost[type] > 0) {
                    points.get(type).add(new Point(asset, lost[type], people[type]));
                    lost[type] = 0;
                    people[type] = 0;
                }
            }
        }

        List<OfType> results(int list) {
            List<OfType> results = new ArrayList<>();
            types.forEach((type, t) -> {
                int services = 0;
                int exposedServices = 0;
                double all = 0;
                for (int s = 0; s < typeOfService.length; s++) {
                    if (typeOfService[s] == t) {
                        services++;
                        exposedServices += exposed[s] ? 1 : 0;
                        all += network.service(network.assets() + s).people();
                    }
                }
                List<Point> worst =
                        points.get(t).stream().sorted(WORST_FIRST).limit(list).toList();
                results.add(new OfType(type, services, all, points.get(t).size(), exposedServices, worst));
            });
            return results;
        }
    }
}
