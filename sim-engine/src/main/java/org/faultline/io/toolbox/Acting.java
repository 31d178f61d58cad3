package org.faultline.io.toolbox;

import java.util.List;
import java.util.Map;
import org.faultline.io.Span;
import org.faultline.scenario.UncertainNumber;
import org.faultline.toolbox.By;
import org.faultline.toolbox.Change;
import org.faultline.toolbox.Measure;
import org.faultline.toolbox.Strength;
import org.faultline.toolbox.Use;

/**
 * A measure that somebody takes.
 *
 * @param measure with the strength that holds
 * @param use how it is taken
 * @param at where the author wrote it
 */
record Acting(Measure measure, Use use, Span at) {

    /** Its strengths that are drawn. They depend on the measure and the text alone, so that all mixes see the same draw. */
    List<UncertainNumber> numbers() {
        return java.util.stream.IntStream.range(0, measure.changes().size())
                .filter(i -> strength(i).isDrawn())
                .mapToObj(this::number)
                .distinct()
                .toList();
    }

    private UncertainNumber number(int change) {
        Strength strength = strength(change);
        return new UncertainNumber(
                name(change), strength.text(), unit(change), strength.distribution(), isWhole(change));
    }

    /** The strength of a change: drawn, or at its median. */
    double value(int change, Map<String, Double> drawn) {
        Strength strength = strength(change);
        double median = isWhole(change) ? Math.rint(strength.usual()) : strength.usual();
        return strength.isDrawn() ? drawn.getOrDefault(name(change), median) : median;
    }

    private Strength strength(int change) {
        return measure.changes().get(change).strength().orElse(measure.strength());
    }

    private String name(int change) {
        String id = "measures." + measure.id();
        return measure.changes().get(change).strength().isPresent()
                ? id + "." + change
                : use.strength().map(own -> id + " " + own.text()).orElse(id);
    }

    private boolean isWhole(int change) {
        return measure.changes().get(change) instanceof Change.Shares shares && shares.how() == Change.How.DIVERSIFY;
    }

    private String unit(int change) {
        boolean share = measure.changes().get(change) instanceof Change.Value number
                ? number.by() != By.FACTOR
                : !isWhole(change);
        return share ? "share" : "number";
    }
}
