package org.faultline.io.scenario;

import java.util.Map;
import java.util.OptionalDouble;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.AccessCategory;
import org.faultline.model.Distribution;
import org.faultline.model.signalling.Controls;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.OverloadAction;

/** What holds back an overload of a core, as it is written in a scenario file. */
final class ControlForms {

    private static final double SECONDS = 3600;

    private ControlForms() {}

    static ObjectForm<Controls> controls() {
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
        var shedding = keys.optional(
                "shedding",
                Shapes.mapOf("class of devices", Values.share()),
                "Shedding by class: share of the waiting room of each function beyond which the first requests of a class are refused, where that is less than its `shed_at`;"
                        + " less for less important ones.",
                "nobody");
        var counts = keys.usual(
                "count_contacts",
                Values.bool(),
                false,
                "false",
                "Whether contacts that want more than a function can do are pressure, as if they filled its room; otherwise only attempts that wait are.");
        var byHand = keys.usual(
                "bar_time",
                Values.duration(),
                Controls.BY_HAND / SECONDS,
                "64 s",
                "Barring time of devices that an operator bars by hand (`bar` of a playbook), where `barring` has none; each waits (0.7 + 0.6 u) times it.");
        return keys.bind(in -> new Controls(
                in.find(overload),
                in.find(congestion),
                in.find(barring),
                in.find(pacing),
                in.find(throttling),
                in.find(rebalancing),
                in.get(reserve),
                in.find(shedding).orElse(Map.of()),
                in.get(counts),
                in.get(byHand) * SECONDS));
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
        var action = keys.usual(
                "action",
                Values.word("overload action", OverloadAction.values(), OverloadAction::id),
                OverloadAction.REJECT_SIGNALLING,
                "reject-signalling",
                "Requests of which it turns that share away (Overload Action, TS 38.413, 9.3.1.105): `reject-data`, data and calls; `reject-signalling`,"
                        + " registrations and updates as well; `permit-emergencies`, all but emergencies, also those of exempt classes;"
                        + " `permit-priority`, all but those of exempt classes, also emergencies. Answers to pages always pass.");
        var wait = keys.usual(
                "wait",
                Distributions.of(Dimension.DURATION),
                Distribution.of(16 / SECONDS),
                "16 s",
                "Time that a device turned away waits (T302).");
        return keys.bind(in -> new Controls.OverloadStart(
                in.get(from), in.get(until), in.get(reduction), in.get(action), in.get(wait)));
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
        var fixed = keys.optional(
                "fixed",
                Values.share(),
                "Share that may try, set by hand, whatever the pressure.",
                "follows the pressure");
        var categories = keys.optional(
                "categories",
                Shapes.mapOfWords("access category", AccessCategory.values(), AccessCategory::id, forCategory()),
                "Access categories of the attempts that are barred, and how; others are not barred (TS 24.501, table 4.5.2.2), nor are answers to pages.",
                "all alike but emergencies");
        return keys.bind(in -> new Controls.Barring(
                in.get(from),
                in.get(until),
                in.get(least),
                in.get(step),
                in.get(every) * SECONDS,
                in.get(time) * SECONDS,
                in.find(fixed).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                in.find(categories).orElse(Map.of())));
    }

    private static ObjectForm<Controls.ForCategory> forCategory() {
        Keys keys = new Keys("barred category", "How attempts of an access category are barred.");
        var factor = keys.optional(
                "factor",
                Values.share(),
                "Share of them that may be made, whatever the pressure.",
                "that of the barring");
        var time = keys.optional("time", Values.duration(), "Their barring time.", "that of the barring");
        keys.shorthand(factor);
        return keys.bind(in -> new Controls.ForCategory(
                in.find(factor).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                in.find(time).map(t -> OptionalDouble.of(t * SECONDS)).orElse(OptionalDouble.empty())));
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

    static ObjectForm<CoreNetwork.Switch> switched() {
        Keys keys = new Keys("switch", "An operator changes by hand what holds back an overload.");
        var at = keys.required("at", Distributions.of(Dimension.DURATION), "Time since the start.");
        var to = keys.usual(
                "controls",
                controls(),
                Controls.NONE,
                "none",
                "All that holds from then on, in place of what held before.");
        return keys.bind(in -> new CoreNetwork.Switch(in.get(at), in.get(to)));
    }
}
