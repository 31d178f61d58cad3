package org.faultline.experiment;

import java.util.List;
import java.util.Optional;
import org.faultline.impact.LossAccount;
import org.faultline.model.Equipment;
import org.faultline.scenario.Variant;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;

/**
 * One run in full.
 *
 * @param variant what was run
 * @param subjects who can be the subject of an event
 * @param log every event
 * @param equipment maker of each asset, in the order of the network
 * @param losses everything lost
 */
public record Trace(
        Variant variant, Subjects subjects, EventLog log, List<Optional<Equipment>> equipment, LossAccount losses) {}
