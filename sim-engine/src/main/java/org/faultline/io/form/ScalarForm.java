package org.faultline.io.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Substitution;

/**
 * A single value.
 *
 * @param words what an author calls it
 * @param schema its JSON Schema
 * @param definition name under which the schema is written once; empty to write it at each place
 * @param choices words from which an author chooses; empty where there is no such choice
 * @param parser turns the text into a value or throws {@link Unfit}
 */
record ScalarForm<T>(
        String words,
        Map<String, Object> schema,
        Optional<String> definition,
        List<String> choices,
        Function<String, T> parser)
        implements Form<T> {

    /** A form without a choice of words, whose schema is written at each place. */
    static <T> ScalarForm<T> of(String words, Map<String, Object> schema, Function<String, T> parser) {
        return new ScalarForm<>(words, schema, Optional.empty(), List.of(), parser);
    }

    /** The same form with its schema written once. */
    ScalarForm<T> definedAs(String name) {
        return new ScalarForm<>(words, schema, Optional.of(name), choices, parser);
    }

    /** The same form as a choice of words. */
    ScalarForm<T> choosing(List<String> known) {
        return new ScalarForm<>(words, schema, definition, known, parser);
    }

    @Override
    public Optional<T> read(Node node, Diagnostics diagnostics) {
        if (!(node instanceof Scalar scalar) || scalar.isNull()) {
            diagnostics.add(Fault.WRONG_TYPE, node.span(), "expected " + words + ", found " + node.words());
            return Optional.empty();
        }
        if (Substitution.isLeftIn(scalar)) {
            diagnostics.addConsequence();
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
    public Map<String, Object> schema(Definitions definitions) {
        return definition.map(name -> definitions.reference(name, schema)).orElse(schema);
    }
}
