package org.faultline.io.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.Uncertain;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Substitution;
import org.faultline.model.Distribution;
import org.faultline.scenario.Spelling;

/**
 * A number that may be drawn: a plain quantity, a call such as {@code uniform(1 h, 4 h)}, or a map with the key
 * {@code distribution} and the names of the call's values as keys.
 */
public final class Distributions implements Form<Distribution> {

    private static final Pattern CALL = Pattern.compile("([\\p{L}-]+)\\s*\\((.*)\\)", Pattern.DOTALL);
    private static final String CHOICE = "distribution";
    private static final String VALUES = "values";
    private static final List<Dimension> WHATEVER =
            List.of(Dimension.COUNT, Dimension.SHARE, Dimension.DURATION, Dimension.POWER, Dimension.RATE);

    /**
     * A value of a call.
     *
     * @param name key in the map form
     * @param isPlain true for a number without unit, false for a quantity of the dimension at hand
     */
    private record Parameter(String name, boolean isPlain) {}

    /** A family of distributions with the values that choose one of it. */
    private enum Family {
        UNIFORM(
                v -> new Distribution.Uniform(v.get(0), v.get(1)),
                new Parameter("low", false),
                new Parameter("high", false)),
        TRIANGULAR(
                v -> new Distribution.Triangular(v.get(0), v.get(1), v.get(2)),
                new Parameter("low", false),
                new Parameter("mode", false),
                new Parameter("high", false)),
        EXPONENTIAL(v -> new Distribution.Exponential(v.get(0)), new Parameter("mean", false)),
        LOGNORMAL(
                v -> new Distribution.Lognormal(v.get(0), v.get(1)),
                new Parameter("median", false),
                new Parameter("spread", true)),
        WEIBULL(
                v -> new Distribution.Weibull(v.get(0), v.get(1)),
                new Parameter("shape", true),
                new Parameter("scale", false)),
        ERLANG(
                v -> new Distribution.Erlang(whole("stages", v.get(0)), v.get(1)),
                new Parameter("stages", true),
                new Parameter("mean", false)),
        GAMMA(
                v -> new Distribution.Gamma(v.get(0), v.get(1)),
                new Parameter("shape", true),
                new Parameter("mean", false)),
        HYPEREXPONENTIAL(
                v -> new Distribution.Hyperexponential(v.get(0), v.get(1), v.get(2)),
                new Parameter("p", true),
                new Parameter("mean1", false),
                new Parameter("mean2", false)),
        LOGNORMAL_MEAN(
                v -> Distribution.lognormalOfMean(v.get(0), v.get(1)),
                new Parameter("mean", false),
                new Parameter("cv2", true)),
        BETA(
                v -> new Distribution.Beta(v.get(0), v.get(1), v.get(2)),
                new Parameter("a", true),
                new Parameter("b", true),
                new Parameter("high", false)),
        PARETO(
                v -> new Distribution.Pareto(v.get(0), v.get(1), v.get(2)),
                new Parameter("shape", true),
                new Parameter("low", false),
                new Parameter("high", false)),
        GEOMETRIC(v -> new Distribution.Geometric(v.get(0)), new Parameter("mean", false)),
        DISCRETE(v -> new Distribution.Discrete(everySecond(v, 0), everySecond(v, 1))),
        PIECEWISE(v -> new Distribution.Piecewise(everySecond(v, 0), everySecond(v, 1)));

        @SuppressWarnings("ImmutableEnumChecker") // keeps no state
        private final Function<List<Double>, Distribution> maker;

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
        private final List<Parameter> parameters;

        Family(Function<List<Double>, Distribution> maker, Parameter... parameters) {
            this.maker = maker;
            this.parameters = List.of(parameters);
        }

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        private static int whole(String name, double value) {
            if (value != Math.rint(value) || Math.abs(value) > 1e6) {
                throw new IllegalArgumentException("The " + name + " are " + value + "; a whole number is needed.");
            }
            return (int) value;
        }

        String signature() {
            List<String> names = parameters.stream().map(Parameter::name).toList();
            return id() + "(" + (isOfPairs() ? "value: " + second() + ", ..." : String.join(", ", names)) + ")";
        }

        /** Whether it is given by values, each with a weight or share. */
        boolean isOfPairs() {
            return this == DISCRETE || this == PIECEWISE;
        }

        /** What stands behind each value of its pairs. */
        String second() {
            return this == PIECEWISE ? "share" : "weight";
        }

        double second(String text) {
            return this == PIECEWISE
                    ? Quantity.parse(text, List.of(Dimension.SHARE)).value()
                    : plain(text);
        }

        private static List<Double> everySecond(List<Double> all, int from) {
            List<Double> some = new ArrayList<>();
            for (int i = from; i < all.size(); i += 2) {
                some.add(all.get(i));
            }
            return some;
        }
    }

    /**
     * A distribution and what its values measure.
     *
     * @param dimension whose base unit the values have
     */
    record Parsed(Dimension dimension, Distribution distribution) {

