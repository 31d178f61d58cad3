package org.faultline.scenario.rule;

import java.util.List;
import java.util.Optional;
import org.faultline.model.AssetKind;
import org.faultline.model.signalling.Signalling;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Effect;
import org.faultline.threat.Step;

/** Effects find what they act on: flows of traffic, network functions that serve devices, timing sources. */
final class IdleEffect implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F940",
            Severity.WARNING,
            "effect that changes nothing",
            "`delay`, `drop` and `misroute` act on flows of `traffic`, `flood` and `deregister` on functions of `signalling`, `impostor` on"
                    + " those that find each other in a `register`, `desynchronise` on timing sources that others need. Without them the step only marks its targets as compromised.",
            "campaign: {steps: {second: {at: 1 h, effect: {flood: 1000}, targets: amf-1}}}",
            "campaign: {steps: {second: {at: 1 h, effect: {degrade: 50 %}, targets: amf-1}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        for (Step step : Steps.of(draft)) {
            missing(step.effect().onEach(), draft)
                    .ifPresent(what -> breaches.add(
                            Where.of(Part.STEP, step.id()).inside("effect"),
                            "step '" + step.id() + "' has the effect "
                                    + step.effect().onEach().id() + ", but the scenario has no " + what));
        }
        return breaches.found();
    }

    private static Optional<String> missing(Effect effect, Draft draft) {
        if (draft.network().isEmpty() || draft.signalling().isEmpty()) {
            return Optional.empty();
        }
        boolean isTraffic =
                effect instanceof Effect.Delay || effect instanceof Effect.Drop || effect instanceof Effect.Misroute;
        if (isTraffic && draft.network().get().traffic().flows().isEmpty()) {
            return Optional.of("flow of traffic");
        }
        boolean isLoad = effect instanceof Effect.Flood || effect instanceof Effect.Deregister;
        if (isLoad && draft.signalling().get().isEmpty()) {
            return Optional.of("function that serves devices (`signalling`)");
        }
        if (effect instanceof Effect.Impostor impostor
                && !isListable(impostor, draft.signalling().get())) {
            return Optional.of("core with a `register` and a function '" + impostor.function() + "'");
        }
        boolean lacksClock = effect instanceof Effect.Desynchronise
                && draft.assetsById().values().stream().noneMatch(a -> a.kind() == AssetKind.TIMING_SOURCE);
        return lacksClock ? Optional.of("timing source") : Optional.empty();
    }

    private static boolean isListable(Effect.Impostor impostor, Signalling signalling) {
        return signalling.cores().stream()
                .anyMatch(c -> c.discovery().isPresent()
                        && c.findFunction(impostor.function()).isPresent());
    }
}
