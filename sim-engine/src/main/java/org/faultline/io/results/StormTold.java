package org.faultline.io.results;

import java.util.List;
import org.faultline.model.Checks;

/**
 * What became of the devices of a core in the median run of a variant: a line of the file {@code storms.jsonl} of a run.
 *
 * @param variant id of the variant
 * @param core id of the core
 * @param devices how many it serves, guests left out
 * @param repairedHours when the last asset through which they reach it, or that is an instance of it, rose for the last time, in hours since the start
 * @param unserved share of them that is not served then
 * @param outHours hours after it for which fewer than 99 % are served
 * @param isBound whether fewer are served at the end of the run
 * @param attempts at all stages, in the whole run
 * @param successes of them
 * @param servedAtEnd share of the devices that is served at the end of the run
 * @param attemptsPerHour in the last quarter of the run, or since the repair where that comes later
 * @param successesPerHour of them
 * @param longestLine id of the function with the longest waiting line, by the time that its rate takes for it
 * @param waiting messages in it at most
 * @param lineSeconds that time at the full rate
 * @param backPerHour devices that the core can bring back in an hour beside the contacts of the others then
 * @param busiest id of the function that retries load most
 * @param isTrapped whether a full line feeds itself when retries are spread evenly, without controls
 * @param isTrappedInStep the same when they stay in step
 * @param controls ids of the controls that it has from the start
 */
public record StormTold(
        String variant,
        String core,
        double devices,
        double repairedHours,
        double unserved,
        double outHours,
        boolean isBound,
        double attempts,
        double successes,
        double servedAtEnd,
        double attemptsPerHour,
        double successesPerHour,
        String longestLine,
        double waiting,
        double lineSeconds,
        double backPerHour,
        String busiest,
        boolean isTrapped,
        boolean isTrappedInStep,
        List<String> controls) {
    public StormTold {
        Checks.named("variant of a storm", variant);
        Checks.named("core of a storm", core);
        Checks.share("The share of devices that is not served", Math.min(1, Math.max(0, unserved)));
        controls = List.copyOf(controls);
    }
}
