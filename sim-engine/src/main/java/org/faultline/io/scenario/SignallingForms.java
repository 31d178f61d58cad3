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
import org.faultline.model.signalling.Stage;
import org.faultline.scenario.DeviceState;
import org.faultline.scenario.Quantity;

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
                "controls", controls(), Controls.NONE, "none", "What holds back an overload; each can be left out.");
        return keys.bind(in -> new SignallingDeclaration.Core(
                in.id(),
                in.partial(functions).orElse(Map.of()),
                in.get(headroom),
                in.get(message) * SECONDS,
                in.get(radio) * SECONDS,
                in.get(controls),
                in.span()));
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
                Values.word("home of contexts", new String[] {"shared", "own"}, w -> w),
                "shared",
                "shared",
                "`own`: an instance that dies takes the contexts of its devices with it; `shared`: the set keeps them.");
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
                in.get(context).equals("shared"),
                in.get(wrong),
                in.get(failover) * SECONDS,
                in.find(weights).orElse(Map.of()),
                in.span()));
    }

    private static ObjectForm<Controls> controls() {
        Keys keys = new Keys("controls", "What holds back an overload of a core.");
        var overload = keys.optional(
                "overload_start",
                overloadStart(),
                "NGAP OVERLOAD START: the access network turns away a share of requests while an AMF is full (TS 38.413, 8.7.7).",
                "never");
        var congestion = keys.optional(
                "congestion",
                congestion(),
                "Refusal by a full AMF with the back-off timer T3346 (TS 24.501, 5.3.9).",
                "never");
        var barring = keys.optional(
                "barring",
                barring(),
                "Unified access control whose factor tightens while an AMF is full and relaxes after (TS 38.331, 5.3.14.5).",
                "never");
        var pacing = keys.optional("pacing", pacing(), "The AMF lets in only so many devices in a second.", "all");
        var throttling = keys.optional(
                "throttling",
                throttling(),
                "Who asks a function drops requests that would find no room (TS 29.500, 6.4.3).",
                "never");
        var rebalancing = keys.optional(
                "rebalancing",
                rebalancing(),
                "Weights of AMF instances follow the room that is left (TS 23.501, 5.19.4).",
                "weights stay");
        var reserve = keys.usual(
                "reserve",
                Values.share(),
                0.0,
                "0 %",
                "Share of the waiting room of each function that is kept for procedures that have been there before (message priority,"
                        + " TS 29.500, 6.8).");
        return keys.bind(in -> new Controls(
                in.find(overload),
                in.find(congestion),
                in.find(barring),
                in.find(pacing),
                in.find(throttling),
                in.find(rebalancing),
                in.get(reserve)));
    }

    private static ObjectForm<Controls.OverloadStart> overloadStart() {
        Keys keys = new Keys("overload start", "When an AMF instance asks the access network for less.");
        var from = keys.usual(
                "from",
                Values.share(),
                0.8,
                "80 %",
                "Pressure above which it asks: the share of its waiting room that is taken, or that of the fullest other function of the core.");
        var until = keys.usual("until", Values.share(), 0.4, "40 %", "Pressure below which it takes that back.");
        var reduction = keys.usual(
                "reduction", Values.share(), 0.5, "50 %", "Share of requests that the access network turns away.");
        var wait = keys.usual(
                "wait",
                Distributions.of(Dimension.DURATION),
                Distribution.of(16 / SECONDS),
                "16 s",
                "Time that a device turned away waits (T302).");
        return keys.bind(
                in -> new Controls.OverloadStart(in.get(from), in.get(until), in.get(reduction), in.get(wait)));
    }

    private static ObjectForm<Controls.Congestion> congestion() {
        Keys keys = new Keys("congestion refusal", "When an AMF instance refuses with a back-off.");
        var from = keys.usual(
                "from", Values.share(), 0.6, "60 %", "Pressure from which it refuses, as for `overload_start`.");
        var backOff = keys.usual(
                "back_off",
                Distributions.of(Dimension.DURATION),
                new Distribution.Uniform(0.25, 0.5),
                "uniform(15 min, 30 min)",
                "Back-off (T3346).");
        return keys.bind(in -> new Controls.Congestion(in.get(from), in.get(backOff)));
    }

    private static ObjectForm<Controls.Barring> barring() {
        Keys keys = new Keys("barring", "How the share of devices that may try follows the overload.");
        var from = keys.usual(
                "from", Values.share(), 0.5, "50 %", "Pressure above which it tightens, as for `overload_start`.");
        var until = keys.usual("until", Values.share(), 0.1, "10 %", "Pressure below which it relaxes.");
        var least = keys.usual("least", Values.share(), 0.05, "5 %", "Least share that may try.");
        var step = keys.usual("step", Values.number(0.01, 0.99), 0.7, "0.7", "Factor of each change.");
        var every = keys.usual("every", Values.duration(), 10 / SECONDS, "10 s", "Time between changes.");
        var time = keys.usual(
                "time",
                Values.duration(),
                64 / SECONDS,
                "64 s",
                "Barring time, of which a barred device waits (0.7 + 0.6 u) times (T390).");
        return keys.bind(in -> new Controls.Barring(
                in.get(from),
                in.get(until),
                in.get(least),
                in.get(step),
                in.get(every) * SECONDS,
                in.get(time) * SECONDS));
    }

    private static ObjectForm<Controls.Pacing> pacing() {
        Keys keys = new Keys("pacing", "How many devices are let in.");
        var rate = keys.required("per_second", Values.number(1e-6, 1e12), "Devices let in, in a second.");
        var backOff = keys.usual(
                "back_off",
                Distributions.of(Dimension.DURATION),
                new Distribution.Uniform(0.25, 0.5),
                "uniform(15 min, 30 min)",
                "Time after which who was not let in tries again.");
        keys.shorthand(rate);
        return keys.bind(in -> new Controls.Pacing(in.get(rate), in.get(backOff)));
    }

    private static ObjectForm<Controls.Throttling> throttling() {
        Keys keys = new Keys("throttling", "When requests are dropped by who asks.");
        var factor = keys.usual(
                "factor", Values.number(1, 1000), 1.5, "1.5", "Requests that may be sent for each that was let in.");
        var window = keys.usual("window", Values.duration(), 30 / SECONDS, "30 s", "Time over which both are counted.");
        return keys.bind(in -> new Controls.Throttling(in.get(factor), in.get(window) * SECONDS));
    }

    private static ObjectForm<Controls.Rebalancing> rebalancing() {
        Keys keys = new Keys("rebalancing", "How often weights change.");
        var every = keys.usual("every", Values.duration(), 60 / SECONDS, "60 s", "Time between changes.");
        return keys.bind(in -> new Controls.Rebalancing(in.get(every) * SECONDS));
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
        keys.exactlyOne(places, spread);
        return keys.bind(in -> new SignallingDeclaration.Devices(
                in.id(),
                in.find(like),
                new TrafficDeclaration.Word(in.get(core), in.at(core)),
                in.find(exempt),
                in.get(shedAt),
                in.find(obeys),
                in.find(stages),
                in.find(contacts),
                in.find(periodic),
                in.get(returning),
                in.get(start),
                in.find(places).orElse(Map.of()),
                in.find(spread),
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
        keys.shorthand(rate);
        return keys.bind(in -> new SignallingDeclaration.Contact(in.get(rate), in.find(again)));
    }

    private static ObjectForm<SignallingDeclaration.Spread> spread() {
        Keys keys = new Keys(
                "spread", "Devices in the coverage areas that pass every filter; their cells are those of the area.");
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

    /** What is observed of devices. */
    static ObjectForm<Quantity.Devices> observedDevices() {
        Keys keys = new Keys("observed devices", "How many devices are in a state, or have completed a stage.");
        var of = keys.required("of", Shapes.oneOrMore(Values.id("a class of devices")), "Which classes.");
        var state = keys.optional(
                "state",
                Values.word("state of a device", DeviceState.values(), DeviceState::id),
                "`served`, `trying`, `away` (without access), `unaware` (of a lost stage), or `unserved`: all but served.");
        var stage = keys.optional(
                "reached", Values.id("a stage"), "Counts devices with access that have completed this stage.");
        var share =
                keys.usual("share", Values.bool(), false, "false", "Gives the share of all devices of the classes.");
        keys.exactlyOne(state, stage);
        return keys.bind(in -> new Quantity.Devices(
                in.get(of), in.find(state).orElse(DeviceState.SERVED), in.find(stage), in.get(share)));
    }

    /** What is observed of a network function. */
    static ObjectForm<Quantity.AtFunction> observedFunction() {
        Keys keys = new Keys("observed function", "What happens at a network function of a core.");
        var core = keys.required("core", Values.id("a core"), "Which core.");
        var function = keys.required("name", Values.id("a function"), "Which function.");
        var what = keys.required(
                "what",
                Values.word("number of a function", Quantity.Burden.values(), Quantity.Burden::id),
                "`waiting` messages; those of attempts that `arrived` since the start and those that were `lost`; `contact-load`, the share"
                        + " of its speed that contacts use.");
        return keys.bind(in -> new Quantity.AtFunction(in.get(core), in.get(function), in.get(what)));
    }

    /** What is observed of attempts. */
    static ObjectForm<Quantity.Attempts> observedAttempts() {
        Keys keys = new Keys(
                "observed attempts",
                "What became of the attempts at a stage since the start; those that the access network did not let in are none (TS 28.554, 6.2.3).");
        var of = keys.required("of", Values.id("a class of devices"), "Which class.");
        var stage = keys.required("stage", Values.id("a stage"), "Which stage.");
        var what = keys.required(
                "what",
                Values.word("number of attempts", Quantity.Outcome.values(), Quantity.Outcome::id),
                "`attempts`, `successes`, `success-rate` (TS 28.554, 6.2.3) or `latency`: the time within which a share of the successful"
                        + " ones was completed.");
        var quantile = keys.usual("quantile", Values.share(), 0.95, "95 %", "The share, of a `latency`.");
        return keys.bind(in -> new Quantity.Attempts(in.get(of), in.get(stage), in.get(what), in.get(quantile)));
    }
}
