package org.faultline.io.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Span;
import org.faultline.io.document.Node;

/**
 * What may stand at a place of a document. One declaration reads the value, describes it in the JSON Schema and describes it
 * on the format page, so that the three cannot differ.
 *
 * @param <T> what it becomes
 */
public interface Form<T> {

    /** The value; empty after a fault, which goes to {@code diagnostics}. Parts of maps and lists that have faults are left out. */
    Optional<T> read(Node node, Diagnostics diagnostics);

    /** The value of a key. Forms of objects use the key as id, and its place as theirs. */
    default Optional<T> readEntry(String key, Span keySpan, Node node, Diagnostics diagnostics) {
        return read(node, diagnostics);
    }

    /** What an author calls it, without article, e.g. {@code duration}. */
    String words();

    /** How the format page shows it; may hold a link to the section of an object. */
    default String link() {
        return words();
    }

    /** The words from which an author chooses; empty where there is no such choice. */
    default List<String> choices() {
        return List.of();
    }

    /** Its JSON Schema as nested maps and lists. */
    Map<String, Object> schema(Definitions definitions);
}
