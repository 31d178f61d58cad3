package org.faultline.io.form;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Scalar;

/** A single value. */
final class ScalarForm<T> implements Form<T> {

    private final String words;
    private final Map<String, Object> schema;
    private final Function<String, T> parser;

    /**
     * A form.
     *
     * @param words what an author calls it
     * @param schema its JSON Schema
     * @param parser turns the text into a value or throws {@link Unfit}
     */
    ScalarForm(String words, Map<String, Object> schema, Function<String, T> parser) {
        this.words = words;
        this.schema = schema;
        this.parser = parser;
    }

    @Override
    public Optional<T> read(Node node, Diagnostics diagnostics) {
        if (!(node instanceof Scalar scalar) || scalar.isNull()) {
            diagnostics.add(Fault.WRONG_TYPE, node.span(), "expected " + words + ", found " + node.words());
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(scalar.text()));
        } catch (Unfit e) {
            diagnostics.add(e.fault(), scalar.span(), e.getMessage(), e.help());
            return Optional.empty();
        }
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return schema;
    }
}
