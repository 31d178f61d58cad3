package org.faultline.cli;

import java.util.Arrays;
import java.util.List;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Trace;
import org.faultline.io.results.StormTold;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.StormControl;
import org.faultline.storm.Aftermath;
import org.faultline.storm.CoreLoad;

/** What a run keeps of its storms, so that a report can explain them. */
final class Storms {

    private Storms() {}

    /** Each core whose devices lost something in a run and had it repaired; slices are left out. Costs one run, or none. */
    static List<StormTold> of(
            ScenarioTemplate template, Experiment experiment, Trace trace, int variant, long seed, int replication) {
        List<CoreNetwork> cores = trace.scenario().signalling().cores().stream()
                .filter(core -> core.sliceOf().isEmpty())
                .toList();
        return Aftermath.of(cores, template, experiment, trace, variant, seed, replication).stream()
                .map(found -> told(trace.variant().id(), found))
                .toList();
    }

    private static StormTold told(String variant, Aftermath found) {
        CoreNetwork core = found.core();
        double unserved = found.unserved();
        CoreLoad load = found.load();
        return new StormTold(
                variant,
                core.id(),
                found.devices(),
                found.repairedHours(),
                unserved,
                found.after().hours(),
                found.after().isBound(),
                found.attempts(),
                found.successes(),
                found.end().served(),
                found.end().attemptsPerHour(),
                found.end().successesPerHour(),
                found.line().function(),
                found.line().messages(),
                found.line().seconds(),
                load.capacityPerHour(1 - unserved),
                load.busiest(unserved),
                load.isTrapped(unserved, CoreLoad.Pace.SPREAD),
                load.isTrapped(unserved, CoreLoad.Pace.IN_STEP),
                Arrays.stream(StormControl.values())
                        .filter(c -> c.isIn(core.controls()))
                        .map(StormControl::id)
                        .toList());
    }
}
