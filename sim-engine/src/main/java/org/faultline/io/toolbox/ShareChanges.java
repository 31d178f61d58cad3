package org.faultline.io.toolbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.faultline.io.form.Scaling;
import org.faultline.model.Function;
import org.faultline.toolbox.By;
import org.faultline.toolbox.Change;
import org.faultline.toolbox.InForce.Put;

/** The declaration of a vendor mix as measures leave it: keys of the format are added, as an author would write them. */
final class ShareChanges {

    private static final String PLAN = "plan";

    private final String path;
    private final Map<String, Double> drawn;
    private final BiConsumer<Put, String> puts;

    /**
     * Changes of a mix.
     *
     * @param path of the mix in the document
     * @param puts hears of each key that was added or changed, with the id of the measure
     */
    ShareChanges(String path, Map<String, Double> drawn, BiConsumer<Put, String> puts) {
        this.path = path;
        this.drawn = drawn;
        this.puts = puts;
    }

    Mapping apply(Mapping mix, List<Acting> measures) {
        Mapping now = mix;
        for (Acting acting : measures) {
            List<Change> changes = acting.measure().changes();
            for (int i = 0; i < changes.size(); i++) {
                if (changes.get(i) instanceof Change.Shares change) {
                    now = apply(now, acting, change, acting.value(i, drawn));
                }
            }
        }
        return now;
    }

    private Mapping apply(Mapping mix, Acting acting, Change.Shares change, double strength) {
        List<Function> functions = acting.use().functions().isEmpty()
                ? change.functions()
                : acting.use().functions();
        Span at = acting.at();
        Mapping now = mix;
        switch (change.how()) {
            case EXCLUDE -> {
                for (String supplier : acting.use().suppliers()) {
                    Map<String, Node> item = new LinkedHashMap<>();
                    item.put("vendor", word(at, supplier));
                    item.put("function", words(at, functions));
                    item.put("part", percent(at, strength));
                    now = with(now, "exclude", item, acting);
                }
            }
            case DIVERSIFY -> {
                Map<String, Node> item = new LinkedHashMap<>();
                item.put("function", words(at, functions));
                item.put("suppliers", word(at, Long.toString(Math.round(strength))));
                now = with(now, "diversify", item, acting);
            }
            case CAP -> {
                Map<String, Node> item = new LinkedHashMap<>();
                item.put("function", words(at, functions));
                item.put("most", percent(at, strength));
                now = with(now, "cap", item, acting);
            }
            case HASTEN -> now = hastened(now, functions, strength, acting);
        }
        return now;
    }

    private Mapping with(Mapping mix, String key, Map<String, Node> item, Acting acting) {
        Span at = acting.at();
        Map<String, Entry> entries = new LinkedHashMap<>();
        item.forEach((k, v) -> entries.put(k, new Entry(k, at, v)));
        List<Node> items = new ArrayList<>();
        mix.find(key).ifPresent(there -> items.addAll(there instanceof Sequence list ? list.items() : List.of(there)));
        items.add(new Mapping(at, entries));
        Map<String, Entry> all = new LinkedHashMap<>(mix.entries());
        Span keySpan = all.containsKey(key) ? all.get(key).keySpan() : at;
        all.put(key, new Entry(key, keySpan, new Sequence(at, items)));
        List<String> said = new ArrayList<>();
        item.forEach((k, v) -> said.add(k + " " + text(v)));
        puts.accept(
                new Put(path + "." + key, "", String.join(", ", said)),
                acting.measure().id());
        return new Mapping(mix.span(), all);
    }

    private Mapping hastened(Mapping mix, List<Function> functions, double strength, Acting acting) {
        Optional<Node> plans = mix.find(PLAN);
        if (plans.isEmpty()) {
            return mix;
        }
        List<Node> items = new ArrayList<>();
        for (Node plan : plans.get() instanceof Sequence list ? list.items() : List.of(plans.get())) {
            items.add(plan instanceof Mapping map && concerns(map, functions) ? hastened(map, strength, acting) : plan);
        }
        Map<String, Entry> all = new LinkedHashMap<>(mix.entries());
        all.put(
                PLAN,
                new Entry(
                        PLAN, all.get(PLAN).keySpan(), new Sequence(plans.get().span(), items)));
        return new Mapping(mix.span(), all);
    }

    private Mapping hastened(Mapping plan, double strength, Acting acting) {
        Optional<Double> from = year(plan, "from");
        Optional<Double> to = year(plan, "to");
        if (from.isEmpty() || to.isEmpty()) {
            return plan;
        }
        double sooner = from.get() + By.LESS.changed(to.get() - from.get(), List.of(strength));
        puts.accept(
                new Put(path + "." + PLAN + ".to", Scaling.text(to.get()), Scaling.text(sooner)),
                acting.measure().id());
        Map<String, Entry> all = new LinkedHashMap<>(plan.entries());
        Entry entry = all.get("to");
        all.put("to", new Entry("to", entry.keySpan(), word(entry.value().span(), Scaling.text(sooner))));
        return new Mapping(plan.span(), all);
    }

    private static boolean concerns(Mapping plan, List<Function> functions) {
        Optional<Node> bought = plan.find("function");
        List<Node> words = bought.map(b -> b instanceof Sequence list ? list.items() : List.of(b))
                .orElse(List.of());
        return words.isEmpty()
                || words.stream()
                        .anyMatch(w -> w instanceof Scalar scalar
                                && functions.stream().anyMatch(f -> f.id().equals(scalar.text())));
    }

    private static Optional<Double> year(Mapping plan, String key) {
        return plan.find(key).filter(Scalar.class::isInstance).flatMap(n -> {
            try {
                return Optional.of(Double.parseDouble(((Scalar) n).text().strip()));
            } catch (NumberFormatException e) {
                return Optional.empty(); // refused where it is read
            }
        });
    }

    private static Scalar word(Span at, String text) {
        return new Scalar(at, text, false);
    }

    private static Scalar percent(Span at, double share) {
        return word(at, Scaling.text(100 * share) + " %");
    }

    private static Sequence words(Span at, List<Function> functions) {
        return new Sequence(
                at, functions.stream().<Node>map(f -> word(at, f.id())).toList());
    }

    private static String text(Node node) {
        return node instanceof Sequence list
                ? String.join(" ", list.items().stream().map(ShareChanges::text).toList())
                : ((Scalar) node).text();
    }
}
