package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.model.Network;
import org.faultline.model.Procedure;
import org.faultline.model.Service;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.Signalling;

/** Puts devices and cores of a scenario together. */
final class SignallingBuilder {

    private final Network network;
    private final Optional<DeviceClassTable> shipped;
    private final Map<String, List<Double>> profiles;
    private final Diagnostics diagnostics;
    private final Map<String, Procedure> procedures = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();

    /**
     * A builder.
     *
     * @param table the shipped procedures
     * @param shipped the shipped classes of devices, if they are to be had
     * @param profiles courses of a day by name
     */
    SignallingBuilder(
            Network network,
            List<Procedure> table,
            Optional<DeviceClassTable> shipped,
            Map<String, List<Double>> profiles,
            Diagnostics diagnostics) {
        this.network = network;
        this.shipped = shipped;
        this.profiles = profiles;
        this.diagnostics = diagnostics;
        table.forEach(p -> procedures.put(p.id(), p));
        network.assets().forEach(a -> ids.add(a.id()));
        network.services().stream().map(Service::id).forEach(ids::add);
    }

    /** The devices and cores of a scenario; parts that cannot be built are reported and left out. */
    Optional<Signalling> build(SignallingDeclaration written) {
        SignallingDeclaration declared = written.standard()
                .map(s -> s.addedTo(written, network, table()))
                .orElse(written);
        if (declared.cores().isEmpty() || declared.devices().isEmpty()) {
            diagnostics.add(
                    Fault.REFUSED,
                    declared.span(),
                    written.standard().isPresent()
                            ? "`standard` finds no operator with an AMF and coverage areas in this network"
                            : "signalling needs `cores` and `devices`, or `standard`");
            return Optional.empty();
        }
        declared.procedures().forEach((id, receivers) -> procedures.put(id, procedure(id, receivers)));
        List<DeviceClass> classes = new ArrayList<>();
        List<String> cores =
                declared.cores().stream().map(SignallingDeclaration.Core::id).toList();
        Map<Between, DeviceBuilder> builders = new HashMap<>();
        for (SignallingDeclaration.Devices devices : declared.devices()) {
            DeviceBuilder builder = builders.computeIfAbsent(between(devices, declared), this::builder);
            guarded(devices.span(), () -> builder.build(devices, cores, classes))
                    .ifPresent(classes::add);
        }
        CoreBuilder coreBuilder = new CoreBuilder(network, declared.cores(), classes, ids, diagnostics);
        List<CoreNetwork> built = new ArrayList<>();
        for (SignallingDeclaration.Core core : declared.cores()) {
            guarded(core.span(), () -> Optional.of(coreBuilder.build(core))).ifPresent(built::add);
        }
        return classes.size() < declared.devices().size()
                        || built.size() < declared.cores().size()
                ? Optional.empty()
                : guarded(
                        declared.span(),
                        () -> Optional.of(new Signalling(
                                declared.fidelity(),
                                declared.mostIndividuals(),
                                declared.tickSeconds().orElseGet(() -> Signalling.usualTickSeconds(built)),
                                declared.resolution(),
                                built,
                                classes)));
    }

    private DeviceBuilder builder(Between between) {
        return new DeviceBuilder(network, procedures, between, shipped, profiles, ids, diagnostics);
    }

    /** What stands between the functions that serve some devices; nothing where they have no core, which is reported with them. */
    private static Between between(SignallingDeclaration.Devices devices, SignallingDeclaration declared) {
        return core(devices, declared)
                .map(core -> {
                    Between within = Between.of(core, declared.cores());
                    return devices.roaming()
                            .flatMap(r -> home(r, declared)
                                    .map(home -> within.ofGuests(core, home, r.homeFunctions(), declared.cores())))
                            .orElse(within);
                })
                .orElse(Between.NOTHING);
    }

    private static Optional<SignallingDeclaration.Core> core(
            SignallingDeclaration.Devices devices, SignallingDeclaration declared) {
        return declared.cores().stream()
                .filter(c -> c.id().equals(devices.core().text()))
                .findFirst();
    }

    /** The core of the class whose devices are guests; none where there is no such class, which is reported with them. */
    private static Optional<SignallingDeclaration.Core> home(
            SignallingDeclaration.Roaming roaming, SignallingDeclaration declared) {
        return declared.devices().stream()
                .filter(d -> d.id().equals(roaming.home().text()))
                .findFirst()
                .flatMap(d -> core(d, declared));
    }

    private DeviceClassTable table() {
        return shipped.orElseThrow(() -> new IllegalArgumentException(
                "`standard` needs the table signalling/classes.csv, which is not beside the scenarios."));
    }

    private <T> Optional<T> guarded(Span span, java.util.function.Supplier<Optional<T>> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            diagnostics.add(Fault.REFUSED, span, e.getMessage());
            return Optional.empty();
        }
    }

    private static Procedure procedure(String id, List<String> receivers) {
        List<Procedure.Message> messages = new ArrayList<>();
        String sender = Procedure.DEVICE;
        for (String receiver : receivers) {
            messages.add(new Procedure.Message(sender, receiver, id, "this scenario"));
            sender = receiver;
        }
        return new Procedure(id, id, messages);
    }
}
