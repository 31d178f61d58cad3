package org.faultline.io.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.faultline.io.document.Value.Fields;
import org.faultline.io.document.Value.Items;
import org.faultline.io.document.Value.Numeral;
import org.faultline.io.document.Value.Text;
import org.faultline.scenario.Spelling;

/** What the signs of expressions do with values. */
final class Operators {

    private Operators() {}

    /** A divisor, which must not be zero. */
    static double nonZero(double divisor) {
        if (divisor == 0) {
            throw new Unsound("division by zero");
        }
        return divisor;
    }

    /** The sum of numbers, two texts or two lists one behind the other. */
    static Value added(Value a, Value b) {
        if (a instanceof Items x && b instanceof Items y) {
            List<Value> both = new ArrayList<>(x.items());
            both.addAll(y.items());
            return new Items(both);
        }
        if (a instanceof Text x && b instanceof Text y) {
            return new Text(x.text() + y.text());
        }
        if ((a instanceof Text && b instanceof Numeral) || (a instanceof Numeral && b instanceof Text)) {
            Value text = a instanceof Text ? a : b;
            if (text instanceof Text t && !t.text().matches("[-+.0-9].*")) {
                throw new Unsound(
                        "`+` adds numbers, texts or lists, but not a text and a number",
                        "write `str(...)` around the number, or put it in with a placeholder of its own: `mast-${i}`");
            }
        }
        return new Numeral(Functions.number(a, "+") + Functions.number(b, "+"));
    }

    /** What a sign of comparison says of two values. */
    static boolean compared(String sign, Value a, Value b) {
        return switch (sign) {
            case "==" -> a.equals(b);
            case "!=" -> !a.equals(b);
            case "<" -> Functions.compare(a, b, sign) < 0;
            case "<=" -> Functions.compare(a, b, sign) <= 0;
            case ">" -> Functions.compare(a, b, sign) > 0;
            default -> Functions.compare(a, b, sign) >= 0;
        };
    }

    /** True for an item of a list, a key of a map, a part of a text. */
    static boolean contains(Value list, Value item) {
        if (list instanceof Items items) {
            return items.items().contains(item);
        }
        if (list instanceof Fields map) {
            return map.values().containsKey(Functions.text(item));
        }
        return Functions.text(list).contains(Functions.text(item));
    }

    /** The item of a list or the value of a key; several for a list of places. */
    static Value part(Value of, Value index) {
        if (of instanceof Fields map) {
            String key = Functions.text(index);
            Value value = map.values().get(key);
            if (value == null) {
                throw unknown("key", key, map.values().keySet());
            }
            return value;
        }
        if (!(of instanceof Items list)) {
            throw new Unsound("only a list or a map has parts, not " + of.words());
        }
        if (index instanceof Items several) {
            return new Items(several.items().stream().map(i -> part(of, i)).toList());
        }
        int size = list.items().size();
        int place = Functions.whole(index, "[ ]");
        if (place >= size || place < -size) {
            throw new Unsound(
                    "the list has " + size + " items and none at " + place,
                    "items are counted from 0, and from the end with -1, -2, ...");
        }
        return list.items().get(place < 0 ? place + size : place);
    }

    /** The refusal of a name that is not known. */
    static Unsound unknown(String what, String name, Set<String> known) {
        String message = "unknown " + what + " '" + name + "'";
        return Spelling.advice(name, known).map(a -> new Unsound(message, a)).orElseGet(() -> new Unsound(message));
    }
}
