package org.faultline.io.lines;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Optional;

/** How far results agree with what was published and with what happened. */
public sealed interface ValidityLine extends Line {

    /** An output of a published result. */
    @JsonClassDescription("an output of a published result, and whether the simulator gives it")
    record Oracle(
            @JsonPropertyDescription("id of the case") String id,
            @JsonPropertyDescription("name of the output") String output,
            @JsonPropertyDescription("published value as it is written") String expected,
            @JsonPropertyDescription("what the simulator gives, or null") Optional<Double> got,
            @JsonPropertyDescription("lower end of the interval in which the published value must lie, or null")
                    Optional<Double> lo,
            @JsonPropertyDescription("upper end of that interval, or null") Optional<Double> hi,
            @JsonPropertyDescription("true when it counts as passed") boolean ok,
            @JsonPropertyDescription(
                            "how it ended: passed, refused (a control that must fail), failed, not-precise, ...")
                    String verdict,
            @JsonPropertyDescription("the stated test") String test,
            @JsonPropertyDescription("standard error of got; zero where nothing was drawn") double standardError,
            @JsonPropertyDescription("replications behind it") int n,
            @JsonPropertyDescription(
                            "name of its runs: equal for outputs of the same runs; empty where nothing was drawn")
                    String runs,
            @JsonPropertyDescription("true when nothing but chance is allowed between the two values") boolean plain,
            @JsonPropertyDescription("name of the scenario file; empty where none serves it") String where,
            @JsonPropertyDescription("fingerprint of the case, the scenario file and the seed") String fingerprint,
            @JsonPropertyDescription("build of the program that found it, as `faultline version` names it, or null")
                    Optional<String> build,
            @JsonPropertyDescription("more about the verdict; may be empty") String remark,
            @JsonPropertyDescription("processor time, shared by the outputs of the same runs") double seconds)
            implements ValidityLine {}

    /** How the z-scores of a family of published results are spread. */
    @JsonClassDescription("how the z-scores of independent runs are spread over a family of published results")
    record Scores(
            @JsonPropertyDescription("letter and number of the cases, or a letter for all its families") String family,
            @JsonPropertyDescription("number of runs") int runs,
            @JsonPropertyDescription("mean of the scores, about 0") double mean,
            @JsonPropertyDescription("mean square of the scores, about 1") double variance,
            @JsonPropertyDescription("probability of a mean as far from 0") double pMean,
            @JsonPropertyDescription("probability of a mean square as far from 1") double pVariance,
            @JsonPropertyDescription("of the test of Kolmogorov and Smirnov; 1 for fewer than eight runs")
                    double pShape,
            @JsonPropertyDescription("score that is farthest from 0") double worst,
            @JsonPropertyDescription("false when one of the three is below the bound") boolean ok)
            implements ValidityLine {}

    /** A figure of an outage that happened. */
    @JsonClassDescription("a figure of an outage that happened, and what the simulator gives, in the unit of its band")
    record Hindcast(
            @JsonPropertyDescription("id of the hindcast") String id,
            @JsonPropertyDescription("id of the figure") String figure,
            @JsonPropertyDescription("unit of all values: h, % or 1") String unit,
            @JsonPropertyDescription("lower end of the band") double lo,
            @JsonPropertyDescription("upper end of the band") double hi,
            @JsonPropertyDescription("median over the replications; null where none gave a value") Optional<Double> got,
            @JsonPropertyDescription("true when got is only known to be at least what is printed") boolean bound,
            @JsonPropertyDescription("what one replication in ten does not exceed, or null") Optional<Double> low,
            @JsonPropertyDescription("what nine replications in ten do not exceed, or null") Optional<Double> high,
            @JsonPropertyDescription("share of the replications that lie in the band") double share,
            @JsonPropertyDescription("number of replications") int n,
            @JsonPropertyDescription("replications in which the value is only known to be at least what was counted")
                    int censored,
            @JsonPropertyDescription("true when the median is known and lies in the band") boolean ok)
            implements ValidityLine {}
}
