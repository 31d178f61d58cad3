package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.scenario.InlineNetwork.AssetLine;
import org.faultline.io.scenario.InlineNetwork.CellLine;
import org.faultline.io.scenario.InlineNetwork.LinkLine;
import org.faultline.io.scenario.InlineNetwork.Maker;
import org.faultline.io.scenario.InlineNetwork.RegionLine;
import org.faultline.io.scenario.LayerLines.LayerLine;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Dependency;
import org.faultline.model.Equipment;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Place;
import org.faultline.model.Region;
import org.faultline.model.Restart;
import org.faultline.model.Vendor;

/**
 * Makes a network of what an author wrote out. Regions without a centre lie on a grid; things that name only a region stand
 * around its centre on a spiral, in the order of the file, so that a map shows them apart.
 */
final class InlineNetworkBuilder {

    private static final int MOST_APART = 10_000;
    private static final double GRID_DEGREES = 0.8;
    private static final Spot.Position GRID_ORIGIN = new Spot.Position(50, 10);
    private static final double SPIRAL_DEGREES = 0.012;
    private static final double GOLDEN_ANGLE = StrictMath.PI * (3 - StrictMath.sqrt(5));

    private final InlineNetwork source;
    private final Map<String, Vendor> vendors;
    private final LayerBuilder.Tables tables;
    private final Groundwork groundwork;
    private final Diagnostics diagnostics;
    private final Map<String, Spot.Position> centres = new LinkedHashMap<>();
    private final Map<String, Integer> standing = new HashMap<>();
    private final List<Asset> assets = new ArrayList<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<Restart> restarts = new ArrayList<>();

    private InlineNetworkBuilder(
            InlineNetwork source,
            Map<String, Vendor> vendors,
            LayerBuilder.Tables tables,
            Groundwork groundwork,
            Diagnostics diagnostics) {
        this.source = source;
        this.vendors = vendors;
        this.tables = tables;
        this.groundwork = groundwork;
        this.diagnostics = diagnostics;
    }

    /**
     * The network; things that cannot be placed are reported and left out.
     *
     * @param groundwork knows what stands there, if another network of the same lines was built before
     */
    static Network build(
            String title,
            InlineNetwork source,
            Map<String, Vendor> vendors,
            LayerBuilder.Tables tables,
            Groundwork groundwork,
            Diagnostics diagnostics) {
        return new InlineNetworkBuilder(source, vendors, tables, groundwork, diagnostics).build(title);
    }

    private Network build(String title) {
        Standing.Lines lines = Standing.Lines.of(source, vendors);
        Standing standing = groundwork.findStanding(lines).orElseGet(this::standing);
        groundwork.keep(lines, standing);
        LayerBuilder layers = new LayerBuilder(source.layers(), standing, tables, diagnostics);
        List<Region> regions = new ArrayList<>();
        source.regions().forEach((id, r) -> regions.add(new Region(id, r.title(), r.population())));
        return new Network(
                title,
                regions,
                List.copyOf(source.operators().values()),
                standing.assets(),
                layers.links(),
                layers.dependencies(),
                standing.cells(),
                List.of(),
                standing.restarts(),
                List.of(),
                List.of(),
                layers.groups());
    }

    private Standing standing() {
        placeRegions();
        source.assets().forEach(this::add);
        List<Cell> cells = new ArrayList<>();
        for (CellLine cell : source.cells()) {
            add(cell.asset());
            cells.add(new Cell(cell.asset().id(), cell.area(), cell.users(), cell.neighbours()));
        }
        List<Link> links = links();
        int written = assets.size();
        Map<String, Standing.Layer> layers = new LinkedHashMap<>();
        source.layers().layers().forEach(l -> layers.put(l.each().id(), add(l)));
        return new Standing(assets, written, layers, links, dependencies, cells, restarts);
    }

