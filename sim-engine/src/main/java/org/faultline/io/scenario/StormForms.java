package org.faultline.io.scenario;

import java.util.List;
import org.faultline.io.Span;
import org.faultline.io.form.Form;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.scenario.StormControl;
import org.faultline.scenario.StormGrid;

/** The part of a scenario file that asks {@code faultline storm} for a grid. */
final class StormForms {

    private static final double SOON_HOURS = 0.25;

    private StormForms() {}

    /**
     * A grid, and where in the file its parts stand.
     *
     * @param fault place of the values of the length of the fault
     * @param headroom place of the head-rooms
     * @param served place of the id of the observation
     */
    record Declared(StormGrid grid, Span fault, Span headroom, Span served) {}

    static ObjectForm<Declared> storm() {
        Keys keys = new Keys(
                "storm",
                "A grid for `faultline storm`: how long devices are not served, by the length of a fault and the head-room of the core,"
                        + " without any control, with each control of the scenario alone, and with all of them.");
        var fault = keys.required(
                "fault",
                axis(
                        "storm fault",
                        "Where the length of the fault stands in this file, and the lengths to try.",
                        Values.duration()),
                "How long the fault lasts, e.g. how long the access is gone.");
        var headroom = keys.required(
                "headroom",
                axis(
                        "storm head-room",
                        "Where the head-room of the core stands in this file, and the values to try.",
                        Values.number(0.01, 1e6)),
                "Rate of the functions over their load in the busy hour.");
        var begins = keys.usual(
                "begins",
                Values.duration(),
                0.0,
                "0 h",
                "Time since the start at which the fault begins; the outage counts from there.");
        var served = keys.required(
                "served",
                Values.id("an observation"),
                "The observation of the share of devices that are `served`; what it takes of it plays no part here.");
        var soon = keys.usual(
                "soon",
                Values.duration(),
                SOON_HOURS,
                "15 min",
                "A storm that is over so long after the fault counts as having ended by itself, above zero.");
        var controls = keys.optional(
                "controls",
                Shapes.listOf(Values.word("control", StormControl.values(), StormControl::id)),
                "Controls that are switched; others stay as they are.",
                "all that the cores have");
        return keys.bind(in -> new Declared(
                new StormGrid(
                        in.get(fault),
                        in.get(headroom),
                        in.get(begins),
                        in.get(served),
                        in.get(soon),
                        in.find(controls).orElse(List.of())),
                in.at(fault),
                in.at(headroom),
                in.at(served)));
    }

    private static ObjectForm<StormGrid.Axis> axis(String name, String summary, Form<Double> value) {
        Keys keys = new Keys(name, summary);
        var set = keys.required(
                "set",
                Values.text(),
                "Keys joined by dots, as for `--set`, e.g. `parameters.outage` or `signalling.cores.national.headroom`.");
        var values = keys.required("values", Shapes.listOf(value), "Ascending, above zero, at most 40.");
        return keys.bind(in -> new StormGrid.Axis(in.get(set), in.get(values)));
    }
}
