package org.faultline.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many users are behind each access router of an operator, and in which regions their sites stand. Users are counted as those who ask for the mean of
 * the country: who asks for twice as much counts twice.
 */
final class RouterUsers {
    private final double[] users;
    private final List<SortedMap<Integer, Double>> byRegion = new ArrayList<>();

    /**
     * Counts them.
     *
     * @param sites the operator's sites
     * @param ofSites users of each
     * @param demand what users of each region ask for
     * @param regions number of regions of the country
     */
    RouterUsers(Transport transport, List<Site> sites, double[] ofSites, UserDemand demand, int regions) {
        users = new double[transport.hubs().size()];
        for (int r = 0; r < regions; r++) {
            byRegion.add(new TreeMap<>());
        }
        for (int i = 0; i < ofSites.length; i++) {
            int router = transport.accessOf(i);
            int region = sites.get(i).region();
            double counted = ofSites[i] * demand.relative(region);
            users[router] += counted;
            byRegion.get(region).merge(router, counted, Double::sum);
        }
    }

    /** Number of access routers. */
    int routers() {
        return users.length;
    }

    /** Users behind an access router, counted from 0. */
    double of(int router) {
        return users[router];
    }

    /** Users behind some access routers together. */
    double of(List<Integer> routers) {
        return routers.stream().mapToDouble(r -> users[r]).sum();
    }

    /** Users of a region by the access router that their sites hang on. */
    SortedMap<Integer, Double> in(int region) {
        return byRegion.get(region);
    }
}
