package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Traffic;
import org.faultline.scenario.Spelling;

/**
 * Puts the traffic of a scenario file into its network: capacities of links, an asset for each flow, and the needs of those who live
 * from flows.
 */
final class TrafficBuilder {

    private final Network network;
    private final Map<String, List<Double>> profiles;
    private final Diagnostics diagnostics;
    private final Map<String, Asset> byId = new HashMap<>();
    private final List<Traffic.Flow> flows = new ArrayList<>();
    private final List<Asset> assets;
    private final Map<String, List<Gate>> gates = new LinkedHashMap<>();
    private final Map<String, List<String>> dependants = new HashMap<>();

    private TrafficBuilder(Network network, Map<String, List<Double>> profiles, Diagnostics diagnostics) {
        this.network = network;
        flows.addAll(network.traffic().flows());
        this.profiles = profiles;
        this.diagnostics = diagnostics;
        assets = new ArrayList<>(network.assets());
        network.assets().forEach(a -> byId.putIfAbsent(a.id(), a));
    }

    /** The network with traffic; flows that cannot be placed are reported and left out. */
    static Network build(
            Network network, TrafficDeclaration declared, Map<String, List<Double>> profiles, Diagnostics diagnostics) {
        return declared.equals(TrafficDeclaration.NONE)
                ? network
                : new TrafficBuilder(network, profiles, diagnostics).build(declared);
    }

    private Network build(TrafficDeclaration declared) {
        if (declared.flows().stream().anyMatch(f -> !f.limits().isEmpty())) {
            listDependants();
        }
        declared.flows().forEach(f -> add(f, declared.classes()));
        if (!network.traffic().flows().isEmpty()
                && !declared.classes().equals(network.traffic().classes())) {
            diagnostics.add(
                    Fault.REFUSED,
                    declared.span(),
                    "The country brings flows of the priority classes "
                            + String.join(", ", network.traffic().classes()) + "; its traffic can have no others.");
            return network;
        }
        Traffic traffic;
        try {
            traffic = new Traffic(
                    declared.classes(),
                    declared.convergence().orElse(network.traffic().convergence()),
                    flows);
        } catch (IllegalArgumentException e) {
            diagnostics.add(Fault.REFUSED, declared.span(), e.getMessage());
            return network;
        }
        return network.withTraffic(traffic, assets, links(declared.links()), dependencies());
    }

    private List<Link> links(Map<Link.Kind, TrafficDeclaration.UsualLink> usual) {
        if (usual.isEmpty()) {
            return network.links();
        }
        return network.links().stream()
                .map(link -> Optional.ofNullable(usual.get(link.kind()))
                        .map(u -> link.orElse(u.capacityMbps(), u.latencyMs()))
                        .orElse(link))
                .toList();
    }

    private void listDependants() {
        for (Dependency dependency : network.dependencies()) {
            Set<String> seen = new HashSet<>();
            dependency.gates().stream()
                    .flatMap(g -> g.needs().stream())
                    .map(Gate.Need::provider)
                    .filter(seen::add)
                    .forEach(p -> dependants
                            .computeIfAbsent(p, id -> new ArrayList<>())
                            .add(dependency.dependant()));
        }
    }

