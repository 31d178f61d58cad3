package org.faultline.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/**
 * For how many users each link of an operator's transport network is sized.
 *
 * <p>A link of an access ring for all of its chain, since a cut at one end sends everybody to the other. Each of the two uplinks of an aggregation router for its
 * whole metro area or, where that is more, for all who come to it while all is well; so one uplink may fail. A link between core routers for all who come to either of them, so the
 * user plane functions of one city may be lost; the links of these functions for those who come to their city. Who comes where while all is well: each access router goes to the
 * end of its chain from which a user plane function is nearer in time, and each aggregation router to the nearer of its two core routers. The loss of an aggregation
 * router is not planned for: its rings go to others, whose uplinks may then be full.
 */
final class LinkLoads {
    private final Transport transport;
    private final List<Transport.Router> metros;
    private final List<Transport.Router> hubs;
    private final RouterUsers users;
    private final ToDoubleBiFunction<String, String> latencyMs;
    private final Map<Ends, Double> sizedFor = new HashMap<>();
    private final Map<String, Double> comingTo = new HashMap<>();

    /** The two ends of a link, in the order of their ids. */
    private record Ends(String one, String other) {
        static Ends of(String a, String b) {
            return a.compareTo(b) < 0 ? new Ends(a, b) : new Ends(b, a);
        }
    }

    /**
     * Works them out.
     *
     * @param latencyMs of the link between two assets
     */
    LinkLoads(Transport transport, RouterUsers users, ToDoubleBiFunction<String, String> latencyMs) {
        this.transport = transport;
        this.users = users;
        this.latencyMs = latencyMs;
        metros = transport.metros();
        hubs = transport.hubs();
        double[] toCore = metros.stream().mapToDouble(this::toCoreMs).toArray();
        double[] coming = new double[metros.size()];
        for (List<AccessRings.Chain> chains : transport.chains()) {
            for (AccessRings.Chain chain : chains) {
                sizeRing(chain);
                divide(chain, toCore, coming);
            }
        }
        for (int m = 0; m < metros.size(); m++) {
            sizeUplinks(metros.get(m), Math.max(coming[m], inArea(m)));
            comingTo.merge(nearestCore(metros.get(m)), coming[m], Double::sum);
        }
    }

    /** Users for which the link between two assets is sized; 0 where none is counted. */
    double sizedFor(String a, String b) {
        return sizedFor.getOrDefault(Ends.of(a, b), 0.0);
    }

    /** Users who come to a core router from its aggregation routers while all is well. */
    double comingTo(String coreRouter) {
        return comingTo.getOrDefault(coreRouter, 0.0);
    }

    /** Users of a metro area, by its number. */
    double inArea(int area) {
        return transport.chains().get(area).stream()
                .mapToDouble(chain -> users.of(chain.members()))
                .sum();
    }

    private double toCoreMs(Transport.Router metro) {
        return latencyMs.applyAsDouble(metro.id(), nearestCore(metro));
    }

    private String nearestCore(Transport.Router metro) {
        List<String> two = transport.nearestCore(metro.x(), metro.y(), 2);
        return latencyMs.applyAsDouble(metro.id(), two.get(0)) <= latencyMs.applyAsDouble(metro.id(), two.get(1))
                ? two.get(0)
                : two.get(1);
    }

    private void sizeRing(AccessRings.Chain chain) {
        List<String> way = wayOf(chain);
        for (int i = 0; i + 1 < way.size(); i++) {
            sizedFor.merge(Ends.of(way.get(i), way.get(i + 1)), users.of(chain.members()), Double::sum);
        }
    }

    private List<String> wayOf(AccessRings.Chain chain) {
        List<String> way = new ArrayList<>();
        way.add(metros.get(chain.own()).id());
        chain.members().forEach(m -> way.add(hubs.get(m).id()));
        way.add(metros.get(chain.other()).id());
        return way;
    }

    private void divide(AccessRings.Chain chain, double[] toCore, double[] coming) {
        List<String> way = wayOf(chain);
        double whole = 0;
        for (int i = 0; i + 1 < way.size(); i++) {
            whole += latencyMs.applyAsDouble(way.get(i), way.get(i + 1));
        }
        double from = 0;
        for (int i = 0; i < chain.members().size(); i++) {
            from += latencyMs.applyAsDouble(way.get(i), way.get(i + 1));
            boolean home = from + toCore[chain.own()] <= whole - from + toCore[chain.other()];
            coming[home ? chain.own() : chain.other()] +=
                    users.of(chain.members().get(i));
        }
    }

    private void sizeUplinks(Transport.Router metro, double count) {
        for (String core : transport.nearestCore(metro.x(), metro.y(), 2)) {
            sizedFor.put(Ends.of(metro.id(), core), count);
        }
    }
}
