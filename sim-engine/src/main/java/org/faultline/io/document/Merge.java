package org.faultline.io.document;

import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;

/**
 * Lays one document over another: maps are merged key by key, everything else is replaced, and an empty value removes what
 * was below. Every value keeps the place where it was written.
 */
public final class Merge {

    private Merge() {}

    /** {@code over} laid over {@code below}. */
    public static Node over(Node below, Node over) {
        if (!(below instanceof Mapping lower) || !(over instanceof Mapping upper)) {
            return over;
        }
        Map<String, Entry> entries = new LinkedHashMap<>(lower.entries());
        upper.entries().forEach((key, entry) -> {
            Entry beneath = entries.get(key);
            if (Node.isNull(entry.value())) {
                entries.remove(key);
            } else if (beneath == null) {
                entries.put(key, entry);
            } else {
                entries.put(key, new Entry(key, entry.keySpan(), over(beneath.value(), entry.value())));
            }
        });
        return new Mapping(upper.span(), entries);
    }
}
