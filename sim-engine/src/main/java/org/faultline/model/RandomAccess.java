package org.faultline.model;

import java.util.OptionalInt;

/**
 * Slotted contention for preambles, as on the random access channel of a cell: in each slot every device that wants access sends a
 * preamble at random; a preamble sent by one device alone can be heard, one sent by several is lost for all of them.
 *
 * @param id unique over stations, forks, random accesses, arrival streams and populations; random draws are keyed by it
 * @param preambles number to choose from, at least one
 * @param slotHours time between slots, above zero; the first is at the start
 * @param detection how surely a preamble sent alone is heard
 * @param grants devices that a slot can answer; empty for no bound. Of more, those with the lower preambles are answered
 * @param answerHours time from a slot until its devices know the outcome, zero or more
 * @param backOff hours between knowing of a failure and being ready for the next slot that follows
 * @param backOffSlots in place of a law: the next try is in one of this many slots that follow, all alike; empty when {@code backOff} holds
 * @param transmissions greatest number of tries, at least one; empty for no bound
 * @param next where devices go that were answered
 */
public record RandomAccess(
        String id,
        int preambles,
        double slotHours,
        Detection detection,
        OptionalInt grants,
        double answerHours,
        Distribution backOff,
        OptionalInt backOffSlots,
        OptionalInt transmissions,
        Routing next) {

    /** How surely a preamble sent alone is heard. */
    public enum Detection {
        /** Always. */
        CERTAIN,
        /** The i-th try with the chance {@code 1 - exp(-i)}: power rises from try to try (3GPP TR 37.868, section 6.4.1.1). */
        RAMPING;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public RandomAccess {
        Checks.named("id of a random access", id);
        if (preambles < 1) {
            throw new IllegalArgumentException(
                    "The random access " + id + " has " + preambles + " preambles; it needs at least one.");
        }
        Checks.positive("The slot of random access " + id + ", in hours,", slotHours);
        Checks.notNegative("The time to an answer of random access " + id + ", in hours,", answerHours);
        if ((grants.isPresent() && grants.getAsInt() < 1)
                || (backOffSlots.isPresent() && backOffSlots.getAsInt() < 1)
                || (transmissions.isPresent() && transmissions.getAsInt() < 1)) {
            throw new IllegalArgumentException("The grants, back-off slots and transmissions of random access " + id
                    + " must each be at least one where they are bounded.");
        }
    }
}
