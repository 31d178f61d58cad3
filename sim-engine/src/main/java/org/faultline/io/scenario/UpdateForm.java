package org.faultline.io.scenario;

import java.util.List;
import java.util.Optional;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.AccessCategory;
import org.faultline.model.Distribution;
import org.faultline.model.Procedure;
import org.faultline.model.signalling.Stage;
import org.faultline.model.signalling.Update;

/** The {@code update} of a class of devices: what those do whose contexts outlast their periodic timer. */
final class UpdateForm {

    private static final double SECONDS = 3600;
    private static final Distribution T3511 = Distribution.of(10 / SECONDS);
    private static final Distribution T3502 = Distribution.of(0.2);
    private static final double T3510_HOURS = 15 / SECONDS;
    private static final double KEPT_HOURS = 8.0 / 60;

    /** No function keeps a context of an update. */
    private static final String NOWHERE = "none";

    private UpdateForm() {}

    /** An update as it is written. */
    record Declared(String procedure, double answerHours, List<Distribution> waits, double keptHours) {

        Update built(Procedure messages, AccessCategory category) {
            return new Update(
                    new Stage(
                            messages,
                            category,
                            NOWHERE,
                            answerHours * SECONDS,
                            waits,
                            true,
                            Optional.empty(),
                            Optional.empty()),
                    keptHours);
        }
    }

    static ObjectForm<Declared> form() {
        Keys keys = new Keys(
                "update of devices",
                "Devices whose contexts the network still has register for a periodic or mobility update, without authentication and subscriber data, and"
                        + " keep their sessions and their registration for voice (TS 24.501, 5.5.1.3). Contacts may begin `again_from` it.");
        var procedure = keys.usual(
                "procedure", Values.id("a procedure"), "periodic-update", "periodic-update", "Its messages.");
        var answer = keys.usual(
                "answer",
                Values.duration(),
                T3510_HOURS,
                "15 s",
                "Time that a device waits for the end of it (T3510).");
        var waits = keys.usual(
                "waits",
                Shapes.oneOrMore(Distributions.of(Dimension.DURATION)),
                List.of(T3511, T3511, T3511, T3511, T3502),
                "[10 s, 10 s, 10 s, 10 s, 12 min]",
                "Time from a failed update to the next, one for each of at most " + Stage.MOST_ATTEMPTS
                        + " attempts (T3511, and T3502 after the fifth, TS 24.501, 5.5.1.3.7); then they are counted anew.");
        var kept = keys.usual(
                "kept",
                Values.duration(),
                KEPT_HOURS,
                "8 min",
                "Time after the periodic timer has run out for which the network keeps the contexts of a device that it does not hear of: mobile"
                        + " reachable and implicit deregistration timer less T3512 (TS 24.501, 5.3.7).");
        return keys.bind(in -> new Declared(in.get(procedure), in.get(answer), in.get(waits), in.get(kept)));
    }
}
