package org.faultline.io.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
import org.faultline.io.Span;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.faultline.scenario.Spelling;

/**
 * Writes out one document: {@code ${...}} in values and keys, and the keys {@code for x in list}, {@code if condition},
 * {@code else if condition} and {@code else}. Such keys stand in a map or in an item of a list; what they hold takes their
 * place. Parts in which nothing is to be done stay the same objects.
 */
public final class Expansion {

    private static final long MOST_VALUES = 5_000_000;
    private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_-]*)\\s*");
    private static final Pattern REPEATED = Pattern.compile("for\\s.*", Pattern.DOTALL);
    private static final Pattern CONDITION = Pattern.compile("(?:else\\s+)?if\\s(.*)", Pattern.DOTALL);
    private static final String OTHERWISE = "else";

    private final Set<String> later;
    private final Diagnostics diagnostics;
    private final Set<String> names;
    private final Scope root;
    private final Map<String, Parsed<Expression>> expressions = new HashMap<>();
    private final Map<String, Parsed<Repetition>> repetitions = new HashMap<>();
    private final IdentityHashMap<Node, Long> sizes = new IdentityHashMap<>();
    private long written;

    /** What was read and the names it uses. */
    private record Parsed<T>(T content, Set<String> used) {}

    Expansion(Map<String, Node> values, Set<String> later, Substitution.Tables tables, Diagnostics diagnostics) {
        this.later = later;
        this.diagnostics = diagnostics;
        this.names = new TreeSet<>(values.keySet());
        this.root = Scope.of(new Parameters(values, n -> of(n, root()), tables));
    }

    /** The document written out. */
    Node of(Node node) {
        try {
            return of(node, root);
        } catch (Unsound e) {
            report(e, node.span(), "", false);
            return node;
        }
    }

    private Scope root() {
        return root;
    }

    private Node of(Node node, Scope scope) {
        if (node instanceof Scalar scalar) {
            return scalar.text().contains("${") ? scalar(scalar, scope) : scalar;
        }
        return node instanceof Sequence list ? list(list, scope) : map((Mapping) node, scope);
    }

    // --- lists

    private Node list(Sequence list, Scope scope) {
        List<Node> items = new ArrayList<>(list.items().size());
        boolean changed = false;
        for (Node item : list.items()) {
            if (item instanceof Mapping map && isMadeOfControls(map)) {
                changed = true;
                for (Node part : parts(map, scope)) {
                    addItem(items, part);
                }
            } else {
                Node now = of(item, scope);
                changed |= now != item;
                items.add(now);
            }
        }
        count(items.size());
        return changed ? new Sequence(list.span(), items) : list;
    }

    private static void addItem(List<Node> items, Node part) {
        if (part instanceof Sequence several) {
            items.addAll(several.items());
        } else {
            items.add(part);
        }
    }

    // --- maps

    private Node map(Mapping map, Scope scope) {
        if (isMadeOfControls(map)) {
            return combined(map, parts(map, scope));
        }
        if (map.entries().values().stream().noneMatch(e -> isControl(e.key()))) {
            return plain(map, scope);
        }
        Map<String, Entry> made = new LinkedHashMap<>();
        Map<String, Entry> here = new LinkedHashMap<>();
        Chain chain = new Chain();
        for (Entry entry : map.entries().values()) {
            if (!chain.isControl(entry)) {
                put(here, entry(entry, scope));
                continue;
            }
            for (Node part : chain.parts(entry, scope)) {
                if (part instanceof Mapping several) {
                    several.entries().values().forEach(e -> put(made, e));
                } else {
                    diagnostics.add(
                            Fault.WRONG_TYPE,
                            entry.keySpan(),
                            "beside other keys `" + entry.key() + "` holds keys, not " + part.words());
                }
            }
        }
        count(made.size() + (long) here.size());
        return Merge.over(new Mapping(map.span(), made), new Mapping(map.span(), here));
    }

    private Node plain(Mapping map, Scope scope) {
        boolean changed = false;
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Entry entry : map.entries().values()) {
            Entry now = entry(entry, scope);
            changed |= now.value() != entry.value() || !now.key().equals(entry.key());
            put(entries, now);
        }
        count(entries.size());
        return changed ? new Mapping(map.span(), entries) : map;
    }

    private Entry entry(Entry entry, Scope scope) {
        Node value = of(entry.value(), scope);
        String key = entry.key().contains("${") ? key(entry, scope) : entry.key();
        return value == entry.value() && key.equals(entry.key()) ? entry : new Entry(key, entry.keySpan(), value);
    }

    private String key(Entry entry, Scope scope) {
        Node key = scalar(new Scalar(entry.keySpan(), entry.key(), false), scope);
        if (key instanceof Scalar word) {
            return word.text();
        }
        diagnostics.add(Fault.NO_VALUE, entry.keySpan(), "a key is a word, not " + key.words());
        return entry.key();
    }

    private void put(Map<String, Entry> entries, Entry entry) {
        if (entries.putIfAbsent(entry.key(), entry) != null) {
            diagnostics.add(
                    Fault.DUPLICATE_KEY,
                    entry.keySpan(),
                    "the key '" + entry.key() + "' is made twice",
                    "let the variables of the repetition stand in the key, e.g. `mast-${i}`");
        }
    }

    /** What the parts of a map that holds nothing but controls amount to. */
    private Node combined(Mapping map, List<Node> parts) {
        boolean repeated = map.entries().keySet().stream()
                .anyMatch(k -> REPEATED.matcher(k).matches());
        if (!repeated && parts.isEmpty()) {
            return new Scalar(map.span(), "~", false);
        }
        if (!repeated && parts.size() == 1) {
            return parts.get(0);
        }
        if (parts.isEmpty() ? holdsMaps(map) : parts.stream().allMatch(Mapping.class::isInstance)) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            parts.forEach(p -> ((Mapping) p).entries().values().forEach(e -> put(entries, e)));
            count(entries.size());
            return new Mapping(map.span(), entries);
        }
        List<Node> items = new ArrayList<>();
        parts.forEach(p -> addItem(items, p));
        count(items.size());
        return new Sequence(map.span(), items);
    }

    /** True when the innermost parts of controls are maps: what no turn at all makes is a map then. */
    private static boolean holdsMaps(Mapping map) {
        return map.entries().values().stream()
                .allMatch(e -> e.value() instanceof Mapping inner && (!isMadeOfControls(inner) || holdsMaps(inner)));
    }

    // --- controls

    private List<Node> parts(Mapping map, Scope scope) {
        List<Node> parts = new ArrayList<>();
        Chain chain = new Chain();
        for (Entry entry : map.entries().values()) {
            if (chain.isControl(entry)) {
                parts.addAll(chain.parts(entry, scope));
            } else {
                withoutIf(entry);
            }
        }
        return parts;
    }

    /** Whether a key repeats, or holds on a condition, what stands below it. */
    public static boolean isControl(String key) {
        return REPEATED.matcher(key).matches() || CONDITION.matcher(key).matches();
    }

    private static boolean isMadeOfControls(Mapping map) {
        return !map.entries().isEmpty()
                && isControl(map.entries().keySet().iterator().next())
                && map.entries().keySet().stream().allMatch(k -> isControl(k) || k.equals(OTHERWISE));
    }

    /** Goes through the keys of a map; knows whether an {@code else} belongs to an {@code if} and is still open. */
    private final class Chain {

        private boolean follows;
        private boolean open;

        /** True for a key that makes parts; {@code else} is one only behind {@code if}. */
        boolean isControl(Entry entry) {
            boolean control = Expansion.isControl(entry.key()) || (entry.key().equals(OTHERWISE) && follows);
            if (!control) {
                follows = false;
            }
            return control;
        }

        List<Node> parts(Entry entry, Scope scope) {
            if (REPEATED.matcher(entry.key()).matches()) {
                follows = false;
                return repeated(entry, scope);
            }
            boolean chosen;
            if (entry.key().equals(OTHERWISE)) {
                chosen = follows && open;
                follows = false;
                return chosen ? part(entry, scope) : List.of();
            }
            boolean alternative = entry.key().startsWith(OTHERWISE);
            if (alternative && !follows) {
                withoutIf(entry);
                return List.of();
            }
            open = !alternative || open;
            follows = true;
            if (!open) {
                return List.of();
            }
            Optional<Boolean> holds = condition(entry, scope);
            chosen = holds.orElse(false);
            open = holds.isPresent() && !chosen;
            return chosen ? part(entry, scope) : List.of();
        }
    }

    /** What a control holds, written out; nothing when that is empty. */
    private List<Node> part(Entry entry, Scope scope) {
        Node part = of(entry.value(), scope);
        return Node.isNull(part) ? List.of() : List.of(part);
    }

    private void withoutIf(Entry entry) {
        diagnostics.add(
                Fault.BAD_EXPRESSION,
                entry.keySpan(),
                "`" + entry.key() + "` stands without an `if` right before it",
                "a second condition in the same map is written `if not ...`");
    }

    private List<Node> repeated(Entry entry, Scope scope) {
        List<Node> parts = new ArrayList<>();
        try {
            Parsed<Repetition> parsed = repetitions.get(entry.key());
            if (parsed == null) {
                ExpressionParser parser = new ExpressionParser(entry.key(), names);
                parsed = new Parsed<>(parser.repetition(), parser.used());
                repetitions.put(entry.key(), parsed);
            }
            refuseLater(parsed.used());
            parsed.content().forEachTurn(scope, own -> {
                parts.addAll(part(entry, own));
                count(1);
            });
        } catch (Unsound e) {
            report(e, entry.keySpan(), entry.key(), false);
        }
        return parts;
    }

    private Optional<Boolean> condition(Entry entry, Scope scope) {
        Matcher matcher = CONDITION.matcher(entry.key());
        try {
            if (!matcher.matches()) {
                throw new IllegalArgumentException("The key '" + entry.key() + "' must be a condition.");
            }
            Parsed<Expression> parsed = expression(matcher.group(1));
            refuseLater(parsed.used());
            return Optional.of(parsed.content().holds(scope));
        } catch (Unsound e) {
            report(e.movedBy(matcher.start(1)), entry.keySpan(), entry.key(), false);
            return Optional.empty();
        }
    }

    private void refuseLater(Set<String> used) {
        used.stream().filter(later::contains).findFirst().ifPresent(n -> {
            throw new Unsound("`${" + n + "}` is put in after everything else and may stand alone only");
        });
    }

    // --- placeholders

    private Node scalar(Scalar scalar, Scope scope) {
        Matcher placeholder = Substitution.PLACEHOLDER.matcher(scalar.text());
        if (placeholder.matches()) {
            Node value = alone(scalar, placeholder, scope);
            return value instanceof Scalar word ? new Scalar(scalar.span(), word.text(), word.quoted()) : value;
        }
        placeholder.reset();
        StringBuilder text = new StringBuilder();
        while (placeholder.find()) {
            Node value = alone(scalar, placeholder, scope);
            if (value != scalar && !(value instanceof Scalar)) {
                reportShape(scalar, placeholder.group(1), value);
                value = scalar;
            }
            String word = value == scalar ? placeholder.group() : ((Scalar) value).text();
            placeholder.appendReplacement(text, Matcher.quoteReplacement(word));
        }
        return new Scalar(scalar.span(), placeholder.appendTail(text).toString(), scalar.quoted());
    }

    /** What stands for one placeholder; the whole value itself when the placeholder must stay. */
    private Node alone(Scalar scalar, Matcher placeholder, Scope scope) {
        String content = placeholder.group(1);
        try {
            Optional<Node> named = scope.findNode(content.strip(), v -> v.at(scalar.span()));
            if (named.isPresent()) {
                count(size(named.get()));
                return named.get();
            }
            if (later.contains(content)) {
                return scalar;
            }
            if (NAME.matcher(content).matches() && expressionWords(content)) {
                report(scalar, content.strip(), scope);
                return scalar;
            }
            Parsed<Expression> parsed = expression(content);
            refuseLater(parsed.used());
            return parsed.content().in(scope).at(scalar.span());
        } catch (Unsound e) {
            report(e.movedBy(placeholder.start(1)), scalar.span(), scalar.text(), scalar.quoted());
            return scalar;
        }
    }

    /** False for a name that is a subtraction of names. */
    private boolean expressionWords(String content) {
        String name = content.strip();
        int hyphen = name.indexOf('-');
        return !Set.of("true", "false", "none").contains(name)
                && (hyphen < 0 || !root.names().contains(name.substring(0, hyphen)));
    }

    private Parsed<Expression> expression(String text) {
        Parsed<Expression> known = expressions.get(text);
        if (known == null) {
            ExpressionParser parser = new ExpressionParser(text, names);
            known = new Parsed<>(parser.expression(), parser.used());
            expressions.put(text, known);
        }
        return known;
    }

    /** How many values a part stands for; parts that are put in twice are counted twice. */
    private long size(Node node) {
        if (node instanceof Scalar) {
            return 1;
        }
        Long known = sizes.get(node);
        if (known == null) {
            known = 1L;
            if (node instanceof Sequence list) {
                for (Node item : list.items()) {
                    known += size(item);
                }
            } else {
                for (Entry entry : ((Mapping) node).entries().values()) {
                    known += size(entry.value());
                }
            }
            sizes.put(node, known);
        }
        return known;
    }

    private void count(long more) {
        written += more;
        if (written > MOST_VALUES) {
            throw new Unsound("the document grows to more than " + MOST_VALUES + " values");
        }
    }

    // --- faults

    private void report(Unsound fault, Span whole, String text, boolean quoted) {
        diagnostics.add(
                fault.isWellWritten() ? Fault.NO_VALUE : Fault.BAD_EXPRESSION,
                place(fault, whole, text, quoted),
                fault.getMessage(),
                fault.help());
    }

    /** The place within a value that was written in one line without escapes; else the whole value. */
    private static Span place(Unsound fault, Span whole, String text, boolean quoted) {
        int quotes = quoted ? 1 : 0;
        int letters = text.codePointCount(0, text.length());
        boolean literal = whole.line() == whole.endLine() && whole.endColumn() - whole.column() == letters + 2 * quotes;
        if (fault.from() < 0 || !literal) {
            return whole;
        }
        int from = whole.column() + quotes + text.codePointCount(0, Math.min(fault.from(), text.length()));
        int to = whole.column() + quotes + text.codePointCount(0, Math.min(fault.to(), text.length()));
        return new Span(whole.file(), whole.line(), from, whole.line(), Math.max(from + 1, to));
    }

    private void reportShape(Scalar scalar, String name, Node value) {
        diagnostics.add(
                Fault.UNKNOWN_PARAMETER,
                scalar.span(),
                "the parameter '" + name + "' is " + value.words()
                        + "; inside a text only a word or a number can be put in");
    }

    private void report(Scalar scalar, String name, Scope scope) {
        if (name.equals("supplier")) {
            diagnostics.add(Fault.UNKNOWN_PARAMETER, scalar.span(), "`${supplier}` may stand in `campaign` only");
        } else {
            diagnostics.add(
                    Fault.UNKNOWN_PARAMETER,
                    scalar.span(),
                    "unknown parameter '" + name + "'",
                    Spelling.advice(name, scope.names()));
        }
    }
}
