package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.Signalling;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** What a quota counts is something that devices of its slice do. */
final class QuotaOfNobody implements Rule {

    private static final String CORE =
            "cores: {nation: {functions: {amf: {instances: amf-1, messages_per_second: 100}}, slices: {iot: {functions: {smf: {instances: upf-1, messages_per_second: 100}}, quota: {%s: 500}}}}}";
    private static final String DEVICES =
            "devices: {meters: {core: nation/iot, places: {area-1: 1000}, stages: {attach: {}}}}";

    private static final Explanation EXPLANATION = new Explanation(
            "F991",
            Severity.WARNING,
            "quota that nobody can reach",
            "A quota of a slice counts `devices` that have completed the stage whose context an `amf` keeps, and `sessions` by the one of an `smf`: the stage says so with `home`, or its"
                    + " procedure goes there first. Here no class of the slice has such a stage, so the quota holds nobody back.",
            "{signalling: {procedures: {attach: [amf]}, " + CORE.formatted("sessions") + ", " + DEVICES + "}}",
            "{signalling: {procedures: {attach: [amf]}, " + CORE.formatted("devices") + ", " + DEVICES + "}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.signalling().ifPresent(signalling -> signalling.cores().forEach(core -> core.quota()
                .ifPresent(quota -> {
                    if (quota.devices().isPresent()) {
                        check(core, "devices", "amf", signalling, breaches);
                    }
                    if (quota.sessions().isPresent()) {
                        check(core, "sessions", "smf", signalling, breaches);
                    }
                })));
        return breaches.found();
    }

    private static void check(CoreNetwork core, String counted, String home, Signalling signalling, Breaches breaches) {
        boolean isReached = signalling.classes().stream()
                .filter(c -> c.core().equals(core.id()))
                .flatMap(c -> c.stages().stream())
                .anyMatch(stage -> stage.home().equals(home));
        if (!isReached) {
            breaches.add(
                    Where.of(Part.CORE, core.sliceOf().orElse(core.id())),
                    "the quota of '" + core.id() + "' counts " + counted
                            + ", but no device of it has a stage whose context an " + home + " keeps");
        }
    }
}
