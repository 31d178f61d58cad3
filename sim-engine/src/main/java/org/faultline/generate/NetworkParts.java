package org.faultline.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.faultline.model.Asset;
import org.faultline.model.Assumption;
import org.faultline.model.Cell;
import org.faultline.model.Dependency;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.model.Outline;
import org.faultline.model.Place;
import org.faultline.model.Region;
import org.faultline.model.Restart;
import org.faultline.model.Traffic;

/** A network that is being put together. */
final class NetworkParts {
    private final List<Asset> assets = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Set<Link> linkedOnce = new HashSet<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Restart> restarts = new ArrayList<>();
    private final List<Traffic.Flow> flows = new ArrayList<>();
    private final Map<String, Assumption> assumptions = new LinkedHashMap<>();

    /** Adds what was put together elsewhere. */
    void addAll(NetworkParts other) {
        assets.addAll(other.assets);
        links.addAll(other.links);
        linkedOnce.addAll(other.linkedOnce);
        dependencies.addAll(other.dependencies);
        cells.addAll(other.cells);
        restarts.addAll(other.restarts);
        flows.addAll(other.flows);
        other.assumptions.forEach(assumptions::putIfAbsent);
    }

    void add(Asset asset) {
        assets.add(asset);
    }

    void add(Cell cell) {
        cells.add(cell);
    }

    /** Adds a link, once. */
    void link(String from, String to, Link.Kind kind) {
        Link link = new Link(from, to, kind);
        if (linkedOnce.add(link)) {
            links.add(link);
        }
    }

    /** Adds the only link that is ever added from one end to another. */
    void linkOnly(String from, String to, Link.Kind kind) {
        links.add(new Link(from, to, kind));
    }

    /** Adds a link that has a capacity or takes time, once. */
    void link(Link link) {
        links.add(link);
    }

    /** Adds a flow of traffic; the asset that stands for it is added by itself. */
    void add(Traffic.Flow flow) {
        flows.add(flow);
    }

    /** The links so far. */
    List<Link> links() {
        return List.copyOf(links);
    }

    /** The cells so far. */
    List<Cell> cells() {
        return List.copyOf(cells);
    }

    /** Puts another link between the same ends in the place of each. */
    void replaceLinks(UnaryOperator<Link> by) {
        links.replaceAll(by);
    }

    /** Where the assets stand so far, by id. */
    Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        assets.forEach(a -> places.put(a.id(), a.place()));
        return places;
    }

    void needs(String dependant, Gate... gates) {
        needs(dependant, List.of(gates));
    }

    /** Adds needs, whose list may be that of others. */
    void needs(String dependant, List<Gate> gates) {
        dependencies.add(new Dependency(dependant, gates));
    }

    void restart(String asset, Distribution hours) {
        restarts.add(new Restart(asset, hours));
    }

    /** Notes where a number comes from; the first note of an id stays. */
    void assume(String id, String statement, Assumption.Grade grade, String source) {
        assumptions.putIfAbsent(id, new Assumption(id, statement, grade, source));
    }

    /** The network without services. */
    Network toNetwork(String title, List<Region> regions, List<Operator> operators, List<Outline> outlines) {
        return new Network(
                title,
                regions,
                operators,
                assets,
                List.copyOf(links),
                dependencies,
                cells,
                List.of(),
                restarts,
                outlines,
                List.copyOf(assumptions.values()),
                List.of(),
                flows.isEmpty()
                        ? Traffic.NONE
                        : new Traffic(Traffic.USUAL_CLASSES, UserTraffic.CONVERGENCE_HOURS, flows));
    }
}
