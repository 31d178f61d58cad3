package org.faultline.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.faultline.report.LineChart.Series;

/** The numbers of the charts, gathered while the chapters are written, for the scripts of the page. */
final class ChartData {

    private final ObjectNode charts = JsonNodeFactory.instance.objectNode();

    /** Keeps the numbers of a chart under its id. */
    void add(String id, LineChart chart) {
        ObjectNode node = charts.putObject(id);
        node.put("unit", chart.unit()).put("horizonHours", chart.horizonHours());
        ArrayNode lines = node.putArray("series");
        for (Series s : chart.series()) {
            ObjectNode line = lines.addObject();
            line.put("label", s.label()).put("letter", s.letter()).put("look", s.look()).put("shown", s.shown());
            numbers(line.putArray("hours"), s.hours());
            numbers(line.putArray("middle"), s.middle());
            numbers(line.putArray("lo"), s.lo());
            numbers(line.putArray("hi"), s.hi());
        }
    }

    /** All charts by id. */
    ObjectNode json() {
        return charts;
    }

    private static void numbers(ArrayNode array, List<Double> values) {
        values.forEach(array::add);
    }
}
