package org.faultline.io.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.faultline.scenario.Spelling;

/**
 * Puts values in for {@code ${name}}. A value that is nothing but one placeholder becomes the named value, whatever its
 * shape; inside a longer text only words and numbers can be put in. What is put in takes the place of the placeholder.
 */
public final class Substitution {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, Node> values;
    private final Set<String> later;
    private final Diagnostics diagnostics;

    private Substitution(Map<String, Node> values, Set<String> later, Diagnostics diagnostics) {
        this.values = values;
        this.later = later;
        this.diagnostics = diagnostics;
    }

    /**
     * The document with values put in.
     *
     * @param values by name
     * @param later names that stay as they are, to be put in later
     */
    public static Node apply(Node node, Map<String, Node> values, Set<String> later, Diagnostics diagnostics) {
        return new Substitution(values, later, diagnostics).of(node);
    }

    /** True for a value in which a placeholder was left, which is reported where it is left. */
    public static boolean isLeftIn(Scalar scalar) {
        return scalar.text().contains("${")
                && PLACEHOLDER.matcher(scalar.text()).find();
    }

    /** The first placeholder of a name in a document. */
    public static Optional<Scalar> find(Node node, String name) {
        if (node instanceof Scalar scalar) {
            return Optional.of(scalar).filter(s -> s.text().contains("${" + name + "}"));
        }
        List<Node> parts = node instanceof Mapping map
                ? map.entries().values().stream().map(Entry::value).toList()
                : ((Sequence) node).items();
        return parts.stream().flatMap(p -> find(p, name).stream()).findFirst();
    }

    private Node of(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.text().contains("${") ? substituted(scalar) : scalar;
        }
        if (node instanceof Sequence list) {
            List<Node> items = new ArrayList<>(list.items().size());
            boolean changed = false;
            for (Node item : list.items()) {
                Node now = of(item);
                changed |= now != item;
                items.add(now);
            }
            return changed ? new Sequence(list.span(), items) : list;
        }
        return of((Mapping) node);
    }

    private Node of(Mapping map) {
        Map<String, Entry> changed = new LinkedHashMap<>();
        for (Entry entry : map.entries().values()) {
            Node now = of(entry.value());
            if (now != entry.value()) {
                changed.put(entry.key(), new Entry(entry.key(), entry.keySpan(), now));
            }
        }
        if (changed.isEmpty()) {
            return map;
        }
        Map<String, Entry> entries = new LinkedHashMap<>(map.entries());
        entries.putAll(changed);
        return new Mapping(map.span(), entries);
    }

    private Node substituted(Scalar scalar) {
        Matcher placeholder = PLACEHOLDER.matcher(scalar.text());
        if (placeholder.matches()) {
            Node value = values.get(placeholder.group(1));
            if (value != null) {
                return value instanceof Scalar word ? new Scalar(scalar.span(), word.text(), word.quoted()) : value;
            }
        }
        placeholder.reset();
        StringBuilder text = new StringBuilder();
        while (placeholder.find()) {
            placeholder.appendReplacement(text, Matcher.quoteReplacement(wordFor(scalar, placeholder)));
        }
        return new Scalar(scalar.span(), placeholder.appendTail(text).toString(), scalar.quoted());
    }

    private String wordFor(Scalar scalar, Matcher placeholder) {
        String name = placeholder.group(1);
        if (values.get(name) instanceof Scalar word) {
            return word.text();
        }
        if (!later.contains(name)) {
            report(scalar, name);
        }
        return placeholder.group();
    }

    private void report(Scalar scalar, String name) {
        if (values.containsKey(name)) {
            diagnostics.add(
                    Fault.UNKNOWN_PARAMETER,
                    scalar.span(),
                    "the parameter '" + name + "' is " + values.get(name).words()
                            + "; inside a text only a word or a number can be put in");
        } else if (name.equals("supplier")) {
            diagnostics.add(Fault.UNKNOWN_PARAMETER, scalar.span(), "`${supplier}` may stand in `campaign` only");
        } else {
            diagnostics.add(
                    Fault.UNKNOWN_PARAMETER,
                    scalar.span(),
                    "unknown parameter '" + name + "'",
                    Spelling.advice(name, new TreeSet<>(values.keySet())));
        }
    }
}
