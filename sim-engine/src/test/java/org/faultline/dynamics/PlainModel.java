package org.faultline.dynamics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Service;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/**
 * What the documents of the model say, computed the slow and plain way: all levels from all levels. Used to check the state of a
 * run at any moment; by name, from scratch, with JGraphT for everything that is connectivity.
 */
final class PlainModel {

    private final Network network;
    private final Map<String, Asset> assets = new HashMap<>();
    private final Map<String, List<Gate>> gates = new HashMap<>();
    private final Map<String, List<String>> neighbours = new HashMap<>();
    private final Set<String> restarting = new HashSet<>();
    private final Map<String, Double> condition = new HashMap<>();
    private final Map<String, Double> level = new HashMap<>();

    private ConnectivityInspector<String, DefaultEdge> routes;
    private Map<String, Double> areaShare;
    private Map<String, Double> busShare;

    PlainModel(Network network) {
        this.network = network;
        network.assets().forEach(a -> assets.put(a.id(), a));
        network.dependencies().forEach((Dependency d) -> gates.put(d.dependant(), d.gates()));
        network.services().forEach((Service s) -> gates.put(s.id(), s.gates()));
        network.links().stream().filter(Link::carriesTraffic).forEach(l -> {
            neighbours.computeIfAbsent(l.from(), id -> new ArrayList<>()).add(l.to());
            neighbours.computeIfAbsent(l.to(), id -> new ArrayList<>()).add(l.from());
        });
        network.restarts().forEach(r -> restarting.add(r.asset()));
        network.services().forEach(s -> restarting.add(s.id()));
    }

    void setLevel(String id, double value) {
        level.put(id, value);
    }

    void setCondition(String id, double value) {
        condition.put(id, value);
    }

    double level(String id) {
        return level.getOrDefault(id, 1.0);
    }

    double condition(String id) {
        return condition.getOrDefault(id, 1.0);
    }

    /** Works everything out that follows from the levels as they are. */
    void recompute() {
        routes = new ConnectivityInspector<>(routerGraph());
        areaShare = coverage();
        busShare = islands();
    }

    /** All assets and services. */
    List<String> ids() {
        List<String> ids = new ArrayList<>(assets.keySet());
        network.services().forEach(s -> ids.add(s.id()));
        return ids;
    }

    /** True when the level follows from the levels of others alone, without a stock, a table over time or a restart. */
    boolean isInstant(String id) {
        return !restarting.contains(id)
                && gates.getOrDefault(id, List.of()).stream()
                        .allMatch(g -> g.autonomy().isEmpty() && g.response().size() < 2);
    }

    /** The level with stocks that hold. */
    double most(String id) {
        return own(id)
                * gates.getOrDefault(id, List.of()).stream()
                        .mapToDouble(g -> g.autonomy().isPresent() ? 1 : passes(id, g, true))
                        .min()
                        .orElse(1);
    }

    /** The level without any stock, or zero while it may be restarting. */
    double least(String id) {
        return restarting.contains(id)
                ? 0
                : own(id)
                        * gates.getOrDefault(id, List.of()).stream()
                                .mapToDouble(g -> passes(id, g, false))
                                .min()
                                .orElse(1);
    }

    /** The level once every stock that is needed is empty, every response has run its course and every restart is over. */
    double settled(String id) {
        return own(id)
                * gates.getOrDefault(id, List.of()).stream()
                        .mapToDouble(g -> Math.max(supply(id, g), lastStep(g)))
                        .min()
                        .orElse(1);
    }

    /** The level if all that its gates ask for were there. */
    double supplied(String id) {
        return own(id);
    }

    private static double lastStep(Gate gate) {
        return gate.response().isEmpty()
                ? 0
                : gate.response().get(gate.response().size() - 1).level();
    }

    private double own(String id) {
        return condition(id) * areaShare.getOrDefault(id, 1.0) * busShare.getOrDefault(id, 1.0);
    }

    private double passes(String id, Gate gate, boolean best) {
        double supply = supply(id, gate);
        double rest = best
                ? gate.response().stream()
                        .mapToDouble(Gate.ResponseStep::level)
                        .max()
                        .orElse(0)
                : gate.response().stream()
                        .mapToDouble(Gate.ResponseStep::level)
                        .min()
                        .orElse(0);
        return Math.max(supply, rest);
    }

    private double supply(String id, Gate gate) {
        return (float) Math.min(1, raw(id, gate) / gate.fullAt());
    }