        /** As a number that is drawn once per replication. */
        Uncertain uncertain(Node node, boolean whole) {
            String text = node instanceof Scalar scalar ? scalar.text().strip() : textOf((Mapping) node);
            return new Uncertain(node.span(), text, dimension.baseUnit(), distribution, whole);
        }
    }

    private final Dimension dimension;

    private Distributions(Dimension dimension) {
        this.dimension = dimension;
    }

    /** A number of a dimension, zero or more, known exactly or drawn. */
    public static Form<Distribution> of(Dimension dimension) {
        return new Distributions(dimension);
    }

    @Override
    public Optional<Distribution> read(Node node, Diagnostics diagnostics) {
        return readEntry("", node.span(), node, diagnostics);
    }

    @Override
    public Optional<Distribution> readEntry(String key, Span keySpan, Node node, Diagnostics diagnostics) {
        if (Node.isNull(node) || !(node instanceof Scalar || node instanceof Mapping)) {
            diagnostics.add(Fault.WRONG_TYPE, node.span(), "expected " + words() + ", found " + node.words());
            return Optional.empty();
        }
        if (node instanceof Scalar scalar && Substitution.isLeftIn(scalar)) {
            diagnostics.addConsequence();
            return Optional.empty();
        }
        try {
            Distribution distribution = node instanceof Scalar scalar ? parse(scalar.text()) : parse((Mapping) node);
            checkLeast(node, distribution);
            return Optional.of(distribution);
        } catch (Unfit e) {
            diagnostics.add(e.fault(), node instanceof Scalar ? node.span() : keySpan, e.getMessage(), e.help());
        } catch (IllegalArgumentException e) {
            diagnostics.add(Fault.BAD_DISTRIBUTION, node instanceof Scalar ? node.span() : keySpan, e.getMessage());
        }
        return Optional.empty();
    }

    /** A map as the call that says the same, as far as it can be written so. */
    private static String textOf(Mapping map) {
        List<String> values = new ArrayList<>();
        map.without(CHOICE)
                .entries()
                .values()
                .forEach(e -> values.add(e.value() instanceof Scalar scalar ? scalar.text() : e.key()));
        return word(map, CHOICE, "`distribution`") + "(" + String.join(", ", values) + ")";
    }

    /** True for what can only be meant as a distribution, well written or not. */
    public static boolean isWritten(Node node) {
        return node instanceof Scalar scalar
                ? CALL.matcher(scalar.text().strip()).matches()
                : node instanceof Mapping map && map.entries().containsKey(CHOICE);
    }

    /**
     * A distribution of values that measure one of some dimensions: the first in which it can be read.
     *
     * @throws Unfit when it cannot be read
     * @throws IllegalArgumentException when no such distribution exists
     */
    static Parsed parse(Node node, List<Dimension> dimensions) {
        Optional<Unfit> refusal = Optional.empty();
        for (Dimension one : dimensions) {
            Distributions form = new Distributions(one);
            try {
                return new Parsed(
                        one, node instanceof Scalar scalar ? form.parse(scalar.text()) : form.parse((Mapping) node));
            } catch (Unfit e) {
                refusal = Optional.of(e);
            }
        }
        throw refusal.orElseThrow();
    }

