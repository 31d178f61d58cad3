package org.faultline.io.lines;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;

/** What runs gave: replications, measures, differences, limits, deadlocks. */
public sealed interface ResultLine extends Line {

    /** A finished replication. */
    @JsonClassDescription("a finished replication")
    record Run(
            @JsonPropertyDescription("id of the variant: mix, or mix/supplier") String variant,
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the attacked supplier, null where the campaign names its own targets")
                    Optional<String> supplier,
            @JsonPropertyDescription("number of the replication, from zero") int replication,
            @JsonPropertyDescription("master seed") long seed,
            @JsonPropertyDescription("SHA-256 of the event log") String hash,
            @JsonPropertyDescription("number of events in the log") int events,
            @JsonPropertyDescription("time it took by the clock; the only value that differs between equal runs")
                    double seconds)
            implements ResultLine {}

    /** A value drawn for a replication. */
    @JsonClassDescription("the value of an uncertain number in a replication, the same for all variants")
    record Drawn(
            @JsonPropertyDescription("path of the number in the merged document, or parameters.NAME") String name,
            @JsonPropertyDescription("unit of the value: h, MW, Mbit/s, share or number") String unit,
            @JsonPropertyDescription("number of the replication, from zero") int replication,
            @JsonPropertyDescription("master seed") long seed,
            @JsonPropertyDescription("what was drawn") double value)
            implements ResultLine {}

    /** A measure of one variant over its replications. */
    @JsonClassDescription("a measure of one variant over its replications")
    record Measure(
            @JsonPropertyDescription("id of the measure") String id,
            @JsonPropertyDescription("unit of mean, lo and hi") String unit,
            @JsonPropertyDescription("whose measure it is, e.g. sector:health") String subject,
            @JsonPropertyDescription("id of the variant") String variant,
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the attacked supplier, or null") Optional<String> supplier,
            @JsonPropertyDescription("mean over the replications") double mean,
            @JsonPropertyDescription("lower end of the interval of the mean") double lo,
            @JsonPropertyDescription("upper end of the interval of the mean") double hi,
            @JsonPropertyDescription("confidence of the interval") double level,
            @JsonPropertyDescription("number of replications") int n,
            @JsonPropertyDescription("replications in which the value is only known to be at least what was counted")
                    int censored,
            @JsonPropertyDescription("name of the country preset in an atlas, else null") Optional<String> country)
            implements ResultLine {}

    /** A paired difference between two variants or mixes. */
    @JsonClassDescription("how much more of a measure b has than a, paired on common random numbers")
    record Difference(
            @JsonPropertyDescription("id of the measure") String id,
            @JsonPropertyDescription("unit of mean, lo and hi") String unit,
            @JsonPropertyDescription("whose measure it is, e.g. sector:health") String subject,
            @JsonPropertyDescription(
                            "supplier: a and b are variants that attack the same supplier; mean, worst: a and b are "
                                    + "mixes, and the mean or the worst over the suppliers asked is compared")
                    String scope,
            @JsonPropertyDescription("the yardstick") String a,
            @JsonPropertyDescription("the other") String b,
            @JsonPropertyDescription("mean of b minus a") double mean,
            @JsonPropertyDescription("lower end of the interval of that mean") double lo,
            @JsonPropertyDescription("upper end of the interval of that mean") double hi,
            @JsonPropertyDescription("confidence of the interval") double level,
            @JsonPropertyDescription("number of pairs") int n,
            @JsonPropertyDescription(
                            "better or worse when the interval excludes zero, equal when all pairs are, otherwise undecided")
                    String verdict,
            @JsonPropertyDescription(
                            "robust when the sign holds at both ends of every assumption with a range, sensitive when some end "
                                    + "turns it, untested when no end was tried, none where the verdict is equal or undecided")
                    String robustness,
            @JsonPropertyDescription("ends of assumptions at which the sign is another one") List<Flip> flips)
            implements ResultLine {}

    /** An end of an assumption that changes the sign of a difference; part of a line, not a line. */
    record Flip(
            @JsonPropertyDescription("id of the assumption") String assumption,
            @JsonPropertyDescription("low or high") String end,
            @JsonPropertyDescription("value that was put in") String value,
            @JsonPropertyDescription("better, worse or equal by the sign of the mean difference there")
                    String verdict) {}

    /** A bound stated before the run. */
    @JsonClassDescription("a bound stated before the run, and whether it held")
    record Limit(
            @JsonPropertyDescription("id of the limit") String id,
            @JsonPropertyDescription("id of the variant") String variant,
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the attacked supplier, or null") Optional<String> supplier,
            @JsonPropertyDescription("id of the measure that is bounded") String measure,
            @JsonPropertyDescription("whose measure it is") String subject,
            @JsonPropertyDescription("lower bound, or null") Optional<Double> atLeast,
            @JsonPropertyDescription("upper bound, or null") Optional<Double> atMost,
            @JsonPropertyDescription("true when it held in every replication") boolean ok,
            @JsonPropertyDescription("worst value over the replications") double value,
            @JsonPropertyDescription("number of replications") int n,
            @JsonPropertyDescription("replications that broke it") List<Integer> runs)
            implements ResultLine {}

    /** A deadlock of recovery. */
    @JsonClassDescription("assets and services that are down at the end of a run only because each waits for another")
    record Deadlock(
            @JsonPropertyDescription("id of the variant") String variant,
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the attacked supplier, or null") Optional<String> supplier,
            @JsonPropertyDescription("replications that ended in a deadlock") List<Integer> runs,
            @JsonPropertyDescription("number of replications") int n,
            @JsonPropertyDescription(
                            "the replication described by what follows: the median run if it ended so, otherwise the first that did")
                    int replication,
            @JsonPropertyDescription("loops that are broken apart from each other") int loops,
            @JsonPropertyDescription("number of assets and services that wait for each other") int members,
            @JsonPropertyDescription("their ids; the first 1,000 of more") List<String> memberIds,
            @JsonPropertyDescription("number of assets and services that wait only for them") int waiting,
            @JsonPropertyDescription("their ids; the first 1,000 of more") List<String> waitingIds,
            @JsonPropertyDescription("number of members that must be started by hand") int starters,
            @JsonPropertyDescription("their ids; the first 1,000 of more") List<String> starterIds,
            @JsonPropertyDescription("true when it is certain that no smaller set of starters breaks the deadlock")
                    boolean shortest)
            implements ResultLine {}
}
