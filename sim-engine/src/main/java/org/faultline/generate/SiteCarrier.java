package org.faultline.generate;

import org.faultline.table.CsvTable;
import org.faultline.table.TableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.faultline.model.Assumption;
import org.faultline.radio.Carrier;
import org.faultline.radio.Propagation;
import org.faultline.radio.SectorGrid;

/**
 * A carrier that cells send in a setting: a row of {@code radio.csv}.
 *
 * @param setting where
 * @param outdoors sites of the setting on a grid with this carrier alone, phones outdoors, all cells sending all the time
 * @param source where the row comes from
 * @param grade how well it is known
 */
record SiteCarrier(Setting setting, SectorGrid outdoors, String source, Assumption.Grade grade) {

    /** All other cells send all the time. */
    static final double LOAD = 1;

    static final double PHONE_M = 1.5;

    /** Reads the table; every setting must have a carrier. */
    static List<SiteCarrier> read(Path file) {
        List<SiteCarrier> carriers = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.read(file).rows()) {
            carriers.add(new SiteCarrier(
                    oneOf(Setting.values(), Setting::id, row, "setting"),
                    grid(row),
                    row.word("source"),
                    CountryTables.grade(row)));
        }
        for (Setting setting : Setting.values()) {
            if (carriers.stream().noneMatch(c -> c.setting() == setting)) {
                throw new TableException(
                        file, 1, 1, "The setting " + setting.id() + " has no carrier; it needs at least one.");
            }
        }
        return List.copyOf(carriers);
    }

    private static SectorGrid grid(CsvTable.Row row) {
        try {
            Carrier carrier = new Carrier(
                    row.count("bandwidth_mhz"),
                    oneOf(Carrier.Spacing.values(), s -> String.valueOf(s.khz()), row, "spacing_khz"),
                    row.number("power_dbm"),
                    row.number("gain_dbi"),
                    row.number("downlink_share"));
            return new SectorGrid(propagation(row), carrier, row.number("site_spacing_m"), 0, LOAD);
        } catch (TableException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw row.fault("setting", e.getMessage());
        }
    }

    private static Propagation propagation(CsvTable.Row row) {
        double frequency = row.number("frequency_ghz");
        double mast = row.number("mast_m");
        Propagation propagation =
                switch (row.word("model")) {
                    case "rma" -> Propagation.RuralMacro.of(frequency, mast, PHONE_M);
                    case "uma" -> new Propagation.UrbanMacro(frequency, PHONE_M);
                    case "umi" -> new Propagation.UrbanMicro(frequency, PHONE_M);
                    default ->
                        throw row.fault(
                                "model", "The model of path loss " + row.word("model") + " must be rma, uma or umi.");
                };
        if (propagation.mastM() != mast) {
            throw row.fault(
                    "mast_m",
                    "The mast of " + mast + " m is not that of model " + row.word("model") + ", " + propagation.mastM()
                            + " m.");
        }
        return propagation;
    }

    private static <T> T oneOf(T[] all, Function<T, String> word, CsvTable.Row row, String column) {
        return Arrays.stream(all)
                .filter(one -> word.apply(one).equals(row.word(column)))
                .findFirst()
                .orElseThrow(() -> row.fault(
                        column,
                        "The " + column + " " + row.word(column) + " must be one of "
                                + String.join(", ", Arrays.stream(all).map(word).toList()) + "."));
    }
}
