package org.faultline.io.scenario;

import java.util.List;
import java.util.Optional;
import org.faultline.io.Fault;
import org.faultline.io.form.Fields;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.threat.Delivery;

/** The keys that say how an effect reaches its targets. */
final class DeliveryKeys {

    private final Key<List<WaveLine>> staged;
    private final Key<Delivery.Canary> canary;

    DeliveryKeys(Keys keys) {
        staged = keys.optional(
                "staged",
                Shapes.listOf(wave()),
                "Waves of an update, in order of time; notice of the incident halts it.",
                "all at once");
        canary = keys.optional(
                "canary",
                canary(),
                "Targets of a staged delivery that are updated at once and watched before its waves begin.");
    }

    Delivery delivery(Fields in) {
        List<WaveLine> waves = in.find(staged).orElse(List.of());
        if (waves.isEmpty() && in.has(canary)) {
            throw in.refused(
                    Fault.MISSING_KEY,
                    canary,
                    "step '" + in.id() + "' has a `canary`, but no `staged` waves that follow it",
                    Optional.of("Waves of an update, in order of time; notice of the incident halts it."));
        }
        if (waves.isEmpty()) {
            return new Delivery.AtOnce();
        }
        for (int i = 1; i < waves.size(); i++) {
            Delivery.Wave before = waves.get(i - 1).wave();
            Delivery.Wave wave = waves.get(i).wave();
            if (wave.totalShare() < before.totalShare() || wave.afterHours() < before.afterHours()) {
                throw in.refused(
                        Fault.WAVES_OUT_OF_ORDER,
                        staged,
                        "wave " + (i + 1) + " of step '" + in.id()
                                + "' starts earlier or reaches fewer targets than wave " + i);
            }
        }
        return new Delivery.Staged(waves.stream().map(WaveLine::wave).toList(), in.find(canary));
    }

    private static ObjectForm<Delivery.Canary> canary() {
        Keys keys = new Keys("canary", "Those who are updated first, and how well they are watched.");
        var share = keys.required("share", Values.share(), "Share of all targets, at least one.");
        var watched = keys.required("watched", Values.duration(), "Time from their update to the decision.");
        var notice = keys.usual(
                "notice_chance",
                Values.share(),
                1.0,
                "100 %",
                "Chance that an effect that took hold of any of them is found out; the delivery then halts and is taken back from them.");
        return keys.bind(in -> new Delivery.Canary(in.get(share), in.get(watched), in.get(notice)));
    }

    private record WaveLine(Delivery.Wave wave) {}

    private static ObjectForm<WaveLine> wave() {
        Keys keys = new Keys("wave", "One wave of a staged update; its targets are reached evenly over its duration.");
        var after = keys.required("after", Values.duration(), "Start of the wave since the step fired.");
        var lasting = keys.usual("lasting", Values.duration(), 0.0, "0 h", "Time over which its targets are updated.");
        var reaches = keys.required("reaches", Values.share(), "Share of all targets updated when the wave is over.");
        return keys.bind(in -> new WaveLine(new Delivery.Wave(in.get(after), in.get(lasting), in.get(reaches))));
    }
}
