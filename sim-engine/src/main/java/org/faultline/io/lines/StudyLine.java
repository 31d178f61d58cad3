package org.faultline.io.lines;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;

/** Answers to questions that are asked over a grid or over many countries. */
public sealed interface StudyLine extends Line {

    /** A loss of one country under one attack of an atlas. */
    @JsonClassDescription(
            "what people of a country lose under an attack of an atlas, over draws of what is not known of its suppliers")
    record Atlas(
            @JsonPropertyDescription("name of the country preset") String country,
            @JsonPropertyDescription("id of the attack") String attack,
            @JsonPropertyDescription("id of the measure") String measure,
            @JsonPropertyDescription("unit of mean, low and high") String unit,
            @JsonPropertyDescription("worst: of the supplier that hurts most; mean: over all suppliers alike")
                    String whose,
            @JsonPropertyDescription("supplier that hurts most in most draws, or null") Optional<String> supplier,
            @JsonPropertyDescription("share of the draws in which it does") double often,
            @JsonPropertyDescription("mean over draws and replications") double mean,
            @JsonPropertyDescription("what one run in twenty does not exceed") double low,
            @JsonPropertyDescription("what nineteen runs in twenty do not exceed") double high,
            @JsonPropertyDescription("mean for each person who lives there") double perHead,
            @JsonPropertyDescription("low for each person") double perHeadLow,
            @JsonPropertyDescription("high for each person") double perHeadHigh,
            @JsonPropertyDescription(
                            "share of the variance that comes from what is not known of the suppliers; null where nothing varies")
                    Optional<Double> fromShares,
            @JsonPropertyDescription("people of the country") double people,
            @JsonPropertyDescription("part of the antenna sites that was built") double size,
            @JsonPropertyDescription("part of the lines whose supplier is published by name") double published,
            @JsonPropertyDescription(
                            "part of the lines of which only several suppliers or a national share are published")
                    double bounded,
            @JsonPropertyDescription("published, mostly published, partly published or assumed") String grade,
            @JsonPropertyDescription("suppliers that may be turned") List<String> suppliers,
            @JsonPropertyDescription("number of runs") int runs)
            implements StudyLine {}

    /** A cell of the grid of a storm. */
    @JsonClassDescription("how long a storm of registrations outlasts a fault, in one cell of a grid")
    record Storm(
            @JsonPropertyDescription("none, all, or the control that is on while the others are off") String controls,
            @JsonPropertyDescription("length of the fault, in hours") double faultHours,
            @JsonPropertyDescription("rate of the functions over their load in the busy hour") double headroom,
            @JsonPropertyDescription("hours from the beginning of the fault until half of the devices are served again")
                    double outage50,
            @JsonPropertyDescription("until 90 % are") double outage90,
            @JsonPropertyDescription("until 99 % are") double outage99,
            @JsonPropertyDescription("which of 50, 90 and 99 were not reached: the outage is at least so long")
                    List<Integer> bounds,
            @JsonPropertyDescription("soon: ends by itself; slow: later; never: not within the horizon") String course,
            @JsonPropertyDescription("share of devices that are served at the end of the fault") double servedAtReturn,
            @JsonPropertyDescription("share of devices that are served at the end of the run") double servedAtEnd,
            @JsonPropertyDescription("attempts to register") double attempts,
            @JsonPropertyDescription("attempts that were completed") double successes,
            @JsonPropertyDescription("attempts per hour in the last quarter of the run") double attemptsPerHour,
            @JsonPropertyDescription("of which were completed, per hour") double successesPerHour,
            @JsonPropertyDescription(
                            "devices that the core can bring back in an hour beside the contacts of those served at the end of the fault")
                    double capacityPerHour,
            @JsonPropertyDescription("outage99 that no order of work falls below, even one that answers no contact")
                    double floorHours,
            @JsonPropertyDescription(
                            "outage99 that no control falls below while contacts are answered; null when the core cannot carry them")
                    Optional<Double> drainHours,
            @JsonPropertyDescription("function that the storm loads most") String busiest,
            @JsonPropertyDescription(
                            "true when by the closed form, without controls, a full line loses as many devices as it lets through even when"
                                    + " retries are spread evenly")
                    boolean trapped,
            @JsonPropertyDescription(
                            "true when it does when retries stay in step; where not, no storm keeps itself alive")
                    boolean trappedInStep,
            @JsonPropertyDescription("what makes the cell of the scenario, each as for --set") List<String> settings)
            implements StudyLine {}
}
