package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.io.Span;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Values;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.model.signalling.Controls;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.model.signalling.NetworkTimers;
import org.faultline.model.signalling.OverloadAction;

/**
 * Phones and meters of every operator of a network at cores of its functions, as {@code signalling: {standard: ...}} asks for in one line. It declares what a
 * file could: a core with the operator's id, classes {@code phones-<operator>} and {@code meters-<operator>}; who is declared in the file stays as it is there.
 *
 * @param headroom rate of functions over the load of the busy hour
 * @param metersPerUser meters for each user
 * @param controls what holds back an overload
 * @param messageSeconds time that a message takes between functions
 * @param radioSeconds time that a message takes over the air
 * @param demand how contacts follow the hour; empty where the shipped classes say it
 * @param timers what AMFs send to devices again; empty for nothing
 * @param each what all functions have in common
 */
record StandardSignalling(
        double headroom,
        double metersPerUser,
        Controls controls,
        double messageSeconds,
        double radioSeconds,
        Optional<List<Double>> demand,
        Optional<NetworkTimers> timers,
        Each each) {

    /** What every function has: room, patience, contexts, and time until nobody sends to it when it is dead. */
    record Each(double queueSeconds, double timeoutSeconds, FunctionSet.Contexts contexts, double failoverSeconds) {}

    private static final double SECONDS = 3600;
    private static final double METERS_PER_USER = 0.2;
    private static final double HEADROOM = 2;

    private static final List<AssetKind> FUNCTIONS = List.of(
            AssetKind.AMF,
            AssetKind.AUSF,
            AssetKind.UDM,
            AssetKind.UDR,
            AssetKind.PCF,
            AssetKind.SMF,
            AssetKind.UPF,
            AssetKind.IMS,
            AssetKind.SCP);

    /** The usual values of {@link ControlForms}, and a reserve; a test compares them. */
    private static final Controls CONTROLS = new Controls(
            Optional.of(new Controls.OverloadStart(
                    0.8, 0.4, 0.5, OverloadAction.REJECT_SIGNALLING, Distribution.of(16 / SECONDS))),
            Optional.of(new Controls.Congestion(0.6, new Distribution.Uniform(0.25, 0.5))),
            Optional.of(new Controls.Barring(0.5, 0.1, 0.05, 0.7, 10, 64, OptionalDouble.empty(), Map.of())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0.3,
            Map.of(),
            false,
            Controls.BY_HAND);

    static ObjectForm<StandardSignalling> form() {
        Keys keys = new Keys(
                "standard signalling",
                "Every operator with an AMF and coverage areas gets a core of its functions, named as the operator, and classes `phones-<operator>` and"
                        + " `meters-<operator>` in its areas, in cohorts, with contacts that follow the hour. What the file declares itself comes besides.");
        var headroom = keys.usual(
                "headroom",
                Values.number(0.01, 1e6),
                HEADROOM,
                "2",
                "Rate of a function over its load in the busy hour.");
        var meters = keys.usual(
                "meters", Values.number(0, 1000), METERS_PER_USER, "0.2", "Meters for each user; one phone each.");
        var controls = keys.usual(
                "controls",
                ControlForms.controls(),
                CONTROLS,
                "{overload_start: {}, congestion: {}, barring: {}, reserve: 30 %}",
                "What holds back an overload of each core.");
        TransitKeys transit = new TransitKeys(keys);
        var demand = keys.optional(
                "demand",
                ServiceForms.weights(),
                "How contacts follow the hour: 24 weights of the hours of a day.",
                "as `scenarios/signalling/hours.csv` has it");
        var timers = keys.optional(
                "network_timers",
                CoreForms.networkTimers(),
                "Messages to devices that each `amf` sends again when no answer comes.",
                "none is sent again; what is lost is tried anew by the device");
        FunctionKeys function = new FunctionKeys(keys);
        return keys.bind(in -> new StandardSignalling(
                in.get(headroom),
                in.get(meters),
                in.get(controls),
                transit.messageSeconds(in),
                transit.radioSeconds(in),
                in.find(demand),
                in.find(timers),
                new Each(
                        function.queueSeconds(in),
                        function.timeoutSeconds(in),
                        function.contexts(in),
                        function.failoverSeconds(in))));
    }

    /** The declaration of a file with what this adds for a network; the shipped classes say how contacts follow the hour where this does not. */
    SignallingDeclaration addedTo(SignallingDeclaration written, Network network, DeviceClassTable shipped) {
        Set<String> known =
                written.cores().stream().map(SignallingDeclaration.Core::id).collect(Collectors.toSet());
        List<SignallingDeclaration.Core> cores = new ArrayList<>(written.cores());
        List<SignallingDeclaration.Devices> devices = new ArrayList<>(written.devices());
        Set<String> ids = network.assets().stream().map(Asset::id).collect(Collectors.toSet());
        for (Operator operator : network.operators()) {
            Map<String, SignallingDeclaration.Function> functions = functions(operator.id(), network, written.span());
            if (!known.contains(operator.id()) && functions.containsKey(AssetKind.AMF.id())) {
                cores.add(core(operator.id(), functions, network, written.span()));
                devices.add(devices("phone", operator.id(), 1, ids, shipped, written.span()));
                if (metersPerUser > 0) {
                    devices.add(devices("meter", operator.id(), metersPerUser, Set.of(), shipped, written.span()));
                }
            }
        }
        return new SignallingDeclaration(
                written.fidelity(),
                written.mostIndividuals(),
                written.tickSeconds(),
                written.resolution(),
                written.procedures(),
                cores,
                devices,
                Optional.empty(),
                written.span());
    }

    private SignallingDeclaration.Core core(
            String operator, Map<String, SignallingDeclaration.Function> functions, Network network, Span span) {
        return new SignallingDeclaration.Core(
                operator,
                functions,
                headroom,
                messageSeconds,
                radioSeconds,
                controls,
                List.of(),
                has(operator, AssetKind.NRF, network)
                        ? Optional.of(new SignallingDeclaration.Register(
                                ends(operator, AssetKind.NRF, span),
                                1,
                                SignallingDeclaration.Register.USUAL_ASKS,
                                SignallingDeclaration.Register.USUAL_HEARTBEAT_HOURS))
                        : Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                timers,
                span);
    }

    private Map<String, SignallingDeclaration.Function> functions(String operator, Network network, Span span) {
        Map<String, SignallingDeclaration.Function> functions = new LinkedHashMap<>();
        for (AssetKind kind : FUNCTIONS) {
            if (has(operator, kind, network)) {
                functions.put(
                        kind.id(),
                        new SignallingDeclaration.Function(
                                ends(operator, kind, span),
                                Optional.empty(),
                                Optional.empty(),
                                each.queueSeconds(),
                                each.timeoutSeconds(),
                                each.contexts(),
                                0,
                                0,
                                each.failoverSeconds(),
                                Map.of(),
                                span));
            }
        }
        return functions;
    }

    private static boolean has(String operator, AssetKind kind, Network network) {
        return network.assets().stream()
                .anyMatch(a -> a.kind() == kind && a.operator().equals(Optional.of(operator)));
    }

    private static TrafficDeclaration.Ends ends(String operator, AssetKind kind, Span span) {
        return new TrafficDeclaration.Ends(
                List.of(), new AssetFilters(List.of(kind), List.of(operator), List.of(), List.of()), span);
    }

    private SignallingDeclaration.Devices devices(
            String like, String operator, double perUser, Set<String> ids, DeviceClassTable shipped, Span span) {
        String shown = "registration:" + operator;
        return new SignallingDeclaration.Devices(
                like + "s-" + operator,
                Optional.of(like),
                new TrafficDeclaration.Word(operator, span),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                new ServiceDeclaration.Demand(
                        Optional.of(demand.orElseGet(() -> shipped.byHour())), Optional.empty(), span),
                Optional.empty(),
                new Distribution.Uniform(0, 30 / SECONDS),
                DeviceClass.Start.SERVED,
                Map.of(),
                Optional.of(new SignallingDeclaration.Spread(
                        new AssetFilters(List.of(), List.of(operator), List.of(), List.of()),
                        perUser,
                        Map.of(),
                        ids.contains(shown) ? Map.of("registration", shown) : Map.of())),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                span);
    }
}
