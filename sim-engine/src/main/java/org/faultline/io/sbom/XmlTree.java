package org.faultline.io.sbom;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;

/**
 * Turns CycloneDX in XML into the tree that the same bill has in JSON: attributes and elements are keys, an element without others inside is a
 * text, and what lies in {@code components} and {@code services} is a list. Of other elements that come twice the first counts. Definitions of
 * types and entities are not read. O(text); nested at most 1,000 deep.
 */
final class XmlTree {

    private static final Pattern NAMESPACE = Pattern.compile("http://cyclonedx\\.org/schema/bom/(\\d+\\.\\d+)");
    private static final Set<String> LISTS = Set.of("components", "services");
    private static final int DEEPEST = 1_000;

    private final String file;
    private final Diagnostics diagnostics;
    private final XMLStreamReader xml;

    private XmlTree(String file, Diagnostics diagnostics, XMLStreamReader xml) {
        this.file = file;
        this.diagnostics = diagnostics;
        this.xml = xml;
    }

    /** The tree of a text, with {@code bomFormat} and {@code specVersion} from its namespace; empty, with a diagnostic, when it is no such text. */
    static Optional<Node> parse(String file, String text, Diagnostics diagnostics) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return new XmlTree(file, diagnostics, factory.createXMLStreamReader(new StringReader(text))).root();
        } catch (XMLStreamException e) {
            Location at = e.getLocation();
            Span place = at == null ? Span.startOf(file) : place(file, at);
            diagnostics.add(Fault.BAD_SBOM, place, "the file is not well-formed XML");
            return Optional.empty();
        }
    }

    private Optional<Node> root() throws XMLStreamException {
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = xml.next();
        }
        Span place = place(file, xml.getLocation());
        Matcher matcher =
                NAMESPACE.matcher(Optional.ofNullable(xml.getNamespaceURI()).orElse(""));
        if (!xml.getLocalName().equals("bom") || !matcher.matches()) {
            diagnostics.add(
                    Fault.BAD_SBOM,
                    place,
                    "the element '" + xml.getLocalName() + "' is no bill of CycloneDX",
                    SbomReader.KNOWN);
            return Optional.empty();
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        put(entries, "bomFormat", new Node.Scalar(place, "CycloneDX", true));
        put(entries, "specVersion", new Node.Scalar(place, matcher.group(1), true));
        Node bill = element(1);
        if (bill instanceof Node.Mapping map) {
            map.entries().forEach(entries::putIfAbsent);
        }
        while (xml.hasNext()) {
            xml.next();
        }
        return Optional.of(new Node.Mapping(place, entries));
    }

    /** The element that has just begun, up to its end. */
    private Node element(int depth) throws XMLStreamException {
        Span place = place(file, xml.getLocation());
        if (depth > DEEPEST) {
            throw new XMLStreamException("nested too deep", xml.getLocation());
        }
        boolean isList = LISTS.contains(xml.getLocalName());
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            put(entries, xml.getAttributeLocalName(i), new Node.Scalar(place, xml.getAttributeValue(i), true));
        }
        List<Node> items = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                Node inside = element(depth + 1);
                items.add(inside);
                put(entries, name, inside);
            } else if (xml.hasText() && xml.getEventType() != XMLStreamConstants.COMMENT) {
                text.append(xml.getText());
            }
        }
        if (isList) {
            return new Node.Sequence(place, items);
        }
        return items.isEmpty() ? new Node.Scalar(place, text.toString(), true) : new Node.Mapping(place, entries);
    }

    private static void put(Map<String, Entry> entries, String key, Node value) {
        entries.putIfAbsent(key, new Entry(key, value.span(), value));
    }

    private static Span place(String file, Location at) {
        int line = Math.max(1, at.getLineNumber());
        int column = Math.max(1, at.getColumnNumber());
        return new Span(file, line, column, line, column + 1);
    }
}
