package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Distribution;
import org.faultline.model.signalling.Controls;
import org.faultline.model.signalling.NetworkTimers;
import org.faultline.model.signalling.Paging;
import org.faultline.model.signalling.Quota;

/** Core networks of {@code signalling}: functions, where these find each other, and what holds back an overload. */
final class CoreForms {

    private static final double USUAL_BACK_OFF_HOURS = 10 / 60.0;
    private static final double SECONDS = 3600;
    private static final double T3560_HOURS = 6 / SECONDS;
    private static final int USUAL_TIMES = 4;

    private CoreForms() {}

    static ObjectForm<SignallingDeclaration.Core> core() {
        Keys keys = new Keys("core", "A core network, as far as signalling meets it.");
        var functions = keys.required(
                "functions",
                Shapes.mapOf("function", function()),
                "Its network functions by name, as in procedures: `amf`, `ausf`, `udm`, `udr`, `smf`, `pcf`, `upf`, `ims` and so on. Some are asked without being named"
                        + " there: with an `nrf` and a `register` functions ask it for each other, with an `nssf` the AMF asks it once in a registration, and with an `scp`"
                        + " each message between two functions passes it; what guests of another core ask of their home passes the `sepp` of both cores.");
        var headroom = keys.usual(
                "headroom",
                Values.number(0.01, 1e6),
                2.0,
                "2",
                "Rate of a function over its load in the busy hour, where the function says nothing itself.");
        TransitKeys transit = new TransitKeys(keys);
        var controls = keys.usual(
                "controls",
                ControlForms.controls(),
                Controls.NONE,
                "none",
                "What holds back an overload; each can be left out.");
        var switches = keys.optional(
                "switches",
                Shapes.listOf(ControlForms.switched()),
                "What operators switch to by hand.",
                "nothing is switched");
        var register = keys.optional(
                "register",
                register(),
                "Where its functions find each other (NRF, TS 29.510): while it is lost nobody hears of instances that die or return, and what"
                        + " clients know runs out.",
                "functions always find each other");
        var slices = keys.optional(
                "slices",
                Shapes.mapOf("id", slice()),
                "Slices of it with functions of their own (TS 23.501, 5.15); devices of a slice have `core: <core>/<slice>`.",
                "none");
        var paging = keys.optional(
                "paging",
                paging(),
                "How it finds devices for which contacts come, in cells that can page only so many.",
                "one message for each contact, whatever the area, and cells are never full of pages");
        var timers = keys.optional(
                "network_timers",
                networkTimers(),
                "Messages to devices that its `amf` sends again when no answer comes.",
                "none is sent again; what is lost is tried anew by the device");
        return keys.bind(in -> new SignallingDeclaration.Core(
                in.id(),
                in.partial(functions).orElse(Map.of()),
                in.get(headroom),
                transit.messageSeconds(in),
                transit.radioSeconds(in),
                in.get(controls),
                in.find(switches).orElse(List.of()),
                in.find(register),
                Optional.empty(),
                List.copyOf(in.partial(slices).orElse(Map.of()).values()),
                in.find(paging),
                Optional.empty(),
                in.find(timers),
                in.span()));
    }

    static ObjectForm<NetworkTimers> networkTimers() {
        Keys keys = new Keys(
                "network timers",
                "An `amf` sends what a device has to answer again, as work of its own: requests of authentication and security mode (T3560) and the acceptance of a registration (T3550;"
                        + " TS 24.501, table 10.2.2). Who has the acceptance is registered, whatever becomes of his answer.");
        var after = keys.usual(
                "after", Values.duration(), T3560_HOURS, "6 s", "Time from a message to the next (T3550, T3560).");
        var times = keys.usual(
                "times",
                Values.integer(0, 100),
                USUAL_TIMES,
                "4",
                "How often it is sent again; when it would be due once more the `amf` ends the procedure.");
        return keys.bind(in -> new NetworkTimers(in.get(after) * SECONDS, in.get(times)));
    }

    private static ObjectForm<Paging> paging() {
        Keys keys = new Keys(
                "paging",
                "Every cell of a tracking area is paged for a contact that comes for a device in it (TS 23.502, 4.2.3.3): contacts whose procedure has a page, as `network-service-request`.");
        var area = keys.required(
                "area",
                Values.integer(1, 1_000_000),
                "Cells of a tracking area. Counts at places that say how many `cells` they have; an area ends with its place.");
        var room = keys.usual(
                "pages_per_second",
                Values.number(1e-6, 1e6),
                400.0,
                "400",
                "Devices that a cell can page in a second: paging occasions times records in each (TS 38.304, 7.1).");
        var tries = keys.usual(
                "tries", Values.integer(1, 10), 2, "2", "Pages for one contact before the network gives up (T3513).");
        var work = keys.usual(
                "work_per_cell",
                Values.number(0, 1000),
                0.0,
                "0",
                "Work of the AMF for each cell beyond the first, in messages.");
        var restores = keys.usual(
                "restores",
                Values.bool(),
                false,
                "false",
                "Whether a contact that comes makes a device whose context was lost register anew (TS 23.527); otherwise it finds out only by what it begins itself.");
        return keys.bind(in -> new Paging(in.get(area), in.get(room), in.get(tries), in.get(work), in.get(restores)));
    }

