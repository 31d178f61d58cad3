package org.faultline.io.form;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;

/**
 * Multiplies what is written as a quantity or as a distribution, whatever it measures: units stay, and of a distribution those values
 * are multiplied that have the unit of what is drawn, so that every draw is multiplied. Products keep 12 digits.
 */
public final class Scaling {

    private static final MathContext DIGITS = new MathContext(12);
    private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)(.*)");
    private static final Pattern CALL = Pattern.compile("\\s*([\\p{L}-]+)\\s*\\((.*)\\)\\s*", Pattern.DOTALL);
    private static final String CHOICE = "distribution";
    private static final String VALUES = "values";

    private final double factor;

    private Scaling(double factor) {
        this.factor = factor;
    }

    /** The value multiplied by a factor, at its place; empty when it is neither a quantity nor a distribution. */
    public static Optional<Node> of(Node node, double factor) {
        return new Scaling(factor).scaled(node);
    }

    /** A number with at most 12 digits, without an exponent. */
    public static String text(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private Optional<Node> scaled(Node node) {
        if (node instanceof Scalar scalar) {
            return text(scalar).map(t -> new Scalar(scalar.span(), t, scalar.quoted()));
        }
        return node instanceof Mapping map && map.find(CHOICE).orElse(null) instanceof Scalar family
                ? map(map, family.text())
                : Optional.empty();
    }

    private Optional<String> text(Scalar scalar) {
        Matcher call = CALL.matcher(scalar.text());
        if (!call.matches()) {
            return number(scalar.text());
        }
        Optional<Map<String, Boolean>> plain = Distributions.plainness(call.group(1));
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        List<Boolean> isPlain = List.copyOf(plain.get().values());
        List<String> parts = new ArrayList<>();
        String[] written = call.group(2).split(",", -1);
        for (int i = 0; i < written.length; i++) {
            Optional<String> part = isPlain.isEmpty()
                    ? pair(written[i])
                    : i < isPlain.size() && !isPlain.get(i) ? number(written[i]) : Optional.of(written[i].strip());
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(call.group(1) + "(" + String.join(", ", parts) + ")");
    }

    /** A value with its weight. */
    private Optional<String> pair(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : number(text.substring(0, colon)).map(v -> v.strip() + text.substring(colon));
    }

    private Optional<String> number(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.matches()
                ? Optional.of(text(factor * Double.parseDouble(number.group(1))) + number.group(2))
                : Optional.empty();
    }

    private Optional<Node> map(Mapping map, String family) {
        Optional<Map<String, Boolean>> plain = Distributions.plainness(family);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Entry> entries = new LinkedHashMap<>(map.entries());
        for (Entry entry : map.entries().values()) {
            if (Boolean.FALSE.equals(plain.get().get(entry.key()))) {
                Optional<Node> value = scaled(entry.value());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                entries.put(entry.key(), new Entry(entry.key(), entry.keySpan(), value.get()));
            } else if (entry.key().equals(VALUES) && entry.value() instanceof Mapping weights) {
                Map<String, Entry> scaled = new LinkedHashMap<>();
                for (Entry weight : weights.entries().values()) {
                    String key = number(weight.key()).orElse(weight.key());
                    scaled.put(key, new Entry(key, weight.keySpan(), weight.value()));
                }
                entries.put(VALUES, new Entry(VALUES, entry.keySpan(), new Mapping(weights.span(), scaled)));
            }
        }
        return Optional.of(new Mapping(map.span(), entries));
    }
}
