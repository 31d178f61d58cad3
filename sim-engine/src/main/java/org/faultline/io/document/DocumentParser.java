package org.faultline.io.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Turns a YAML or JSON text into a tree with places.
 *
 * <p>Works on the event stream of SnakeYAML and leaves every scalar as text, so {@code no}, {@code 1e3} and {@code 08:00} mean
 * what they say and no time goes into guessing types. Keys are strict: a key written twice is a fault. Aliases are
 * resolved by sharing; what they stand for is counted, so that a few lines cannot become millions of values. Cost O(text).
 */
public final class DocumentParser {

    private static final int DEEPEST = 100;
    private static final long MOST_VALUES = 5_000_000;
    private static final String MERGE_KEY = "<<";
    private static final Pattern CUT_CALL = Pattern.compile("[a-z]+\\([^)]*");

    private final String file;
    private final Diagnostics diagnostics;
    private final ParserImpl events;
    private final Map<String, Node> anchors = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private long values;
    private int depth;

    private DocumentParser(String file, String text, Diagnostics diagnostics) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.file = file;
        this.diagnostics = diagnostics;
        this.events = new ParserImpl(new StreamReader(text), options);
    }

    /** The tree of a text; empty, with a diagnostic, when the text cannot be read. */
    public static Optional<Node> parse(String file, String text, Diagnostics diagnostics) {
        String readable = file.endsWith(".json") ? text.replace('\t', ' ') : text;
        try {
            return new DocumentParser(file, readable, diagnostics).document();
        } catch (Unreadable e) {
            diagnostics.add(e.fault, e.at, e.getMessage(), e.help);
        } catch (MarkedYAMLException e) {
            syntaxError(file, readable, e, diagnostics);
        } catch (ReaderException e) {
            diagnostics.add(
                    Fault.BAD_SYNTAX,
                    placeOf(file, readable, e.getPosition()),
                    String.format("the character U+%04X may not stand in a YAML text", e.getCodePoint()));
        }
        return Optional.empty();
    }

    private Optional<Node> document() {
        events.getEvent(); // start of stream
        if (events.checkEvent(Event.ID.StreamEnd)) {
            return empty();
        }
        events.getEvent(); // start of document
        Node root = node(events.getEvent());
        events.getEvent(); // end of document
        if (!events.checkEvent(Event.ID.StreamEnd)) {
            throw new Unreadable(
                    Fault.BAD_SYNTAX,
                    span(events.peekEvent()),
                    "a second document begins here; a file holds one",
                    Optional.of("remove the line `---`, or use two files"));
        }
        return Node.isNull(root) ? empty() : Optional.of(root);
    }

    private Optional<Node> empty() {
        diagnostics.add(Fault.EMPTY_FILE, Span.startOf(file), "'" + file + "' is empty");
        return Optional.empty();
    }

    private Node node(Event event) {
        if (event instanceof AliasEvent alias) {
            return resolve(alias);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        long before = values;
        count(event, 1);
        if (anchor == null) {
            return collectionOrScalar(event);
        }
        open.add(anchor);
        Node node = collectionOrScalar(event);
        open.remove(anchor);
        anchors.put(anchor, node);
        sizes.put(anchor, values - before);
        return node;
    }

    private Node resolve(AliasEvent alias) {
        String anchor = alias.getAnchor();
        if (open.contains(anchor)) {
            throw new Unreadable(
                    Fault.ALIAS_BOMB,
                    span(alias),
                    "the alias '*" + anchor + "' stands inside what it stands for",
                    Optional.empty());
        }
        Node node = anchors.get(anchor);
        if (node == null) {
            throw new Unreadable(
                    Fault.BAD_SYNTAX,
                    span(alias),
                    "the alias '*" + anchor + "' has no anchor '&" + anchor + "' before it",
                    Optional.of("put a word that begins with `*` in quotes"));
        }
        count(alias, sizes.get(anchor));
        return node;
    }

    private void count(Event event, long more) {
        values += more;
        if (values > MOST_VALUES) {
            throw new Unreadable(
                    Fault.ALIAS_BOMB,
                    span(event),
                    "the document stands for more than " + MOST_VALUES + " values",
                    Optional.of("aliases multiply each other here; write the values out"));
        }
    }

    private Node collectionOrScalar(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return new Scalar(
                    span(scalar), scalar.getValue(), scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN);
        }
        if (++depth > DEEPEST) {
            throw new Unreadable(
                    Fault.BAD_SYNTAX,
                    span(event),
                    "more than " + DEEPEST + " levels of maps and lists",
                    Optional.empty());
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        Node node = start instanceof MappingStartEvent ? mapping(start) : sequence(start);
        depth--;
        return node;
    }

    private Node sequence(CollectionStartEvent start) {
        List<Node> items = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            Node item = node(events.getEvent());
            refuseCutCall(start, item);
            items.add(item);
        }
        Event end = events.getEvent();
        Span last = items.isEmpty() ? span(start) : items.get(items.size() - 1).span();
        return new Sequence(extent(start, end, last), items);
    }

    private Node mapping(CollectionStartEvent start) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<Node> merged = new ArrayList<>();
        Span last = span(start);
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            Scalar key = key(events.getEvent());
            Node value = node(events.getEvent());
            refuseCutCall(start, value);
            last = value.span().file().equals(file) ? value.span() : last;
            if (key.text().equals(MERGE_KEY) && !key.quoted()) {
                merged.add(value);
                continue;
            }
            Entry earlier = entries.putIfAbsent(key.text(), new Entry(key.text(), key.span(), value));
            if (earlier != null) {
                diagnostics.add(
                        Fault.DUPLICATE_KEY,
                        key.span(),
                        "the key '" + key.text() + "' is written twice",
                        "first written in line " + earlier.keySpan().line());
            }
        }
        Event end = events.getEvent();
        merged.forEach(m -> mergeInto(entries, m));
        return new Mapping(extent(start, end, last), entries);
    }

    private static void mergeInto(Map<String, Entry> entries, Node merged) {
        if (merged instanceof Mapping map) {
            map.entries().forEach(entries::putIfAbsent);
        } else if (merged instanceof Sequence list) {
            list.items().forEach(item -> mergeInto(entries, item));
        }
    }

    private Scalar key(Event event) {
        Node key = node(event);
        if (key instanceof Scalar scalar) {
            return scalar;
        }
        throw new Unreadable(
                Fault.BAD_SYNTAX,
                key.span(),
                "a key must be a word, not " + key.words(),
                Optional.of("a value that holds braces, e.g. `${name}`, must be in quotes here"));
    }

    /** Inside braces and brackets the commas of an unquoted call such as {@code uniform(1 h, 4 h)} end the value. */
    private void refuseCutCall(CollectionStartEvent start, Node value) {
        if (start.isFlow()
                && value instanceof Scalar scalar
                && !scalar.quoted()
                && scalar.text().indexOf('(') > 0
                && CUT_CALL.matcher(scalar.text()).matches()) {
            throw new Unreadable(
                    Fault.BAD_SYNTAX,
                    scalar.span(),
                    "inside braces a comma ends the value, so only '" + scalar.text() + "' was read here",
                    Optional.of("put it in quotes: \"" + scalar.text() + ", ...)\""));
        }
    }

    private Span extent(CollectionStartEvent start, Event end, Span last) {
        Span first = span(start);
        if (start.isFlow()) {
            return first.to(span(end));
        }
        boolean forwards =
                last.endLine() > first.line() || (last.endLine() == first.line() && last.endColumn() >= first.column());
        return forwards ? first.to(last) : first;
    }

    private Span span(Event event) {
        return span(file, event.getStartMark(), event.getEndMark());
    }

    private static Span span(String file, Mark start, Mark end) {
        return new Span(file, start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
    }

    private static void syntaxError(String file, String text, MarkedYAMLException e, Diagnostics diagnostics) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        int line = mark.getLine() + 1;
        int column = mark.getColumn() + 1;
        String context = e.getContext() == null ? "" : " " + e.getContext();
        diagnostics.add(
                Fault.BAD_SYNTAX,
                new Span(file, line, column, line, column + 1),
                "not YAML: " + e.getProblem() + context,
                adviceOn(text, mark, String.valueOf(e.getProblem())));
    }

    private static Optional<String> adviceOn(String text, Mark mark, String problem) {
        int at = text.offsetByCodePoints(0, Math.min(mark.getIndex(), text.codePointCount(0, text.length())));
        char here = at < text.length() ? text.charAt(at) : '\n';
        char before = at > 0 ? text.charAt(at - 1) : '\n';
        if (here == '{' && before == '$') {
            return Optional.of("put `${...}` in quotes here: inside braces a brace opens a map");
        }
        if (here == '\t' || problem.contains("\\t")) {
            return Optional.of("indent with blanks, not with tabs");
        }
        if (problem.contains("mapping values are not allowed")) {
            return Optional.of("a value that holds a colon followed by a blank must be in quotes");
        }
        return Optional.empty();
    }

    private static Span placeOf(String file, String text, int codePoint) {
        int line = 1;
        int column = 1;
        int at = 0;
        for (int n = 0; n < codePoint && at < text.length(); n++) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            line = c == '\n' ? line + 1 : line;
            column = c == '\n' ? 1 : column + 1;
        }
        return new Span(file, line, column, line, column + 1);
    }

    /** Ends the reading of a text. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Fault fault;
        private final transient Span at;
        private final transient Optional<String> help;

        Unreadable(Fault fault, Span at, String message, Optional<String> help) {
            super(message);
            this.fault = fault;
            this.at = at;
            this.help = help;
        }
    }
}
