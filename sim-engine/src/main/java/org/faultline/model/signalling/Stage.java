package org.faultline.model.signalling;

import java.util.List;
import java.util.Optional;
import org.faultline.model.AccessCategory;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;
import org.faultline.model.Procedure;

/**
 * A procedure that a device must complete, and what it does when it gets no answer (3GPP TS 24.501, 5.5.1 and 6.4.1).
 *
 * @param procedure its messages
 * @param category of its attempts, by which they may be barred
 * @param home function whose instance holds the context that the procedure makes
 * @param answerSeconds time that the device waits for the end of the procedure, above zero (T3510, T3580)
 * @param waits hours from a failed attempt to the next, by the number of the attempt, one to eight (T3511 and, last, T3502)
 * @param startsOver whether attempts are counted anew after the last wait; otherwise the last wait follows every further failure
 * @param givingUp who begins again at an earlier stage; empty for nobody
 * @param disagreement what further attempts cost after a failed one; empty for the same as the first
 */
public record Stage(
        Procedure procedure,
        AccessCategory category,
        String home,
        double answerSeconds,
        List<Distribution> waits,
        boolean startsOver,
        Optional<GivingUp> givingUp,
        Optional<Disagreement> disagreement) {

    /** Attempts that can be told apart. */
    public static final int MOST_ATTEMPTS = 8;

    public Stage {
        Checks.named("home of stage " + procedure.id(), home);
        Checks.positive("The time to wait for the end of " + procedure.id() + ", in seconds,", answerSeconds);
        waits = List.copyOf(waits);
        if (waits.isEmpty() || waits.size() > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("There are " + waits.size() + " waits between attempts at "
                    + procedure.id() + "; there must be 1 to " + MOST_ATTEMPTS + ".");
        }
    }

    /** Share of the failures of an attempt, numbered from zero, after which a device begins again at an earlier stage. */
    public double givingUpAfter(int attempt) {
        return givingUp.filter(g -> attempt + 1 >= Math.min(g.after(), waits.size()))
                .map(GivingUp::share)
                .orElse(0.0);
    }

    /** Share of attempts, numbered from zero, that find data which do not agree. */
    public double disagreeing(int attempt) {
        return attempt == 0 ? 0 : disagreement.map(Disagreement::share).orElse(0.0);
    }

    /** Number of the attempt, from zero, that follows a failed one. */
    public int next(int attempt) {
        return attempt + 1 < waits.size() ? attempt + 1 : startsOver ? 0 : waits.size() - 1;
    }
}
