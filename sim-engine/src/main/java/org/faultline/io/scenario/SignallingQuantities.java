package org.faultline.io.scenario;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.scenario.DeviceState;
import org.faultline.scenario.Indicator;
import org.faultline.scenario.Quantity;

/** What is observed of devices and of the functions that serve them, as it is written in a scenario file. */
final class SignallingQuantities {

    private SignallingQuantities() {}

    /** What is observed of devices. */
    static ObjectForm<Quantity.Devices> devices() {
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
    static ObjectForm<Quantity.AtFunction> function() {
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
    static ObjectForm<Quantity.Attempts> attempts() {
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

    /** An indicator of 3GPP. */
    static ObjectForm<Quantity.Kpi> kpi() {
        Keys keys = new Keys(
                "observed indicator",
                "An indicator of TS 28.552 and TS 28.554, summed over all classes of devices that a core or a slice of it serves: "
                        + Arrays.stream(Indicator.values())
                                .map(i -> "`" + i.id() + "` " + i.name3gpp() + " (" + i.clause() + ")")
                                .collect(Collectors.joining("; "))
                        + ". Registration is the stage whose context an AMF keeps, a session that of an SMF; counters begin at the start.");
        var core = keys.required("core", Values.id("a core"), "Which core (AMF set), or slice, `<core>/<slice>`.");
        var what = keys.required(
                "what",
                Values.word("indicator", Indicator.values(), Indicator::id, Indicator::aliases),
                "Which indicator. Names of 3GPP that stand for exactly one of them mean the same; whether mean or greatest is taken, `take` says.");
        var quantile = keys.optional(
                "quantile", Values.share(), "Of a time, the share that was completed within it.", "the mean of a time");
        return keys.bind(in -> new Quantity.Kpi(
                in.get(core),
                in.get(what),
                in.find(quantile).map(OptionalDouble::of).orElse(OptionalDouble.empty())));
    }

    /** What is observed of contacts. */
    static ObjectForm<Quantity.Contacts> contacts() {
        Keys keys = new Keys(
                "observed contacts",
                "How many contacts in an hour devices begin, or get no answer to; with `take: integral` how many in all.");
        var of = keys.required("of", Shapes.oneOrMore(Values.id("a class of devices")), "Which classes.");
        var procedure = keys.required("procedure", Values.id("a contact"), "Which contact, e.g. `ims-call`.");
        var what = keys.required(
                "what",
                Values.word("fate of contacts", Quantity.Fate.values(), Quantity.Fate::id),
                "`begun`: by all devices of the classes, served or not; `repeated`: those made again by devices that `repeat` them; `failed`: those that nobody answers, also not"
                        + " when they are made again.");
        return keys.bind(in -> new Quantity.Contacts(in.get(of), in.get(procedure), in.get(what)));
    }
}
