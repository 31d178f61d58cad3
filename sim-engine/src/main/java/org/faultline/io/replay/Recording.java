package org.faultline.io.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.experiment.Trace;
import org.faultline.kernel.SimTime;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Dependency;
import org.faultline.model.Equipment;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.model.Region;
import org.faultline.model.Service;
import org.faultline.model.Vendor;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;

/**
 * Everything a replay is made of.
 *
 * @param scenario the question
 * @param variant the cell of the question that was run
 * @param seed master seed
 * @param replication its number
 * @param subjects numbering of the log
 * @param log what happened
 * @param equipment who made each asset, in the order of the subjects
 * @param curves levels of the sectors, numbered in the order of {@link Scenario#sectorTitles()}
 */
public record Recording(
        Scenario scenario,
        Variant variant,
        long seed,
        int replication,
        Subjects subjects,
        EventLog log,
        List<Optional<Equipment>> equipment,
        SectorCurves curves) {

    private static final int MOST_BYTES = AssetColumns.NONE;
    private static final int MOST_CHARS = Character.MAX_VALUE;

    public Recording {
        equipment = List.copyOf(equipment);
        if (equipment.size() != subjects.assets().size()) {
            throw new IllegalArgumentException("There are " + equipment.size() + " makers for "
                    + subjects.assets().size() + " assets; every asset needs one entry.");
        }
    }

    /** A traced run of a scenario. */
    public static Recording of(Scenario scenario, Trace trace, long seed, int replication) {
        return new Recording(
                scenario,
                trace.variant(),
                seed,
                replication,
                trace.subjects(),
                trace.log(),
                trace.equipment(),
                SectorCurves.of(trace.losses()));
    }

    /** The replay. O(assets + services + events). */
    public Replay replay() {
        List<String> types = serviceTypes();
        Numbering sectors = numbering("sectors", MOST_BYTES, scenario.sectorTitles().keySet().stream());
        Numbering typeNumbers = numbering("types of services", MOST_CHARS, types.stream());
        Numbering regions =
                numbering("regions", MOST_CHARS, network().regions().stream().map(Region::id));
        List<List<Double>> profiles = profiles();
        return new Replay(
                header(types, sectors, profiles),
                assets(regions),
                services(typeNumbers, regions, profiles),
                log,
                curves);
    }

    private ReplayHeader header(List<String> types, Numbering sectors, List<List<Double>> profiles) {
        return new ReplayHeader(
                scenario.title(),
                variant.id(),
                variant.mix().id(),
                variant.supplier(),
                seed,
                replication,
                log.hash(),
                scenario.start().toString(),
                SimTime.ofHours(scenario.horizonHours()),
                subjects.size(),
                subjects.assets().size(),
                subjects.services().size(),
                subjects.stepIds().size(),
                log.size(),
                Stream.of(AssetKind.values()).map(Recording::kind).toList(),
                network().operators().stream().map(Operator::id).toList(),
                scenario.vendors().stream()
                        .map(v -> new ReplayHeader.Named(v.id(), v.title()))
                        .toList(),
                network().regions().stream()
                        .map(r -> new ReplayHeader.Populated(r.id(), r.title(), r.population()))
                        .toList(),
                scenario.sectorTitles().entrySet().stream()
                        .map(s -> new ReplayHeader.Named(s.getKey(), s.getValue()))
                        .toList(),
                typesWithSectors(types, sectors),
                network().outlines().stream()
                        .map(o -> new ReplayHeader.Line(o.name(), o.ring()))
                        .toList(),
                subjects.stepIds(),
                scenario.causeTitles(variant),
                profiles,
                List.of());
    }

    private AssetColumns assets(Numbering regions) {
        List<Asset> assets = subjects.assets();
        Numbering kinds = numbering(
                "kinds of assets", MOST_BYTES, Stream.of(AssetKind.values()).map(AssetKind::id));
        Numbering operators = numbering(
                "operators", MOST_BYTES, network().operators().stream().map(Operator::id));
        Numbering vendors =
                numbering("suppliers", MOST_BYTES, scenario.vendors().stream().map(Vendor::id));
        Map<String, Double> users = usersByAsset(network());
        AssetColumns columns = new AssetColumns(assets.stream().map(Asset::id).toList());
        for (int i = 0; i < assets.size(); i++) {
            Asset asset = assets.get(i);
            columns.longitude[i] = (float) asset.place().longitude();
            columns.latitude[i] = (float) asset.place().latitude();
            columns.kind[i] = (byte) kinds.of(asset.kind().id());
            columns.operator[i] = (byte) operators.of(asset.operator());
            columns.vendor[i] = (byte) vendors.of(equipment.get(i).map(Equipment::vendor));
            columns.region[i] = (char) regions.of(asset.place().region());
            columns.users[i] = users.getOrDefault(asset.id(), 0.0).floatValue();
        }
        return columns;
    }

    private ServiceColumns services(Numbering types, Numbering regions, List<List<Double>> profiles) {
        List<Service> services = subjects.services();
        ServiceColumns columns =
                new ServiceColumns(services.stream().map(Service::id).toList());
        for (int i = 0; i < services.size(); i++) {
            Service service = services.get(i);
            columns.type[i] = (char) types.of(service.type());
            columns.region[i] = (char) regions.of(service.place().region());
            columns.people[i] = (float) service.people();
            columns.profile[i] = (byte) profiles.indexOf(service.demandByHour());
            columns.longitude[i] = (float) service.place().longitude();
            columns.latitude[i] = (float) service.place().latitude();
        }
        return columns;
    }

    private Network network() {
        return scenario.network();
    }

    private List<String> serviceTypes() {
        return subjects.services().stream().map(Service::type).distinct().toList();
    }

    private List<ReplayHeader.ServiceType> typesWithSectors(List<String> types, Numbering sectors) {
        Map<String, String> sectorOf = new HashMap<>();
        subjects.services().forEach(service -> sectorOf.putIfAbsent(service.type(), service.sector()));
        return types.stream()
                .map(type -> new ReplayHeader.ServiceType(type, words(type), sectors.of(sectorOf.get(type))))
                .toList();
    }

    private List<List<Double>> profiles() {
        Set<List<Double>> profiles = new LinkedHashSet<>();
        subjects.services().forEach(service -> profiles.add(service.demandByHour()));
        refuseAbove("demand profiles", MOST_BYTES, profiles.size());
        return new ArrayList<>(profiles);
    }

    private static ReplayHeader.Kind kind(AssetKind kind) {
        return new ReplayHeader.Kind(kind.id(), kind.layer().name().toLowerCase(java.util.Locale.ROOT));
    }

    /** {@code card-payment} as people write it: {@code Card payment}. */
    private static String words(String id) {
        String words = id.replace('-', ' ').replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Users of each cell, and of each base station the sum over its cells. */
    private static Map<String, Double> usersByAsset(Network network) {
        Map<String, Double> users = new HashMap<>();
        for (Cell cell : network.cells()) {
            users.put(cell.asset(), cell.users());
        }
        Set<String> stations = new LinkedHashSet<>();
        network.assets().stream()
                .filter(a -> a.kind() == AssetKind.GNB || a.kind() == AssetKind.RADIO_UNIT)
                .forEach(a -> stations.add(a.id()));
        for (Dependency dependency : network.dependencies()) {
            double served = users.getOrDefault(dependency.dependant(), 0.0);
            if (served > 0 && !stations.contains(dependency.dependant())) {
                dependency.gates().stream()
                        .flatMap(gate -> gate.needs().stream())
                        .map(need -> need.provider())
                        .filter(stations::contains)
                        .distinct()
                        .forEach(station -> users.merge(station, served, Double::sum));
            }
        }
        return users;
    }

    private static Numbering numbering(String what, int most, Stream<String> ids) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        ids.forEach(id -> numbers.putIfAbsent(id, numbers.size()));
        refuseAbove(what, most, numbers.size());
        return new Numbering(numbers);
    }

    private static void refuseAbove(String what, int most, int got) {
        if (got > most) {
            throw new IllegalArgumentException(
                    "A replay can hold at most " + most + " " + what + "; this run has " + got + ".");
        }
    }

    /** Numbers of ids, from zero in their order. */
    private record Numbering(Map<String, Integer> numbers) {

        int of(String id) {
            return numbers.get(id);
        }

        int of(Optional<String> id) {
            return id.map(numbers::get).orElse(AssetColumns.NONE);
        }
    }
}
