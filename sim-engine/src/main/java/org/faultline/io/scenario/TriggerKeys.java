package org.faultline.io.scenario;

import java.util.List;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Fields;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Distribution;
import org.faultline.threat.Trigger;

/** The keys that say when a step fires. */
final class TriggerKeys {
    private final Key<Distribution> at;
    private final Key<List<String>> after;
    private final Key<TriggerForms.Below> whenBelow;
    private final Key<Trigger.Counter> counter;
    private final Key<Distribution> delay;

    TriggerKeys(Keys keys) {
        at = keys.optional("at", Distributions.of(Dimension.DURATION), "Time since the start of the scenario.");
        after = keys.optional("after", Shapes.oneOrMore(Values.id("a step")), "Steps that must all have fired.");
        whenBelow = keys.optional(
                "when_below", TriggerForms.below(), "An asset or service that must first have fallen to a level.");
        counter = keys.optional(
                "counter", TriggerForms.counter(), "Something that must have happened for the n-th time.");
        delay = keys.usual(
                "delay",
                Distributions.of(Dimension.DURATION),
                Distribution.of(0),
                "0 h",
                "Time since the last of the steps in `after`, since the fall in `when_below`, or since the `counter` was reached.");
        keys.exactlyOne(at, after, whenBelow, counter);
        keys.atMostOne(at, delay);
    }

    Trigger trigger(Fields in) {
        Distribution wait = in.get(delay);
        return in.find(at)
                .<Trigger>map(Trigger.At::new)
                .or(() -> in.find(after).map(steps -> new Trigger.After(steps, wait)))
                .or(() -> in.find(whenBelow).map(b -> new Trigger.WhenBelow(b.subject(), b.level(), wait)))
                .or(() -> in.find(counter)
                        .map(c -> new Trigger.Counter(c.what(), c.step(), c.among(), c.reaches(), wait)))
                .orElseThrow();
    }
}
