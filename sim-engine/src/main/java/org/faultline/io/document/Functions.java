package org.faultline.io.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.apache.commons.math3.special.Gamma;
import org.faultline.io.document.Value.Fields;
import org.faultline.io.document.Value.Items;
import org.faultline.io.document.Value.Numeral;
import org.faultline.io.document.Value.Text;
import org.faultline.io.document.Value.Truth;

/** The functions that expressions may call. */
public final class Functions {

    /** The function that needs to know where it stands. */
    static final String FILE = "file";

    private static final int MOST_ITEMS = 1_000_000;

    /** A function: how it is written, what it gives, how. */
    record Callable(String signature, String meaning, int least, int most, Function<List<Value>, Value> body) {}

    private static final Map<String, Callable> ALL = new TreeMap<>();

    private Functions() {}

    static {
        numeric("abs", "the size without the sign", Math::abs);
        numeric("ceil", "the next whole number above", Math::ceil);
        numeric("exp", "e to the power of x", Math::exp);
        numeric("floor", "the next whole number below", Math::floor);
        numeric("gamma", "the gamma function, e.g. for the mean of a Weibull distribution", Gamma::gamma);
        numeric("log", "the natural logarithm", Math::log);
        numeric("sqrt", "the square root", Math::sqrt);
        put("round(x, digits)", "x rounded, half away from zero; to whole numbers without digits", 1, 2, a -> round(a));
        put(
                "min(a, b, ...)",
                "the least of several numbers or of a list",
                1,
                Integer.MAX_VALUE,
                a -> fold(a, Math::min));
        put(
                "max(a, b, ...)",
                "the greatest of several numbers or of a list",
                1,
                Integer.MAX_VALUE,
                a -> fold(a, Math::max));
        put("sum(list)", "the sum of numbers, 0 for none", 1, 1, a -> new Numeral(sum(items(a.get(0), "sum"))));
        put("len(x)", "how many items, keys or letters", 1, 1, a -> new Numeral(length(a.get(0))));
        put(
                "range(n)",
                "the numbers 0 to n-1; `range(from, to, step)` from `from` on, without `to`",
                1,
                3,
                Functions::range);
        put("list(x)", "the keys of a map, or the letters of a text, as a list", 1, 1, a -> list(a.get(0)));
        put("keys(map)", "the keys of a map", 1, 1, a -> list(fields(a.get(0), "keys")));
        put(
                "values(map)",
                "the values of a map",
                1,
                1,
                a -> new Items(List.copyOf(fields(a.get(0), "values").values().values())));
        put("items(map)", "pairs of key and value", 1, 1, a -> pairs(fields(a.get(0), "items")));
        put(
                "enumerate(list)",
                "pairs of place, counted from 0, and item",
                1,
                1,
                a -> enumerate(items(a.get(0), "enumerate")));
        put("zip(a, b)", "pairs of the first items, of the second items, and so on", 2, 2, Functions::zip);
        put("sort(list)", "from the least to the greatest; numbers or texts", 1, 1, a -> sort(items(a.get(0), "sort")));
        put("reverse(list)", "from the last to the first", 1, 1, a -> reverse(items(a.get(0), "reverse")));
        put(
                "unique(list)",
                "each value once, where it comes first",
                1,
                1,
                a -> new Items(new ArrayList<>(new LinkedHashSet<>(items(a.get(0), "unique")))));
        put(
                "flat(list)",
                "a list of lists as one list; what is no list stays as it is",
                1,
                1,
                a -> flat(items(a.get(0), "flat")));
        put("get(map, key, otherwise)", "the value of a key, or `otherwise` when the map has none", 3, 3, a -> fields(
                        a.get(0), "get")
                .values()
                .getOrDefault(text(a.get(1)), a.get(2)));
        put("str(x)", "a number, text or truth as a text", 1, 1, a -> new Text(text(a.get(0))));
        put("number(text)", "the number that a text holds", 1, 1, a -> parse(a.get(0)));
        put(
                "split(text, by)",
                "the parts of a text between separators",
                2,
                2,
                a -> split(text(a.get(0)), text(a.get(1))));
        put(
                "join(list, by)",
                "one text from many",
                2,
                2,
                a -> new Text(String.join(
                        text(a.get(1)),
                        items(a.get(0), "join").stream().map(Functions::text).toList())));
    }

