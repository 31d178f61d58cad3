package org.faultline.io.scenario;

import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Values;
import org.faultline.model.Distribution;
import org.faultline.threat.Selector;
import org.faultline.threat.Trigger;

/** What a step can wait for. */
final class TriggerForms {

    private TriggerForms() {}

    static ObjectForm<Trigger.Counter> counter() {
        Keys keys = new Keys("counter", "The moment at which something has happened for the n-th time.");
        var of = keys.required(
                "of",
                Values.word("thing to count", Trigger.Counted.values(), Trigger.Counted::id),
                "`repairs`: assets made whole or clean; `falls`: assets that fell to level zero; `holds`: targets of which the effect of a step"
                        + " took hold.");
        var step = keys.optional("step", Values.id("a step"), "The step whose `holds` are counted.");
        var among = keys.optional(
                "among", TargetForms.selection(), "Assets whose repairs or falls are counted.", "every asset");
        var reaches =
                keys.required("reaches", Values.integer(1, Integer.MAX_VALUE), "The number that must be reached.");
        return keys.bind(in -> new Trigger.Counter(
                in.get(of),
                in.find(step),
                in.find(among).orElse(Selector.everything()),
                in.get(reaches),
                Distribution.of(0)));
    }

    record Below(String subject, double level) {}

    static ObjectForm<Below> below() {
        Keys keys = new Keys("fall", "The first time that an asset or service falls to a level or below.");
        var subject = keys.required("subject", Values.id("an asset or service"), "Asset or service.");
        var level = keys.usual("level", Values.share(), 0.0, "0 %", "Level or below.");
        return keys.bind(in -> new Below(in.get(subject), in.get(level)));
    }
}
