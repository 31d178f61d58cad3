package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Numbering;
import org.faultline.model.Restart;
import org.faultline.model.Service;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Names;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Needs name assets and services that exist. */
final class UnknownProvider implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F103",
            Severity.ERROR,
            "need of an unknown provider",
            "A need names the assets or services that provide it. A misspelt id would be a need that nobody "
                    + "can meet.",
            "network: {inline: {assets: {gnb-1: {needs: {power: bus-7}}}}}",
            "network: {inline: {assets: {gnb-1: {needs: {power: bus-1}}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> {
            Numbering numbers = network.numberedLinks().numbersOfAssets();
            int last = Numbering.UNKNOWN;
            List<Gate> known = List.of();
            for (Dependency dependency : network.dependencies()) {
                last = numbers.of(dependency.dependant(), last + 1);
                boolean areAssets = isSame(known, dependency.gates()) || areAssets(numbers, dependency.gates());
                if (areAssets) {
                    known = dependency.gates();
                }
                if (last == Numbering.UNKNOWN || !areAssets) {
                    check(draft.names(), Part.ASSET, dependency.dependant(), dependency.gates(), breaches);
                }
            }
            for (Service service : network.services()) {
                check(draft.names(), Part.SERVICE, service.id(), service.gates(), breaches);
            }
            int place = Numbering.UNKNOWN;
            for (Restart restart : network.restarts()) {
                place = numbers.of(restart.asset(), place + 1);
                if (place == Numbering.UNKNOWN && !draft.names().assets().contains(restart.asset())) {
                    breaches.unknown(
                            Where.of(Part.NETWORK),
                            "a restart time is given for an unknown asset '" + restart.asset() + "'",
                            restart.asset(),
                            draft.names().assets());
                }
            }
        });
        return breaches.found();
    }

    /** True for the needs of the one before, as cells of a site have them. */
    @SuppressWarnings("ReferenceEquality") // a look at the needs is what it spares
    private static boolean isSame(List<Gate> some, List<Gate> others) {
        return some == others;
    }

    /** Spares all networks but those with needs of services, or with faults, a closer look. */
    private static boolean areAssets(Numbering numbers, List<Gate> gates) {
        for (Gate gate : gates) {
            for (Gate.Need need : gate.needs()) {
                if (numbers.of(need.provider()) == Numbering.UNKNOWN) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void check(Names names, Part part, String dependant, List<Gate> gates, Breaches breaches) {
        if (!names.hasProvider(dependant)) {
            breaches.unknown(
                    Where.of(part, dependant),
                    "needs are given for an unknown asset '" + dependant + "'",
                    dependant,
                    names.assets());
        }
        for (Gate gate : gates) {
            for (Gate.Need need : gate.needs()) {
                if (!names.hasProvider(need.provider())) {
                    breaches.unknown(
                            Where.of(part, dependant).inside("needs").value(need.provider()),
                            "'" + dependant + "' needs " + gate.name() + " of an unknown provider '" + need.provider()
                                    + "'",
                            need.provider(),
                            names.assets());
                }
            }
        }
    }
}
