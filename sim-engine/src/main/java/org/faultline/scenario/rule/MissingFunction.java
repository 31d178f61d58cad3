package org.faultline.scenario.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.model.Procedure;
import org.faultline.model.signalling.Contact;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.Roaming;
import org.faultline.model.signalling.Signalling;
import org.faultline.model.signalling.Stage;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** A core has every function that the procedures of its devices visit, and that keeps their contexts. */
final class MissingFunction implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F802",
            Severity.ERROR,
            "core without a function that devices need",
            "Every function that receives a message of a stage or contact, and every home of a stage, must be among the `functions` of the"
                    + " core that serves the devices.",
            "{signalling: {procedures: {attach: [amf, udm]}, cores: {nation: {functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}}}}}}",
            "{signalling: {procedures: {attach: [amf]}, cores: {nation: {functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}}}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.signalling().ifPresent(signalling -> signalling.classes().forEach(devices -> signalling.cores().stream()
                .filter(core -> core.id().equals(devices.core()))
                .forEach(core -> check(core, parent(core, signalling), devices, breaches))));
        return breaches.found();
    }

    private static Optional<CoreNetwork> parent(CoreNetwork slice, Signalling signalling) {
        return signalling.cores().stream()
                .filter(core -> slice.sliceOf().equals(Optional.of(core.id())))
                .findFirst();
    }

    private static void check(CoreNetwork core, Optional<CoreNetwork> parent, DeviceClass devices, Breaches breaches) {
        Stream<String> visited = Stream.concat(
                        Stream.concat(devices.steps().stream().map(Stage::procedure), devices.detours()),
                        devices.contacts().stream().flatMap(Contact::procedures))
                .flatMap(p -> p.messages().stream())
                .map(Procedure.Message::receiver)
                .filter(r -> !r.equals(Procedure.DEVICE) && !r.equals(Procedure.RADIO));
        List<String> missing = Stream.concat(visited, devices.stages().stream().map(Stage::home))
                .filter(f -> core.findFunction(f).isEmpty()
                        && parent.flatMap(p -> p.findFunction(f)).isEmpty())
                .filter(f -> devices.roaming().stream()
                        .noneMatch(r ->
                                f.equals(Roaming.HOME_EDGE) || r.homeFunctions().contains(f)))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            breaches.add(
                    Where.of(Part.CORE, core.sliceOf().orElse(core.id())),
                    "core '" + core.id() + "' lacks what devices '" + devices.id() + "' need: "
                            + String.join(", ", missing));
        }
    }
}
