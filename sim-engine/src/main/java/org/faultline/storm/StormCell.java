package org.faultline.storm;

import java.util.List;

/**
 * One cell of a grid, and what came of it.
 *
 * @param controls id of the set of controls
 * @param faultHours length of the fault
 * @param headroom rate of the functions over their load in the busy hour
 * @param half outage until half of the devices are served
 * @param most until nine in ten are
 * @param all until 99 in a hundred are
 * @param course how the storm goes on
 * @param servedAtReturn share of devices that are served at the end of the fault
 * @param servedAtEnd share of devices that are served at the end of the run
 * @param attempts attempts at the first stage
 * @param successes those that were completed
 * @param attemptsPerHour attempts per hour in the last quarter of the run
 * @param successesPerHour those that were completed, per hour
 * @param capacityPerHour devices that the core can bring back in an hour beside the contacts of those served at the end of the fault
 * @param floorHours outage that no order of work falls below, even one that leaves contacts unanswered
 * @param drainHours outage that no control falls below while contacts are answered; infinite when the core cannot carry them
 * @param busiest function that the storm loads most
 * @param isTrapped whether, without controls, a full line feeds itself even when retries are spread evenly (closed form)
 * @param isTrappedInStep whether it does when they stay in step; where not, no storm keeps itself alive
 * @param settings what makes the cell of the scenario, as for {@code --set}
 */
public record StormCell(
        String controls,
        double faultHours,
        double headroom,
        Outage half,
        Outage most,
        Outage all,
        Course course,
        double servedAtReturn,
        double servedAtEnd,
        double attempts,
        double successes,
        double attemptsPerHour,
        double successesPerHour,
        double capacityPerHour,
        double floorHours,
        double drainHours,
        String busiest,
        boolean isTrapped,
        boolean isTrappedInStep,
        List<String> settings) {
    public StormCell {
        settings = List.copyOf(settings);
    }
}
