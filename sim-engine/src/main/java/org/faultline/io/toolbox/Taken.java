package org.faultline.io.toolbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.faultline.model.Assumption;
import org.faultline.scenario.Spelling;
import org.faultline.scenario.UncertainNumber;
import org.faultline.toolbox.Catalogue;
import org.faultline.toolbox.Change;
import org.faultline.toolbox.InForce;
import org.faultline.toolbox.InForce.Put;
import org.faultline.toolbox.Measure;
import org.faultline.toolbox.Use;

/**
 * The measures that a document takes, by vendor mix: those of the whole file, those of the mix on which it is built, and its own, where
 * the later one of the same id holds. Changes of shares are put into the mix that takes the measure (a mix that is built on it has them by
 * that), changes of numbers hold for the runs under the mix.
 */
public final class Taken {

    /** The key under which measures stand. */
    public static final String KEY = "measures";

    private static final String MIXES = "mixes";
    private static final String USUAL = "today";
    private static final String NOBODY = "as-built";

    private final Map<String, List<Acting>> own = new LinkedHashMap<>();
    private final Map<String, List<Acting>> all = new LinkedHashMap<>();
    private final Set<String> built = new LinkedHashSet<>();
    private final List<Acting> everywhere;

    private Taken(List<Acting> everywhere) {
        this.everywhere = everywhere;
    }

    /**
     * Looks measures up in a catalogue; what is unknown or lacks something goes to the diagnostics.
     *
     * @param document with its parameters put in
     * @param forAll measures of the file
     * @param byMix measures of single mixes, by id
     */
    public static Taken of(
            Catalogue catalogue,
            Node document,
            List<Use> forAll,
            Map<String, List<Use>> byMix,
            Diagnostics diagnostics) {
        Resolver resolver = new Resolver(catalogue, diagnostics);
        Taken taken = new Taken(resolver.acting(forAll, at(document, KEY)));
        Map<String, String> bases = new LinkedHashMap<>();
        for (Entry mix : entries(at(document, MIXES))) {
            taken.own.put(mix.key(), resolver.acting(byMix.getOrDefault(mix.key(), List.of()), at(mix.value(), KEY)));
            at(mix.value(), "base")
                    .filter(Scalar.class::isInstance)
                    .ifPresent(b -> bases.put(mix.key(), ((Scalar) b).text()));
        }
        taken.own.keySet().forEach(id -> taken.all.put(id, taken.of(id, bases)));
        if (taken.own.isEmpty()) {
            // shares can only be changed where a country has some
            boolean country =
                    at(document, "network").flatMap(n -> at(n, "generated")).isPresent();
            taken.all.put(country ? USUAL : NOBODY, taken.everywhere);
            if (country) {
                taken.own.put(USUAL, List.of());
            }
        }
        bases.forEach((mix, base) -> {
            if (taken.own.containsKey(base)) {
                taken.built.add(mix);
            }
        });
        return taken;
    }

    private record Resolver(Catalogue catalogue, Diagnostics diagnostics) {

        List<Acting> acting(List<Use> uses, Optional<Node> written) {
            List<Acting> acting = new ArrayList<>();
            for (Use use : uses) {
                Span span = written.flatMap(n -> spanOf(use.id(), n)).orElseThrow();
                acting(use, span).ifPresent(acting::add);
            }
            return acting;
        }

        private Optional<Acting> acting(Use use, Span at) {
            Optional<Measure> measure = catalogue.find(use.id());
            if (measure.isEmpty()) {
                diagnostics.add(
                        Fault.UNKNOWN_TOOL,
                        at,
                        "there is no measure '" + use.id() + "'",
                        Spelling.advice(use.id(), catalogue.ids()));
                return Optional.empty();
            }
            if (measure.get().needsSuppliers() && use.suppliers().isEmpty()) {
                diagnostics.add(
                        Fault.TOOL_WITHOUT_SUPPLIER,
                        at,
                        use.id() + " restricts suppliers, but names none",
                        "write `" + use.id() + ": {supplier: ID}`");
                return Optional.empty();
            }
            try {
                Measure own = use.strength().map(measure.get()::withStrength).orElse(measure.get());
                return Optional.of(new Acting(own, use, at));
            } catch (IllegalArgumentException e) {
                diagnostics.add(Fault.OUT_OF_RANGE, at, e.getMessage());
                return Optional.empty();
            }
        }
    }

    private List<Acting> of(String mix, Map<String, String> bases) {
        Map<String, Acting> acting = new LinkedHashMap<>();
        everywhere.forEach(a -> acting.put(a.measure().id(), a));
        List<String> line = new ArrayList<>();
        for (String id = mix; id != null && own.containsKey(id) && !line.contains(id); id = bases.get(id)) {
            line.add(0, id);
        }
        line.forEach(id -> own.get(id).forEach(a -> acting.put(a.measure().id(), a)));
        return List.copyOf(acting.values());
    }

    /** Strengths that are drawn once per replication, each once. */
    public List<UncertainNumber> numbers() {
        Map<String, UncertainNumber> numbers = new LinkedHashMap<>();
        everyone().forEach(a -> a.numbers().forEach(n -> numbers.putIfAbsent(n.name(), n)));
        return List.copyOf(numbers.values());
    }

    /** How strongly each measure acts, with grade and source, as assumptions of the question. */
    public List<Assumption> assumptions() {
        Map<String, Assumption> assumptions = new LinkedHashMap<>();
        for (Acting acting : everyone()) {
            Measure m = acting.measure();
            boolean own = acting.use().strength().isPresent();
            String id = "measure-" + m.id() + (own ? "-" + assumptions.size() : "");
            assumptions.putIfAbsent(
                    id,
                    new Assumption(
                            id,
                            m.id() + " (" + m.title() + ") acts with the strength "
                                    + m.strength().text() + (own ? ", as the scenario says" : ""),
                            own ? Assumption.Grade.ASSUMED : m.grade(),
                            own ? "scenario file" : m.source()));
        }
        return List.copyOf(assumptions.values());
    }

