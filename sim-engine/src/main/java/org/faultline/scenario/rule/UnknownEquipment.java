package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Selector;
import org.faultline.threat.Step;

/** Products, releases and components that are aimed at exist. */
final class UnknownEquipment implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F308",
            Severity.ERROR,
            "unknown product, release or component",
            "Targets name products, releases and components of declared vendors. A vendor without products "
                    + "sells one for each function, named `<vendor>-<function>`.",
            "campaign: {steps: {outage: {targets: {ids: ~, product: norda-core_usr}}}}",
            "campaign: {steps: {outage: {targets: {ids: ~, product: norda-core_user}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        if (Steps.of(draft).stream().map(Step::targets).allMatch(UnknownEquipment::namesNone)) {
            return List.of();
        }
        Set<String> products = Selection.products(draft);
        Set<String> releases = Selection.releases(draft);
        Set<String> components = Selection.components(draft);
        for (Step step : Steps.of(draft)) {
            Selector t = step.targets();
            t.products().forEach(p -> check(products, step.id(), "product", p, breaches));
            t.releases().forEach(r -> check(releases, step.id(), "release", r, breaches));
            t.components().forEach(c -> check(components, step.id(), "component", c, breaches));
        }
        return breaches.found();
    }

    private static boolean namesNone(Selector t) {
        return t.products().isEmpty()
                && t.releases().isEmpty()
                && t.components().isEmpty();
    }

    private static void check(Set<String> known, String step, String key, String word, Breaches breaches) {
        if (!known.contains(word)) {
            breaches.unknown(
                    Where.of(Part.STEP, step).inside("targets", key).value(word),
                    "step '" + step + "' aims at an unknown " + key + " '" + word + "'",
                    word,
                    known);
        }
    }
}