    /** The assets of a layer stand apart on the map up to {@value #MOST_APART}; those of a larger layer share one place. */
    private Standing.Layer add(LayerLine layer) {
        AssetLine each = layer.each();
        int first = assets.size();
        List<Gate> gates = gates(each.needs(), diagnostics);
        Optional<Equipment> maker = each.maker().map(m -> equipment(m, each.kind()));
        Optional<Place> place = place(each.id(), each.spot());
        List<String> ids = new ArrayList<>(layer.count());
        for (int i = 0; i < layer.count() && place.isPresent(); i++) {
            ids.add(each.id() + "-" + i);
        }
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            assets.add(new Asset(id, each.kind(), each.operator(), place.get(), each.capacity(), maker, each.tags()));
            if (ids.size() <= MOST_APART) {
                place = place(each.id(), each.spot());
            }
        }
        for (String id : ids) {
            if (!gates.isEmpty()) {
                dependencies.add(new Dependency(id, gates));
            }
            each.restart().ifPresent(hours -> restarts.add(new Restart(id, hours)));
        }
        return new Standing.Layer(first, ids);
    }

    private void placeRegions() {
        int columns = (int) Math.ceil(Math.sqrt(source.regions().size()));
        int i = 0;
        for (Map.Entry<String, RegionLine> region : source.regions().entrySet()) {
            Spot.Position onGrid = new Spot.Position(
                    Math.max(-90, GRID_ORIGIN.latitude() - GRID_DEGREES * Math.floorDiv(i, columns)),
                    Math.min(180, GRID_ORIGIN.longitude() + GRID_DEGREES * Math.floorMod(i, columns)));
            centres.put(region.getKey(), region.getValue().centre().orElse(onGrid));
            i++;
        }
    }

    private void add(AssetLine line) {
        Optional<Place> place = place(line.id(), line.spot());
        if (place.isEmpty()) {
            return;
        }
        assets.add(new Asset(
                line.id(),
                line.kind(),
                line.operator(),
                place.get(),
                line.capacity(),
                line.maker().map(m -> equipment(m, line.kind())),
                line.tags(),
                line.unavailability()));
        List<Gate> gates = gates(line.needs(), diagnostics);
        if (!gates.isEmpty()) {
            dependencies.add(new Dependency(line.id(), gates));
        }
        line.restart().ifPresent(hours -> restarts.add(new Restart(line.id(), hours)));
    }

    /** Where something stands; reported and empty when its region cannot be told. */
    Optional<Place> place(String id, Spot spot) {
        Optional<String> region = regionOf(id, spot, source.regions().keySet(), diagnostics);
        if (region.isEmpty()) {
            return Optional.empty();
        }
        Spot.Position at = spot.position().orElseGet(() -> onSpiral(region.get()));
        return Optional.of(new Place(at.latitude(), at.longitude(), region.get()));
    }

    /** The region an author means; reported and empty when it cannot be told. */
    static Optional<String> regionOf(
            String id, Spot spot, java.util.Collection<String> regions, Diagnostics diagnostics) {
        if (spot.region().isPresent()) {
            return spot.region();
        }
        if (regions.size() == 1) {
            return Optional.of(regions.iterator().next());
        }
        diagnostics.add(
                Fault.PLACE_UNCLEAR,
                spot.span(),
                "'" + id + "' names no region, and there are " + regions.size(),
                regions.isEmpty()
                        ? "declare a region under `regions`"
                        : "write `at: " + regions.iterator().next() + "`, or another one");
        return Optional.empty();
    }

    private Spot.Position onSpiral(String region) {
        Spot.Position centre = centres.getOrDefault(region, GRID_ORIGIN);
        int n = standing.merge(region, 1, Integer::sum);
        double radius = SPIRAL_DEGREES * StrictMath.sqrt(n - 0.5);
        double latitude = centre.latitude() + radius * StrictMath.cos(n * GOLDEN_ANGLE);
        double longitude = centre.longitude() + 1.5 * radius * StrictMath.sin(n * GOLDEN_ANGLE);
        return new Spot.Position(Math.max(-90, Math.min(90, latitude)), Math.max(-180, Math.min(180, longitude)));
    }

    Equipment equipment(Maker maker, AssetKind kind) {
        Optional<Vendor> vendor = Optional.ofNullable(vendors.get(maker.vendor()));
        Optional<Vendor.Product> product = maker.product()
                .map(id -> vendor.stream()
                        .flatMap(v -> v.products().stream())
                        .filter(p -> p.id().equals(id))
                        .findFirst())
                .orElseGet(() -> kind.function().flatMap(f -> vendor.map(v -> v.productFor(f))));
        return new Equipment(
                maker.vendor(),
                maker.product().or(() -> product.map(Vendor.Product::id)).orElse(maker.vendor() + "-" + kind.id()),
                maker.release().or(() -> product.map(p -> p.inField().id())).orElse(""));
    }

    /** Gates of declared needs; what the model refuses is reported and left out. */
    static List<Gate> gates(List<NeedDeclaration> needs, Diagnostics diagnostics) {
        List<Gate> gates = new ArrayList<>();
        for (NeedDeclaration need : needs) {
            try {
                gates.add(need.toGate());
            } catch (IllegalArgumentException e) {
                diagnostics.add(Fault.REFUSED, need.span(), e.getMessage());
            }
        }
        return gates;
    }

    private List<Link> links() {
        Map<String, AssetKind> kinds = new HashMap<>();
        assets.forEach(a -> kinds.put(a.id(), a.kind()));
        List<Link> links = new ArrayList<>();
        for (LinkLine line : source.links()) {
            Link.Kind kind = line.kind()
                    .orElseGet(() -> usualKind(
                            Optional.ofNullable(kinds.get(line.from())), Optional.ofNullable(kinds.get(line.to()))));
            links.add(new Link(line.from(), line.to(), kind, line.capacityMbps(), line.latencyMs()));
        }
        return links;
    }

    /** What flows between two kinds of assets unless the author says otherwise. */
    static Link.Kind usualKind(Optional<AssetKind> from, Optional<AssetKind> to) {
        if (isOf(AssetKind.Layer.POWER, from) || isOf(AssetKind.Layer.POWER, to)) {
            return Link.Kind.POWER;
        }
        if (isOf(AssetKind.Layer.RADIO, from) || isOf(AssetKind.Layer.RADIO, to)) {
            return Link.Kind.BACKHAUL;
        }
        boolean core = from.equals(Optional.of(AssetKind.CORE_ROUTER)) || to.equals(Optional.of(AssetKind.CORE_ROUTER));
        return core ? Link.Kind.CORE : Link.Kind.RING;
    }

    private static boolean isOf(AssetKind.Layer layer, Optional<AssetKind> kind) {
        return kind.filter(k -> k.layer() == layer).isPresent();
    }
}
