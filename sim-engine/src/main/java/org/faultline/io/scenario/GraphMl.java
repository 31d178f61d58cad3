package org.faultline.io.scenario;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the part of GraphML that network maps use: nodes with {@code label}, {@code Latitude}, {@code Longitude} and perhaps
 * {@code population}, and edges. Document types and external entities are refused.
 */
final class GraphMl {

    /** A file that is no network map. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        private final int line;
        private final int column;

        Unreadable(String message, int line, int column) {
            super(message);
            this.line = line;
            this.column = column;
        }

        /** Line of the fault in the file, from 1. */
        int line() {
            return line;
        }

        /** Column of the fault in the file, from 1. */
        int column() {
            return column;
        }
    }

    /**
     * A node.
     *
     * @param id word made of its label
     * @param title its label
     * @param position where it stands
     * @param population if the file tells
     */
    record Vertex(String id, String title, Spot.Position position, Optional<Double> population) {}

    /**
     * A network map.
     *
     * @param vertices in the order of the file
     * @param edges pairs of vertex ids, each pair once
     */
    record Graph(List<Vertex> vertices, List<List<String>> edges) {}

    private final Map<String, String> attributeOfKey = new HashMap<>();
    private final Map<String, Map<String, String>> nodes = new LinkedHashMap<>();
    private final Set<List<String>> edges = new LinkedHashSet<>();

    private GraphMl() {}

    /** The network map of a text. */
    static Graph parse(String text) throws Unreadable {
        GraphMl reader = new GraphMl();
        reader.read(text);
        return reader.graph();
    }

    private void read(String text) throws Unreadable {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
            Map<String, String> current = new HashMap<>();
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    current = element(xml, current);
                }
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            int column =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNumber());
            throw new Unreadable("it is not well-formed XML", line, column);
        }
    }

    private Map<String, String> element(XMLStreamReader xml, Map<String, String> current) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "key" ->
                attributeOfKey.put(
                        attribute(xml, "id"), attribute(xml, "attr.name").toLowerCase(Locale.ROOT));
            case "node" -> {
                Map<String, String> node = new HashMap<>();
                nodes.put(attribute(xml, "id"), node);
                return node;
            }
            case "edge" -> {
                addEdge(attribute(xml, "source"), attribute(xml, "target"));
                return new HashMap<>();
            }
            case "data" ->
                current.put(
                        attributeOfKey.getOrDefault(attribute(xml, "key"), attribute(xml, "key")),
                        xml.getElementText().strip());
            default -> {
                return current;
            }
        }
        return current;
    }

    private void addEdge(String source, String target) {
        if (!source.equals(target) && !edges.contains(List.of(target, source))) {
            edges.add(List.of(source, target));
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private Graph graph() throws Unreadable {
        Map<String, Spot.Position> positions = positions();
        Map<String, String> ids = ids(positions.keySet());
        if (positions.isEmpty()) {
            throw new Unreadable("none of its " + nodes.size() + " nodes has `Latitude` and `Longitude`", 1, 1);
        }
        List<Vertex> vertices = new ArrayList<>();
        positions.forEach((node, at) -> vertices.add(new Vertex(
                ids.get(node),
                nodes.get(node).getOrDefault("label", node),
                at,
                number(nodes.get(node), "population"))));
        List<List<String>> joined = edges.stream()
                .filter(e -> ids.containsKey(e.get(0)) && ids.containsKey(e.get(1)))
                .map(e -> List.of(ids.get(e.get(0)), ids.get(e.get(1))))
                .toList();
        return new Graph(vertices, joined);
    }

    /** Nodes with their positions in the order of the file; one without stands at the mean of its neighbours. */
    private Map<String, Spot.Position> positions() {
        Map<String, Spot.Position> known = new HashMap<>();
        nodes.forEach((id, data) -> number(data, "latitude")
                .flatMap(lat -> number(data, "longitude").map(lon -> new Spot.Position(lat, lon)))
                .ifPresent(p -> known.put(id, p)));
        boolean found = !known.isEmpty();
        while (found) {
            Map<String, Spot.Position> more = new HashMap<>();
            for (String id : nodes.keySet()) {
                if (!known.containsKey(id)) {
                    meanOfNeighbours(id, known).ifPresent(p -> more.put(id, p));
                }
            }
            known.putAll(more);
            found = !more.isEmpty();
        }
        Map<String, Spot.Position> inOrder = new LinkedHashMap<>();
        nodes.keySet().stream().filter(known::containsKey).forEach(id -> inOrder.put(id, known.get(id)));
        return inOrder;
    }

    private Optional<Spot.Position> meanOfNeighbours(String id, Map<String, Spot.Position> known) {
        List<Spot.Position> near = edges.stream()
                .filter(e -> e.contains(id))
                .map(e -> known.get(e.get(0).equals(id) ? e.get(1) : e.get(0)))
                .filter(java.util.Objects::nonNull)
                .toList();
        if (near.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Spot.Position(
                near.stream().mapToDouble(Spot.Position::latitude).average().orElseThrow(),
                near.stream().mapToDouble(Spot.Position::longitude).average().orElseThrow()));
    }

    /** Words made of labels; a label that several nodes have is followed by the node's id. */
    private Map<String, String> ids(Set<String> kept) {
        Map<String, Integer> uses = new HashMap<>();
        kept.forEach(n -> uses.merge(word(n), 1, Integer::sum));
        Map<String, String> ids = new LinkedHashMap<>();
        kept.forEach(n -> ids.put(n, uses.get(word(n)) == 1 ? word(n) : word(n) + "-" + n));
        return ids;
    }

    private String word(String node) {
        String label = nodes.get(node).getOrDefault("label", "");
        String word = label.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return word.isEmpty() ? "node" : word;
    }

    private static Optional<Double> number(Map<String, String> data, String name) {
        try {
            return Optional.ofNullable(data.get(name)).map(Double::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
