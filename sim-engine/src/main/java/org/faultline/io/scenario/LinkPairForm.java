package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Sequence;
import org.faultline.io.form.Definitions;
import org.faultline.io.form.Form;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.io.scenario.InlineNetwork.LinkLine;
import org.faultline.model.Link;

/** A link as a list: {@code [a, b]} or {@code [a, b, kind]}. */
final class LinkPairForm implements Form<LinkLine> {

    static final Form<Link.Kind> KIND = Values.word("kind of link", Link.Kind.values(), Link.Kind::id);

    private static final Form<List<String>> ENDS = Shapes.listOf(Values.id("an asset"));

    @Override
    public Optional<LinkLine> read(Node node, Diagnostics diagnostics) {
        int before = diagnostics.errors();
        List<String> words = ENDS.read(node, diagnostics).orElse(List.of());
        if (diagnostics.errors() > before) {
            return Optional.empty();
        }
        if (words.size() < 2 || words.size() > 3) {
            diagnostics.add(
                    Fault.WRONG_TYPE,
                    node.span(),
                    "a link joins two assets, found " + words.size() + " words",
                    "write `[a, b]` or `[a, b, ring]`");
            return Optional.empty();
        }
        Optional<Link.Kind> kind = words.size() == 2
                ? Optional.empty()
                : KIND.read(((Sequence) node).items().get(2), diagnostics);
        return diagnostics.errors() > before ? Optional.empty() : line(words, kind, node.span(), diagnostics);
    }

    private static Optional<LinkLine> line(
            List<String> words, Optional<Link.Kind> kind, Span span, Diagnostics diagnostics) {
        try {
            return Optional.of(line(words.get(0), words.get(1), kind, span));
        } catch (IllegalArgumentException e) {
            diagnostics.add(Fault.REFUSED, span, e.getMessage());
            return Optional.empty();
        }
    }

    /** A link whose ends differ; refuses others. */
    static LinkLine line(String from, String to, Optional<Link.Kind> kind, Span span) {
        Link checked = new Link(from, to, kind.orElse(Link.Kind.RING));
        return new LinkLine(checked.from(), checked.to(), kind, span);
    }

    @Override
    public String words() {
        return "pairs of assets";
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Map.of(
                "type", "array", "minItems", 2, "maxItems", 3, "items", Map.of("type", List.of("string", "number")));
    }
}
