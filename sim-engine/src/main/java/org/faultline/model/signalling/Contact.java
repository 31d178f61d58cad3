package org.faultline.model.signalling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.faultline.model.AccessCategory;
import org.faultline.model.Checks;
import org.faultline.model.Procedure;

/**
 * A procedure that a served device runs now and then: load on the core, and the moment at which it finds out what it has lost.
 *
 * @param procedure its messages
 * @param category by which it may be barred
 * @param perHour how often a device runs it in an hour, in the busy hour, zero or more
 * @param againFrom the stage, from zero, that a device must repeat when the contact fails; empty when it just stays without an answer
 * @param answerSeconds time that the device waits for the end of it, above zero (T3517, T3510); beyond it the contact has failed
 * @param elsewhere share of those that fail here that another network answers, in [0, 1]: emergency calls may go through any
 *     (limited service, TS 23.122)
 * @param withoutService procedures by which a device makes it that has a radio cell and is not served, one after the other; empty when it then fails:
 *     an emergency needs no subscriber data (TS 23.501, 5.16.4)
 * @param merges whether a device that the access network holds back makes one contact for all that it wanted meanwhile; otherwise it makes each
 * @param repeat how often it is made again when it gets no answer; empty for never
 */
public record Contact(
        Procedure procedure,
        AccessCategory category,
        double perHour,
        OptionalInt againFrom,
        double answerSeconds,
        double elsewhere,
        List<Procedure> withoutService,
        boolean merges,
        Optional<Repeat> repeat) {
    public Contact {
        Checks.notNegative("The rate of contact " + procedure.id() + ", per hour,", perHour);
        Checks.positive("The time to wait for the end of contact " + procedure.id() + ", in seconds,", answerSeconds);
        Checks.share("The share of failed contacts " + procedure.id() + " that is answered elsewhere", elsewhere);
        withoutService = List.copyOf(withoutService);
        if (repeat.isPresent() && againFrom.isPresent()) {
            throw new IllegalArgumentException(
                    "A failed contact " + procedure.id() + " is either made again or leads back to a stage, not both.");
        }
    }

    /** All procedures that it may take: that of who is served first. */
    public Stream<Procedure> procedures() {
        return Stream.concat(Stream.of(procedure), withoutService.stream());
    }
}
