package org.faultline.io.scenario;

import org.faultline.io.form.Fields;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.Values;

/** How long a message of a core is on its way, wherever cores are written. */
final class TransitKeys {

    private static final double SECONDS = 3600;

    private final Key<Double> message;
    private final Key<Double> radio;

    TransitKeys(Keys keys) {
        message = keys.usual(
                "message_time", Values.duration(), 0.005 / SECONDS, "5 ms", "Time that a message takes to a function.");
        radio = keys.usual(
                "radio_time",
                Values.duration(),
                0.03 / SECONDS,
                "30 ms",
                "Time that a message takes over the air, in addition.");
    }

    double messageSeconds(Fields in) {
        return in.get(message) * SECONDS;
    }

    double radioSeconds(Fields in) {
        return in.get(radio) * SECONDS;
    }
}
