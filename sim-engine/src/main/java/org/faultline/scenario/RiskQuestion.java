package org.faultline.scenario;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;
import org.faultline.policy.SupplierRisk;
import org.faultline.toolbox.Use;

/**
 * What a risk assessor asks of a question.
 *
 * @param measure id of the measure of impact that counts as loss
 * @param subject whose loss
 * @param suppliers how likely each is turned
 * @param measures of the toolbox of which all combinations are tried
 * @param over time over which what they save is added up; empty for a year in which all of them act
 * @param years of a replacement plan
 * @param swap how equipment is replaced
 */
public record RiskQuestion(
        String measure,
        String subject,
        SupplierRisk suppliers,
        List<Use> measures,
        Optional<Over> over,
        Optional<Years> years,
        Swap swap) {

    /** More would make too many combinations. */
    public static final int MOST_MEASURES = 8;

    /**
     * Time after the decision over which what measures save is added up, each from the end of its lead time on.
     *
     * @param years length, above zero
     * @param discount yearly rate: a loss that lies t years ahead counts (1 + discount)^-t
     */
    public record Over(double years, double discount) {
        public Over {
            Checks.positive("The time over which savings are added up, in years,", years);
            Checks.notNegative("The yearly discount", discount);
        }

        /** How many years of today the time from one moment to another counts for, both in years after the decision. */
        public double worth(double from, double to) {
            if (discount == 0) {
                return to - from;
            }
            double rate = StrictMath.log1p(discount);
            return (StrictMath.exp(-rate * from) - StrictMath.exp(-rate * to)) / rate;
        }
    }

    /**
     * Years that are looked at.
     *
     * @param from first
     * @param to last, at most 30 later
     */
    public record Years(int from, int to) {
        public Years {
            if (to < from || to > from + 30) {
                throw new IllegalArgumentException(
                        "The years " + from + " to " + to + " must ascend, and be at most 30 apart.");
            }
        }
    }

    /**
     * How radio sites are replaced.
     *
     * @param outageHours how long a site is down for it
     * @param crews that replace sites
     * @param sitesPerCrewYear sites that a crew replaces in a year
     * @param eurPerSite what a site costs
     * @param orders in which the sites of a year are replaced, each of them run; 0 for the formula alone
     * @param atHour hour of the day at which sites are taken down, in [0, 24); empty for any
     * @param attack what an attack meets while sites are replaced
     */
    public record Swap(
            double outageHours,
            int crews,
            double sitesPerCrewYear,
            Distribution eurPerSite,
            int orders,
            Optional<Double> atHour,
            Attack attack) {

        /**
         * What an attack meets while sites are replaced.
         *
         * @param moments of each year at which the campaign strikes; 0 for the first day of the year alone
         * @param crewsBound members of each on-site crew of an operator who replace sites and mend nothing
         * @param overlapHours time before and after its swap in which both makers can reach a site
         */
        public record Attack(int moments, int crewsBound, double overlapHours) {

            /** Nothing but the first day of a year. */
            public static final Attack NONE = new Attack(0, 0, 0);

            public Attack {
                Checks.notNegative("The number of moments at which a year is attacked", moments);
                Checks.notNegative("The members of a crew who replace sites", crewsBound);
                Checks.notNegative("The time in which both makers can reach a site, in hours,", overlapHours);
            }
        }

        private static final double OUTAGE_HOURS = 4;
        private static final int CREWS = 100;
        private static final double SITES = 60;
        private static final int ORDERS = 3;
        private static final double HOURS_OF_DAY = 24;

        /**
         * Four hours a site, 100 crews, 60 sites a year each, all assumed; EUR 49,000 (BT 2020) to 100,000 (an internal paper of Deutsche
         * Telekom of 2020, an upper bound) a site.
         */
        public static final Swap USUAL =
                new Swap(OUTAGE_HOURS, CREWS, SITES, new Distribution.Triangular(49_000, 65_000, 100_000), ORDERS);

        /** Swaps at any hour of the day, by which no attack is affected. */
        public Swap(double outageHours, int crews, double sitesPerCrewYear, Distribution eurPerSite, int orders) {
            this(outageHours, crews, sitesPerCrewYear, eurPerSite, orders, Optional.empty(), Attack.NONE);
        }

        public Swap {
            Checks.notNegative("The outage of a swap, in hours,", outageHours);
            Checks.positive("The sites that a crew replaces in a year", sitesPerCrewYear);
            Checks.notNegative("The cost of a site, in EUR,", eurPerSite.least());
            Checks.positive("The number of crews that replace sites", crews);
            Checks.notNegative("The number of orders in which sites are replaced", orders);
            atHour.ifPresent(hour -> {
                if (!(hour >= 0 && hour < HOURS_OF_DAY)) {
                    throw new IllegalArgumentException("The hour of the day at which sites are taken down (" + hour
                            + " h) must lie in [0 h, 24 h).");
                }
            });
        }
    }

    /** People-hours lost by anybody, with every supplier as likely as any other, and nothing tried. */
    public static final RiskQuestion USUAL = new RiskQuestion(
            "people-hours-lost",
            "all",
            SupplierRisk.NEUTRAL,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Swap.USUAL);

    public RiskQuestion {
        Checks.named("measure of loss", measure);
        Checks.named("subject of the loss", subject);
        measures = List.copyOf(measures);
        if (measures.size() > MOST_MEASURES) {
            throw new IllegalArgumentException("There are " + measures.size() + " measures to combine; at most "
                    + MOST_MEASURES + " can be tried.");
        }
    }
}