    /** A distribution wherever it stands and whatever it measures, if the node is a sound one. Values without unit are plain numbers. */
    public static Optional<Uncertain> find(Node node) {
        if (!isWritten(node)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(node, WHATEVER).uncertain(node, false));
        } catch (Unfit | IllegalArgumentException e) {
            return Optional.empty(); // a fault where it is put in, and nothing to report where it is only a text
        }
    }

    private void checkLeast(Node node, Distribution distribution) {
        if (distribution.least() < 0) {
            String text = node instanceof Scalar scalar ? scalar.text() : "the distribution";
            throw new Unfit(
                    Fault.OUT_OF_RANGE,
                    distribution.isConstant()
                            ? "'" + text + "' is out of range; it must be 0 or more"
                            : text + " can be as low as " + distribution.least() + "; it must be 0 or more");
        }
    }

    private Distribution parse(String text) {
        Matcher call = CALL.matcher(text.strip());
        if (!call.matches()) {
            if (text.indexOf('(') >= 0) {
                throw new Unfit(
                        Fault.BAD_DISTRIBUTION, "'" + text + "' is no distribution", "is a parenthesis missing?");
            }
            return Distribution.of(Quantity.parse(text, List.of(dimension)).value());
        }
        Family family = family(call.group(1));
        List<String> parts =
                call.group(2).isBlank() ? List.of() : List.of(call.group(2).split(",", -1));
        return family.isOfPairs() ? pairs(family, text, parts) : family.maker.apply(values(text, family, parts));
    }

    private List<Double> values(String text, Family family, List<String> parts) {
        if (parts.size() != family.parameters.size()) {
            throw new Unfit(
                    Fault.BAD_DISTRIBUTION,
                    "'" + text + "' has " + parts.size() + " values; " + family.id() + " takes "
                            + family.parameters.size(),
                    "write it `" + family.signature() + "`");
        }
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            values.add(value(family.parameters.get(i).isPlain(), parts.get(i).strip()));
        }
        return values;
    }

    private double value(boolean isPlain, String text) {
        return isPlain ? plain(text) : Quantity.parse(text, List.of(dimension)).value();
    }

    private static double plain(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new Unfit(Fault.BAD_NUMBER, "'" + text + "' is not a number without unit");
        }
    }

    private Distribution pairs(Family family, String text, List<String> parts) {
        List<Double> pairs = new ArrayList<>();
        for (String part : parts) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                throw new Unfit(
                        Fault.BAD_DISTRIBUTION,
                        "'" + text + "' lacks the " + family.second() + " of '" + part.strip() + "'",
                        "write it \"" + family.signature() + "\"");
            }
            pairs.add(value(false, part.substring(0, colon).strip()));
            pairs.add(family.second(part.substring(colon + 1).strip()));
        }
        return family.maker.apply(pairs);
    }

    private Distribution parse(Mapping map) {
        Family family = family(word(map, CHOICE, "`distribution`"));
        List<String> expected = new ArrayList<>(List.of(CHOICE));
        family.parameters.forEach(p -> expected.add(p.name()));
        if (family.isOfPairs()) {
            expected.add(VALUES);
        }
        for (Entry entry : map.entries().values()) {
            if (!expected.contains(entry.key())) {
                throw new Unfit(
                        Fault.UNKNOWN_KEY,
                        "unknown key '" + entry.key() + "' in a " + family.id() + " distribution",
                        Spelling.advice(entry.key(), expected));
            }
        }
        return family.isOfPairs()
                ? pairs(family, map)
                : family.maker.apply(family.parameters.stream()
                        .map(p -> value(p.isPlain(), word(map, p.name(), "the key `" + p.name() + "`")))
                        .toList());
    }

    private Distribution pairs(Family family, Mapping map) {
        if (!(map.find(VALUES).orElse(null) instanceof Mapping values)) {
            throw new Unfit(
                    Fault.BAD_DISTRIBUTION,
                    "a " + family.id() + " distribution needs `values`, a map from value to " + family.second());
        }
        List<Double> pairs = new ArrayList<>();
        for (Entry entry : values.entries().values()) {
            pairs.add(value(false, entry.key()));
            pairs.add(family.second(word(values, entry.key(), "the " + family.second() + " of " + entry.key())));
        }
        return family.maker.apply(pairs);
    }

    private static String word(Mapping map, String key, String words) {
        if (map.find(key).orElse(null) instanceof Scalar scalar) {
            return scalar.text();
        }
        throw new Unfit(Fault.BAD_DISTRIBUTION, "a distribution lacks " + words);
    }

    /**
     * The values of a family of distributions, in the order of its call: true for a number without unit, which says nothing about the size
     * of what is drawn. Empty when there is no such family; nothing for one whose values come in pairs.
     */
    static Optional<Map<String, Boolean>> plainness(String name) {
        for (Family family : Family.values()) {
            if (family.id().equals(name)) {
                Map<String, Boolean> plain = new LinkedHashMap<>();
                family.parameters.forEach(p -> plain.put(p.name(), p.isPlain()));
                return Optional.of(plain);
            }
        }
        return Optional.empty();
    }

    private static Family family(String name) {
        for (Family family : Family.values()) {
            if (family.id().equals(name)) {
                return family;
            }
        }
        List<String> known =
                java.util.Arrays.stream(Family.values()).map(Family::id).toList();
        throw new Unfit(Fault.BAD_DISTRIBUTION, "'" + name + "' is no distribution", Spelling.advice(name, known));
    }

    @Override
    public String words() {
        return dimension.words() + " or distribution";
    }

    @Override
    public String link() {
        return dimension.words() + " (`" + dimension.example() + "`) or [distribution](#distributions)";
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return definitions.reference(
                "value-drawn-" + dimension.words(),
                Map.of(
                        "anyOf",
                        List.of(
                                Values.quantitySchema(List.of(dimension)),
                                definitions.reference("value-distribution", callOrMap()))));
    }

    /** The schema of a distribution in both ways of writing it. */
    static Map<String, Object> callOrMap() {
        List<String> names =
                java.util.Arrays.stream(Family.values()).map(Family::id).toList();
        Map<String, Object> call =
                Map.of("type", "string", "pattern", "^\\s*(" + String.join("|", names) + ")\\s*\\(.*\\)\\s*$");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(CHOICE, Map.of("enum", names));
        for (Family family : Family.values()) {
            family.parameters.forEach(
                    p -> properties.putIfAbsent(p.name(), Map.of("type", List.of("string", "number"))));
        }
        properties.put(VALUES, Map.of("type", "object"));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", "object");
        map.put("properties", properties);
        map.put("required", List.of(CHOICE));
        map.put("additionalProperties", false);
        return Map.of("anyOf", List.of(call, map));
    }

    /** How each family is called, for the format page. */
    public static List<String> signatures() {
        return java.util.Arrays.stream(Family.values()).map(Family::signature).toList();
    }
}
