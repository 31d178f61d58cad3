package org.faultline.io.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.faultline.io.Diagnostics;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Scalar;

/**
 * A whole number, or the one word that stands for no bound.
 *
 * @param word for no bound
 * @param number the bound
 */
record BoundForm(String word, Form<Integer> number) implements Form<OptionalInt> {

    @Override
    public Optional<OptionalInt> read(Node node, Diagnostics diagnostics) {
        return readEntry("", node.span(), node, diagnostics);
    }

    @Override
    public Optional<OptionalInt> readEntry(String key, Span keySpan, Node node, Diagnostics diagnostics) {
        return node instanceof Scalar scalar && scalar.text().equals(word)
                ? Optional.of(OptionalInt.empty())
                : number.readEntry(key, keySpan, node, diagnostics).map(OptionalInt::of);
    }

    @Override
    public String words() {
        return number.words() + " or `" + word + "`";
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Map.of("anyOf", List.of(Map.of("const", word), number.schema(definitions)));
    }
}
