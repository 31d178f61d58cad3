package org.faultline.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.model.Assumption;
import org.faultline.table.CsvTable;
import org.faultline.table.TableException;

/**
 * What links of a country carry and how long they take, and what users send over them: the table {@code transport.csv}, a value in each row with its unit, source and
 * grade.
 *
 * @param fibreShare share of the sites of a setting whose backhaul is fibre; the others have a microwave link
 * @param fibre how long a packet takes over a cable
 * @param microwave how long over a radio link
 * @param ports what a port carries, in Mbit/s
 * @param split what is between the units of a base station
 * @param clockLockHours time until a source that was found again has set a clock right
 * @param load what users send
 * @param rows all rows, for the register of assumptions
 */
record TransportProfile(
        Map<Setting, Double> fibreShare,
        Medium fibre,
        Medium microwave,
        Ports ports,
        Split split,
        double clockLockHours,
        Load load,
        List<Row> rows) {

    /** The table's name. */
    static final String FILE = "transport.csv";

    private static final int HOURS = 24;

    /** A row as it stands in the table. */
    record Row(String what, double value, String unit, String source, Assumption.Grade grade) {}

    /**
     * A way for packets.
     *
     * @param msPerKm of the way
     * @param detour way over the distance as the crow flies
     * @param hopMs for the equipment at its ends
     */
    record Medium(double msPerKm, double detour, double hopMs) {
        /** Milliseconds over a distance as the crow flies, in km. */
        double ms(double km) {
            return hopMs + wayMs(km);
        }

        /** Milliseconds of the way alone. */
        double wayMs(double km) {
            return detour * msPerKm * km;
        }
    }

    /** What one port or channel carries, in Mbit/s; a link has as many as it needs. */
    record Ports(double fibreBackhaul, double microwaveBackhaul, double ring, double metro, double core, double line) {}

    /** What fronthaul bears, one way in ms, and what fronthaul and the midhaul of a distributed unit carry, in Mbit/s. */
    record Split(double fronthaulMs, double fronthaulMbps, double midhaulMbps) {}

    /**
     * What users send over the network, in parts of what they ask for.
     *
     * @param onTheLink what a link carries for each bit of a user
     * @param shares parts of the priority classes before the last, by name
     * @param boundMs latency that flows of a class bear, by name, for those that have a bound
     * @param weights 24 weights of the hours of a day, with mean one
     */
    record Load(double onTheLink, Map<String, Double> shares, Map<String, Double> boundMs, List<Double> weights) {
        Load {
            shares = Map.copyOf(shares);
            boundMs = Map.copyOf(boundMs);
            weights = List.copyOf(weights);
        }

        /** The weight of the busy hour. */
        double busyWeight() {
            return weights.stream().mapToDouble(w -> w).max().orElse(1);
        }
    }

    TransportProfile {
        fibreShare = Map.copyOf(fibreShare);
        rows = List.copyOf(rows);
    }

    /** Reads the table; every value must be there, in its range. */
    static TransportProfile read(Path file) {
        return new Reader(file).profile();
    }

    /** Notes where each number comes from. */
    void note(NetworkParts parts) {
        for (Row row : rows) {
            if (!row.what().startsWith("hour_share")) {
                parts.assume(
                        "transport-" + row.what().replace('_', '-'),
                        "Transport: " + row.what().replace('_', ' ') + " is " + row.value() + " " + row.unit() + ".",
                        row.grade(),
                        row.source());
            }
        }
    }

    private static final class Reader {
        private final Path file;
        private final Map<String, CsvTable.Row> byName = new HashMap<>();
        private final List<Row> rows = new ArrayList<>();

        Reader(Path file) {
            this.file = file;
            for (CsvTable.Row row : CsvTable.read(file).rows()) {
                if (byName.putIfAbsent(row.word("what"), row) != null) {
                    throw row.fault("what", "The value " + row.word("what") + " stands twice.");
                }
                rows.add(new Row(
                        row.word("what"),
                        row.number("value"),
                        row.word("unit"),
                        row.word("source"),
                        CountryTables.grade(row)));
            }
        }

        TransportProfile profile() {
            Map<Setting, Double> fibreShare = new EnumMap<>(Setting.class);
            for (Setting setting : Setting.values()) {
                fibreShare.put(setting, share("fibre_share_" + setting.id()));
            }
            return new TransportProfile(
                    fibreShare,
                    new Medium(amount("fibre_ms_per_km"), positive("fibre_detour"), amount("fibre_hop_ms")),
                    new Medium(amount("radio_ms_per_km"), 1, amount("microwave_hop_ms")),
                    new Ports(
                            positive("port_fibre_backhaul_mbps"),
                            positive("port_microwave_backhaul_mbps"),
                            positive("port_ring_mbps"),
                            positive("port_metro_mbps"),
                            positive("port_core_mbps"),
                            positive("port_line_mbps")),
                    new Split(amount("fronthaul_ms"), positive("fronthaul_mbps"), positive("midhaul_mbps")),
                    amount("clock_lock_h"),
                    load(),
                    rows);
        }

        private Load load() {
            Map<String, Double> shares = Map.of(
                    "emergency", share("emergency_share"),
                    "voice", share("voice_share"),
                    "priority-data", share("priority_data_share"));
            double urgent = shares.values().stream().mapToDouble(s -> s).sum();
            if (urgent > 1) {
                throw row("priority_data_share")
                        .fault("value", "The shares of all classes but the last add up to " + urgent + ", above 1.");
            }
            if (!(share("user_share") > 0)) {
                throw row("user_share").fault("value", "The share of user traffic must be above zero.");
            }
            return new Load(
                    (1 + share("ipsec_share")) / share("user_share"),
                    shares,
                    Map.of("emergency", amount("emergency_ms"), "voice", amount("voice_ms")),
                    weights());
        }

        private List<Double> weights() {
            List<Double> shares = new ArrayList<>();
            for (int hour = 0; hour < HOURS; hour++) {
                shares.add(share("hour_share_" + (hour < 10 ? "0" : "") + hour));
            }
            double sum = shares.stream().mapToDouble(s -> s).sum();
            if (!(sum > 0)) {
                throw row("hour_share_00").fault("value", "The shares of the hours of a day add up to nothing.");
            }
            return shares.stream().map(s -> s * HOURS / sum).toList();
        }

        private double share(String what) {
            return row(what).share("value");
        }

        private double amount(String what) {
            return row(what).amount("value");
        }

        private double positive(String what) {
            double value = amount(what);
            if (!(value > 0)) {
                throw row(what).fault("value", "The value " + what + " must be above zero.");
            }
            return value;
        }

        private CsvTable.Row row(String what) {
            CsvTable.Row row = byName.get(what);
            if (row == null) {
                throw new TableException(file, 1, 1, "The value " + what + " is missing.");
            }
            return row;
        }
    }
}
