package org.faultline.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where customers go: each target with the share of customers that it gets. Who goes to none of them leaves.
 *
 * @param routes targets, each named once; shares add up to at most one
 */
public record Routing(List<Route> routes) {

    /** Everybody leaves. */
    public static final Routing LEAVE = new Routing(List.of());

    private static final double ROUNDING = 1e-9;

    /**
     * A share of the customers.
     *
     * @param to id of a station, fork or random access
     * @param share of the customers, in [0, 1]
     */
    public record Route(String to, double share) {
        public Route {
            Checks.named("target of a route", to);
            Checks.share("The share of customers that go to " + to, share);
        }
    }

    public Routing {
        routes = List.copyOf(routes);
        Set<String> named = new HashSet<>();
        for (Route route : routes) {
            if (!named.add(route.to())) {
                throw new IllegalArgumentException("A routing names " + route.to() + " twice; once is enough.");
            }
        }
        double sum = routes.stream().mapToDouble(Route::share).sum();
        if (sum > 1 + ROUNDING) {
            throw new IllegalArgumentException(
                    "The shares of a routing add up to " + sum + "; more customers would go on than there are.");
        }
    }

    /** Everybody goes to one place. */
    public static Routing to(String target) {
        return new Routing(List.of(new Route(target, 1)));
    }
}
