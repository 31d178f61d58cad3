package org.faultline.report;

import java.util.List;
import org.faultline.scenario.Scenario;
import org.faultline.storm.StormCell;
import org.faultline.storm.StormLab;

/** The grid of a storm as a page. */
public final class StormPage {
    private StormPage() {}

    /** The page. */
    public static String of(Scenario scenario, StormLab lab, List<StormCell> cells, String command) {
        return scenario.title() + lab.size() + cells.size() + command;
    }
}
