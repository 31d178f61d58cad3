package org.faultline.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.model.Operator;
import org.faultline.model.Region;
import org.faultline.model.Vendor;

/** What a country calls its regions, operators and suppliers, and where it lies, without its network; for files that speak of them. */
public final class CountryDirectory {

    /** Length of a degree of latitude in km. */
    private static final double KM_PER_DEGREE = 111.2;

    private final Map<String, List<Region>> regionWords = new LinkedHashMap<>();
    private final List<Operator> operators;
    private final List<Vendor> vendors;
    private final List<double[]> ringLatitudes = new ArrayList<>();
    private final List<double[]> ringLongitudes = new ArrayList<>();
    private final Territory territory;
    private final KdTree settlements;

    private CountryDirectory(CountryTables tables) {
        territory = Territory.of(tables);
        for (int r = 0; r < territory.regions().size(); r++) {
            Region region = territory.regions().get(r);
            for (String word : List.of(
                    region.id(),
                    tables.districts().get(r).id(),
                    tables.districts().get(r).name())) {
                List<Region> meant = regionWords.computeIfAbsent(word, w -> new ArrayList<>());
                if (!meant.contains(region)) {
                    meant.add(region);
                }
            }
        }
        operators = tables.operators().stream()
                .map(o -> new Operator(o.id(), o.name(), o.lineShare()))
                .toList();
        vendors = tables.shares().vendors();
        for (Borders.Ring ring : tables.outline().country()) {
            ringLatitudes.add(ring.latitudes().stream().mapToDouble(d -> d).toArray());
            ringLongitudes.add(ring.longitudes().stream().mapToDouble(d -> d).toArray());
        }
        settlements = new KdTree(
                territory.settlements().stream().mapToDouble(Settlement::x).toArray(),
                territory.settlements().stream().mapToDouble(Settlement::y).toArray());
    }

    /**
     * Reads the tables of a country.
     *
     * @throws IllegalArgumentException when a table cannot be used; the message names the place
     */
    public static CountryDirectory read(Path folder) {
        return new CountryDirectory(CountryTables.read(folder));
    }

    /** The regions that a word can mean: an id, an official key, a name; names of several regions are ambiguous. */
    public Map<String, List<Region>> regionWords() {
        return java.util.Collections.unmodifiableMap(regionWords);
    }

    /** The operators in the order of their table. */
    public List<Operator> operators() {
        return operators;
    }

    /** The suppliers in the order of their table. */
    public List<Vendor> vendors() {
        return vendors;
    }

    /** The region of the nearest settlement of the tables. */
    public Region regionAt(double latitude, double longitude) {
        Plane plane = territory.plane();
        int nearest = settlements.nearest(plane.x(latitude, longitude), plane.y(latitude));
        return territory.regions().get(territory.settlements().get(nearest).region());
    }

    /** True where a place lies inside the outline, or within so many km of a corner of it: outlines are simplified, and masts stand on shores. */
    public boolean holds(double latitude, double longitude, double toleranceKm) {
        return isInside(latitude, longitude) || isNear(latitude, longitude, toleranceKm);
    }

    private boolean isInside(double latitude, double longitude) {
        boolean inside = false;
        for (int r = 0; r < ringLatitudes.size(); r++) {
            double[] y = ringLatitudes.get(r);
            double[] x = ringLongitudes.get(r);
            for (int i = 0, j = y.length - 1; i < y.length; j = i++) {
                if ((y[i] > latitude) != (y[j] > latitude)
                        && longitude < (x[j] - x[i]) * (latitude - y[i]) / (y[j] - y[i]) + x[i]) {
                    inside = !inside;
                }
            }
        }
        return inside;
    }

    private boolean isNear(double latitude, double longitude, double km) {
        double narrowing = StrictMath.cos(StrictMath.toRadians(latitude));
        for (int r = 0; r < ringLatitudes.size(); r++) {
            for (int i = 0; i < ringLatitudes.get(r).length; i++) {
                double dy = (ringLatitudes.get(r)[i] - latitude) * KM_PER_DEGREE;
                double dx = (ringLongitudes.get(r)[i] - longitude) * KM_PER_DEGREE * narrowing;
                if (dx * dx + dy * dy <= km * km) {
                    return true;
                }
            }
        }
        return false;
    }
}
