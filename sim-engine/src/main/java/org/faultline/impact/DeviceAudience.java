package org.faultline.impact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Audience;
import org.faultline.model.Cell;
import org.faultline.model.Network;
import org.faultline.model.Numbering;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.DevicePlace;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.model.signalling.Instance;
import org.faultline.model.signalling.Roaming;
import org.faultline.model.signalling.Signalling;

/**
 * The devices behind each asset, by group: those of one class at one place.
 *
 * <p>A place that is a radio asset has its devices behind it, one that is a coverage area behind its cells, by their users; from there they are
 * found as subscribers are: over the needs of radio assets, and along the ways to the user plane. An instance of a function of the core that
 * serves a class has its share by weight behind it, another core function of the operator of the place the share that it has of subscribers.
 * Does not change; O(cells + places x core functions + devices' sites x hops) to make.
 */
final class DeviceAudience {

    private final Network network;
    private final Signalling signalling;
    private final Audience audience;
    private final List<String> classes = new ArrayList<>();
    private final List<Double> devices = new ArrayList<>();
    private final Set<Integer> instances = new HashSet<>();
    private final List<Integer> access = new ArrayList<>();
    private final Map<Integer, Map<Integer, Double>> behind = new HashMap<>();
    private final Map<String, List<Cell>> cellsOfArea = new HashMap<>();

    DeviceAudience(Network network, Signalling signalling, Audience audience) {
        this.network = network;
        this.signalling = signalling;
        this.audience = audience;
        (signalling.isEmpty() ? List.<Cell>of() : network.cells()).forEach(c -> cellsOfArea
                .computeIfAbsent(c.area(), a -> new ArrayList<>())
                .add(c));
        signalling.cores().forEach(core -> core.functions()
                .forEach(f -> f.instances().forEach(i -> instances.add(audience.numberOf(i.asset())))));
        for (DeviceClass some : signalling.classes()) {
            for (DevicePlace place : some.places()) {
                addPlace(some, place);
            }
        }
        addWays();
    }

    /** Number of groups. */
    int groups() {
        return devices.size();
    }

    /** Id of the class of a group. */
    String className(int group) {
        return classes.get(group);
    }

    /** All devices of a group. */
    double devices(int group) {
        return devices.get(group);
    }

    /** Devices behind an asset, by its place in the network and then by group. */
    Map<Integer, Double> of(int asset) {
        return behind.getOrDefault(asset, Map.of());
    }

    private void add(int asset, int group, double number) {
        behind.computeIfAbsent(asset, a -> new TreeMap<>()).merge(group, number, Double::sum);
    }

    private Map<String, FunctionSet> functionsOf(DeviceClass some) {
        Map<String, FunctionSet> functions = functionsOf(core(some.core()));
        some.roaming().ifPresent(r -> {
            Map<String, FunctionSet> home =
                    functionsOf(core(classCalled(r.home()).core()));
            r.homeFunctions().forEach(f -> Optional.ofNullable(home.get(f)).ifPresent(set -> functions.put(f, set)));
            Optional.ofNullable(home.get(Roaming.EDGE)).ifPresent(set -> functions.put(Roaming.HOME_EDGE, set));
        });
        if (some.roaming().isEmpty()) {
            functions.remove(Roaming.EDGE); // it serves guests alone
        }
        return functions;
    }

    private Map<String, FunctionSet> functionsOf(CoreNetwork core) {
        Map<String, FunctionSet> functions =
                core.sliceOf().map(parent -> functionsOf(core(parent))).orElseGet(LinkedHashMap::new);
        core.functions().forEach(f -> functions.put(f.function(), f));
        return functions;
    }

    private CoreNetwork core(String id) {
        return signalling.cores().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private DeviceClass classCalled(String id) {
        return signalling.classes().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void addPlace(DeviceClass some, DevicePlace place) {
        int group = devices.size();
        int at = audience.numberOf(place.access());
        classes.add(some.id());
        devices.add((double) place.members());
        access.add(at);
        if (at != Numbering.UNKNOWN) {
            startsOf(network.assets().get(at)).forEach((start, share) -> audience.radioFrom(start)
                    .forEach((asset, part) -> add(asset, group, share * part * place.members())));
        }
        functionsOf(some).values().forEach(set -> addSet(set, group, place.members()));
        if (at != Numbering.UNKNOWN) {
            audience.functionsOf(network.assets().get(at).operator()).forEach((function, share) -> {
                if (!instances.contains(function)) {
                    add(function, group, share * place.members());
                }
            });
        }
    }

    private void addSet(FunctionSet set, int group, double members) {
        double all = set.instances().stream().mapToDouble(Instance::weight).sum();
        set.instances().forEach(i -> add(audience.numberOf(i.asset()), group, members * i.weight() / all));
    }

    /** Where the devices of a place meet the network: the asset itself, or the cells of an area by their users. */
    private Map<Integer, Double> startsOf(Asset place) {
        if (place.kind() != AssetKind.COVERAGE_AREA) {
            return place.kind().layer() == AssetKind.Layer.RADIO
                    ? Map.of(audience.numberOf(place.id()), 1.0)
                    : Map.of();
        }
        List<Cell> cells = cellsOfArea.getOrDefault(place.id(), List.of());
        double users = cells.stream().mapToDouble(Cell::users).sum();
        Map<Integer, Double> starts = new TreeMap<>();
        cells.forEach(c -> starts.merge(
                audience.numberOf(c.asset()), users > 0 ? c.users() / users : 1.0 / cells.size(), Double::sum));
        return starts;
    }

    private void addWays() {
        for (int site : new TreeSet<>(behind.keySet())) {
            if (network.assets().get(site).kind().layer() == AssetKind.Layer.RADIO) {
                Map<Integer, Double> here = new TreeMap<>(of(site));
                here.forEach((group, number) -> network.assets()
                        .get(access.get(group))
                        .operator()
                        .ifPresent(o -> audience.wayFrom(site, o).forEach(way -> add(way, group, number))));
            }
        }
    }
}
