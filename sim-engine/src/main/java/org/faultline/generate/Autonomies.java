package org.faultline.generate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;

/**
 * How long things run without the grid, from the table of batteries.
 *
 * <p>A class may have several rows with shares: which row a thing falls under is drawn once, when the country is built, and its
 * hours then vary between the ends of that row from replication to replication.
 */
final class Autonomies {

    /** Hours to charge an empty battery, and to fill an empty tank. */
    static final double RECHARGE_HOURS = 8;

    static final double REFUEL_HOURS = 24;

    /** From this many hours on a stock is fuel, not a battery. */
    static final double FUEL_HOURS = 12;

    /** What the table of batteries must know. */
    static final Set<String> CLASSES = Set.of(
            "site_urban",
            "site_rural",
            "transport_access",
            "transport_metro",
            "transport_core",
            "core_site",
            "hospital",
            "emergency_radio_site",
            "dispatch_centre",
            "grid_control",
            "rail_control",
            "rail_radio_site",
            "payment_data_centre");

    private static final String ANY_OPERATOR = "*";
    private static final String SITE = "site_";

    /** A row of the table, with the gates that have its stock, by their bus. */
    private record Option(double share, Gate.Autonomy autonomy, Map<String, Gate> gates) {}

    /** Rows by operator and class. */
    private final Map<String, Map<String, List<Option>>> options = new ConcurrentHashMap<>();

    private final Chance chance;
    private final CountryTables tables;
    private final double siteFactor;

    Autonomies(CountryTables tables, Chance chance) {
        this(tables, chance, 1);
    }

    /**
     * Stocks of a country.
     *
     * @param siteFactor factor on the hours of antenna sites, above zero
     */
    Autonomies(CountryTables tables, Chance chance, double siteFactor) {
        this.tables = tables;
        this.chance = chance;
        this.siteFactor = siteFactor;
    }

    /** A power gate of an asset, fed by a bus, with the stock of its class. Gates of one row and bus are one object. */
    Gate power(String bus, String assetId, String ofClass, String operator) {
        Option option = find(assetId, ofClass, operator);
        return option.gates().computeIfAbsent(bus, k -> Gate.all("power", Gate.Kind.POWER, k)
                .withAutonomy(option.autonomy().hours(), option.autonomy().refillHours()));
    }

    private Option find(String assetId, String ofClass, String operator) {
        List<Option> rows = options.computeIfAbsent(operator, k -> new ConcurrentHashMap<>())
                .computeIfAbsent(ofClass, k -> rows(ofClass, operator));
        double left = rows.size() == 1 ? 0 : chance.uniform(Chance.Purpose.STOCK, assetId, 0);
        for (Option row : rows) {
            left -= row.share();
            if (left < 0) {
                return row;
            }
        }
        return rows.get(rows.size() - 1);
    }

    private List<Option> rows(String ofClass, String operator) {
        for (String wanted : List.of(operator, ANY_OPERATOR)) {
            List<Option> rows = tables.batteries().stream()
                    .filter(b -> b.ofClass().equals(ofClass) && b.operator().equals(wanted))
                    .map(b -> new Option(
                            b.share(),
                            autonomy(b.lowHours(), b.highHours(), factor(ofClass)),
                            new ConcurrentHashMap<>()))
                    .toList();
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        throw new IllegalArgumentException(
                "The table " + tables.folder().resolve("batteries.csv") + " has no row of class " + ofClass
                        + " for operator " + operator + "; it needs one with that operator or with *.");
    }

    private double factor(String ofClass) {
        return ofClass.startsWith(SITE) ? siteFactor : 1;
    }

    private static Gate.Autonomy autonomy(double low, double high, double factor) {
        Distribution hours =
                low == high ? Distribution.of(low * factor) : new Distribution.Uniform(low * factor, high * factor);
        return new Gate.Autonomy(hours, low < FUEL_HOURS ? RECHARGE_HOURS : REFUEL_HOURS);
    }
}
