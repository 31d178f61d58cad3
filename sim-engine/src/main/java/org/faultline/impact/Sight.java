package org.faultline.impact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.model.AssetKind;
import org.faultline.table.CsvTable;

/**
 * What whoever reads along at assets of a kind sees of each subscriber; from the table {@code exposure.csv}, whose rows have grade and source.
 *
 * @param sees what sort of data
 * @param stored records that the asset keeps of each subscriber whom it serves
 * @param perHour records that come by in an hour for each of them
 */
record Sight(Sort sees, double stored, double perHour) {

    /** Sorts of data. */
    enum Sort {
        /** Who is where and talks to whom, when, how much. */
        SIGNALLING,
        /** What is said and sent. */
        CONTENT,
        /** What the operator knows of the subscriber. */
        SUBSCRIBER_DATA;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** What is seen, by kind; kinds that show nothing of subscribers are left out. */
    static Map<AssetKind, Sight> all() {
        Map<AssetKind, Sight> all = new EnumMap<>(AssetKind.class);
        for (CsvTable.Row row : table("exposure.csv").rows()) {
            Sort sees = Arrays.stream(Sort.values())
                    .filter(s -> s.id().equals(row.text("sees")))
                    .findFirst()
                    .orElseThrow(() -> row.fault("sees", "Nobody sees that sort of data."));
            Sight sight =
                    new Sight(sees, row.amount("stored_per_subscriber"), row.amount("records_per_subscriber_hour"));
            all.put(kind(row, "kind"), sight);
        }
        return all;
    }

    /** Commands that reach a receiver in an hour, by the id of its kind, or {@code service}. */
    static Map<String, Double> commandsPerHour() {
        Map<String, Double> all = new LinkedHashMap<>();
        table("commands.csv").rows().forEach(r -> all.put(r.word("receiver"), r.amount("commands_per_hour")));
        return all;
    }

    private static AssetKind kind(CsvTable.Row row, String column) {
        return Arrays.stream(AssetKind.values())
                .filter(k -> k.id().equals(row.text(column)))
                .findFirst()
                .orElseThrow(() -> row.fault(column, "There is no such kind of asset."));
    }

    private static CsvTable table(String name) {
        try (InputStream in = Sight.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The table " + name + " is missing on the class path.");
            }
            return CsvTable.parse(Path.of(name), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + name + " on the class path cannot be read", e);
        }
    }
}
