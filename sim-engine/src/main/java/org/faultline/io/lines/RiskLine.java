package org.faultline.io.lines;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;

/** What risk assessors are told. */
public sealed interface RiskLine extends Line {

    /** What a measure of the toolbox changed. */
    @JsonClassDescription(
            "a number or share that a measure of the toolbox changed under a mix, with strengths at their medians")
    record Tool(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the measure") String measure,
            @JsonPropertyDescription("path in the document") String path,
            @JsonPropertyDescription("value before; empty where nothing was written") String before,
            @JsonPropertyDescription("value after all measures of the mix") String after)
            implements RiskLine {}

    /** How likely a supplier is turned. */
    @JsonClassDescription("the probability that a supplier is turned within a year, by the judgement of an assessor")
    record Likelihood(
            @JsonPropertyDescription("name of the assessor; neutral where nobody judged") String assessor,
            @JsonPropertyDescription("id of the supplier") String vendor,
            @JsonPropertyDescription("probability of a year") double probability)
            implements RiskLine {}

    /** The loss when something is turned. */
    @JsonClassDescription("the expected loss given that a supplier, product, release or component is turned")
    record Turned(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("vendor, product, release or component") String what,
            @JsonPropertyDescription("its id") String id,
            @JsonPropertyDescription("id of the measure that counts as loss") String measure,
            @JsonPropertyDescription("whose loss") String subject,
            @JsonPropertyDescription("unit of mean, lo and hi") String unit,
            @JsonPropertyDescription("mean over the replications") double mean,
            @JsonPropertyDescription("lower end of the interval of the mean") double lo,
            @JsonPropertyDescription("upper end of the interval of the mean") double hi,
            @JsonPropertyDescription("confidence of the interval") double level,
            @JsonPropertyDescription("number of replications") int n,
            @JsonPropertyDescription("mean asset-hours in which turned equipment was there and not cleaned, or null")
                    Optional<Double> exposure)
            implements RiskLine {}

    /** The expected loss of a year. */
    @JsonClassDescription("the expected loss of a year under a mix: probabilities times losses, summed over suppliers")
    record Expected(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("name of the assessor") String assessor,
            @JsonPropertyDescription("unit of mean, lo and hi") String unit,
            @JsonPropertyDescription("mean over the replications") double mean,
            @JsonPropertyDescription("lower end of the interval of the mean") double lo,
            @JsonPropertyDescription("upper end of the interval of the mean") double hi,
            @JsonPropertyDescription("confidence of the interval") double level,
            @JsonPropertyDescription("number of replications") int n)
            implements RiskLine {}

    /** A supplier's part in the loss when all are turned. */
    @JsonClassDescription(
            "a supplier's Shapley part in the loss when all are turned together; parts add up to that loss")
    record Part(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the supplier") String vendor,
            @JsonPropertyDescription("unit of the part") String unit,
            @JsonPropertyDescription("its part") double part,
            @JsonPropertyDescription("standard error of the part") double standardError,
            @JsonPropertyDescription("share of the whole") double share,
            @JsonPropertyDescription("true when all sets of suppliers were run, false when orders were drawn")
                    boolean exact)
            implements RiskLine {}

    /** The bad end of the losses. */
    @JsonClassDescription("value at risk and expected shortfall under a mix, given that one supplier is turned")
    record Tail(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("name of the assessor whose probabilities weigh the suppliers") String assessor,
            @JsonPropertyDescription("unit of the losses") String unit,
            @JsonPropertyDescription("probability of not more than the value at risk") double quantile,
            @JsonPropertyDescription("value at risk") double valueAtRisk,
            @JsonPropertyDescription("lower end of nine in ten resamples") double valueAtRiskLo,
            @JsonPropertyDescription("upper end of nine in ten resamples") double valueAtRiskHi,
            @JsonPropertyDescription("mean of the losses beyond the quantile") double shortfall,
            @JsonPropertyDescription("lower end of nine in ten resamples") double shortfallLo,
            @JsonPropertyDescription("upper end of nine in ten resamples") double shortfallHi,
            @JsonPropertyDescription("number of replications") int n,
            @JsonPropertyDescription(
                            "false where fewer replications than 1 / (1 - quantile) were run, so that the tail is"
                                    + " little more than the worst of them")
                    boolean carried,
            @JsonPropertyDescription(
                            "false where fewer than 4 / (1 - quantile) were run: then the range of the value at risk"
                                    + " is too narrow")
                    boolean valueAtRiskRange,
            @JsonPropertyDescription(
                            "false where fewer than 20 / (1 - quantile) were run: then the range of the shortfall is"
                                    + " too narrow")
                    boolean shortfallRange)
            implements RiskLine {}

    /** A point of an exceedance curve. */
    @JsonClassDescription("a point of the loss exceedance curve of a mix, given that one supplier is turned")
    record Exceeded(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("name of the assessor whose probabilities weigh the suppliers") String assessor,
            @JsonPropertyDescription("a loss that happened") double loss,
            @JsonPropertyDescription("probability of a larger one") double probability)
            implements RiskLine {}

