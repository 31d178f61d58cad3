package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.DocumentParser;
import org.faultline.io.document.Expansion;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.faultline.io.document.Substitution;
import org.faultline.scenario.Spelling;

/** Puts values of the command line into a document. Their places are lines of a text named {@value #NAME}. */
final class Settings {

    static final String NAME = "--set";

    private static final String PARAMETERS = DocumentTemplate.PARAMETERS + ".";

    private final Diagnostics diagnostics;

    private Settings(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The document with every {@code path=value} put in. */
    static Node apply(Node document, List<String> lines, Sources sources, Diagnostics diagnostics) {
        if (lines.isEmpty()) {
            return document;
        }
        sources.note(NAME, String.join("\n", lines));
        Settings settings = new Settings(diagnostics);
        Node now = document;
        for (int i = 0; i < lines.size(); i++) {
            now = settings.put(now, lines.get(i), i + 1);
        }
        return now;
    }

    /** Like {@link #apply}; a parameter that the document neither declares nor uses is refused, as it would change nothing. */
    static Node ofUser(Node document, List<String> lines, Sources sources, Diagnostics diagnostics) {
        Node now = apply(document, lines, sources, diagnostics);
        for (int i = 0; i < lines.size(); i++) {
            refuseUnknownParameter(document, now, lines.get(i), i + 1, diagnostics);
        }
        return now;
    }

    private static void refuseUnknownParameter(
            Node before, Node now, String line, int number, Diagnostics diagnostics) {
        int equals = line.indexOf('=');
        String path = line.substring(0, Math.max(0, equals)).strip();
        if (!path.startsWith(PARAMETERS)) {
            return;
        }
        String name = path.substring(PARAMETERS.length()).split("\\.", 2)[0];
        Set<String> declared = before instanceof Mapping map
                        && map.find(DocumentTemplate.PARAMETERS).orElse(null) instanceof Mapping parameters
                ? parameters.entries().keySet()
                : Set.of();
        if (!declared.contains(name) && !Substitution.mayBeUsed(now, name)) {
            diagnostics.add(
                    Fault.UNDECLARED_PARAMETER,
                    new Span(NAME, number, 1, number, equals + 1),
                    "this file has no parameter '" + name + "'",
                    Spelling.advice(name, declared));
        }
    }

    private Node put(Node document, String line, int number) {
        int equals = line.indexOf('=');
        if (equals < 1) {
            diagnostics.add(
                    Fault.BAD_SETTING,
                    new Span(NAME, number, 1, number, line.length() + 1),
                    "'" + line + "' is no setting",
                    "write it like `horizon=12h`");
            return document;
        }
        Span path = new Span(NAME, number, 1, number, equals + 1);
        String text = line.substring(equals + 1);
        Optional<Node> value = text.isBlank()
                ? Optional.of(new Scalar(path, "", false))
                : DocumentParser.parse(NAME, "\n".repeat(number - 1) + " ".repeat(equals + 1) + text, diagnostics);
        List<String> keys = List.of(line.substring(0, equals).strip().split("\\.", -1));
        return value.map(v -> put(document, keys, v, path, false)).orElse(document);
    }

    /**
     * Puts a value where a path leads.
     *
     * @param isMade whether a repetition or condition may write out what stands here: what is taken away must then be named
     */
    private Node put(Node node, List<String> keys, Node value, Span path, boolean isMade) {
        if (keys.isEmpty()) {
            return value;
        }
        String key = keys.get(0);
        List<String> rest = keys.subList(1, keys.size());
        if (node instanceof Mapping map) {
            Map<String, Entry> entries = new LinkedHashMap<>(map.entries());
            Node below = map.find(key).orElseGet(() -> new Mapping(path, Map.of()));
            boolean isMadeBelow = isMade || map.entries().keySet().stream().anyMatch(Expansion::isControl);
            Node now = put(below, rest, value, path, isMadeBelow);
            if (Node.isNull(now) && !isMadeBelow) {
                entries.remove(key);
            } else {
                entries.put(key, new Entry(key, path, now));
            }
            return new Mapping(map.span(), entries);
        }
        if (node instanceof Sequence list
                && key.matches("\\d{1,9}")
                && Integer.parseInt(key) < list.items().size()) {
            List<Node> items = new ArrayList<>(list.items());
            int index = Integer.parseInt(key);
            items.set(index, put(items.get(index), rest, value, path, isMade));
            return new Sequence(list.span(), items);
        }
        diagnostics.add(
                Fault.BAD_SETTING,
                path,
                node instanceof Sequence list
                        ? "'" + key + "' is no place in a list of "
                                + list.items().size()
                        : "cannot go on to '" + key + "': here stands " + node.words() + ", not a map");
        return node;
    }
}
