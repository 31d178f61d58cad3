package org.faultline.io.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.faultline.io.Span;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;

/** What an expression in a document gives. A number with a unit, such as {@code 24 h}, is a text here. */
sealed interface Value {

    /** How a message speaks of it. */
    String words();

    /** The value as a part of a document that stands at a place. */
    Node at(Span span);

    /** A finite number. */
    record Numeral(double value) implements Value {

        /** Numbers in documents and expressions; no other text is one. */
        static final Pattern WRITTEN = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

        private static final double LARGEST_WHOLE = 1e15;

        public Numeral {
            if (!Double.isFinite(value)) {
                throw new Unsound("the result is not a number (" + value + ")");
            }
            value += 0.0; // no negative zero, which would differ from zero
        }

        /** The shortest text that gives this number back: no exponent, no point in a whole number. */
        String text() {
            if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
                return Long.toString((long) value);
            }
            return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        }

        @Override
        public String words() {
            return "the number " + text();
        }

        @Override
        public Node at(Span span) {
            return new Scalar(span, text(), false);
        }
    }

    /** A text. */
    record Text(String text) implements Value {
        @Override
        public String words() {
            return "the text '" + text + "'";
        }

        @Override
        public Node at(Span span) {
            return new Scalar(span, text, true);
        }
    }

    /** True or false. */
    record Truth(boolean holds) implements Value {
        @Override
        public String words() {
            return Boolean.toString(holds);
        }

        @Override
        public Node at(Span span) {
            return new Scalar(span, words(), false);
        }
    }

    /** An empty value. */
    record Nothing() implements Value {
        @Override
        public String words() {
            return "nothing";
        }

        @Override
        public Node at(Span span) {
            return new Scalar(span, "~", false);
        }
    }

    /** Values in order. */
    record Items(List<Value> items) implements Value {
        public Items {
            items = Collections.unmodifiableList(items);
        }

        @Override
        public String words() {
            return "a list";
        }

        @Override
        public Node at(Span span) {
            return new Sequence(span, items.stream().map(i -> i.at(span)).toList());
        }
    }

    /** Values by key. */
    record Fields(Map<String, Value> values) implements Value {
        public Fields {
            values = Collections.unmodifiableMap(values);
        }

        @Override
        public String words() {
            return "a map";
        }

        @Override
        public Node at(Span span) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            values.forEach((key, value) -> entries.put(key, new Entry(key, span, value.at(span))));
            return new Mapping(span, entries);
        }
    }

    /** The value of a part of a document. */
    static Value of(Node node) {
        if (node instanceof Sequence list) {
            List<Value> items = new ArrayList<>(list.items().size());
            list.items().forEach(i -> items.add(of(i)));
            return new Items(items);
        }
        if (node instanceof Mapping map) {
            Map<String, Value> values = new LinkedHashMap<>();
            map.entries().values().forEach(e -> values.put(e.key(), of(e.value())));
            return new Fields(values);
        }
        Scalar scalar = (Scalar) node;
        if (scalar.isNull()) {
            return new Nothing();
        }
        if (scalar.quoted()) {
            return new Text(scalar.text());
        }
        return switch (scalar.text()) {
            case "true" -> new Truth(true);
            case "false" -> new Truth(false);
            default ->
                Numeral.WRITTEN.matcher(scalar.text()).matches()
                        ? new Numeral(Double.parseDouble(scalar.text()))
                        : new Text(scalar.text());
        };
    }
}
