package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.signalling.Fidelity;

/** Devices that register, and the cores that serve them. */
final class SignallingForms {

    private static final double SECONDS = 3600;
    private static final int MANY = 2_000_000_000;

    private SignallingForms() {}

    static ObjectForm<SignallingDeclaration> signalling() {
        Keys keys = new Keys(
                "signalling",
                "Devices that register and make requests, the core functions of finite speed that serve them, and what holds back an"
                        + " overload. How long an outage lasts follows from them.");
        var fidelity = keys.usual(
                "fidelity",
                Values.word("fidelity", Fidelity.values(), Fidelity::id),
                Fidelity.AUTO,
                "auto",
                "`individual`: each device by itself; `cohort`: devices of a class are counted; `auto`: individual up to `individuals`.");
        var most = keys.usual(
                "individuals",
                Values.integer(0, MANY),
                100_000,
                "100000",
                "With `auto`, the most devices that are followed one by one.");
        var tick = keys.optional(
                "tick",
                Values.duration(),
                "Step of time of the controls, and of cohorts, above zero.",
                "a quarter of the shortest `queue` of a function or `window` of throttling, at most `every` of a control, and from 50 ms to 1 s");
        var resolution = keys.usual(
                "resolution",
                Values.share(),
                0.01,
                "1 %",
                "Change of a served share of which the network is told; all and nothing it is always told.");
        var procedures = keys.optional(
                "procedures",
                Shapes.mapOf("id", Shapes.oneOrMore(Values.id("a receiver"))),
                "Procedures besides those of the shipped table: who receives each message, in order; `ue` and `ran` receive without work.",
                "only those of `scenarios/signalling/procedures.csv`");
        var cores =
                keys.optional("cores", Shapes.mapOf("id", CoreForms.core()), "Core networks.", "those of `standard`");
        var devices = keys.optional(
                "devices", Shapes.mapOf("id", DeviceForms.devices()), "Classes of devices.", "those of `standard`");
        var standard = keys.optional(
                "standard",
                StandardSignalling.form(),
                "Cores and devices of every operator of the network in one line: `{standard: {}}`.",
                "only what stands in `cores` and `devices`");
        return keys.bind(in -> new SignallingDeclaration(
                in.get(fidelity),
                in.get(most),
                in.find(tick).map(hours -> hours * SECONDS),
                in.get(resolution),
                in.find(procedures).orElse(Map.of()),
                in.partial(cores).orElse(Map.of()).values().stream()
                        .flatMap(SignallingDeclaration.Core::withSlices)
                        .toList(),
                List.copyOf(in.partial(devices).orElse(Map.of()).values()),
                in.partial(standard),
                in.span()));
    }
}
