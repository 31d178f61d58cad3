package org.faultline.io.toolbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.form.Scaling;
import org.faultline.io.form.Values;
import org.faultline.toolbox.By;
import org.faultline.toolbox.Change;
import org.faultline.toolbox.InForce.Put;

/**
 * Numbers of a document as several measures together leave them. Each number is looked up once in the document as it was, what acts on
 * it is gathered, and then it is changed once: first what lessens or slows it, then what closes a gap, then what enlarges it. The
 * order of the measures plays no part. One measure changes a number once, by the first of its changes that finds it.
 */
final class NumberChanges {

    /** What acts on one number. */
    private static final class Changed {
        private final Spots.Spot spot;
        private final Node before;
        private final boolean whole;
        private final Span at;
        private final Map<By, List<Double>> strengths = new EnumMap<>(By.class);
        private final Map<String, Boolean> actingOn = new LinkedHashMap<>();

        Changed(Spots.Spot spot, Node before, boolean whole, Span at) {
            this.spot = spot;
            this.before = before;
            this.whole = whole;
            this.at = at;
        }
    }

    private final Map<String, Changed> numbers = new LinkedHashMap<>();

    /** Looks at a document; nothing is changed yet. */
    NumberChanges(Node document, List<Acting> measures, Map<String, Double> drawn) {
        for (Acting acting : measures) {
            List<Change> changes = acting.measure().changes();
            for (int i = 0; i < changes.size(); i++) {
                if (changes.get(i) instanceof Change.Value change) {
                    double strength = acting.value(i, drawn);
                    Spots.find(document, change.path(), change.where())
                            .forEach(spot -> gather(spot, change, acting, strength));
                }
            }
        }
    }

    private void gather(Spots.Spot spot, Change.Value change, Acting acting, double strength) {
        Optional<Node> value = spot.value().or(() -> change.usual().map(text -> new Scalar(acting.at(), text, false)));
        if (value.isEmpty()) {
            return;
        }
        Changed number =
                numbers.computeIfAbsent(spot.path(), p -> new Changed(spot, value.get(), change.whole(), acting.at()));
        boolean acts = change.by().together(List.of(strength)) != 1;
        if (number.actingOn.putIfAbsent(acting.measure().id(), acts) == null) {
            number.strengths
                    .computeIfAbsent(change.by(), b -> new ArrayList<>())
                    .add(strength);
        }
    }

    /**
     * The document with all numbers changed.
     *
     * @param puts hears of each number that is another one now, with the ids of the measures that acted on it
     */
    Node apply(Node document, java.util.function.BiConsumer<Put, Set<String>> puts) {
        Node now = document;
        for (Changed number : numbers.values()) {
            Node before = number.before;
            Optional<Node> after = changed(number);
            if (after.isPresent() && !text(after.get()).equals(text(before))) {
                now = Spots.put(now, number.spot.keys(), after.get(), number.at);
                Set<String> ids = new LinkedHashSet<>();
                number.actingOn.forEach((id, acts) -> {
                    if (acts) {
                        ids.add(id);
                    }
                });
                puts.accept(
                        new Put(
                                number.spot.path(),
                                number.spot.value().isPresent() ? text(before) : "",
                                text(after.get())),
                        ids);
            }
        }
        return now;
    }

    private static Optional<Node> changed(Changed number) {
        double smaller = 1;
        if (number.strengths.containsKey(By.LESS)) {
            smaller *= By.LESS.together(number.strengths.get(By.LESS));
        }
        if (number.strengths.containsKey(By.SLOWER)) {
            smaller /= By.SLOWER.together(number.strengths.get(By.SLOWER));
        }
        double times = smaller;
        Optional<Node> value = times == 1 ? Optional.of(number.before) : Scaling.of(number.before, times);
        if (number.strengths.containsKey(By.GAP)) {
            value = value.flatMap(v -> closed(v, number.strengths.get(By.GAP)));
        }
        if (number.strengths.containsKey(By.FACTOR)) {
            value = value.flatMap(v -> Scaling.of(v, By.FACTOR.together(number.strengths.get(By.FACTOR))));
        }
        return number.whole ? value.map(NumberChanges::rounded) : value;
    }

    private static Optional<Node> closed(Node node, List<Double> strengths) {
        if (!(node instanceof Scalar scalar)) {
            return Optional.empty();
        }
        try {
            double share = By.GAP.changed(Values.parseShare(scalar.text()), strengths);
            return Optional.of(new Scalar(scalar.span(), Scaling.text(100 * share) + " %", false));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no plain share, so there is no gap that could be closed
        }
    }

    private static Node rounded(Node node) {
        if (node instanceof Scalar scalar && scalar.text().strip().matches("[+-]?\\d+(\\.\\d+)?")) {
            long whole = Math.round(Double.parseDouble(scalar.text().strip()));
            return new Scalar(scalar.span(), Long.toString(whole), scalar.quoted());
        }
        return node;
    }

    private static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text().strip() : node.toString();
    }
}
