package org.faultline.scenario.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.faultline.model.Asset;
import org.faultline.model.Link;
import org.faultline.model.Network;

/**
 * Which assets can exchange traffic while nothing has failed: those that are joined by a link, or that have links to one common
 * component of routers.
 */
final class Paths {

    private final Components routers = new Components();
    private final Map<String, Set<String>> neighbours = new HashMap<>();
    private final Set<String> carriers = new HashSet<>();

    Paths(Network network) {
        for (Asset asset : network.assets()) {
            if (asset.kind().carriesTraffic()) {
                carriers.add(asset.id());
            }
        }
        for (Link link : network.links()) {
            if (link.carriesTraffic()) {
                neighbours.computeIfAbsent(link.from(), x -> new HashSet<>()).add(link.to());
                neighbours.computeIfAbsent(link.to(), x -> new HashSet<>()).add(link.from());
                if (carriers.contains(link.from()) && carriers.contains(link.to())) {
                    routers.join(link.from(), link.to());
                }
            }
        }
    }

    /** True when a path joins the two. */
    boolean join(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        if (!neighbours.containsKey(a) || !neighbours.containsKey(b)) {
            return false;
        }
        if (neighbours.get(a).contains(b)) {
            return true;
        }
        Set<String> reached = componentsAt(a);
        return componentsAt(b).stream().anyMatch(reached::contains);
    }

    private Set<String> componentsAt(String id) {
        Set<String> found = new HashSet<>();
        if (carriers.contains(id)) {
            found.add(routers.find(id));
        }
        neighbours.get(id).stream().filter(carriers::contains).forEach(r -> found.add(routers.find(r)));
        return found;
    }
}
