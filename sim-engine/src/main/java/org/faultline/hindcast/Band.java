package org.faultline.hindcast;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.table.CsvTable;

/**
 * Where a figure of an outage must lie, both ends included.
 *
 * @param figure id of the figure, and of the observation that gives it
 * @param meaning what is counted, from when to when
 * @param low lower end, in the unit
 * @param high upper end, not below the lower
 * @param unit hours, per cent, or a number
 * @param source who says so
 * @param basis what exactly they say, and how the band was read from it
 */
public record Band(String figure, String meaning, double low, double high, Unit unit, String source, String basis) {

    /** Allows for rounding where a band is a single number. */
    private static final double ROUNDING = 1e-9;

    /** In what the ends of a band are given. */
    public enum Unit {
        HOURS("h", 1),
        PER_CENT("%", 100),
        NUMBER("1", 1);

        private final String id;
        private final double inOne;

        Unit(String id, double inOne) {
            this.id = id;
            this.inOne = inOne;
        }

        /** Word in a sheet. */
        public String id() {
            return id;
        }

        /** Puts an observed value, hours, a share or a number, into this unit. */
        public double of(double observed) {
            return observed * inOne;
        }
    }

    public Band {
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("The band of " + figure
                    + " must have a lower end that is not above the upper; it has " + low + " and " + high + ".");
        }
    }

    /** Whether a value in the unit of the band lies in it. */
    public boolean holds(double value) {
        double slack = ROUNDING * Math.max(1, Math.abs(value));
        return value >= low - slack && value <= high + slack;
    }

    /**
     * Reads a sheet.
     *
     * @throws org.faultline.table.TableException with the place of the first fault
     */
    public static List<Band> read(Path sheet) {
        List<Band> bands = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.read(sheet).rows()) {
            String word = row.word("unit");
            Unit unit = Arrays.stream(Unit.values())
                    .filter(u -> u.id().equals(word))
                    .findFirst()
                    .orElseThrow(() -> row.fault("unit", "The unit must be h, % or 1."));
            String figure = row.word("figure");
            if (bands.stream().anyMatch(b -> b.figure().equals(figure))) {
                throw row.fault("figure", "The figure " + figure + " stands twice.");
            }
            if (row.number("lo") > row.number("hi")) {
                throw row.fault("lo", "The lower end must not be above the upper.");
            }
            bands.add(new Band(
                    figure,
                    row.word("meaning"),
                    row.number("lo"),
                    row.number("hi"),
                    unit,
                    row.word("source"),
                    row.word("quote_or_basis")));
        }
        return bands;
    }
}
