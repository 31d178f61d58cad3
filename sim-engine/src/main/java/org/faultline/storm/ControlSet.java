package org.faultline.storm;

import java.util.ArrayList;
import java.util.List;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.StormControl;
import org.faultline.scenario.StormGrid;

/**
 * Controls that are on while the others of a grid are off.
 *
 * @param id {@code none}, {@code all} or the key of the one that is on
 * @param settings what takes the others out of the document, as {@code path=}
 */
public record ControlSet(String id, List<String> settings) {

    /** The set without any control. */
    public static final String NONE = "none";

    /** The set with every control. */
    public static final String ALL = "all";

    public ControlSet {
        settings = List.copyOf(settings);
    }

    /** None, each alone where there are several, and all; only the first where there is nothing to switch. */
    static List<ControlSet> of(StormGrid grid, Scenario scenario) {
        List<CoreNetwork> cores = scenario.signalling().cores();
        List<StormControl> switched = new ArrayList<>();
        for (StormControl control : StormControl.values()) {
            boolean isWanted = grid.controls().isEmpty() || grid.controls().contains(control);
            if (isWanted && cores.stream().anyMatch(core -> control.isIn(core.controls()))) {
                switched.add(control);
            }
        }
        List<ControlSet> sets = new ArrayList<>();
        sets.add(new ControlSet(NONE, off(switched, List.of(), cores)));
        if (switched.size() > 1) {
            switched.forEach(c -> sets.add(new ControlSet(c.id(), off(switched, List.of(c), cores))));
        }
        if (!switched.isEmpty()) {
            sets.add(new ControlSet(ALL, List.of()));
        }
        return sets;
    }

    private static List<String> off(List<StormControl> switched, List<StormControl> on, List<CoreNetwork> cores) {
        List<String> settings = new ArrayList<>();
        for (CoreNetwork core : cores) {
            for (StormControl control : switched) {
                if (!on.contains(control) && control.isIn(core.controls())) {
                    settings.add("signalling.cores." + core.id() + ".controls." + control.id() + "=");
                }
            }
        }
        return settings;
    }
}