    private void add(TrafficDeclaration.Flow declared, List<String> classes) {
        int priority =
                declared.priority().map(word -> classes.indexOf(word.text())).orElse(classes.size() - 1);
        if (priority < 0) {
            TrafficDeclaration.Word word = declared.priority().orElseThrow();
            diagnostics.add(
                    Fault.UNKNOWN_CLASS,
                    word.span(),
                    "flow '" + declared.id() + "' is of an unknown priority class '" + word.text() + "'",
                    Spelling.advice(word.text(), classes));
            return;
        }
        List<Asset> sources = among(declared.id(), "begins", declared.from());
        List<Asset> destinations = among(declared.id(), "ends", declared.to());
        List<Double> weights = ServiceForms.weightsOf(declared.demand(), profiles, diagnostics);
        Map<Optional<String>, List<String>> ends = new HashMap<>();
        for (Asset source : sources) {
            List<String> ids = ends.computeIfAbsent(
                    declared.sameOperator() ? source.operator() : Optional.empty(), operator -> destinations.stream()
                            .filter(d ->
                                    !declared.sameOperator() || d.operator().equals(operator))
                            .map(Asset::id)
                            .toList());
            if (ids.isEmpty()) {
                if (!destinations.isEmpty()) {
                    diagnostics.add(
                            Fault.FLOW_OF_NOTHING,
                            declared.to().span(),
                            "flow '" + declared.id() + "' of '" + source.id() + "' ends nowhere: "
                                    + source.operator()
                                            .map(o -> "operator '" + o + "' has no such asset")
                                            .orElse("its source has no operator"));
                }
                return;
            }
            Optional<List<Traffic.Site>> sites = sites(declared, source);
            if (sites.isEmpty()) {
                return;
            }
            add(declared, source, ids, priority, classes.get(priority), weights, sites.get());
        }
    }

    /** Whose users a flow carries; empty when that is wrong and was reported. */
    private Optional<List<Traffic.Site>> sites(TrafficDeclaration.Flow declared, Asset source) {
        List<Traffic.Site> sites = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (TrafficDeclaration.Senders senders : declared.usersOf()) {
            List<String> cells = cells(declared, senders.cells());
            boolean wrong = cells.isEmpty()
                    || areTwice(declared, senders, cells, seen)
                    || areLimited(declared, source, senders, cells);
            if (wrong || !isJoined(declared, source, senders)) {
                return Optional.empty();
            }
            sites.add(new Traffic.Site(cells, senders.via().map(TrafficDeclaration.Word::text)));
        }
        return Optional.of(sites);
    }

    private List<String> cells(TrafficDeclaration.Flow declared, TrafficDeclaration.Ends ends) {
        List<String> cells = network.cells().stream()
                .filter(cell -> ends.ids().isEmpty() || ends.ids().contains(cell.asset()))
                .filter(cell -> cell.users() > 0 && ends.filters().passes(byId.get(cell.asset())))
                .map(Cell::asset)
                .toList();
        Optional<String> wrong =
                ends.ids().stream().filter(id -> !cells.contains(id)).findFirst();
        if (cells.isEmpty() || wrong.isPresent()) {
            diagnostics.add(
                    Fault.USERS_OF_NO_CELL,
                    ends.span(),
                    "flow '" + declared.id() + "' carries the users of "
                            + wrong.map(id -> "'" + id + "', which is no cell with users")
                                    .orElse("no cell: none with users passes its filters"),
                    wrong.flatMap(id -> Spelling.advice(
                            id, network.cells().stream().map(Cell::asset).toList())));
            return List.of();
        }
        return cells;
    }

    private boolean areTwice(
            TrafficDeclaration.Flow declared,
            TrafficDeclaration.Senders senders,
            List<String> cells,
            Set<String> seen) {
        Optional<String> twice = cells.stream().filter(cell -> !seen.add(cell)).findFirst();
        twice.ifPresent(cell -> diagnostics.add(
                Fault.USERS_TWICE,
                senders.cells().span(),
                "flow '" + declared.id() + "' carries the users of cell '" + cell + "' twice"));
        return twice.isPresent();
    }

    /** A cell that gives users away because their flow is too small would take them back at the same moment. */
    private boolean areLimited(
            TrafficDeclaration.Flow declared, Asset source, TrafficDeclaration.Senders senders, List<String> cells) {
        Optional<String> limited = declared.limits().contains(AssetKind.CELL)
                ? cells.stream()
                        .filter(dependants.getOrDefault(source.id(), List.of())::contains)
                        .findFirst()
                : Optional.empty();
        limited.ifPresent(cell -> diagnostics.add(
                Fault.USERS_IN_A_CIRCLE,
                senders.cells().span(),
                "flow '" + declared.id() + "' limits cell '" + cell + "', whose users it follows"));
        return limited.isPresent();
    }

