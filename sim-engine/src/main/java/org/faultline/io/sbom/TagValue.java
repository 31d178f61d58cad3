package org.faultline.io.sbom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;

/**
 * Turns SPDX in tag-value form, one {@code Tag: value} a line, into the tree that the same document has in JSON, as far as a bill of materials
 * is read. A text in {@code <text>} and {@code </text>} may go over many lines. O(text).
 */
final class TagValue {

    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9]*):(.*)");
    private static final Pattern BEGINS = Pattern.compile("(?s)(?:\\s|#[^\\n]*\\n)*SPDXVersion:.*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String OPEN = "<text>";
    private static final String CLOSE = "</text>";

    private static final Map<String, String> OF_PACKAGES = Map.of(
            "SPDXID", "SPDXID", "PackageVersion", "versionInfo", "PrimaryPackagePurpose", "primaryPackagePurpose");
    /** Tags that begin something that is no package. */
    private static final Set<String> OTHER_THINGS = Set.of("FileName", "SnippetSPDXID", "LicenseID");

    private final String file;
    private final Diagnostics diagnostics;
    private final Map<String, Entry> document = new LinkedHashMap<>();
    private final List<Node> packages = new ArrayList<>();
    private final List<Node> relationships = new ArrayList<>();

    private Optional<Map<String, Entry>> current = Optional.empty();
    private List<Node> references = new ArrayList<>();

    private TagValue(String file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    /** Whether a text is of this form. */
    static boolean isIt(String text) {
        return BEGINS.matcher(text).matches();
    }

    /** The tree of a text; empty, with diagnostics, when a line is none of the form. */
    static Optional<Node> parse(String file, String text, Diagnostics diagnostics) {
        int before = diagnostics.errors();
        TagValue reader = new TagValue(file, diagnostics);
        reader.read(text.split("\\r?\\n|\\r", -1));
        return diagnostics.errors() > before ? Optional.empty() : Optional.of(reader.tree());
    }

    private void read(String[] lines) {
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            Span place = new Span(file, i + 1, 1, i + 1, Math.max(2, line.length() + 1));
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                StringBuilder value = new StringBuilder(matcher.group(2));
                while (value.indexOf(OPEN) >= 0 && value.indexOf(CLOSE) < 0 && i + 1 < lines.length) {
                    value.append('\n').append(lines[++i]);
                }
                tag(matcher.group(1), plain(value.toString()), place);
            } else if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                diagnostics.add(Fault.BAD_SBOM, place, "the line is not of the form `Tag: value`");
            }
        }
        endPackage();
    }

    private void tag(String tag, String value, Span place) {
        if (tag.equals("PackageName")) {
            endPackage();
            current = Optional.of(new LinkedHashMap<>());
            put(current.get(), "name", value, place);
        } else if (OTHER_THINGS.contains(tag)) {
            endPackage();
        } else if (tag.equals("Relationship")) {
            parts(value, place, "spdxElementId", "relationshipType", "relatedSpdxElement")
                    .ifPresent(relationships::add);
        } else if (tag.equals("ExternalRef") && current.isPresent()) {
            parts(value, place, "referenceCategory", "referenceType", "referenceLocator")
                    .ifPresent(references::add);
        } else if (current.isPresent() && OF_PACKAGES.containsKey(tag)) {
            put(current.get(), OF_PACKAGES.get(tag), value, place);
        } else if (tag.equals("SPDXVersion")) {
            put(document, "spdxVersion", value, place);
        }
    }

    private Optional<Node> parts(String value, Span place, String... keys) {
        String[] words = BLANKS.split(value, keys.length);
        if (words.length < keys.length) {
            diagnostics.add(Fault.BAD_SBOM, place, "the value must have three words, not '" + value + "'");
            return Optional.empty();
        }
        Map<String, Entry> parts = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            put(parts, keys[i], words[i], place);
        }
        return Optional.of(new Node.Mapping(place, parts));
    }

    private void endPackage() {
        current.ifPresent(entries -> {
            Span place = entries.get("name").keySpan();
            list(entries, "externalRefs", references, place);
            packages.add(new Node.Mapping(place, entries));
        });
        current = Optional.empty();
        references = new ArrayList<>();
    }

    private Node tree() {
        Span start = Span.startOf(file);
        list(document, "packages", packages, start);
        list(document, "relationships", relationships, start);
        return new Node.Mapping(start, document);
    }

    private static void list(Map<String, Entry> entries, String key, List<Node> items, Span place) {
        entries.put(key, new Entry(key, place, new Node.Sequence(place, items)));
    }

    private static void put(Map<String, Entry> entries, String key, String value, Span place) {
        entries.putIfAbsent(key, new Entry(key, place, new Node.Scalar(place, value, true)));
    }

    private static String plain(String value) {
        return value.replace(OPEN, "").replace(CLOSE, "").strip();
    }
}