    private List<Acting> everyone() {
        List<Acting> acting = new ArrayList<>(everywhere);
        own.values().forEach(acting::addAll);
        return acting;
    }

    /** The document with the shares of every mix changed. */
    public Node withShares(Node document, Map<String, Double> drawn) {
        return withShares(document, drawn, new LinkedHashMap<>());
    }

    private Node withShares(Node document, Map<String, Double> drawn, Map<String, Map<String, List<Put>>> puts) {
        Node now = document;
        for (String mix : own.keySet()) {
            List<Acting> acting = new ArrayList<>(built.contains(mix) ? List.of() : everywhere);
            acting.addAll(own.get(mix));
            if (acting.stream().noneMatch(Taken::changesShares)) {
                continue;
            }
            List<String> path = List.of(MIXES, mix);
            Optional<Node> written = at(document, MIXES).flatMap(m -> at(m, mix));
            Span span = acting.get(0).at();
            Mapping before = written.filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .orElseGet(() -> new Mapping(
                            span, Map.of("preset", new Entry("preset", span, new Scalar(span, USUAL, false)))));
            Mapping after = new ShareChanges(String.join(".", path), drawn, (put, id) -> puts.computeIfAbsent(
                                    mix, m -> new LinkedHashMap<>())
                            .computeIfAbsent(id, i -> new ArrayList<>())
                            .add(put))
                    .apply(before, acting);
            now = Spots.put(now, path, after, span);
        }
        return now;
    }

    private static boolean changesShares(Acting acting) {
        return acting.measure().changes().stream().anyMatch(Change.Shares.class::isInstance);
    }

    /** Names the numbers that are changed under a mix: equal names, equal changes; empty where none is. */
    public String changesUnder(String mix) {
        List<String> names = new ArrayList<>();
        for (Acting a : under(mix)) {
            if (a.measure().changes().stream().anyMatch(Change.Value.class::isInstance)) {
                names.add(a.measure().id() + " " + a.measure().strength().text());
            }
        }
        return String.join(", ", names);
    }

    private List<Acting> under(String mix) {
        return all.getOrDefault(mix, everywhere);
    }

    /** The document with the numbers changed that hold under a mix. */
    public Node withNumbers(Node document, String mix, Map<String, Double> drawn) {
        return new NumberChanges(document, under(mix), drawn).apply(document, (put, ids) -> {});
    }

    /**
     * What each measure changed, with strengths at their medians.
     *
     * @param document as it is without measures
     * @param differs true for mixes whose shares are other ones by measures
     */
    public List<InForce> inForce(Node document, Predicate<String> differs) {
        Map<String, Map<String, List<Put>>> shares = new LinkedHashMap<>();
        withShares(document, Map.of(), shares);
        List<InForce> inForce = new ArrayList<>();
        all.forEach((mix, acting) -> {
            Map<String, List<Put>> puts = new LinkedHashMap<>();
            if (differs.test(mix)) {
                shares.getOrDefault(mix, Map.of()).forEach((id, list) -> puts.put(id, new ArrayList<>(list)));
            }
            new NumberChanges(document, acting, Map.of())
                    .apply(
                            document,
                            (put, ids) -> ids.forEach(id -> puts.computeIfAbsent(id, i -> new ArrayList<>())
                                    .add(put)));
            acting.forEach(a -> inForce.add(new InForce(
                    mix, a.use(), a.measure(), puts.getOrDefault(a.measure().id(), List.of()))));
        });
        return inForce;
    }

    /** Warns of measures that change nothing under any mix that takes them. */
    public void warnOfIdle(List<InForce> inForce, Diagnostics diagnostics) {
        for (Acting acting : everyone()) {
            boolean idle = inForce.stream()
                    .filter(f -> f.measure().id().equals(acting.measure().id()))
                    .filter(f -> under(f.mix()).contains(acting))
                    .allMatch(f -> f.puts().isEmpty() && !inherited(f, inForce));
            if (idle) {
                diagnostics.add(
                        Fault.IDLE_TOOL,
                        acting.at(),
                        acting.measure().id() + " changes nothing here: "
                                + acting.measure().nothing());
            }
        }
    }

    /** True when the mix on which one is built has the changes of the shares. */
    private boolean inherited(InForce one, List<InForce> inForce) {
        return built.contains(one.mix())
                && inForce.stream()
                        .anyMatch(f -> f.measure().id().equals(one.measure().id())
                                && !f.puts().isEmpty());
    }

    private static Optional<Node> at(Node node, String key) {
        return node instanceof Mapping map ? map.find(key) : Optional.empty();
    }

    private static List<Entry> entries(Optional<Node> node) {
        return node.filter(Mapping.class::isInstance)
                .map(n -> ((Mapping) n)
                        .entries().values().stream()
                                .filter(e -> !Node.isNull(e.value()))
                                .toList())
                .orElse(List.of());
    }

    private static Optional<Span> spanOf(String id, Node uses) {
        if (uses instanceof Mapping map) {
            return Optional.ofNullable(map.entries().get(id)).map(Entry::keySpan);
        }
        List<Node> items = uses instanceof Sequence list ? list.items() : List.of(uses);
        return items.stream()
                .filter(n -> n instanceof Scalar word && word.text().equals(id))
                .findFirst()
                .map(Node::span);
    }
}
