package org.faultline.risk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.impact.MeasureKey;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.Turned;
import org.faultline.stats.Estimated;
import org.faultline.toolbox.InForce;

/**
 * Everything that a study found.
 *
 * @param title of the question
 * @param key what counts as loss
 * @param unit of the loss
 * @param mixes titles of the mixes by their ids, in order; the first is the one of which parts, things and measures are told
 * @param suppliers of whom the campaign was asked
 * @param names of vendors by their ids, as shown to people
 * @param probabilities by assessor and supplier
 * @param measures in force
 * @param losses when a supplier is turned
 * @param exposure asset-hours of turned equipment, when a supplier is turned
 * @param things losses when a product, release or component is turned, under the first mix
 * @param parts of suppliers in the loss when all are turned, under the first mix; empty when it was not asked for
 * @param exact true when all sets of suppliers were run
 * @param tails by mix and assessor
 * @param curves by mix and assessor
 * @param tipping points between the first mix and the others
 * @param packages combinations of measures by assessor
 * @param years of plans
 * @param level confidence of intervals
 */
public record RiskReport(
        String title,
        MeasureKey key,
        String unit,
        Map<String, String> mixes,
        List<String> suppliers,
        Map<String, String> names,
        Map<String, Map<String, Double>> probabilities,
        List<InForce> measures,
        Losses losses,
        Losses exposure,
        Map<Turned.Kind, Losses> things,
        Map<String, Estimated> parts,
        boolean exact,
        List<TailOf> tails,
        List<CurveOf> curves,
        List<TippingOf> tipping,
        List<CombinationsOf> packages,
        List<PlanYears.Year> years,
        double level) {

    /** The tail of a mix at a quantile. */
    public record TailOf(
            String mix, String assessor, double quantile, Exceedance.Tail valueAtRisk, Exceedance.Tail shortfall) {

        private static final int CASES_OF_VALUE = 4;
        private static final int CASES_OF_SHORTFALL = 20;

        /** Replications of which one at least lies beyond the quantile on average: 20 for 95 %. */
        public int needed() {
            return (int) Math.ceil(1 / (1 - quantile) - 1e-6);
        }

        /** Replications from which on resamples of the value at risk hold the true one in four of five cases or more: 80 for 95 %. */
        public int neededForRangeOfValue() {
            return CASES_OF_VALUE * needed();
        }

        /** The same for the expected shortfall, whose resamples never see what is worse than the worst: 400 for 95 %. */
        public int neededForRangeOfShortfall() {
            return CASES_OF_SHORTFALL * needed();
        }

        /** Whether so many replications have anything to say about the tail. */
        public boolean isCarriedBy(int replications) {
            return replications >= needed();
        }
    }

    /** The curve of a mix. */
    public record CurveOf(String mix, String assessor, List<Exceedance.Point> points) {}

    /** A comparison of two mixes, with the probabilities of an assessor for all other suppliers. */
    public record TippingOf(String assessor, TurnedTipping.Verdict verdict) {}

    /**
     * Combinations of measures, by the probabilities of an assessor.
     *
     * @param over time over which what they save is added up; empty for a year in which all of them act
     */
    public record CombinationsOf(
            String mix, String assessor, Optional<RiskQuestion.Over> over, List<Frontier.Combination> packages) {}

    /** The mix of which parts, things and measures are told. */
    public String first() {
        return mixes.keySet().iterator().next();
    }

    /** What can be turned besides suppliers, as far as it was run. */
    public Optional<Losses> of(Turned.Kind kind) {
        return Optional.ofNullable(things.get(kind));
    }
}
