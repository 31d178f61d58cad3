package org.faultline.threat;

import java.util.List;
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
 * @param latentHours time from an infection until the asset makes contacts; empty for at once
 * @param cleanedHours time from then until the asset is clean again; empty when it stays infected
 * @param again true when cleaned assets are susceptible again
 * @param immuneHours time from being clean until that; empty for at once
 * @param frozenHours time since the step fired after which nobody is infected any more; empty for no end
 * @param trusts who trusts whom; some where contacts go over trust, otherwise none
 */
public record Spread(
        Selector among,
        Way over,
        Distribution contactHours,
        Optional<Distribution> latentHours,
        Optional<Distribution> cleanedHours,
        boolean again,
        Optional<Distribution> immuneHours,
        Optional<Distribution> frozenHours,
        List<Trust> trusts) {

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

        /** From an asset that is trusted to those that trust it. */
        record Trusts() implements Way {
            @Override
            public String id() {
                return "trust";
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

    /**
     * Assets that trust others: they let in who comes from there, but need nothing of them. No level depends on it.
     *
     * @param of those that are trusted
     * @param by those that trust each of them
     * @param withinOperator true where only assets of the same operator trust each other
     */
    public record Trust(Selector of, Selector by, boolean withinOperator) {}

    /** A spread that goes over no trust. */
    public Spread(
            Selector among,
            Way over,
            Distribution contactHours,
            Optional<Distribution> cleanedHours,
            boolean again,
            Optional<Distribution> frozenHours) {
        this(
                among,
                over,
                contactHours,
                Optional.empty(),
                cleanedHours,
                again,
                Optional.empty(),
                frozenHours,
                List.of());
    }

    public Spread {
        trusts = List.copyOf(trusts);
        if (over instanceof Way.Trusts == trusts.isEmpty()) {
            throw new IllegalArgumentException(
                    trusts.isEmpty()
                            ? "A spread over trust must say who trusts whom (`trusts`)."
                            : "The list `trusts` says who trusts whom; it has no meaning for a spread over " + over.id()
                                    + ".");
        }
        if (immuneHours.isPresent() && !again) {
            throw new IllegalArgumentException(
                    "An immunity that ends (`immune`) needs `again: true`; without it nobody is infected again.");
        }
        if (over instanceof Way.Pool && !(contactHours instanceof Distribution.Exponential)) {
            throw new IllegalArgumentException(
                    "The contacts of a pool come after exponential times; write the time as `exponential(mean)`.");
        }
        if (over instanceof Way.Pool && contactHours.mean() <= 0) {
            throw new IllegalArgumentException("The mean time between contacts of a pool must be above zero.");
        }
    }
}
