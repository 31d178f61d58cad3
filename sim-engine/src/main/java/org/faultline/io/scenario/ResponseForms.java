package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Fault;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Form;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Quantity;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Assumption;
import org.faultline.model.Distribution;
import org.faultline.policy.Response;
import org.faultline.scenario.Limit;

/** How defenders see and mend, what must hold, and where numbers come from. */
final class ResponseForms {

    private static final Response.Detection BLIND = Response.NONE.detection();

    private ResponseForms() {}

    static ObjectForm<Response> response() {
        Keys keys = new Keys("response", "How the defenders see and mend.");
        var detection =
                keys.optional("detection", detection(), "How an incident is noticed and understood.", "nobody notices");
        var crews = keys.optional("crews", Shapes.mapOf("id", RepairForms.crew()), "Who repairs.", "nobody repairs");
        RepairForms.OrderKeys restoration = new RepairForms.OrderKeys(keys);
        var spares = keys.optional(
                "spares",
                Shapes.mapOf("id", RepairForms.spareParts()),
                "Equipment that takes the place of what was wiped; an asset that passes several gets the first.",
                "always at hand");
        WatchForms.WatchKeys watch = new WatchForms.WatchKeys(keys);
        var playbooks = keys.optional(
                "playbooks",
                Shapes.mapOf("id", PlaybookForms.playbook()),
                "What is done by a plan written beforehand.",
                "nothing");
        return keys.bind(in -> new Response(
                in.find(detection).orElse(BLIND),
                List.copyOf(in.find(crews).orElse(Map.of()).values()),
                restoration.read(in),
                List.copyOf(in.find(spares).orElse(Map.of()).values()),
                watch.read(in),
                List.copyOf(in.partial(playbooks).orElse(Map.of()).values())));
    }

    private static ObjectForm<Response.Detection> detection() {
        Keys keys = new Keys(
                "detection",
                "How an incident is noticed and understood. One incident begins with the first visible effect of a step.");
        var notice = keys.required(
                "notice",
                Distributions.of(Dimension.DURATION),
                "Time from the first visible effect to notice, one draw per incident.");
        var noticeChance =
                keys.usual("notice_chance", Values.share(), 1.0, "100 %", "Chance that an outage is seen at all.");
        var implantChance = keys.usual(
                "implant_chance",
                Values.share(),
                0.0,
                "0 %",
                "Chance that a dormant backdoor is found before it is used.");
        var diagnosis = keys.usual(
                "diagnosis",
                Distributions.of(Dimension.DURATION),
                Distribution.of(0),
                "0 h",
                "Time from notice to knowing the remedy; staged updates are halted at notice, repairs start after diagnosis.");
        var needs = keys.optional(
                "needs",
                WatchForms.footing(),
                "What the diagnosis needs of the network of the operator whose asset showed the incident.",
                "nothing");
        return keys.bind(in -> new Response.Detection(
                in.get(notice), in.get(noticeChance), in.get(implantChance), in.get(diagnosis), in.find(needs)));
    }

    static ObjectForm<Limit> limit() {
        Keys keys = new Keys(
                "limit", "A bound stated before the run; a run that breaks it says so and ends with exit code 4.");
        var measure = keys.required("measure", Values.text(), "Id of a measure.");
        var subject =
                keys.usual("subject", Values.id("a subject"), "all", "all", "What is measured, e.g. `sector:health`.");
        var least = keys.optional("at_least", bound(), "Lower bound, in the unit of the measure.");
        var most = keys.optional("at_most", bound(), "Upper bound, in the unit of the measure.");
        keys.exactlyOne(least, most);
        return keys.bind(in -> {
            Optional<Quantity> low = in.find(least);
            double value = low.or(() -> in.find(most)).map(Quantity::value).orElseThrow();
            return new Limit(in.id(), in.get(measure), in.get(subject), low.isPresent(), value);
        });
    }

    private static Form<Quantity> bound() {
        return Values.anyQuantity(Dimension.COUNT, Dimension.SHARE, Dimension.DURATION);
    }

    /** An assumption of a scenario file, which may say where its number stands and between which values it may lie. */
    static ObjectForm<Assumption> assumption() {
        Keys keys = new Keys(
                "assumption",
                "A number somebody chose, with where it comes from. With `sets` and an end, `compare` tries whether its verdicts hold at"
                        + " that end.");
        AssumptionKeys shared = new AssumptionKeys(keys);
        var sets = keys.optional(
                "sets",
                Values.text(),
                "Path of the value that is assumed, as for `--set`, e.g. `parameters.battery` or `response.crews.field.size`.",
                "its verdicts are not tried");
        var low = keys.optional(
                "low",
                Values.text(),
                "Lower end of where the value may lie, written like the value.",
                "the value in force");
        var high = keys.optional("high", Values.text(), "Upper end.", "the value in force");
        return keys.bind(in -> {
            boolean ends = in.has(low) || in.has(high);
            if (in.has(sets) != ends) {
                throw in.refused(
                        Fault.BAD_RANGE,
                        in.has(sets) ? sets : in.has(low) ? low : high,
                        in.has(sets)
                                ? "assumption '" + in.id() + "' sets a value, but says neither `low` nor `high`"
                                : "assumption '" + in.id() + "' has an end, but does not say which value it `sets`");
            }
            return new Assumption(
                    in.id(),
                    in.get(shared.statement),
                    in.get(shared.grade),
                    in.find(shared.source).orElse(""),
                    in.find(sets).map(path -> new Assumption.Range(path, in.find(low), in.find(high))));
        });
    }

    /** An assumption of a sector pack: nothing of a pack can be set from outside. */
    static ObjectForm<Assumption> packAssumption() {
        Keys keys = new Keys("assumption of a pack", "A number somebody chose, with where it comes from.");
        AssumptionKeys shared = new AssumptionKeys(keys);
        return keys.bind(in -> new Assumption(
                in.id(),
                in.get(shared.statement),
                in.get(shared.grade),
                in.find(shared.source).orElse("")));
    }

    private static final class AssumptionKeys {
        private final Key<String> statement;
        private final Key<Assumption.Grade> grade;
        private final Key<String> source;

        AssumptionKeys(Keys keys) {
            statement = keys.required("statement", Values.text(), "What is assumed, with value and unit.");
            grade = keys.required(
                    "grade",
                    Values.word("grade", Assumption.Grade.values(), Assumption.Grade::id),
                    "How well it is known.");
            source = keys.optional("source", Values.anyText(), "Title and address.", "it is printed as unsupported");
        }
    }
}
