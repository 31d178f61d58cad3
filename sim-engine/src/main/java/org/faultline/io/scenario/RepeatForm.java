package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Values;
import org.faultline.model.Procedure;
import org.faultline.model.signalling.Repeat;
import org.faultline.scenario.Spelling;

/** The {@code repeat} of a class of devices: which contacts they make again, and how often. */
final class RepeatForm {

    private static final double SECONDS = 3600;
    private static final int USUAL_TRIES = 5;
    private static final int MOST_TRIES = 100;
    private static final double T3525_HOURS = 1.0 / 60;

    private RepeatForm() {}

    /** A repetition as it is written. */
    record Declared(int tries, double blockHours, Span span) {
        Repeat built() {
            return new Repeat(tries, blockHours * SECONDS);
        }
    }

    static ObjectForm<Declared> form() {
        Keys keys = new Keys(
                "repeated contact",
                "A device whose contact gets no answer makes it again once its `answer` is over, and after some in a row makes none of that kind for a while"
                        + " (TS 24.501, 5.6.1.7). Its other contacts are not held up.");
        var tries = keys.usual(
                "tries",
                Values.integer(1, MOST_TRIES),
                USUAL_TRIES,
                "5",
                "Contacts in a row, the first among them (service request attempt counter).");
        var block = keys.usual(
                "block",
                Values.duration(),
                T3525_HOURS,
                "60 s",
                "Time for which none follows the last one (T3525, TS 24.501, table 10.2.1).");
        return keys.bind(in -> new Declared(in.get(tries), in.get(block), in.span()));
    }

    /** True when every entry names a contact that devices begin and that leads back to no stage; each that does not is reported. */
    static boolean areOfDevices(
            Map<String, Declared> declared,
            String devices,
            Map<String, SignallingDeclaration.Contact> contacts,
            Map<String, Procedure> procedures,
            Diagnostics diagnostics) {
        int before = diagnostics.errors();
        List<String> possible = contacts.entrySet().stream()
                .filter(e -> e.getValue().againFrom().isEmpty() && isBegun(procedures.get(e.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        declared.forEach((contact, repeat) -> {
            if (!possible.contains(contact)) {
                diagnostics.add(
                        Fault.NOT_REPEATED,
                        repeat.span(),
                        "devices '" + devices + "' repeat '" + contact + "', " + reason(contact, contacts),
                        Spelling.advice(contact, possible));
            }
        });
        return diagnostics.errors() == before;
    }

    private static boolean isBegun(Procedure procedure) {
        return procedure != null && procedure.messages().get(0).sender().equals(Procedure.DEVICE);
    }

    private static String reason(String contact, Map<String, SignallingDeclaration.Contact> contacts) {
        if (!contacts.containsKey(contact)) {
            return "which is none of their contacts";
        }
        return contacts.get(contact).againFrom().isPresent()
                ? "which leads back to a stage when it fails"
                : "which they do not begin";
    }
}
