package org.faultline.threat;

import java.util.Optional;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;

/**
 * How what took hold of one asset goes on to others: a worm, a malicious push, a fault that is copied.
 *
 * <p>An infected asset makes contacts; a contact with a susceptible asset infects it. Infected assets may be cleaned after a time;
 * they are then immune, or susceptible again.
 *
 * @param among assets that can be infected; the targets of the step can be, too
 * @param over how assets have contact
 * @param contactHours time from an infection to the contact with one other asset and, where it comes to that, from each contact to the
 *     next; one draw for each. In a pool: time between contacts of an infected asset with anybody of the pool, exponential
 * @param cleanedHours time from an infection until the asset is clean again; empty when it stays infected
 * @param again true when cleaned assets are susceptible again
 * @param frozenHours time since the step fired after which nobody is infected any more; empty for no end
 */
public record Spread(
        Selector among,
        Way over,
        Distribution contactHours,
        Optional<Distribution> cleanedHours,
        boolean again,
        Optional<Distribution> frozenHours) {

    /** How assets have contact. */
    public sealed interface Way {

        /** The word used in scenario files. */
        String id();

        /** Over links, in both directions. */
        record Links() implements Way {
            @Override
            public String id() {
                return "links";
            }
        }

        /** Everybody with everybody, by chance. */
        record Pool() implements Way {
            @Override
            public String id() {
                return "pool";
            }
        }

        /**
         * From a provider to those who need it.
         *
         * @param kind of need
         */
        record Needs(Gate.Kind kind) implements Way {
            @Override
            public String id() {
                return kind.id();
            }
        }
    }

    public Spread {
        if (over instanceof Way.Pool && !(contactHours instanceof Distribution.Exponential)) {
            throw new IllegalArgumentException(
                    "The contacts of a pool come after exponential times; write the time as `exponential(mean)`.");
        }
        if (over instanceof Way.Pool && contactHours.mean() <= 0) {
            throw new IllegalArgumentException("The mean time between contacts of a pool must be above zero.");
        }
    }
}
