package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.faultline.scenario.Where;

/** Finds where in the files a thing of the scenario was written. */
final class Places {

    private static final int DEEPEST_VALUE = 4;

    private final Node document;
    private final List<Node> packs;

    /**
     * Places of a document.
     *
     * @param document merged tree of the scenario file
     * @param packs trees of the sector packs
     */
    Places(Node document, List<Node> packs) {
        this.document = document;
        this.packs = List.copyOf(packs);
    }

    /** The place of a thing, or of the nearest thing around it that was written down. */
    Span of(Where where) {
        Found best = new Found(document, document.span(), 0);
        for (Node root : roots()) {
            for (List<String> path : paths(where)) {
                Found found = walk(root, path);
                best = found.depth > best.depth ? found : best;
            }
        }
        Found inside = walk(best.node, where.inside());
        Found last = inside.depth > 0 ? inside : best;
        return where.value().flatMap(v -> find(last.node, v, DEEPEST_VALUE)).orElse(last.pointAt);
    }

    /** Ids declared under a path of keys. */
    List<String> keys(String... path) {
        Found found = walk(document, List.of(path));
        return found.depth == path.length && found.node instanceof Mapping map
                ? map.entries().values().stream()
                        .filter(e -> !Node.isNull(e.value()) || path.length > 1)
                        .map(Entry::key)
                        .toList()
                : List.of();
    }

    /** Words that stand at a key of every map under a path of keys. */
    List<String> words(String key, String... path) {
        Found found = walk(document, List.of(path));
        if (found.depth < path.length || !(found.node instanceof Mapping map)) {
            return List.of();
        }
        return map.entries().values().stream()
                .flatMap(e -> e.value() instanceof Mapping inner ? inner.find(key).stream() : Stream.<Node>empty())
                .flatMap(n -> n instanceof Scalar word ? Stream.of(word.text()) : Stream.<String>empty())
                .toList();
    }

    private List<Node> roots() {
        List<Node> roots = new ArrayList<>(List.of(document));
        roots.addAll(packs);
        return roots;
    }

    private static List<List<String>> paths(Where where) {
        String id = where.id().orElse("");
        return switch (where.part()) {
            case SCENARIO -> List.of(where.id().stream().toList());
            case NETWORK -> List.of(List.of("network", "generated"), List.of("network", "import"), List.of("network"));
            case REGION -> inNetwork("regions", id);
            case OPERATOR -> inNetwork("operators", id);
            case ASSET -> {
                List<List<String>> paths = new ArrayList<>(inNetwork("assets", id));
                paths.addAll(inNetwork("cells", id));
                yield paths;
            }
            case LINK -> List.of(List.of("network", "inline", "links"), List.of("network", "import", "with", "links"));
            case SERVICE -> List.of(List.of("services", id), List.of("services", id.split("@", 2)[0]));
            case VENDOR -> List.of(List.of("vendors", id));
            case MIX -> List.of(List.of("mixes", id));
            case ASK -> List.of(List.of("ask"));
            case STEP -> List.of(List.of("campaign", "steps", id));
            case RESPONSE -> List.of(List.of("response"));
            case LIMIT -> List.of(List.of("limits", id));
            case ASSUMPTION -> List.of(List.of("assumptions", id));
            case FAILURE -> List.of(List.of("failures", id));
            case STATION -> List.of(List.of("stations", id));
            case FORK -> List.of(List.of("forks", id));
            case RANDOM_ACCESS -> List.of(List.of("random_access", id));
            case ARRIVALS -> List.of(List.of("arrivals", id));
            case POPULATION -> List.of(List.of("populations", id));
            case FLOW -> List.of(List.of("traffic", "flows", id));
            case CORE -> List.of(List.of("signalling", "cores", id));
            case DEVICES -> List.of(List.of("signalling", "devices", id));
            case OBSERVATION -> List.of(List.of("observe", id));
        };
    }

    private static List<List<String>> inNetwork(String list, String id) {
        return List.of(List.of("network", "inline", list, id), List.of("network", "import", "with", list, id));
    }

    /** How far a path leads. */
    private record Found(Node node, Span pointAt, int depth) {}

    private static Found walk(Node start, List<String> path) {
        Found found = new Found(start, start.span(), 0);
        for (String key : path) {
            if (!(found.node instanceof Mapping map) || !map.entries().containsKey(key)) {
                break;
            }
            Entry entry = map.entries().get(key);
            found = new Found(entry.value(), entry.pointAt(), found.depth + 1);
        }
        return found;
    }

    private static Optional<Span> find(Node node, String word, int deep) {
        if (node instanceof Scalar scalar) {
            boolean equal = scalar.text().equals(word) || scalar.text().startsWith(word + " ");
            return equal ? Optional.of(scalar.span()) : Optional.empty();
        }
        if (deep == 0) {
            return Optional.empty();
        }
        if (node instanceof Sequence list) {
            return list.items().stream()
                    .flatMap(n -> find(n, word, deep - 1).stream())
                    .findFirst();
        }
        Map<String, Entry> entries = ((Mapping) node).entries();
        return Optional.ofNullable(entries.get(word)).map(Entry::keySpan).or(() -> entries.values().stream()
                .flatMap(e -> find(e.value(), word, deep - 1).stream())
                .findFirst());
    }
}
