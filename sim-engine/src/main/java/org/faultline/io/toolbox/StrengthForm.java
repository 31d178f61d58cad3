package org.faultline.io.toolbox;

import java.util.Map;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.form.Definitions;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Form;
import org.faultline.model.Distribution;
import org.faultline.toolbox.Strength;

/** A share, a factor or a count, or a distribution of it, with the text that an author wrote. */
final class StrengthForm implements Form<Strength> {

    private final Form<Distribution> value = Distributions.of(Dimension.SHARE);

    @Override
    public Optional<Strength> read(Node node, Diagnostics diagnostics) {
        return readEntry("", node.span(), node, diagnostics);
    }

    @Override
    public Optional<Strength> readEntry(String key, Span keySpan, Node node, Diagnostics diagnostics) {
        return value.readEntry(key, keySpan, node, diagnostics).map(d -> new Strength(textOf(node), d));
    }

    private static String textOf(Node node) {
        return node instanceof Scalar scalar
                ? scalar.text().strip()
                : Distributions.find(node).map(u -> u.named("strength").text()).orElse("a distribution");
    }

    @Override
    public String words() {
        return "strength";
    }

    @Override
    public String link() {
        return value.link();
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return value.schema(definitions);
    }
}
