package org.faultline.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.faultline.model.Assumption;
import org.faultline.model.Region;
import org.faultline.table.CsvTable;
import org.faultline.table.TableException;

/**
 * What a user asks for on the mean of the busy hour, region by region. A country whose table says which classes of devices the users of a region have, and
 * what a device of each asks for, has regions with more and with less; the mean over all people is the number that is given for the country, whatever
 * the table's own mean is. Without a table all regions have that mean.
 */
final class UserDemand {

    static final String FILE = "traffic.csv";
    private static final String EVERYWHERE = "*";

    private final double meanMbps;
    private final double[] relative;

    private UserDemand(double meanMbps, double[] relative) {
        this.meanMbps = meanMbps;
        this.relative = relative;
    }

    /**
     * A row of the table: devices of a class for each user of a place, and what each asks for.
     *
     * @param place id of a region, id of a state, or {@code *} for all that have no row of their own for the class
     * @param devices for each user, zero or more
     * @param kbps of a device on the mean of the busy hour, zero or more
     */
    record Row(String place, String ofClass, double devices, double kbps, String source, Assumption.Grade grade) {

        static List<Row> read(List<CsvTable.Row> rows, Set<String> places) {
            List<Row> all = new ArrayList<>();
            Set<List<String>> seen = new HashSet<>();
            for (CsvTable.Row row : rows) {
                String place = row.word("region");
                if (!place.equals(EVERYWHERE) && !places.contains(place)) {
                    throw row.fault("region", "The region " + place + " is neither a district nor a state, nor *.");
                }
                if (!seen.add(List.of(place, row.word("class")))) {
                    throw row.fault("class", "The class " + row.word("class") + " stands twice for " + place + ".");
                }
                all.add(new Row(
                        place,
                        row.word("class"),
                        row.amount("devices_per_user"),
                        row.amount("busy_hour_kbps"),
                        row.word("source"),
                        CountryTables.grade(row)));
            }
            return List.copyOf(all);
        }
    }

    /**
     * The demand of a country.
     *
     * @param meanMbps what a user asks for, mean over all people, in Mbit/s
     * @throws TableException when the table leaves nobody anything to ask for
     */
    static UserDemand of(CountryTables tables, Territory territory, double meanMbps) {
        List<Region> regions = territory.regions();
        if (tables.traffic().isEmpty()) {
            return new UserDemand(
                    meanMbps,
                    IntStream.range(0, regions.size()).mapToDouble(r -> 1).toArray());
        }
        Map<String, Map<String, Double>> kbps = new LinkedHashMap<>();
        Set<String> classes = new TreeSet<>();
        for (Row row : tables.traffic()) {
            kbps.computeIfAbsent(row.place(), p -> new LinkedHashMap<>())
                    .put(row.ofClass(), row.devices() * row.kbps());
            classes.add(row.ofClass());
        }
        double[] demand = new double[regions.size()];
        double all = 0;
        for (int r = 0; r < demand.length; r++) {
            CountryTables.District district = tables.districts().get(r);
            List<String> places =
                    List.of(district.id(), tables.states().get(district.state()).id(), EVERYWHERE);
            demand[r] =
                    classes.stream().mapToDouble(c -> first(kbps, places, c)).sum();
            all += demand[r] * regions.get(r).population();
        }
        double mean = all / territory.population();
        if (!(mean > 0)) {
            throw new TableException(
                    tables.folder().resolve(FILE),
                    1,
                    1,
                    "The table leaves nobody anything to ask for in the busy hour.");
        }
        return new UserDemand(
                meanMbps,
                IntStream.range(0, demand.length)
                        .mapToDouble(r -> demand[r] / mean)
                        .toArray());
    }

    /** What the nearest row says of a class; nothing where there is none. */
    private static double first(Map<String, Map<String, Double>> kbps, List<String> places, String ofClass) {
        return places.stream()
                .filter(place -> kbps.getOrDefault(place, Map.of()).containsKey(ofClass))
                .findFirst()
                .map(place -> kbps.get(place).get(ofClass))
                .orElse(0.0);
    }

    /** What a user asks for on the mean of the country, in Mbit/s. */
    double meanMbps() {
        return meanMbps;
    }

    /** What a user of a region asks for, in Mbit/s. */
    double mbps(int region) {
        return meanMbps * relative[region];
    }

    /** What a user of a region asks for over the mean of the country. */
    double relative(int region) {
        return relative[region];
    }
}