    private static ObjectForm<SignallingDeclaration.Slice> slice() {
        Keys keys = new Keys(
                "slice",
                "A slice of a core: functions of its own; it shares all others with the devices of the core and of other slices.");
        var functions = keys.required(
                "functions",
                Shapes.mapOf("function", function()),
                "Its own functions by name. With an `amf` among them controls of its own hold back its overload, otherwise those of the core do.");
        var controls = keys.optional(
                "controls",
                ControlForms.controls(),
                "What holds back an overload of its own `amf` and functions.",
                "as the core");
        var quota = keys.optional(
                "quota",
                quota(),
                "How many it admits (network slice admission control, TS 23.501, 5.15.11).",
                "any number");
        return keys.bind(in -> new SignallingDeclaration.Slice(
                in.id(), in.partial(functions).orElse(Map.of()), in.find(controls), in.partial(quota), in.span()));
    }

    private static ObjectForm<Quota> quota() {
        Keys keys = new Keys(
                "quota",
                "Most devices and sessions of a slice at one time. Who comes when it is full is refused at the end of the procedure, before he is accepted; exempt classes are always admitted, and count.");
        var devices = keys.optional(
                "devices",
                Values.number(0, 1e9),
                "Most devices registered with it: that have completed the stage whose context an `amf` keeps.",
                "any number");
        var sessions = keys.optional(
                "sessions",
                Values.number(0, 1e9),
                "Most devices with a session of it: that have completed the stage whose context an `smf` keeps.",
                "any number");
        var backOff = keys.usual(
                "back_off",
                Distributions.of(Dimension.DURATION),
                Distribution.of(USUAL_BACK_OFF_HOURS),
                "10 min",
                "Time for which a refused device waits (TS 24.501: T3526 for a registration, T3585 for a session).");
        return keys.bind(in -> new Quota(number(in.find(devices)), number(in.find(sessions)), in.get(backOff)));
    }

    private static OptionalDouble number(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static ObjectForm<SignallingDeclaration.Register> register() {
        Keys keys = new Keys(
                "register",
                "The register in which the functions of a core find each other; it works while any of its assets does.");
        var instances = keys.required("instances", TrafficForms.ends(), "Assets that are the register.");
        var validity = keys.usual(
                "validity",
                Values.duration(),
                1.0,
                "1 h",
                "Time for which clients keep an answer of it (validity period of a discovery, TS 29.510, 6.2.6.2.2).");
        var asks = keys.usual(
                "asks",
                Values.share(),
                SignallingDeclaration.Register.USUAL_ASKS,
                "100 %",
                "Share of the requests with which a procedure first comes to a function whose sender keeps no answer that fits and asks the register before: a message to the"
                        + " function `nrf`, where the core has one (TS 23.502, 4.17.4). Answers that fit many devices make it small.");
        var heartbeat = keys.usual(
                "heartbeat",
                Values.duration(),
                SignallingDeclaration.Register.USUAL_HEARTBEAT_HOURS,
                "10 s",
                "Time from one heartbeat of an instance to the next, each a message to the function `nrf`, where the core has one (TS 29.510, 5.2.2.3.2).");
        return keys.bind(in -> new SignallingDeclaration.Register(
                in.get(instances), in.get(validity), in.get(asks), in.get(heartbeat)));
    }

    private static ObjectForm<SignallingDeclaration.Function> function() {
        Keys keys = new Keys(
                "network function",
                "Instances of one function, each with a waiting line; at level x an instance works at x times its rate.");
        var instances = keys.required("instances", TrafficForms.ends(), "Assets that are its instances.");
        var rate = keys.optional(
                "messages_per_second", Values.number(1e-6, 1e12), "Messages that an instance handles in a second.");
        var headroom = keys.optional(
                "headroom",
                Values.number(0.01, 1e6),
                "Rate of all instances together over the load that the contacts of all devices bring in the busy hour.");
        FunctionKeys all = new FunctionKeys(keys);
        var wrong = keys.usual(
                "wrong_below",
                Values.share(),
                0.0,
                "0 %",
                "Level below which an instance that still works answers wrongly: it does its work but refuses in the end whoever was to have a"
                        + " context there; these devices, and those that had one, stay bound to it until it is mended or gone.");
        var told = keys.usual(
                "told_per_second",
                Values.number(0, 1e9),
                0.0,
                "0",
                "Devices in a second that are told of what they lost once an instance is back that lost its contexts: peers see its new time of"
                        + " recovery and drop what was bound to it (TS 23.527, 4.2, 6.2). With 0 devices find out by their next contact.");
        var weights = keys.optional(
                "weights",
                Shapes.mapOf("instance", Values.number(0, 1e9)),
                "Share of new work of each instance, relative to the others.",
                "all alike");
        keys.atMostOne(rate, headroom);
        return keys.bind(in -> new SignallingDeclaration.Function(
                in.get(instances),
                in.find(rate),
                in.find(headroom),
                all.queueSeconds(in),
                all.timeoutSeconds(in),
                all.contexts(in),
                in.get(wrong),
                in.get(told),
                all.failoverSeconds(in),
                in.find(weights).orElse(Map.of()),
                in.span()));
    }
}
