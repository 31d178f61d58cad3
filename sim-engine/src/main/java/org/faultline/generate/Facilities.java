package org.faultline.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Where hospitals, control rooms and the like stand.
 *
 * <p>A row with a town puts its facilities there. A row with a state and no more facilities than the state has regions puts one into
 * the most populous town of each of as many compact groups of regions ({@link BalancedClusters}); with more, they are split over the
 * towns of the state by population ({@link LargestRemainder}). A row without either is a radio network of its own: its sites are
 * split over the regions half by area and half by population and sampled evenly from the region's squares.
 */
final class Facilities {

    /** Tags of rooms from which others are controlled. */
    static final Set<String> CONTROL_ROOMS = Set.of(
            "dispatch-centre",
            "grid-control-distribution",
            "grid-control-transmission",
            "rail-control",
            "rail-network-control");

    /** Radio sites stand in the open and have no line of their own. */
    private static final String RADIO_SITE = "radio-site";

    private final CountryTables tables;
    private final Territory territory;
    private final Land land;
    private final Chance chance;
    private final List<Facility> all = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private Facilities(CountryTables tables, Territory territory, Land land, Chance chance) {
        this.tables = tables;
        this.territory = territory;
        this.land = land;
        this.chance = chance;
    }

    /** All facilities of a country, by tag, in the order of the table. */
    static Map<String, List<Facility>> of(CountryTables tables, Territory territory, Land land, Chance chance) {
        Facilities facilities = new Facilities(tables, territory, land, chance);
        tables.facilities().forEach(facilities::place);
        Map<String, List<Facility>> byTag = new LinkedHashMap<>();
        facilities.all.forEach(
                f -> byTag.computeIfAbsent(f.tag(), t -> new ArrayList<>()).add(f));
        return byTag;
    }

    /** The tag of a kind of facility in the table. */
    static String tagOf(String kind) {
        return kind.replace('_', '-');
    }

    private void place(CountryTables.FacilityCount row) {
        String tag = tagOf(row.kind());
        if (row.town().isPresent()) {
            IntStream.range(0, row.count())
                    .forEach(i -> addInTown(tag, row.town().get()));
        } else if (row.state().isPresent()) {
            placeInState(tag, row.state().get(), row.count());
        } else {
            placeInCountry(tag, row.count());
        }
    }

    private void placeInState(String tag, int state, int count) {
        List<Integer> regions = IntStream.range(0, territory.regions().size())
                .filter(r -> tables.districts().get(r).state() == state)
                .boxed()
                .toList();
        if (count <= regions.size()) {
            placeInGroups(tag, regions, count);
        } else {
            List<Integer> towns = regions.stream()
                    .flatMap(r -> territory.byRegion().get(r).stream())
                    .filter(s -> territory.settlements().get(s).isTown())
                    .toList();
            double[] weights = towns.stream()
                    .mapToDouble(t -> territory.settlements().get(t).population())
                    .toArray();
            long[] parts = LargestRemainder.split(count, weights);
            for (int i = 0; i < parts.length; i++) {
                for (int k = 0; k < parts[i]; k++) {
                    addInTown(tag, towns.get(i));
                }
            }
        }
    }

    private void placeInGroups(String tag, List<Integer> regions, int count) {
        List<Integer> capitals = regions.stream().map(territory::capitalOf).toList();
        double[] x = capitals.stream()
                .mapToDouble(c -> territory.settlements().get(c).x())
                .toArray();
        double[] y = capitals.stream()
                .mapToDouble(c -> territory.settlements().get(c).y())
                .toArray();
        int[] group = BalancedClusters.split(x, y, count);
        for (int g = 0; g < count; g++) {
            int wanted = g;
            int capital = IntStream.range(0, group.length)
                    .filter(i -> group[i] == wanted)
                    .mapToObj(capitals::get)
                    .reduce((a, b) -> territory.settlements().get(b).population()
                                    > territory.settlements().get(a).population()
                            ? b
                            : a)
                    .orElseThrow();
            addInTown(tag, capital);
        }
    }

    private void placeInCountry(String tag, int count) {
        double[] weights = new double[territory.regions().size()];
        for (int r = 0; r < weights.length; r++) {
            weights[r] = territory.areasKm2().get(r) / territory.areaKm2()
                    + territory.regions().get(r).population() / territory.population();
        }
        long[] parts = LargestRemainder.split(count, weights);
        for (int r = 0; r < weights.length; r++) {
            List<Land.Square> squares = land.squaresOf(r);
            String key = tag + "@" + territory.regions().get(r).id();
            double start = chance.uniform(Chance.Purpose.SAMPLE_START, key, 0);
            for (int k = 0; k < parts[r]; k++) {
                Land.Square square = squares.get((int) ((k + start) * squares.size() / parts[r]));
                double dx = Land.STEP_KM * (chance.uniform(Chance.Purpose.JITTER, key, 2 * k) - 0.5);
                double dy = Land.STEP_KM * (chance.uniform(Chance.Purpose.JITTER, key, 2 * k + 1) - 0.5);
                add(tag, territory.countrysideOf(r), square.x() + dx, square.y() + dy);
            }
        }
    }

    /** At a random point of the inner half of the built-up area. */
    private void addInTown(String tag, int town) {
        Settlement settlement = territory.settlements().get(town);
        String key = tag + ":" + (counts.getOrDefault(tag, 0) + 1);
        double radius =
                settlement.radiusKm() / 2 * StrictMath.sqrt(chance.uniform(Chance.Purpose.FACILITY_PLACE, key, 0));
        double angle = 2 * StrictMath.PI * chance.uniform(Chance.Purpose.FACILITY_PLACE, key, 1);
        add(
                tag,
                town,
                settlement.x() + radius * StrictMath.cos(angle),
                settlement.y() + radius * StrictMath.sin(angle));
    }

    private void add(String tag, int settlement, double x, double y) {
        String id = tag + ":" + counts.merge(tag, 1, Integer::sum);
        Optional<String> line = tag.endsWith(RADIO_SITE) ? Optional.empty() : Optional.of("line:" + id);
        all.add(new Facility(id, tag, settlement, x, y, line));
    }
}
