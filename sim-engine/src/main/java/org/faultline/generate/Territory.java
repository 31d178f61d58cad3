package org.faultline.generate;

import java.util.ArrayList;
import java.util.List;
import org.faultline.model.Place;
import org.faultline.model.Region;

/**
 * Regions and settlements of a country with populations that add up to the official ones.
 *
 * <p>The regions are the districts. The population of each state is split over its districts in proportion to the district table,
 * by largest remainder, so that regions add up to their state to one person; towns follow their district; who lives in no town of
 * the table lives in the district's countryside.
 *
 * @param plane the map in km
 * @param regions in the order of the district table
 * @param areasKm2 official area of each region
 * @param settlements towns in the order of their table, then the countryside of each region
 * @param byRegion numbers of the settlements of each region, its countryside last
 */
record Territory(
        Plane plane,
        List<Region> regions,
        List<Double> areasKm2,
        List<Settlement> settlements,
        List<List<Integer>> byRegion) {

    /** Lays out the tables of a country. */
    static Territory of(CountryTables tables) {
        Plane plane = planeOf(tables);
        List<Region> regions = regions(tables);
        long[] rest = regions.stream().mapToLong(r -> (long) r.population()).toArray();
        List<Settlement> settlements = new ArrayList<>();
        List<List<Integer>> byRegion = new ArrayList<>();
        regions.forEach(r -> byRegion.add(new ArrayList<>()));
        for (CountryTables.Town town : tables.towns()) {
            CountryTables.District district = tables.districts().get(town.district());
            long regionPopulation = (long) regions.get(town.district()).population();
            long population =
                    Math.min(rest[town.district()], town.population() * regionPopulation / district.population());
            rest[town.district()] -= population;
            byRegion.get(town.district()).add(settlements.size());
            settlements.add(new Settlement(
                    town.id(),
                    town.name(),
                    town.district(),
                    population,
                    plane.x(town.latitude(), town.longitude()),
                    plane.y(town.latitude()),
                    Settlement.builtUpRadiusKm(population, town.areaKm2()),
                    Setting.ofTown(population)));
        }
        for (int r = 0; r < regions.size(); r++) {
            CountryTables.District district = tables.districts().get(r);
            byRegion.get(r).add(settlements.size());
            settlements.add(new Settlement(
                    "countryside:" + regions.get(r).id(),
                    district.name(),
                    r,
                    rest[r],
                    plane.x(district.latitude(), district.longitude()),
                    plane.y(district.latitude()),
                    StrictMath.sqrt(district.areaKm2() / StrictMath.PI),
                    Setting.RURAL));
        }
        List<Double> areas =
                tables.districts().stream().map(CountryTables.District::areaKm2).toList();
        return new Territory(plane, regions, areas, List.copyOf(settlements), byRegion);
    }

    /** Total population, in people. */
    double population() {
        return regions.stream().mapToDouble(Region::population).sum();
    }

    /** Total area in km2. */
    double areaKm2() {
        return areasKm2.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Number of a region's countryside in the list of settlements. */
    int countrysideOf(int region) {
        List<Integer> here = byRegion.get(region);
        return here.get(here.size() - 1);
    }

    /** Number of a region's most populous town, or of its countryside where it has no town. */
    int capitalOf(int region) {
        int largest = byRegion.get(region).get(0);
        for (int s : byRegion.get(region)) {
            if (settlements.get(s).isTown()
                    && settlements.get(s).population()
                            > settlements.get(largest).population()) {
                largest = s;
            }
        }
        return largest;
    }

    /** Where a region's services and areas are drawn: at its most populous town. */
    Place centreOf(int region) {
        Settlement capital = settlements.get(capitalOf(region));
        return placeAt(capital.x(), capital.y(), region);
    }

    /** A position in km as a place, to about a metre. */
    Place placeAt(double x, double y, int region) {
        return new Place(
                rounded(plane.latitude(y)),
                rounded(plane.longitude(x, y)),
                regions.get(region).id());
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * 1e5) / 1e5;
    }

    private static Plane planeOf(CountryTables tables) {
        double west = tables.districts().stream()
                .mapToDouble(CountryTables.District::longitude)
                .min()
                .orElseThrow();
        double east = tables.districts().stream()
                .mapToDouble(CountryTables.District::longitude)
                .max()
                .orElseThrow();
        double south = tables.districts().stream()
                .mapToDouble(CountryTables.District::latitude)
                .min()
                .orElseThrow();
        double north = tables.districts().stream()
                .mapToDouble(CountryTables.District::latitude)
                .max()
                .orElseThrow();
        return new Plane((west + east) / 2, (south + north) / 2);
    }

    private static List<Region> regions(CountryTables tables) {
        Region[] regions = new Region[tables.districts().size()];
        for (int s = 0; s < tables.states().size(); s++) {
            CountryTables.State state = tables.states().get(s);
            List<Integer> members = new ArrayList<>();
            for (int d = 0; d < regions.length; d++) {
                if (tables.districts().get(d).state() == s) {
                    members.add(d);
                }
            }
            double[] weights = members.stream()
                    .mapToDouble(d -> tables.districts().get(d).population())
                    .toArray();
            long[] populations = LargestRemainder.split(state.population(), weights);
            for (int i = 0; i < populations.length; i++) {
                String id = String.format("%s-%02d", state.id(), i + 1);
                regions[members.get(i)] =
                        new Region(id, tables.districts().get(members.get(i)).name(), populations[i]);
            }
        }
        return List.of(regions);
    }
}
