package org.faultline.io.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.scenario.DeviceState;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Spelling;
import org.faultline.scenario.StormGrid;

/** Whether a grid of a storm fits the scenario that it is asked of. */
final class StormRules {

    private final StormForms.Declared declared;
    private final StormGrid grid;
    private final Scenario scenario;
    private final Diagnostics diagnostics;

    StormRules(StormForms.Declared declared, Scenario scenario, Diagnostics diagnostics) {
        this.declared = declared;
        this.grid = declared.grid();
        this.scenario = scenario;
        this.diagnostics = diagnostics;
    }

    void check() {
        checkServed();
        checkHorizon();
    }

    private void checkServed() {
        Optional<Observation> found = scenario.observations().stream()
                .filter(o -> o.id().equals(grid.served()))
                .findFirst();
        if (found.isEmpty()) {
            List<String> known =
                    scenario.observations().stream().map(Observation::id).toList();
            diagnostics.add(
                    Fault.REFUSED,
                    declared.served(),
                    "no observation of this file is called '" + grid.served() + "'",
                    Spelling.advice(grid.served(), known));
            return;
        }
        Optional<Quantity.Devices> devices = found.map(Observation::made)
                .filter(Observation.Taken.class::isInstance)
                .map(made -> ((Observation.Taken) made).quantity())
                .filter(Quantity.Devices.class::isInstance)
                .map(Quantity.Devices.class::cast)
                .filter(d -> d.share() && d.stage().isEmpty() && d.state() == DeviceState.SERVED);
        if (devices.isEmpty()) {
            diagnostics.add(
                    Fault.REFUSED,
                    declared.served(),
                    "the observation '" + grid.served() + "' does not tell the share of devices that are served",
                    "let it observe `devices: {of: ..., state: served, share: true}`");
            return;
        }
        Set<String> cores = new TreeSet<>();
        scenario.signalling().classes().stream()
                .filter(c -> devices.get().of().contains(c.id()))
                .map(DeviceClass::core)
                .forEach(cores::add);
        if (cores.size() > 1) {
            diagnostics.add(
                    Fault.REFUSED,
                    declared.served(),
                    "the devices of a storm are at one core; those of '" + grid.served() + "' are at "
                            + String.join(", ", cores));
        }
    }

    private void checkHorizon() {
        double end = grid.beginsHours() + grid.fault().greatest();
        if (end >= scenario.horizonHours()) {
            diagnostics.add(
                    Fault.REFUSED,
                    declared.fault(),
                    "the longest fault ends " + end + " h after the start; the run lasts only "
                            + scenario.horizonHours() + " h");
        }
    }
}
