package org.faultline.scenario.rule;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.model.signalling.Signalling;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Observations look at devices, stages, cores and functions that there are. */
final class UnknownSignallingObserved implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F801",
            Severity.ERROR,
            "observation of devices that are not there",
            "`devices`, `attempts` and `contacts` name classes of devices, their stages and contacts; `function` names a core and a function that it has.",
            "{signalling: {procedures: {attach: [amf]}, cores: {nation: {functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}}}}}, observe: {in: {devices: {of: phone, state: served}, take: final}}}",
            "{signalling: {procedures: {attach: [amf]}, cores: {nation: {functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}}}}}, observe: {in: {devices: {of: phones, state: served}, take: final}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        if (draft.signalling().isEmpty()) {
            return breaches.found();
        }
        Signalling signalling = draft.signalling().get();
        for (Observation o : draft.observations()) {
            if (o.made() instanceof Observation.Taken taken) {
                if (taken.quantity() instanceof Quantity.Devices devices) {
                    devices.of().forEach(id -> checkStage(o, signalling, id, devices.stage(), breaches));
                } else if (taken.quantity() instanceof Quantity.Attempts attempts) {
                    checkStage(o, signalling, attempts.of(), Optional.of(attempts.stage()), breaches);
                } else if (taken.quantity() instanceof Quantity.Contacts contacts) {
                    contacts.of().forEach(id -> checkContact(o, signalling, id, contacts.procedure(), breaches));
                } else if (taken.quantity() instanceof Quantity.Kpi kpi) {
                    known(
                            o,
                            "core",
                            kpi.core(),
                            signalling.cores().stream().map(CoreNetwork::id).toList(),
                            breaches);
                } else if (taken.quantity() instanceof Quantity.AtFunction function) {
                    checkFunction(o, signalling, function, breaches);
                }
            }
        }
        return breaches.found();
    }

    private static void checkStage(
            Observation o, Signalling signalling, String id, Optional<String> stage, Breaches breaches) {
        List<String> classes =
                signalling.classes().stream().map(DeviceClass::id).toList();
        if (known(o, "class of devices", id, classes, breaches) && stage.isPresent()) {
            List<String> stages = signalling.classes().get(classes.indexOf(id)).steps().stream()
                    .map(s -> s.procedure().id())
                    .toList();
            known(o, "stage of " + id, stage.get(), stages, breaches);
        }
    }

    private static void checkContact(
            Observation o, Signalling signalling, String id, String procedure, Breaches breaches) {
        List<String> classes =
                signalling.classes().stream().map(DeviceClass::id).toList();
        if (known(o, "class of devices", id, classes, breaches)) {
            List<String> contacts = signalling.classes().get(classes.indexOf(id)).contacts().stream()
                    .map(k -> k.procedure().id())
                    .toList();
            known(o, "contact of " + id, procedure, contacts, breaches);
        }
    }

    private static void checkFunction(
            Observation o, Signalling signalling, Quantity.AtFunction function, Breaches breaches) {
        List<String> cores = signalling.cores().stream().map(CoreNetwork::id).toList();
        if (known(o, "core", function.core(), cores, breaches)) {
            List<String> functions = signalling.cores().get(cores.indexOf(function.core())).functions().stream()
                    .map(FunctionSet::function)
                    .toList();
            known(o, "function of core " + function.core(), function.function(), functions, breaches);
        }
    }

    private static boolean known(Observation o, String what, String id, Collection<String> all, Breaches breaches) {
        if (!all.contains(id)) {
            breaches.unknown(
                    Where.of(Part.OBSERVATION, o.id()).value(id),
                    "observation '" + o.id() + "' looks at '" + id + "', which is no " + what,
                    id,
                    all);
        }
        return all.contains(id);
    }
}
