package org.faultline.experiment;

import java.util.List;
import java.util.Map;

/**
 * What a plan came to.
 *
 * @param rows all finished runs, by variant and replication
 * @param estimates measures of each variant, in the order of the catalogue
 * @param differences of every pair of mixes; empty with one mix
 * @param limits verdict of each limit for each variant
 * @param gridHours moments of the curves, in hours since the start
 * @param bands course of each sector under each variant
 * @param medianRuns replication with the lower-median total loss, by variant
 * @param deadlocks of recovery, of each variant that ended in one
 * @param complete false when the plan was stopped before its end
 */
public record Outcome(
        List<RunRow> rows,
        List<Estimate> estimates,
        List<Difference> differences,
        List<LimitVerdict> limits,
        List<Double> gridHours,
        List<CurveBand> bands,
        Map<Integer, Integer> medianRuns,
        List<DeadlockTally> deadlocks,
        boolean complete) {}
