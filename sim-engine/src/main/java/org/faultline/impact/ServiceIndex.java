package org.faultline.impact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Network;
import org.faultline.model.Service;
import org.faultline.scenario.Scenario;

/** The services and coverage areas of a scenario in columns, ready for reading logs; shared by all threads. */
public final class ServiceIndex {

    private final Scenario scenario;
    private final List<String> sectors;
    private final List<String> types = new ArrayList<>();
    private final List<String> regions = new ArrayList<>();
    private final List<String> operators = new ArrayList<>();
    private final List<DemandClock> clocks = new ArrayList<>();
    private final Optional<ExposureIndex> exposures;
    private final int[] sectorOfType;
    final int[] type;
    final int[] region;
    final int[] clock;
    final double[] people;
    final double[] peopleOfSector;
    final double[] peopleOfType;
    final double[] areaUsers;
    final int[] operatorOfAsset;
    final boolean[] isGnb;
    final boolean[] isArea;
    /** Whether any asset is one of these. */
    final boolean countsAssets;

    /** Compiles what the measures need of a scenario; O(assets + cells + services). */
    public ServiceIndex(Scenario scenario) {
        this.scenario = scenario;
        Network network = scenario.network();
        List<Service> services = network.services();
        Map<String, Integer> sectorNumbers = new LinkedHashMap<>();
        scenario.sectorTitles().keySet().forEach(s -> sectorNumbers.put(s, sectorNumbers.size()));
        services.forEach(s -> sectorNumbers.putIfAbsent(s.sector(), sectorNumbers.size()));
        sectors = List.copyOf(sectorNumbers.keySet());
        Map<String, Integer> typeNumbers = new HashMap<>();
        Map<String, Integer> regionNumbers = new HashMap<>();
        Map<List<Double>, Integer> clockNumbers = new HashMap<>();
        network.regions().forEach(r -> numberOf(r.id(), regionNumbers, regions));
        type = new int[services.size()];
        region = new int[services.size()];
        clock = new int[services.size()];
        people = new double[services.size()];
        List<Integer> sectorOf = new ArrayList<>();
        for (int s = 0; s < services.size(); s++) {
            Service service = services.get(s);
            type[s] = numberOf(service.type(), typeNumbers, types);
            if (type[s] == sectorOf.size()) {
                sectorOf.add(sectorNumbers.get(service.sector()));
            }
            region[s] = numberOf(service.place().region(), regionNumbers, regions);
            clock[s] = clockNumbers.computeIfAbsent(service.demandByHour(), d -> {
                clocks.add(new DemandClock(d, scenario.start()));
                return clockNumbers.size();
            });
            people[s] = service.people();
        }
        sectorOfType = sectorOf.stream().mapToInt(Integer::intValue).toArray();
        peopleOfSector = new double[sectors.size()];
        peopleOfType = new double[types.size()];
        for (int s = 0; s < services.size(); s++) {
            peopleOfSector[sector(s)] += people[s];
            peopleOfType[type[s]] += people[s];
        }
        areaUsers = new double[network.assets().size()];
        operatorOfAsset = new int[network.assets().size()];
        isGnb = new boolean[network.assets().size()];
        isArea = new boolean[network.assets().size()];
        countsAssets = indexAssets(network);
        exposures = ExposureIndex.of(scenario);
    }

    private ServiceIndex(ServiceIndex same, Scenario other) {
        scenario = other;
        sectors = same.sectors;
        types.addAll(same.types);
        regions.addAll(same.regions);
        operators.addAll(same.operators);
        clocks.addAll(same.clocks);
        sectorOfType = same.sectorOfType;
        type = same.type;
        region = same.region;
        clock = same.clock;
        people = same.people;
        peopleOfSector = same.peopleOfSector;
        peopleOfType = same.peopleOfType;
        areaUsers = same.areaUsers;
        operatorOfAsset = same.operatorOfAsset;
        isGnb = same.isGnb;
        isArea = same.isArea;
        countsAssets = same.countsAssets;
        exposures = same.exposures.flatMap(e -> e.with(other));
    }

    /** The index of a question about the same network, which may have another campaign. */
    public ServiceIndex with(Scenario other) {
        return exposures.isEmpty() ? this : new ServiceIndex(this, other);
    }

    /** Reads the assets; true when any of them is a gNB or an area. */
    private boolean indexAssets(Network network) {
        boolean any = false;
        Map<String, Integer> assetNumbers = new HashMap<>();
        Map<String, Integer> operatorNumbers = new HashMap<>();
        network.operators().forEach(o -> numberOf(o.id(), operatorNumbers, operators));
        for (int a = 0; a < network.assets().size(); a++) {
            Asset asset = network.assets().get(a);
            isGnb[a] = asset.kind() == AssetKind.GNB || asset.kind() == AssetKind.RADIO_UNIT;
            isArea[a] = asset.kind() == AssetKind.COVERAGE_AREA;
            any |= isGnb[a] || isArea[a];
            operatorOfAsset[a] = asset.operator()
                    .map(o -> numberOf(o, operatorNumbers, operators))
                    .orElse(-1);
            if (asset.kind() == AssetKind.COVERAGE_AREA) {
                assetNumbers.put(asset.id(), a);
            }
        }
        for (Cell cell : network.cells()) {
            areaUsers[assetNumbers.get(cell.area())] += cell.users();
        }
        return any;
    }

    private static int numberOf(String id, Map<String, Integer> numbers, List<String> ids) {
        return numbers.computeIfAbsent(id, i -> {
            ids.add(i);
            return ids.size() - 1;
        });
    }

    /** The scenario that was compiled. */
    public Scenario scenario() {
        return scenario;
    }

    /** Ids of the sectors, in the order in which they are shown. */
    public List<String> sectors() {
        return sectors;
    }

    /** Ids of the kinds of services. */
    public List<String> types() {
        return types;
    }

    /** Ids of the regions. */
    public List<String> regions() {
        return regions;
    }

    /** Ids of the operators. */
    public List<String> operators() {
        return operators;
    }

    /** What is needed to count whom the campaign exposes; empty where it does not. */
    Optional<ExposureIndex> exposures() {
        return exposures;
    }

    int sector(int service) {
        return sectorOfType[type[service]];
    }

    /** Sector of a kind of service, by their numbers. */
    int sectorOfType(int typeNumber) {
        return sectorOfType[typeNumber];
    }

    DemandClock clock(int service) {
        return clocks.get(clock[service]);
    }
}
