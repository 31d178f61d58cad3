package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Distribution;
import org.faultline.model.signalling.Controls;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.Fidelity;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.model.signalling.Stage;

/** Devices that register, and the cores that serve them. */
final class SignallingForms {

    private static final double SECONDS = 3600;
    private static final int MANY = 2_000_000_000;
    private static final double T3511_HOURS = 10 / SECONDS;
    private static final double T3502_HOURS = 12.0 / 60;
    private static final double T3510_HOURS = 15 / SECONDS;

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
        var tick = keys.usual(
                "tick",
                Values.duration(),
                1 / SECONDS,
                "1 s",
                "Step of time of the controls, and of cohorts, above zero.");
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
        var cores = keys.required("cores", Shapes.mapOf("id", core()), "Core networks.");
        var devices = keys.required("devices", Shapes.mapOf("id", devices()), "Classes of devices.");
        return keys.bind(in -> new SignallingDeclaration(
                in.get(fidelity),
                in.get(most),
                in.get(tick) * SECONDS,
                in.get(resolution),
                in.find(procedures).orElse(Map.of()),
                List.copyOf(in.partial(cores).orElse(Map.of()).values()),
                List.copyOf(in.partial(devices).orElse(Map.of()).values()),
                in.span()));
    }

    private static ObjectForm<SignallingDeclaration.Core> core() {
        Keys keys = new Keys("core", "A core network, as far as signalling meets it.");
        var functions = keys.required(
                "functions",
                Shapes.mapOf("function", function()),
                "Its network functions by name, as in procedures: `amf`, `ausf`, `udm`, `udr`, `smf`, `pcf`, `upf`, `ims` and so on.");
        var headroom = keys.usual(
                "headroom",
                Values.number(0.01, 1e6),
                2.0,
                "2",
                "Rate of a function over its load in the busy hour, where the function says nothing itself.");
        var message = keys.usual(
                "message_time", Values.duration(), 0.005 / SECONDS, "5 ms", "Time that a message takes to a function.");
        var radio = keys.usual(
                "radio_time",
                Values.duration(),
                0.03 / SECONDS,
                "30 ms",
                "Time that a message takes over the air, in addition.");
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
        return keys.bind(in -> new SignallingDeclaration.Core(
                in.id(),
                in.partial(functions).orElse(Map.of()),
                in.get(headroom),
                in.get(message) * SECONDS,
                in.get(radio) * SECONDS,
                in.get(controls),
                in.find(switches).orElse(List.of()),
                in.find(register),
                in.span()));
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
        return keys.bind(in -> new SignallingDeclaration.Register(in.get(instances), in.get(validity)));
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
        var queue = keys.usual(
                "queue",
                Values.duration(),
                2 / SECONDS,
                "2 s",
                "Work that may wait at an instance, in time at its full rate; what finds more is lost.");
        var timeout = keys.usual(
                "timeout",
                Values.duration(),
                10 / SECONDS,
                "10 s",
                "Time after which whoever asked gives up and the device is refused.");
        var context = keys.usual(
                "context",
                Values.word("home of contexts", FunctionSet.Contexts.values(), FunctionSet.Contexts::id),
                FunctionSet.Contexts.SHARED,
                "shared",
                "`shared`: the set keeps the contexts of devices; `own`: they are gone with their instance, whatever takes it away; `kept`: only"
                        + " when the instance itself fails, not while it lacks what it needs, such as its path.");
        var wrong = keys.usual(
                "wrong_below",
                Values.share(),
                0.0,
                "0 %",
                "Level below which an instance that still works answers wrongly: it does its work but refuses in the end whoever was to have a"
                        + " context there; these devices, and those that had one, stay bound to it until it is mended or gone.");
        var failover = keys.usual(
                "failover",
                Values.duration(),
                11 / SECONDS,
                "11 s",
                "Time from the death of an instance until nobody sends to it any more.");
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
                in.get(queue) * SECONDS,
                in.get(timeout) * SECONDS,
                in.get(context),
                in.get(wrong),
                in.get(failover) * SECONDS,
                in.find(weights).orElse(Map.of()),
                in.span()));
    }

    private static ObjectForm<SignallingDeclaration.Devices> devices() {
        Keys keys = new Keys("class of devices", "Devices that behave alike.");
        var like = keys.optional(
                "like",
                Values.id("a class of devices"),
                "A class of `scenarios/signalling/classes.csv` whose timers, rates and stages hold where this one says nothing.",
                "everything is said here");
        var core = keys.required("core", Values.id("a core"), "The core that serves them.");
        var exempt = keys.optional(
                "exempt",
                Values.bool(),
                "Whether barring, back-off and reductions leave them out, as access identities 1, 2 and 11 to 15 do (TS 24.501).",
                "as the class it is like, otherwise false");
        var shedAt = keys.usual(
                "shed_at",
                Values.share(),
                1.0,
                "100 %",
                "Share of the waiting room of a function beyond which their first request is refused: less for less important ones.");
        var obeys = keys.optional(
                "obeys_back_off",
                Values.bool(),
                "Whether they keep to a back-off; who does not takes it for a failed attempt.",
                "as the class it is like, otherwise true");
        var stages = keys.optional(
                "stages",
                Shapes.mapOf("procedure", stage()),
                "Procedures that a device must complete, in order.",
                "as the class it is like");
        var contacts = keys.optional(
                "contacts",
                Shapes.mapOf("procedure", contact()),
                "What a served device does now and then, in the busy hour.",
                "as the class it is like");
        var demand = new ServiceForms.DemandKey(
                keys,
                "How contacts follow the hour: `flat`, the name of a profile, or 24 weights of the hours of a day. They are as frequent as stated in"
                        + " the hour that weighs most.");
        var periodic = keys.optional(
                "periodic",
                Values.duration(),
                "Periodic registration timer (T3512): who was away for a time t must register anew with chance t over this.",
                "as the class it is like, otherwise 54 min");
        var returning = keys.usual(
                "returning",
                Distributions.of(Dimension.DURATION),
                new Distribution.Uniform(0, 30 / SECONDS),
                "uniform(0 s, 30 s)",
                "Time from the return of the access, or the start, until a device makes an attempt.");
        var start = keys.usual(
                "start",
                Values.word("start of devices", DeviceClass.Start.values(), DeviceClass.Start::id),
                DeviceClass.Start.SERVED,
                "served",
                "`served`, or `register`: all begin to register.");
        var places = keys.optional(
                "places",
                Shapes.mapOf("asset or service", place()),
                "Through which assets they reach the core; at level x a share x of them does.");
        var spread = keys.optional(
                "spread", spread(), "Spreads them over the coverage areas of a country by the users of their cells.");
        var guests = keys.optional(
                "guests",
                RoamingForms.guests(),
                "They are the devices of another class while these have lost their access, and guests of this core: national roaming.");
        keys.exactlyOne(places, spread, guests);
        return keys.bind(in -> new SignallingDeclaration.Devices(
                in.id(),
                in.find(like),
                new TrafficDeclaration.Word(in.get(core), in.at(core)),
                in.find(exempt),
                in.get(shedAt),
                in.find(obeys),
                in.find(stages),
                in.find(contacts),
                demand.demand(in),
                in.find(periodic),
                in.get(returning),
                in.get(start),
                in.find(places).orElse(Map.of()),
                in.find(spread),
                in.find(guests),
                in.span()));
    }

    private static ObjectForm<SignallingDeclaration.Stage> stage() {
        Keys keys = new Keys("stage", "A procedure that a device must complete, and what it does without an answer.");
        var home = keys.usual(
                "home",
                Values.id("a function"),
                "amf",
                "amf",
                "Function whose instance keeps the context that it makes.");
        var answer = keys.usual(
                "answer",
                Values.duration(),
                T3510_HOURS,
                "15 s",
                "Time that a device waits for the end of it (T3510).");
        Distribution t3511 = Distribution.of(T3511_HOURS);
        var waits = keys.usual(
                "waits",
                Shapes.oneOrMore(Distributions.of(Dimension.DURATION)),
                List.of(t3511, t3511, t3511, t3511, Distribution.of(T3502_HOURS)),
                "[10 s, 10 s, 10 s, 10 s, 12 min]",
                "Time from a failed attempt to the next, one for each of at most " + Stage.MOST_ATTEMPTS
                        + " attempts (T3511, and T3502 after the fifth).");
        var over = keys.usual(
                "starts_over",
                Values.bool(),
                true,
                "true",
                "Whether attempts are counted anew after the last wait; otherwise it follows every further failure.");
        return keys.bind(in ->
                new SignallingDeclaration.Stage(in.get(home), in.get(answer) * SECONDS, in.get(waits), in.get(over)));
    }

    private static ObjectForm<SignallingDeclaration.Contact> contact() {
        Keys keys = new Keys("contact", "A procedure that a served device runs now and then.");
        var rate = keys.required("per_hour", Values.number(0, 1e6), "How often, per device.");
        var again = keys.optional(
                "again_from",
                Values.id("a stage"),
                "Stage from which a device begins again when it gets no answer.",
                "it just gets no answer");
        var answer = keys.usual(
                "answer",
                Values.duration(),
                T3510_HOURS,
                "15 s",
                "Time that a device waits for the end of it (T3517, T3510); beyond it the contact has failed.");
        var elsewhere = keys.usual(
                "elsewhere",
                Values.share(),
                0.0,
                "0 %",
                "Share of those that fail that another network answers, as it may an emergency call (TS 23.122).");
        keys.shorthand(rate);
        return keys.bind(in -> new SignallingDeclaration.Contact(
                in.get(rate), in.find(again), in.get(answer) * SECONDS, in.get(elsewhere)));
    }

    private static ObjectForm<SignallingDeclaration.Spread> spread() {
        Keys keys = new Keys(
                "spread of devices",
                "Devices in the coverage areas that pass every filter; their cells are those of the area.");
        AssetFilters.Declared filters = new AssetFilters.Declared(keys);
        var perUser = keys.usual("per_user", Values.number(0, 1000), 1.0, "1", "Devices of the class for each user.");
        var serves = keys.optional(
                "serves",
                Shapes.mapOf("procedure of a stage", Values.id("an asset")),
                "Assets whose level is the share of all these devices with access that have completed a stage and get through.",
                "nothing shows it");
        return keys.bind(in -> new SignallingDeclaration.Spread(
                filters.in(in), in.get(perUser), in.find(serves).orElse(Map.of())));
    }

    private static ObjectForm<SignallingDeclaration.Place> place() {
        Keys keys = new Keys("place", "Devices at an access.");
        var members = keys.required("members", Values.integer(0, MANY), "How many.");
        var serves = keys.optional(
                "serves",
                Shapes.mapOf("procedure of a stage", Values.id("an asset")),
                "Assets whose level is the share of those of these devices with access that have completed a stage and get through.",
                "nothing shows it");
        var cells = keys.usual(
                "cells",
                Values.integer(0, 10_000_000),
                0,
                "0",
                "Cells among which they are spread, in each of which they contend for random access: 54 preambles every 10 ms, ten tries (TS"
                        + " 38.321, 5.1). With 0 the air is never full.");
        keys.shorthand(members);
        return keys.bind(in -> new SignallingDeclaration.Place(
                in.get(members), in.get(cells), in.find(serves).orElse(Map.of())));
    }
}