    private double raw(String id, Gate gate) {
        List<Double> levels = new ArrayList<>();
        double weighted = 0;
        double weights = 0;
        for (Gate.Need need : gate.needs()) {
            boolean path = gate.kind() != Gate.Kind.CONNECTIVITY || reaches(id, need.provider());
            double got = path ? level(need.provider()) : 0;
            levels.add(got);
            weighted += need.weight() * got;
            weights += need.weight();
        }
        levels.sort(null);
        return switch (gate.mode()) {
            case ALL -> levels.get(0);
            case ANY -> levels.get(levels.size() - 1);
            case K_OF_N -> levels.get(levels.size() - gate.k());
            case WEIGHTED -> weighted / weights;
        };
    }

    private boolean works(String id) {
        return level(id) > 0;
    }

    private boolean isRouter(String id) {
        return assets.containsKey(id) && assets.get(id).kind().carriesTraffic();
    }

    private Graph<String, DefaultEdge> routerGraph() {
        Graph<String, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        assets.keySet().stream().filter(a -> isRouter(a) && works(a)).forEach(graph::addVertex);
        for (Link link : network.links()) {
            if (link.carriesTraffic() && graph.containsVertex(link.from()) && graph.containsVertex(link.to())) {
                graph.addEdge(link.from(), link.to());
            }
        }
        return graph;
    }

    /** A path through working routers, or a link of its own. */
    boolean reaches(String from, String to) {
        if (from.equals(to) || neighbours(from).contains(to)) {
            return true;
        }
        for (String a : doors(from)) {
            for (String b : doors(to)) {
                if (a.equals(b) || routes.pathExists(a, b)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<String> doors(String id) {
        return isRouter(id) && works(id)
                ? List.of(id)
                : neighbours(id).stream().filter(n -> isRouter(n) && works(n)).toList();
    }

    private List<String> neighbours(String id) {
        return neighbours.getOrDefault(id, List.of());
    }

    /** Share of the users of each area that are served. */
    private Map<String, Double> coverage() {
        Map<String, Double> unmet = new HashMap<>();
        Map<String, Double> room = new HashMap<>();
        Map<String, Double> offered = new HashMap<>();
        for (Cell cell : network.cells()) {
            double able = Math.max(cell.users(), assets.get(cell.asset()).capacity()) * level(cell.asset());
            double own = Math.min(cell.users(), able);
            unmet.put(cell.asset(), cell.users() - own);
            room.put(cell.asset(), able - own);
            for (Cell.Overlap overlap : cell.neighbours()) {
                offered.merge(overlap.cell(), unmet.get(cell.asset()) * overlap.share(), Double::sum);
            }
        }
        Map<String, Double> users = new HashMap<>();
        Map<String, Double> served = new HashMap<>();
        for (Cell cell : network.cells()) {
            double now = cell.users() - unmet.get(cell.asset());
            for (Cell.Overlap overlap : cell.neighbours()) {
                double all = offered.get(overlap.cell());
                double accepted = all <= room.get(overlap.cell()) ? 1 : room.get(overlap.cell()) / all;
                now += unmet.get(cell.asset()) * overlap.share() * accepted;
            }
            users.merge(cell.area(), cell.users(), Double::sum);
            served.merge(cell.area(), now, Double::sum);
        }
        served.replaceAll((area, now) -> users.get(area) == 0 ? 1 : now / users.get(area));
        return served;
    }

    /** Share of the load that each bus of the grid gets. */
    private Map<String, Double> islands() {
        Graph<String, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        List<Link> lines =
                network.links().stream().filter(l -> !l.carriesTraffic()).toList();
        Set<String> linked = new HashSet<>();
        lines.forEach(l -> linked.addAll(List.of(l.from(), l.to())));
        for (String id : linked) {
            if (assets.get(id).kind().carriesPower() && condition(id) > 0) {
                graph.addVertex(id);
            }
        }
        lines.stream()
                .filter(l -> graph.containsVertex(l.from()) && graph.containsVertex(l.to()))
                .forEach(l -> graph.addEdge(l.from(), l.to()));
        Map<String, String> feeds = new HashMap<>();
        for (Link line : lines) {
            for (List<String> ends : List.of(List.of(line.from(), line.to()), List.of(line.to(), line.from()))) {
                if (assets.get(ends.get(0)).kind() == AssetKind.GENERATOR && graph.containsVertex(ends.get(1))) {
                    feeds.putIfAbsent(ends.get(0), ends.get(1));
                }
            }
        }
        Map<String, Double> share = new HashMap<>();
        for (Set<String> island : new ConnectivityInspector<>(graph).connectedSets()) {
            double wanted =
                    island.stream().mapToDouble(b -> assets.get(b).capacity()).sum();
            double given = feeds.entrySet().stream()
                    .filter(f -> island.contains(f.getValue()))
                    .mapToDouble(f -> assets.get(f.getKey()).capacity() * level(f.getKey()))
                    .sum();
            island.forEach(b -> share.put(b, given <= 0 ? 0 : Math.min(1, given / Math.max(wanted, 1e-300))));
        }
        return share;
    }
}