    private boolean isJoined(TrafficDeclaration.Flow declared, Asset source, TrafficDeclaration.Senders senders) {
        Optional<TrafficDeclaration.Word> alone = senders.via().filter(via -> network.links().stream()
                .noneMatch(l -> l.carriesTraffic() && joins(l, via.text(), source.id())));
        alone.ifPresent(via -> diagnostics.add(
                Fault.USERS_WITHOUT_A_LINK,
                via.span(),
                "users of flow '" + declared.id() + "' come via '" + via.text() + "', which no link joins to '"
                        + source.id() + "'"));
        return alone.isEmpty();
    }

    private static boolean joins(Link link, String one, String other) {
        return (link.from().equals(one) && link.to().equals(other))
                || (link.from().equals(other) && link.to().equals(one));
    }

    private void add(
            TrafficDeclaration.Flow declared,
            Asset source,
            List<String> destinations,
            int priority,
            String className,
            List<Double> weights,
            List<Traffic.Site> sites) {
        String id = Traffic.Flow.idOf(declared.id(), source.id());
        flows.add(new Traffic.Flow(
                id,
                source.id(),
                destinations,
                declared.volumeMbps(),
                priority,
                weights,
                declared.bound(),
                declared.accessMs(),
                false,
                sites));
        assets.add(new Asset(
                id,
                AssetKind.TRAFFIC_FLOW,
                source.operator(),
                source.place(),
                declared.volumeMbps(),
                Optional.empty(),
                List.of(declared.id(), className)));
        gates.put(id, new ArrayList<>(List.of(need("source", source.id()))));
        for (String dependant : dependants.getOrDefault(source.id(), List.of())) {
            if (declared.limits().contains(byId.get(dependant).kind())) {
                gates.computeIfAbsent(dependant, d -> new ArrayList<>()).add(need(declared.id(), id));
            }
        }
    }

    private static Gate need(String name, String provider) {
        return new Gate(
                name,
                Gate.Kind.DATA,
                Gate.Mode.ALL,
                1,
                List.of(Gate.Need.of(provider)),
                1,
                Optional.empty(),
                List.of());
    }

    private List<Asset> among(String flow, String verb, TrafficDeclaration.Ends ends) {
        List<Asset> found = new ArrayList<>();
        for (String id : ends.ids()) {
            Optional<Asset> asset = Optional.ofNullable(byId.get(id));
            asset.filter(ends.filters()::passes).ifPresent(found::add);
            if (asset.isEmpty()) {
                diagnostics.add(
                        Fault.FLOW_OF_NOTHING,
                        ends.span(),
                        "flow '" + flow + "' " + verb + " at an unknown asset '" + id + "'",
                        Spelling.advice(id, byId.keySet()));
                return List.of();
            }
        }
        if (ends.ids().isEmpty()) {
            network.assets().stream().filter(ends.filters()::passes).forEach(found::add);
        }
        if (found.isEmpty()) {
            diagnostics.add(
                    Fault.FLOW_OF_NOTHING,
                    ends.span(),
                    "flow '" + flow + "' " + verb + " nowhere: no asset passes its filters");
        }
        return found;
    }

    /** What there was, with what flows add behind it. */
    private List<Dependency> dependencies() {
        List<Dependency> all = new ArrayList<>();
        for (Dependency dependency : network.dependencies()) {
            Optional<List<Gate>> more = Optional.ofNullable(gates.remove(dependency.dependant()));
            all.add(more.map(m -> new Dependency(dependency.dependant(), together(dependency.gates(), m)))
                    .orElse(dependency));
        }
        gates.forEach((dependant, own) -> all.add(new Dependency(dependant, own)));
        return all;
    }

    private static List<Gate> together(List<Gate> some, List<Gate> others) {
        List<Gate> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
