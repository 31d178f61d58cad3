package org.faultline.io.scenario;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.Uncertain;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Substitution;
import org.faultline.io.form.Distributions;
import org.faultline.scenario.UncertainNumber;

/**
 * The parameters of a document that are drawn once per replication, and those that are written with their help. Expressions see what was
 * drawn as they would see a number written by hand: the document is written out anew for every replication.
 *
 * <p>Two things cannot be drawn: what all replications share, and the distribution of another number that is drawn once per
 * replication, since what can be drawn must be known before anything is.
 */
final class DrawnParameters {

    /** Keys whose values are the same in all replications. */
    private static final List<String> SHARED =
            List.of("faultline", "id", "title", "description", "start", "horizon", "replications");

    private static final String PREFIX = DocumentTemplate.PARAMETERS + ".";

    private final Node document;
    private final Map<Span, UncertainNumber> numbers = new LinkedHashMap<>();
    private final Set<String> moving = new LinkedHashSet<>();

    private DrawnParameters(Node document) {
        this.document = document;
    }

    /** Looks for them in a merged document. A distribution may be written with the help of parameters that are not drawn. */
    static DrawnParameters of(Node document, Substitution.Tables tables) {
        DrawnParameters found = new DrawnParameters(document);
        if (document instanceof Mapping map
                && map.find(DocumentTemplate.PARAMETERS).orElse(null) instanceof Mapping parameters) {
            found.look(parameters, tables);
        }
        return found;
    }

    private void look(Mapping parameters, Substitution.Tables tables) {
        Map<String, Node> values = new LinkedHashMap<>();
        parameters.entries().values().forEach(e -> values.put(e.key(), e.value()));
        for (Entry entry : parameters.entries().values()) {
            if (Distributions.isWritten(entry.value())) {
                moving.add(entry.key());
                Distributions.find(Substitution.apply(entry.value(), values, Set.of(), tables, new Diagnostics()))
                        .ifPresent(u -> numbers.put(u.at(), u.named(PREFIX + entry.key())));
            }
        }
        boolean more = !moving.isEmpty();
        while (more) {
            more = moving.addAll(writtenWithThem(values));
        }
    }

    private List<String> writtenWithThem(Map<String, Node> values) {
        return values.keySet().stream()
                .filter(name -> cause(values.get(name)).isPresent())
                .toList();
    }

    /** The numbers by the places of their distributions. */
    Map<Span, UncertainNumber> numbers() {
        return numbers;
    }

    /** A parameter that is not the same in all replications and stands in a part of the document; empty when there is none. */
    private Optional<String> cause(Node part) {
        return moving.stream().filter(name -> Substitution.isUsed(part, name)).findFirst();
    }

    /** True for a parameter that stands within an expression, so that it may fit at both ends and not between them. */
    boolean isReckonedWith(UncertainNumber number) {
        return number.name().startsWith(PREFIX)
                && Substitution.isReckonedWith(document, number.name().substring(PREFIX.length()));
    }

    /**
     * Refuses what cannot be drawn.
     *
     * @param found distributions of numbers that stand elsewhere in the document
     */
    void check(List<Uncertain> found, Diagnostics diagnostics) {
        if (moving.isEmpty() || !(document instanceof Mapping map)) {
            return;
        }
        for (String key : SHARED) {
            map.find(key).ifPresent(value -> cause(value)
                    .ifPresent(name -> diagnostics.add(
                            Fault.CANNOT_BE_DRAWN,
                            value.span(),
                            "`" + key + "` is the same in all replications, and the parameter '" + name + "' is not",
                            "give `" + key + "` a parameter of its own that is not drawn")));
        }
        if (map.find(DocumentTemplate.PARAMETERS).orElse(null) instanceof Mapping parameters) {
            parameters.entries().values().stream()
                    .filter(e -> Distributions.isWritten(e.value()))
                    .forEach(e -> refuseDrawnRange(e.pointAt(), e.value(), diagnostics));
        }
        found.forEach(u -> Replacement.find(u.at(), document).ifPresent(n -> refuseDrawnRange(u.at(), n, diagnostics)));
    }

    private void refuseDrawnRange(Span at, Node distribution, Diagnostics diagnostics) {
        cause(distribution)
                .ifPresent(name -> diagnostics.add(
                        Fault.CANNOT_BE_DRAWN,
                        at,
                        "what this number is drawn from depends on the parameter '" + name + "', which is drawn itself",
                        "draw a part of it: `part: uniform(0, 1)` under `parameters`, and `${" + name
                                + " * part}` here"));
    }
}
