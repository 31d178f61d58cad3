package org.faultline.io.sbom;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;

/**
 * Turns a JSON text into a tree with places. Scenario files are read as YAML, which knows nearly all of JSON; files that programs write also
 * hold the rest, as {@code \/} in a text or tabs before a line. O(text); nested at most 1,000 deep.
 */
final class JsonTree {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final String file;
    private final JsonParser parser;

    private JsonTree(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** The tree of a text; empty, with a diagnostic, when the text is no JSON or holds a key twice. */
    static Optional<Node> parse(String file, String text, Diagnostics diagnostics) {
        try (JsonParser parser = FACTORY.createParser(text).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)) {
            JsonTree tree = new JsonTree(file, parser);
            if (parser.nextToken() == null) {
                diagnostics.add(Fault.EMPTY_FILE, Span.startOf(file), "the file is empty");
                return Optional.empty();
            }
            Node root = tree.node();
            if (parser.nextToken() != null) {
                diagnostics.add(
                        Fault.BAD_SBOM, tree.span(parser.currentTokenLocation()), "the file goes on after its end");
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (JsonProcessingException e) {
            diagnostics.add(Fault.BAD_SBOM, placeOf(file, e), "the file is no JSON: " + e.getOriginalMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot fail to be read", e);
        }
    }

    private Node node() throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                Span keySpan = span(parser.currentTokenLocation());
                parser.nextToken();
                entries.put(key, new Entry(key, keySpan, node()));
            }
            return new Node.Mapping(span(start), entries);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node());
            }
            return new Node.Sequence(span(start), items);
        }
        String text = parser.getText();
        return new Node.Scalar(span(start), text, parser.currentToken() == JsonToken.VALUE_STRING);
    }

    /** Where a text stops being JSON; of one that goes too deep nobody says where. */
    private static Span placeOf(String file, JsonProcessingException e) {
        return Optional.ofNullable(e.getLocation())
                .map(at -> new Span(file, at.getLineNr(), at.getColumnNr(), at.getLineNr(), at.getColumnNr() + 1))
                .orElse(Span.startOf(file));
    }

    /** From a place to where the parser is. */
    private Span span(JsonLocation start) {
        JsonLocation end = parser.currentLocation();
        return new Span(file, start.getLineNr(), start.getColumnNr(), end.getLineNr(), end.getColumnNr());
    }
}
