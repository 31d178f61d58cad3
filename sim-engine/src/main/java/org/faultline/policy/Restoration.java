package org.faultline.policy;

import java.util.List;
import java.util.Locale;
import org.faultline.threat.Selector;

/**
 * What is brought back before what.
 *
 * @param first assets by filters; what passes an earlier one comes before what passes a later one, and what passes none comes last
 * @param order which goes first of those that are alike to {@code first}
 */
public record Restoration(List<Selector> first, Order order) {

    /** In the order in which things broke. */
    public static final Restoration AS_BROKEN = new Restoration(List.of(), Order.FIRST_BROKEN);

    /** Which of several waits least. Ties go to the asset that stands first in the network. */
    public enum Order {
        FIRST_BROKEN,
        BY_USERS,
        CORE_FIRST,
        /** What others are built on before them, by the longest chain of needs below an asset. */
        PROVIDERS_FIRST;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Restoration {
        first = List.copyOf(first);
    }
}
