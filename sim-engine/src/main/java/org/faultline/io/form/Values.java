package org.faultline.io.form;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.faultline.io.Fault;
import org.faultline.scenario.Spelling;

/** Forms of single values. */
public final class Values {

    static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.:@/+-]*");
    private static final String PLACEHOLDER = "^\\$\\{[^}]+\\}$";
    private static final String NUMBER = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?";

    private static final int MOST_WORDS = 25;

    private Values() {}

    /** Any text that is not blank. */
    public static Form<String> text() {
        return ScalarForm.of("text", Map.of("type", List.of("string", "number")), text -> {
            if (text.isBlank()) {
                throw new Unfit(Fault.WRONG_TYPE, "the text must not be blank");
            }
            return text.strip();
        });
    }

    /** Any text, also none. */
    public static Form<String> anyText() {
        return ScalarForm.of("text", Map.of("type", List.of("string", "number")), String::strip);
    }

    /** The name of a thing: letters, digits and some signs, without blanks. */
    public static Form<String> id(String ofWhat) {
        return ScalarForm.of("id of " + ofWhat, Map.of("type", List.of("string", "number")), text -> {
            if (!ID.matcher(text).matches()) {
                throw badId(text);
            }
            return text;
        });
    }

    static Unfit badId(String text) {
        return new Unfit(
                Fault.BAD_ID,
                "'" + text + "' is no id",
                "an id begins with a letter or digit and goes on with letters, digits or any of - _ . : @ / +");
    }

    /** One of some words. */
    public static <E> Form<E> word(String words, E[] known, Function<E, String> idOf) {
        return word(words, known, idOf, e -> List.of());
    }

    /** One of some words, each with further ones that mean the same. */
    public static <E> Form<E> word(
            String words, E[] known, Function<E, String> idOf, Function<E, List<String>> aliasesOf) {
        Map<String, E> byId = new LinkedHashMap<>();
        Arrays.asList(known).forEach(e -> byId.put(idOf.apply(e), e));
        Arrays.asList(known).forEach(e -> aliasesOf.apply(e).forEach(a -> byId.put(a, e)));
        List<String> names = List.copyOf(byId.keySet());
        ScalarForm<E> form = ScalarForm.of(words, either(Map.of("enum", names)), text -> {
            E found = byId.get(text);
            if (found == null) {
                throw new Unfit(
                        Fault.UNKNOWN_WORD,
                        "'" + text + "' is no " + words,
                        Spelling.advice(text, names).or(() -> all(names)));
            }
            return found;
        });
        return form.choosing(names).definedAs("word-" + words.replace(' ', '-'));
    }

    /** The words of the format are no secret: all of them, as far as they can be read at a glance. */
    private static Optional<String> all(List<String> names) {
        return names.size() > MOST_WORDS
                ? Optional.empty()
                : Optional.of(
                        "known: " + String.join(", ", names.stream().sorted().toList()));
    }

    /** {@code true} or {@code false}. */
    public static Form<Boolean> bool() {
        return ScalarForm.of("`true` or `false`", either(Map.of("type", "boolean")), text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Unfit(Fault.UNKNOWN_WORD, "'" + text + "' is neither `true` nor `false`");
        });
    }

    /** A whole number, which may be uncertain. */
    public static Form<Integer> integer(int least, int most) {
        return new NumberForm<>(plainInteger(least, most), List.of(Dimension.COUNT), least, most, true);
    }

    /** A whole number that is the same in every replication. */
    public static Form<Integer> fixedInteger(int least, int most) {
        return plainInteger(least, most);
    }

    private static ScalarForm<Integer> plainInteger(int least, int most) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "integer");
        schema.put("minimum", least);
        if (most < Integer.MAX_VALUE) {
            schema.put("maximum", most);
        }
        return ScalarForm.of("whole number", either(schema), text -> {
            refuseDistribution(text);
            long value;
            try {
                value = Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new Unfit(Fault.BAD_NUMBER, "'" + text + "' is not a whole number");
            }
            if (value < least || value > most) {
                throw outOfRange(text, String.valueOf(least), most == Integer.MAX_VALUE ? "" : String.valueOf(most));
            }
            return (int) value;
        });
    }

    /** A whole number, or a word that stands for no bound. */
    public static Form<OptionalInt> integerOr(String unbounded, int least, int most) {
        return new BoundForm(unbounded, integer(least, most));
    }

    /** A number without unit, which may be uncertain. */
    public static Form<Double> number(double least, double most) {
        return new NumberForm<>(plainNumber(least, most), List.of(Dimension.COUNT), least, most, false);
    }

    private static ScalarForm<Double> plainNumber(double least, double most) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "number");
        schema.put("minimum", least);
        schema.put("maximum", most);
        return ScalarForm.of("number", either(schema), text -> {
            double value;
            try {
                value = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new Unfit(Fault.BAD_NUMBER, "'" + text + "' is not a number");
            }
            if (!(value >= least && value <= most)) {
                throw outOfRange(text, plain(least), plain(most));
            }
            return value;
        });
    }

    /** A fraction in [0, 1], written as {@code 59 %} or {@code 0.59}. */
    public static Form<Double> share() {
        return quantity(0, 1, Dimension.SHARE);
    }

    /** A share in a longer text; refuses like the form of shares. */
    public static double parseShare(String text) {
        double value = Quantity.parse(text, List.of(Dimension.SHARE)).value();
        checkRange(text, value, 0, 1, Dimension.SHARE);
        return value;
    }

    /** What the change of a {@link Shapes#mapped} form throws to refuse its value. */
    public static RuntimeException unfit(Fault fault, String message, Optional<String> help) {
        return new Unfit(fault, message, help);
    }

    /** A duration in hours, zero or more. */
    public static Form<Double> duration() {
        return quantity(0, Double.POSITIVE_INFINITY, Dimension.DURATION);
    }

    /** A number of people or things, zero or more, with an optional multiplier. */
    public static Form<Double> count() {
        return quantity(0, Double.POSITIVE_INFINITY, Dimension.COUNT);
    }

    /** A quantity in the base unit of its dimension, which may be uncertain. */
    public static Form<Double> quantity(double least, double most, Dimension dimension) {
        return new NumberForm<>(plainQuantity(least, most, dimension), List.of(dimension), least, most, false);
    }

    /** A quantity in the base unit of its dimension that is the same in every replication. */
    public static Form<Double> fixedQuantity(double least, double most, Dimension dimension) {
        return plainQuantity(least, most, dimension);
    }

    private static ScalarForm<Double> plainQuantity(double least, double most, Dimension dimension) {
        ScalarForm<Double> form = ScalarForm.of(wordsOf(dimension), quantitySchema(List.of(dimension)), text -> {
            double value = Quantity.parse(text, List.of(dimension)).value();
            checkRange(text, value, least, most, dimension);
            return value;
        });
        return form.definedAs("value-" + dimension.words());
    }

    /** A quantity, zero or more, that may measure any of some dimensions and may be uncertain. */
    public static Form<Quantity> anyQuantity(Dimension... dimensions) {
        List<Dimension> allowed = List.of(dimensions);
        String words =
                String.join(" or ", allowed.stream().map(Dimension::words).toList());
        ScalarForm<Quantity> form = ScalarForm.of(words, quantitySchema(allowed), text -> {
            Quantity quantity = Quantity.parse(text, allowed);
            checkRange(text, quantity.value(), 0, Double.POSITIVE_INFINITY, quantity.dimension());
            return quantity;
        });
        return new NumberForm<>(
                form.definedAs("value-" + words.replace(' ', '-')), allowed, 0, Double.POSITIVE_INFINITY, false);
    }

    /** A local moment, e.g. {@code 2026-03-10T06:00}. */
    public static Form<LocalDateTime> moment() {
        return ScalarForm.of("date and time", Map.of("type", "string"), text -> {
            try {
                return LocalDateTime.parse(text.strip().replace(' ', 'T'));
            } catch (DateTimeParseException e) {
                throw new Unfit(
                        Fault.BAD_DATE,
                        "'" + text + "' is no date and time",
                        "write it like `2026-03-10T06:00`, in local time");
            }
        });
    }

    private static void refuseDistribution(String text) {
        if (Quantity.isCall(text)) {
            throw Quantity.fixed(text);
        }
    }

    static void checkRange(String text, double value, double least, double most, Dimension dimension) {
        if (value >= least && value <= most) {
            return;
        }
        if (dimension == Dimension.SHARE && value > most && value <= 100 && !text.contains("%")) {
            throw new Unfit(Fault.OUT_OF_RANGE, "the share " + text + " is above 1", "did you mean `" + text + " %`?");
        }
        throw outOfRange(
                text, dimension.written(least), most == Double.POSITIVE_INFINITY ? "" : dimension.written(most));
    }

    private static Unfit outOfRange(String text, String least, String most) {
        return new Unfit(
                Fault.OUT_OF_RANGE,
                most.isEmpty()
                        ? "'" + text + "' is out of range; it must be " + least + " or more"
                        : "'" + text + "' is out of range; it must lie between " + least + " and " + most);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static String wordsOf(Dimension dimension) {
        return dimension.words() + " (`" + dimension.example() + "`)";
    }

    /** The schema of a number with unit, or of a placeholder. */
    static Map<String, Object> quantitySchema(List<Dimension> allowed) {
        List<String> units = allowed.stream()
                .flatMap(d -> d.units().stream())
                .map(Pattern::quote)
                .map(q -> q.replace("\\Q", "").replace("\\E", ""))
                .toList();
        boolean bare = allowed.stream().anyMatch(Dimension::isBareAllowed);
        String pattern = "^\\s*" + NUMBER + "\\s*(" + String.join("|", units) + ")" + (bare ? "?" : "") + "\\s*$";
        Map<String, Object> text = Map.of("type", "string", "pattern", pattern);
        Map<String, Object> number = bare ? Map.of("type", "number") : Map.of("const", 0);
        return Map.of("anyOf", List.of(text, number, placeholder()));
    }

    private static Map<String, Object> either(Map<String, Object> schema) {
        return Map.of("anyOf", List.of(schema, placeholder()));
    }

    static Map<String, Object> placeholder() {
        return Map.of("type", "string", "pattern", PLACEHOLDER);
    }
}
