package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Step;

/** Tags that are aimed at are carried by somebody. */
final class UnknownTag implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F310",
            Severity.ERROR,
            "tag that no asset carries",
            "Targets by tag are assets on which the tag is written.",
            "campaign: {steps: {outage: {targets: {ids: ~, tag: rural}}}}",
            """
            network: {inline: {assets: {gnb-1: {tags: rural}}}}
            campaign: {steps: {outage: {targets: {ids: ~, tag: rural}}}}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        List<Step> steps = Steps.of(draft).stream()
                .filter(s -> !s.targets().tags().isEmpty())
                .toList();
        Set<String> tags = new TreeSet<>();
        if (!steps.isEmpty()) {
            draft.network().ifPresent(n -> n.assets().forEach(a -> tags.addAll(a.tags())));
        }
        for (Step step : steps) {
            for (String tag : step.targets().tags()) {
                if (draft.network().isPresent() && !tags.contains(tag)) {
                    breaches.unknown(
                            Where.of(Part.STEP, step.id())
                                    .inside("targets", "tag")
                                    .value(tag),
                            "step '" + step.id() + "' aims at a tag that no asset carries: '" + tag + "'",
                            tag,
                            tags);
                }
            }
        }
        return breaches.found();
    }
}
