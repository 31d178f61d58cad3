package org.faultline.io.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.io.Fault;
import org.faultline.scenario.Spelling;

/**
 * A number with its dimension, in the base unit.
 *
 * @param dimension what it measures
 * @param value in the base unit of the dimension
 */
public record Quantity(Dimension dimension, double value) {

    private static final Pattern TEXT = Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(.*)");
    private static final Pattern CALL = Pattern.compile("[a-z]+\\s*\\(.*");

    /** Reads a quantity that may measure any of some dimensions; throws {@link Unfit}. */
    static Quantity parse(String text, List<Dimension> allowed) {
        Matcher m = TEXT.matcher(text.strip());
        if (!m.matches()) {
            throw notANumber(text, allowed);
        }
        double number = Double.parseDouble(m.group(1));
        String unit = m.group(2);
        for (Dimension dimension : allowed) {
            Optional<Dimension.Unit> found = dimension.find(unit);
            if (found.isPresent()) {
                return new Quantity(
                        dimension, number * found.get().times() / found.get().over());
            }
            if (unit.isEmpty() && (dimension.isBareAllowed() || number == 0)) {
                return new Quantity(dimension, number);
            }
        }
        throw wrongUnit(text, m.group(1), unit, allowed);
    }

    private static Unfit notANumber(String text, List<Dimension> allowed) {
        if (isCall(text)) {
            return fixed(text);
        }
        Dimension first = allowed.get(0);
        return new Unfit(
                Fault.BAD_NUMBER,
                "'" + text + "' is not a " + first.words(),
                "write it like `" + first.example() + "`");
    }

    /** True for a distribution in the place of a number. */
    static boolean isCall(String text) {
        return CALL.matcher(text.strip()).matches();
    }

    /** The refusal of a distribution. */
    static Unfit fixed(String text) {
        return new Unfit(
                Fault.BAD_DISTRIBUTION,
                "'" + text + "' is a distribution; this value is the same in every replication");
    }

    private static Unfit wrongUnit(String text, String number, String unit, List<Dimension> allowed) {
        Dimension first = allowed.get(0);
        List<String> units = new ArrayList<>();
        allowed.forEach(d -> units.addAll(d.unitNames()));
        if (unit.isEmpty()) {
            return new Unfit(
                    Fault.BAD_UNIT,
                    "'" + text + "' has no unit; this is a " + first.words(),
                    "write it like `" + number + " " + unitOf(first.example()) + "`; units: "
                            + String.join(", ", units));
        }
        for (Dimension other : Dimension.values()) {
            if (other.find(unit).isPresent()) {
                return new Unfit(
                        Fault.BAD_UNIT,
                        "'" + text + "' is a " + other.words() + "; a " + first.words() + " is needed",
                        "units: " + String.join(", ", units));
            }
        }
        return new Unfit(
                Fault.BAD_UNIT,
                "'" + unit + "' in '" + text + "' is no unit of a " + first.words(),
                Spelling.nearest(unit, units)
                        .map(u -> "did you mean `" + number + " " + u + "`?")
                        .or(() -> Optional.of("units: " + String.join(", ", units))));
    }

    private static String unitOf(String example) {
        return example.substring(example.indexOf(' ') + 1);
    }
}
