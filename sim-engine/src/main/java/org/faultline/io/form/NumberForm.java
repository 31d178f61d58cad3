package org.faultline.io.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.Uncertain;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Substitution;

/**
 * One number, or a distribution from which it is drawn once per replication. A distribution is noted as
 * {@link Uncertain} and read as its median; all of its values must be allowed at the place.
 *
 * @param plain the number by itself
 * @param dimensions what it may measure
 * @param least value that is allowed
 * @param most value that is allowed
 * @param whole true for whole numbers
 */
record NumberForm<T>(ScalarForm<T> plain, List<Dimension> dimensions, double least, double most, boolean whole)
        implements Form<T> {

    @Override
    public Optional<T> read(Node node, Diagnostics diagnostics) {
        return readEntry("", node.span(), node, diagnostics);
    }

    @Override
    public Optional<T> readEntry(String key, Span keySpan, Node node, Diagnostics diagnostics) {
        if (!Distributions.isWritten(node)) {
            return plain.read(node, diagnostics);
        }
        if (node instanceof Scalar scalar && Substitution.isLeftIn(scalar)) {
            diagnostics.addConsequence();
            return Optional.empty();
        }
        Span at = node instanceof Mapping ? keySpan : node.span();
        try {
            Distributions.Parsed parsed = Distributions.parse(node, dimensions);
            Uncertain uncertain = parsed.uncertain(node, whole);
            checkEnds(parsed.dimension(), uncertain);
            diagnostics.addUncertain(uncertain);
            var number = uncertain.named("number");
            return Optional.of(plain.parser().apply(number.written(number.median())));
        } catch (Unfit e) {
            diagnostics.add(e.fault(), at, e.getMessage(), e.help());
        } catch (IllegalArgumentException e) {
            diagnostics.add(Fault.BAD_DISTRIBUTION, at, e.getMessage());
        }
        return Optional.empty();
    }

    private void checkEnds(Dimension dimension, Uncertain uncertain) {
        double low = uncertain.distribution().least();
        double high = uncertain.distribution().greatest();
        if (low < least || high > most) {
            String end = low < least
                    ? " can be as low as " + dimension.written(low)
                    : Double.isInfinite(high) ? " has no upper bound" : " can be as high as " + dimension.written(high);
            throw new Unfit(Fault.OUT_OF_RANGE, uncertain.text() + end + "; " + bounds(dimension));
        }
    }

    private String bounds(Dimension dimension) {
        boolean open = Double.isInfinite(most) || (whole && most == Integer.MAX_VALUE);
        return open
                ? "it must be " + dimension.written(least) + " or more"
                : "it must lie between " + dimension.written(least) + " and " + dimension.written(most);
    }

    @Override
    public String words() {
        return plain.words();
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        Map<String, Object> drawn = definitions.reference("value-distribution", Distributions.callOrMap());
        Map<String, Object> either = Map.of("anyOf", List.of(plain.schema(definitions), drawn));
        return plain.definition()
                .map(name -> definitions.reference(name.replace("value-", "uncertain-"), either))
                .orElse(either);
    }
}
