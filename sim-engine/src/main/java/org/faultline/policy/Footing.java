package org.faultline.policy;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;
import org.faultline.threat.Selector;

/**
 * What people need of the network in order to work on it: management, telephones, a ticket system. While it is lost their work goes on slower
 * or not at all, until they have found another way.
 *
 * @param of ids of assets and services; empty where {@code where} says which assets
 * @param where assets that pass a filter; of those that have an operator only the people's own count
 * @param all whether each of them is needed, or any one is enough
 * @param above level above which one of them counts as working, in [0, 1]
 * @param speedWhileLost how fast work goes on while they are lost, in [0, 1]
 * @param fallback another way; empty when there is none
 */
public record Footing(
        List<String> of,
        Optional<Selector> where,
        boolean all,
        double above,
        double speedWhileLost,
        Optional<Fallback> fallback) {

    /**
     * Another way to work, e.g. cards of another operator.
     *
     * @param afterHours time from the loss until it is found, one draw for each loss
     * @param speed how fast work goes on with it, in [0, 1]
     */
    public record Fallback(Distribution afterHours, double speed) {
        public Fallback {
            Checks.share("The speed of a fallback", speed);
        }
    }

    public Footing {
        of = List.copyOf(of);
        Checks.share("The level above which a need of people is met", above);
        Checks.share("The speed of work while its needs are lost", speedWhileLost);
        if (of.isEmpty() == where.isEmpty()) {
            throw new IllegalArgumentException(
                    "What people need must be named either by ids or by filters, and not by both.");
        }
    }
}
