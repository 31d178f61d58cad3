package org.faultline.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.io.json.Json;

/** The charts of the page by their ids, gathered while the chapters are written, for the scripts that bring them to life. */
final class ChartData {

    private final Map<String, LineChart> charts = new LinkedHashMap<>();

    /** Keeps a chart. */
    void add(String id, LineChart chart) {
        charts.put(id, chart);
    }

    /** All charts by id, as JSON. */
    String json() {
        return Json.line(charts);
    }
}