    static {
        put(
                FILE + "(name)",
                "what a YAML, JSON or CSV file holds, named relative to the scenario file; of a CSV file a list of rows, each a map"
                        + " from column to cell",
                1,
                1,
                a -> {
                    throw new IllegalStateException("Files are read by the scope.");
                });
    }

    private static void put(String signature, String meaning, int least, int most, Function<List<Value>, Value> body) {
        ALL.put(signature.substring(0, signature.indexOf('(')), new Callable(signature, meaning, least, most, body));
    }

    private static void numeric(String name, String meaning, DoubleUnaryOperator of) {
        put(name + "(x)", meaning, 1, 1, a -> new Numeral(of.applyAsDouble(number(a.get(0), name))));
    }

    /** All functions by name. */
    static Map<String, Callable> all() {
        return Collections.unmodifiableMap(ALL);
    }

    /** What each function gives, by how it is written, in order. */
    public static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        ALL.values().forEach(f -> meanings.put(f.signature(), f.meaning()));
        return meanings;
    }

    /** A number, or a complaint about who needs one. */
    static double number(Value value, String what) {
        if (value instanceof Numeral n) {
            return n.value();
        }
        if (value instanceof Text text && text.text().matches("[-+.0-9eE]+\\s*\\D.*")) {
            throw new Unsound(
                    "`" + what + "` needs a number, not " + value.words(),
                    "give the parameter as a bare number and write the unit behind the expression: `${2 * hours} h`");
        }
        if (value instanceof Text text && Numeral.WRITTEN.matcher(text.text()).matches()) {
            throw new Unsound(
                    "`" + what + "` needs a number, not " + value.words(),
                    "take away the quotes, or write `number(...)`");
        }
        throw new Unsound("`" + what + "` needs a number, not " + value.words());
    }

    /** A whole number. */
    static int whole(Value value, String what) {
        double number = number(value, what);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new Unsound("`" + what + "` needs a whole number, not " + new Numeral(number).text());
        }
        return (int) number;
    }

    /** The text of a single value. */
    static String text(Value value) {
        if (value instanceof Text text) {
            return text.text();
        }
        if (value instanceof Numeral number) {
            return number.text();
        }
        if (value instanceof Truth truth) {
            return truth.words();
        }
        throw new Unsound("a text is made from a word or a number, not from " + value.words());
    }

    /** The whole numbers from one to another, both included; none when the second is less. */
    static Items range(Value first, Value last) {
        int from = whole(first, "..");
        int to = whole(last, "..");
        return numbers(from, (long) to - from + 1, 1);
    }

    /** How a value compares with another of its kind. */
    static int compare(Value a, Value b, String what) {
        if (a instanceof Text x && b instanceof Text y) {
            return x.text().compareTo(y.text());
        }
        return Double.compare(number(a, what), number(b, what));
    }

    private static Items range(List<Value> arguments) {
        int from = arguments.size() == 1 ? 0 : whole(arguments.get(0), "range");
        int to = whole(arguments.get(arguments.size() == 1 ? 0 : 1), "range");
        int step = arguments.size() == 3 ? whole(arguments.get(2), "range") : 1;
        if (step == 0) {
            throw new Unsound("the step of `range` must not be 0");
        }
        long count = step > 0
                ? Math.floorDiv((long) to - from - 1, step) + 1
                : Math.floorDiv((long) from - to - 1, -step) + 1;
        return numbers(from, count, step);
    }

    private static Items numbers(int from, long count, int step) {
        if (count > MOST_ITEMS) {
            throw new Unsound("a range of " + count + " numbers is longer than " + MOST_ITEMS);
        }
        List<Value> numbers = new ArrayList<>((int) Math.max(0, count));
        for (long i = 0; i < count; i++) {
            numbers.add(new Numeral(from + (double) i * step));
        }
        return new Items(numbers);
    }

    private static Value round(List<Value> arguments) {
        double x = number(arguments.get(0), "round");
        double factor = arguments.size() == 1 ? 1 : Math.pow(10, whole(arguments.get(1), "round"));
        return new Numeral(Math.copySign(Math.floor(Math.abs(x) * factor + 0.5), x) / factor);
    }

    private static Value fold(List<Value> arguments, DoubleBinaryOperator of) {
        List<Value> all = arguments.size() == 1 ? items(arguments.get(0), "min` or `max") : arguments;
        return new Numeral(all.stream()
                .mapToDouble(v -> number(v, "min` or `max"))
                .reduce(of)
                .orElseThrow(() -> new Unsound("an empty list has no least and no greatest value")));
    }

    private static double sum(List<Value> items) {
        double sum = 0;
        for (Value item : items) {
            sum += number(item, "sum");
        }
        return sum;
    }

    private static int length(Value value) {
        if (value instanceof Items list) {
            return list.items().size();
        }
        return value instanceof Fields map ? map.values().size() : text(value).length();
    }

    private static Items list(Value value) {
        if (value instanceof Items list) {
            return list;
        }
        if (value instanceof Fields map) {
            return new Items(
                    map.values().keySet().stream().<Value>map(Text::new).toList());
        }
        return new Items(text(value)
                .codePoints()
                .<Value>mapToObj(c -> new Text(Character.toString(c)))
                .toList());
    }

    private static Items pairs(Fields map) {
        return new Items(map.values().entrySet().stream()
                .<Value>map(e -> new Items(List.of(new Text(e.getKey()), e.getValue())))
                .toList());
    }

    private static Items enumerate(List<Value> items) {
        List<Value> pairs = new ArrayList<>(items.size());
        for (Value item : items) {
            pairs.add(new Items(List.of(new Numeral(pairs.size()), item)));
        }
        return new Items(pairs);
    }

    private static Items zip(List<Value> lists) {
        List<Value> a = items(lists.get(0), "zip");
        List<Value> b = items(lists.get(1), "zip");
        if (a.size() != b.size()) {
            throw new Unsound(
                    "`zip` needs lists of the same length, not of " + a.size() + " and " + b.size() + " items");
        }
        List<Value> pairs = new ArrayList<>(a.size());
        for (int i = 0; i < a.size(); i++) {
            pairs.add(new Items(List.of(a.get(i), b.get(i))));
        }
        return new Items(pairs);
    }

    private static Items sort(List<Value> items) {
        List<Value> sorted = new ArrayList<>(items);
        Comparator<Value> order = (a, b) -> compare(a, b, "sort");
        sorted.sort(order);
        return new Items(sorted);
    }

    private static Items reverse(List<Value> items) {
        List<Value> reversed = new ArrayList<>(items);
        Collections.reverse(reversed);
        return new Items(reversed);
    }

    private static Items flat(List<Value> lists) {
        List<Value> all = new ArrayList<>();
        lists.forEach(l -> all.addAll(l instanceof Items inner ? inner.items() : List.of(l)));
        return new Items(all);
    }

    private static Value parse(Value value) {
        if (value instanceof Numeral) {
            return value;
        }
        String text = text(value).strip();
        if (!Numeral.WRITTEN.matcher(text).matches()) {
            throw new Unsound("'" + text + "' is not a number");
        }
        return new Numeral(Double.parseDouble(text));
    }

    private static Items split(String text, String by) {
        if (by.isEmpty()) {
            throw new Unsound("`split` needs a separator");
        }
        List<Value> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(by); at >= 0; at = text.indexOf(by, from)) {
            parts.add(new Text(text.substring(from, at)));
            from = at + by.length();
        }
        parts.add(new Text(text.substring(from)));
        return new Items(parts);
    }

    private static List<Value> items(Value value, String what) {
        if (value instanceof Items list) {
            return list.items();
        }
        throw new Unsound("`" + what + "` needs a list, not " + value.words());
    }

    private static Fields fields(Value value, String what) {
        if (value instanceof Fields map) {
            return map;
        }
        throw new Unsound("`" + what + "` needs a map, not " + value.words());
    }
}
