package org.faultline.toolbox;

import java.util.Locale;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;

/**
 * What a measure costs.
 *
 * @param eur amount per unit, in euros, once
 * @param per what it is counted by
 */
public record Cost(Distribution eur, Per per) {

    /** What costs are counted by. */
    public enum Per {
        /** Once for the country. */
        COUNTRY,
        /** For each operator. */
        OPERATOR,
        /** For each radio site. */
        SITE,
        /** For each radio site whose maker changes. */
        REPLACED_SITE,
        /** For each router or optical line whose maker changes. */
        REPLACED_ROUTER,
        /** For each core function or management system whose maker changes. */
        REPLACED_CORE,
        /** For each inhabitant. */
        PERSON;

        /** The word used in the catalogue. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Cost {
        Checks.notNegative("The cost of a measure, in EUR,", eur.least());
    }
}
