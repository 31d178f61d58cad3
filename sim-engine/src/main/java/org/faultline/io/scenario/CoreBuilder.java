package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.model.Asset;
import org.faultline.model.Network;
import org.faultline.model.signalling.Contact;
import org.faultline.model.signalling.Controls;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.Discovery;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.model.signalling.Instance;
import org.faultline.scenario.Spelling;

/**
 * Builds cores: instances from the assets of the network, and the rate of functions that are given by their headroom from the load of all devices in the busy
 * hour.
 */
final class CoreBuilder {

    private static final String AMF = "amf";
    private static final double LEAST_RATE = 1e-3;
    private static final double SECONDS = 3600;

    private final Network network;
    private final List<SignallingDeclaration.Core> cores;
    private final List<DeviceClass> classes;
    private final Set<String> ids;
    private final Diagnostics diagnostics;

    /**
     * A builder.
     *
     * @param cores all of them
     * @param classes all classes of devices
     * @param ids of assets and services
     */
    CoreBuilder(
            Network network,
            List<SignallingDeclaration.Core> cores,
            List<DeviceClass> classes,
            Set<String> ids,
            Diagnostics diagnostics) {
        this.network = network;
        this.cores = cores;
        this.classes = classes;
        this.ids = ids;
        this.diagnostics = diagnostics;
    }

    /** A core, or a slice of one, without the functions that cannot be built, which are reported. */
    CoreNetwork build(SignallingDeclaration.Core declared) {
        if (declared.timers().isPresent()
                && declared.sliceOf().isEmpty()
                && !declared.functions().containsKey(AMF)) {
            diagnostics.add(
                    Fault.NOTHING_TO_SEND,
                    declared.span(),
                    "core '" + declared.id() + "' has `network_timers` and no function `" + AMF + "`");
        }
        checkShedding(declared);
        List<FunctionSet> functions = new ArrayList<>();
        declared.functions().forEach((name, f) -> {
            try {
                function(declared, name, f).ifPresent(functions::add);
            } catch (IllegalArgumentException e) {
                diagnostics.add(Fault.REFUSED, f.span(), e.getMessage());
            }
        });
        return new CoreNetwork(
                declared.id(),
                functions,
                declared.messageSeconds(),
                declared.radioSeconds(),
                declared.controls(),
                declared.switches(),
                declared.register()
                        .map(r -> new Discovery(
                                among(Discovery.FUNCTION, r.instances()),
                                r.validityHours(),
                                r.asks(),
                                r.heartbeatHours())),
                declared.sliceOf(),
                declared.paging(),
                declared.quota(),
                declared.timers());
    }

    /** Reports what is shed and is no class of devices; a slice that has the controls of its core was looked at with that. */
    private void checkShedding(SignallingDeclaration.Core declared) {
        Set<Controls> ofCore = cores.stream()
                .filter(core -> declared.sliceOf().equals(Optional.of(core.id())))
                .map(SignallingDeclaration.Core::controls)
                .collect(Collectors.toSet());
        List<String> known = classes.stream().map(DeviceClass::id).toList();
        Stream.concat(
                        Stream.of(declared.controls()),
                        declared.switches().stream().map(CoreNetwork.Switch::controls))
                .filter(controls -> !ofCore.contains(controls))
                .flatMap(controls -> controls.shedding().keySet().stream())
                .filter(id -> !known.contains(id))
                .distinct()
                .forEach(id -> diagnostics.add(
                        Fault.SHEDS_NOBODY,
                        declared.span(),
                        "core '" + declared.id() + "' sheds '" + id + "', which is no class of devices",
                        Spelling.advice(id, known)));
    }

    private Optional<FunctionSet> function(
            SignallingDeclaration.Core core, String name, SignallingDeclaration.Function declared) {
        List<String> assets = among(name, declared.instances());
        if (assets.isEmpty()) {
            return Optional.empty();
        }
        if (declared.messagesPerSecond().isEmpty() && Between.isForAttemptsAlone(name)) {
            throw new IllegalArgumentException("The function " + name
                    + " is asked by attempts and not by contacts, so no load of the busy hour gives its rate: it needs"
                    + " `messages_per_second`.");
        }
        if (declared.messagesPerSecond().isEmpty() && Between.isForGuestsAlone(name)) {
            throw new IllegalArgumentException("The function " + name
                    + " is asked for guests only, so no load of the busy hour gives its rate: it needs"
                    + " `messages_per_second`.");
        }
        double rate = declared.messagesPerSecond()
                .orElseGet(() -> declared.headroom().orElse(core.headroom())
                        * Math.max(LEAST_RATE, load(core, name))
                        / assets.size());
        for (String weighted : declared.weights().keySet()) {
            if (!assets.contains(weighted)) {
                throw new IllegalArgumentException(
                        "The weight of '" + weighted + "' belongs to no instance of function " + name + ".");
            }
        }
        return Optional.of(new FunctionSet(
                name,
                assets.stream()
                        .map(a -> new Instance(a, rate, declared.weights().getOrDefault(a, 1.0)))
                        .toList(),
                declared.queueSeconds(),
                declared.timeoutSeconds() > 0 ? declared.timeoutSeconds() : Double.POSITIVE_INFINITY,
                declared.contexts(),
                declared.wrongBelow(),
                declared.toldPerSecond(),
                declared.failoverSeconds()));
    }

    /**
     * Messages in a second that the contacts of all devices of a core bring to a function in the busy hour, those of its slices among them that have
     * no such function of their own.
     */
    private double load(SignallingDeclaration.Core core, String function) {
        double messages = 0;
        for (DeviceClass devices : classes) {
            if (isServedBy(core.id(), function, devices) && devices.roaming().isEmpty()) {
                for (Contact contact : devices.contacts()) {
                    messages += devices.members()
                            * contact.perHour()
                            / SECONDS
                            * contact.procedure().receivedBy(function);
                }
            }
        }
        return messages;
    }

    private boolean isServedBy(String core, String function, DeviceClass devices) {
        return devices.core().equals(core)
                || cores.stream()
                        .anyMatch(slice -> slice.id().equals(devices.core())
                                && slice.sliceOf().equals(Optional.of(core))
                                && !slice.functions().containsKey(function));
    }

    private List<String> among(String function, TrafficDeclaration.Ends ends) {
        List<String> found = new ArrayList<>();
        for (String id : ends.ids()) {
            if (!ids.contains(id)) {
                diagnostics.add(
                        Fault.REFUSED,
                        ends.span(),
                        "function '" + function + "' has an unknown instance '" + id + "'",
                        Spelling.advice(id, ids));
                return List.of();
            }
            found.add(id);
        }
        if (ends.ids().isEmpty()) {
            network.assets().stream()
                    .filter(ends.filters()::passes)
                    .map(Asset::id)
                    .forEach(found::add);
        }
        if (found.isEmpty()) {
            diagnostics.add(
                    Fault.REFUSED,
                    ends.span(),
                    "function '" + function + "' has no instance: no asset passes its filters");
        }
        return found;
    }
}
