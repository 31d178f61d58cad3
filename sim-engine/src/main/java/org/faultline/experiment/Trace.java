package org.faultline.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.impact.LossAccount;
import org.faultline.model.Equipment;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.trace.Deadlock;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;

/**
 * One run in full.
 *
 * @param scenario with the values drawn for the replication put in
 * @param variant what was run
 * @param drawn values of the uncertain numbers by name; empty where there are none
 * @param subjects who can be the subject of an event
 * @param log every event
 * @param equipment maker of each asset, in the order of the network
 * @param losses everything lost
 * @param deadlock of recovery in which it ended, if it did
 */
public record Trace(
        Scenario scenario,
        Variant variant,
        Map<String, Double> drawn,
        Subjects subjects,
        EventLog log,
        List<Optional<Equipment>> equipment,
        LossAccount losses,
        Optional<Deadlock> deadlock) {}