    /** At which probability of one supplier two mixes are equal. */
    @JsonClassDescription(
            "at which probability that one supplier is turned two mixes have the same expected loss of a year")
    record Tipping(
            @JsonPropertyDescription("id of a mix") String a,
            @JsonPropertyDescription("id of another") String b,
            @JsonPropertyDescription("id of the supplier") String vendor,
            @JsonPropertyDescription("name of the assessor whose probabilities hold for the others") String assessor,
            @JsonPropertyDescription(
                            "id of the mix that loses less above the point, or always where there is none; null where"
                                    + " both lose the same")
                    Optional<String> better,
            @JsonPropertyDescription("the probability, or null where no mix overtakes the other") Optional<Double> at,
            @JsonPropertyDescription("standard error of the probability, or null") Optional<Double> standardError,
            @JsonPropertyDescription(
                            "true when the difference of the mixes is more than two standard errors, or exactly"
                                    + " nothing, both if the supplier is never turned and if it always is")
                    boolean sure)
            implements RiskLine {}

    /** A combination of measures. */
    @JsonClassDescription("a combination of measures under a mix: what it costs and what it saves in a year")
    record Combination(
            @JsonPropertyDescription("ids of the measures") List<String> measures,
            @JsonPropertyDescription("id of the mix without them") String mix,
            @JsonPropertyDescription("name of the assessor") String assessor,
            @JsonPropertyDescription("cost in euros, once, at the medians") double cost,
            @JsonPropertyDescription("least cost") double costLo,
            @JsonPropertyDescription("greatest cost") double costHi,
            @JsonPropertyDescription("years until the slowest of them acts") double leadYears,
            @JsonPropertyDescription("unit of the losses") String unit,
            @JsonPropertyDescription("expected loss of a year") double loss,
            @JsonPropertyDescription("mean of what is saved in a year, paired") double saved,
            @JsonPropertyDescription("lower end of the interval of that mean") double savedLo,
            @JsonPropertyDescription("upper end of the interval of that mean") double savedHi,
            @JsonPropertyDescription(
                            "years after the decision over which the total is added up; null where none are given")
                    Optional<Double> overYears,
            @JsonPropertyDescription(
                            "mean of what is saved over that time, each measure from the end of its lead time on")
                    Optional<Double> total,
            @JsonPropertyDescription("lower end of the interval of that mean") Optional<Double> totalLo,
            @JsonPropertyDescription("upper end of the interval of that mean") Optional<Double> totalHi,
            @JsonPropertyDescription(
                            "true when none beats it: costs no more and saves no less (the total, where there is one),"
                                    + " and costs less, saves more or leaves out what does nothing")
                    boolean efficient,
            @JsonPropertyDescription("what it saves more than the efficient one before it, paired; null for all others")
                    Optional<Double> step,
            @JsonPropertyDescription("lower end of the interval of that mean") Optional<Double> stepLo,
            @JsonPropertyDescription("upper end of the interval of that mean") Optional<Double> stepHi)
            implements RiskLine {}

    /** A year of a replacement plan. */
    @JsonClassDescription(
            "a year of a replacement plan: the risk on its first day, and what was replaced in the year before")
    record Year(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("the year") int year,
            @JsonPropertyDescription("name of the assessor") String assessor,
            @JsonPropertyDescription("unit of mean, lo and hi") String unit,
            @JsonPropertyDescription("expected loss of a year with the equipment of that day") double mean,
            @JsonPropertyDescription("lower end of the interval of that mean") double lo,
            @JsonPropertyDescription("upper end of the interval of that mean") double hi,
            @JsonPropertyDescription(
                            "what it is more than that of the first year in question, paired, negative where less is"
                                    + " lost; null for that year itself")
                    Optional<Double> change,
            @JsonPropertyDescription("lower end of the interval of that difference") Optional<Double> changeLo,
            @JsonPropertyDescription("upper end of the interval of that difference") Optional<Double> changeHi,
            @JsonPropertyDescription(
                            "expected loss to attacks in the year that ends on this day, while its swaps are under"
                                    + " way, mean over moments of it; absent where none were run")
                    Optional<Double> attacked,
            @JsonPropertyDescription("lower end of the interval of that mean") Optional<Double> attackedLo,
            @JsonPropertyDescription("upper end of the interval of that mean") Optional<Double> attackedHi,
            @JsonPropertyDescription("radio sites replaced in the year that ends on this day") int sites,
            @JsonPropertyDescription("their cost in euros, at the median") double cost,
            @JsonPropertyDescription("least cost") double costLo,
            @JsonPropertyDescription("greatest cost") double costHi,
            @JsonPropertyDescription("user-hours in which replaced sites were down for it, by the formula")
                    double swapUserHours,
            @JsonPropertyDescription(
                            "the same as run, neighbours and all, mean over orders of the sites; absent where none"
                                    + " were run")
                    Optional<Double> swapUserHoursRun,
            @JsonPropertyDescription("what is lost to swaps, in the unit of the losses, mean over orders of the sites")
                    Optional<Double> swapLoss,
            @JsonPropertyDescription("lower end of the interval of that mean") Optional<Double> swapLossLo,
            @JsonPropertyDescription("upper end of the interval of that mean") Optional<Double> swapLossHi,
            @JsonPropertyDescription("lost to attacks and swaps together") double transition,
            @JsonPropertyDescription("sites over what the crews can replace in a year") double pace,
            @JsonPropertyDescription(
                            "sites that still wait for a crew on this day, if crews replace no more than they can in a year")
                    double waiting,
            @JsonPropertyDescription(
                            "routers, core functions and managers replaced in the year, which are neither priced nor taken down")
                    int others)
            implements RiskLine {}
}
