package org.faultline.io.form;

import java.util.List;
import java.util.Optional;

/**
 * What a quantity measures, and the units in which authors may write it. Values are converted to the base unit, which is that
 * of the model.
 */
public enum Dimension {
    /** Base unit: hour. */
    DURATION(
            "duration",
            "4 h",
            " h",
            false,
            List.of(
                    new Unit("ms", 1, 3_600_000),
                    new Unit("s", 1, 3600, "sec", "second", "seconds"),
                    new Unit("min", 1, 60, "minute", "minutes"),
                    new Unit("h", 1, 1, "hour", "hours"),
                    new Unit("d", 24, 1, "day", "days"),
                    new Unit("wk", 168, 1, "week", "weeks"),
                    new Unit("y", 8760, 1, "year", "years"))),
    /** Base unit: one, in [0, 1]. */
    SHARE("share", "59 %", " %", true, List.of(new Unit("%", 1, 100))),
    /** Base unit: one. */
    COUNT("number", "12 k", "", true, List.of(new Unit("k", 1000, 1), new Unit("M", 1_000_000, 1))),
    /** Base unit: MW. */
    POWER(
            "power",
            "3 MW",
            " MW",
            false,
            List.of(
                    new Unit("kW", 1, 1000),
                    new Unit("MW", 1, 1),
                    new Unit("GW", 1000, 1),
                    new Unit("W", 1, 1_000_000))),
    /** Base unit: Mbit/s. */
    RATE(
            "rate",
            "300 Mbit/s",
            " Mbit/s",
            false,
            List.of(
                    new Unit("kbit/s", 1, 1000),
                    new Unit("Mbit/s", 1, 1),
                    new Unit("Gbit/s", 1000, 1),
                    new Unit("Tbit/s", 1_000_000, 1)));

    /** A unit; a value in it times {@code times} over {@code over} is the value in the base unit. */
    record Unit(String name, double times, double over, List<String> aliases) {
        Unit(String name, double times, double over, String... aliases) {
            this(name, times, over, List.of(aliases));
        }

        boolean isCalled(String word) {
            return name.equals(word) || aliases.contains(word);
        }
    }

    private final String words;
    private final String example;
    private final String suffix;
    private final boolean bareAllowed;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<Unit> units;

    Dimension(String words, String example, String suffix, boolean bareAllowed, List<Unit> units) {
        this.words = words;
        this.example = example;
        this.suffix = suffix;
        this.bareAllowed = bareAllowed;
        this.units = units;
    }

    /** What an author calls it, e.g. {@code duration}. */
    public String words() {
        return words;
    }

    /** The unit of values in results: that of {@link #written}, or {@code share} or {@code number} where there is none. */
    String baseUnit() {
        return this == SHARE || this == COUNT ? words : suffix.strip();
    }

    /** A quantity of it, well written. */
    public String example() {
        return example;
    }

    /** A value in the base unit as an author would write it; shares in percent, short durations in minutes. */
    String written(double value) {
        if (this == DURATION && value > 0 && value < 1) {
            return plain(value * 60) + " min";
        }
        return plain(this == SHARE ? value * 100 : value) + suffix;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    /** True when a number without unit is in the base unit; zero never needs one. */
    public boolean isBareAllowed() {
        return bareAllowed;
    }

    /** The unit of a name. */
    Optional<Unit> find(String unit) {
        return units.stream().filter(u -> u.isCalled(unit)).findFirst();
    }

    /** Names of the units with their aliases. */
    List<String> units() {
        return units.stream()
                .flatMap(
                        u -> java.util.stream.Stream.concat(java.util.stream.Stream.of(u.name()), u.aliases().stream()))
                .toList();
    }

    /** Names of the units, without aliases. */
    public List<String> unitNames() {
        return units.stream().map(Unit::name).toList();
    }
}
