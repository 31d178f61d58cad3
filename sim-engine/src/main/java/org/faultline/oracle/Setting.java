package org.faultline.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.impact.MeasureKey;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.faultline.io.scenario.OracleForms;
import org.faultline.scenario.Observation;

/** Outputs of one case that come from the same runs: they are asked with the same parameters. */
final class Setting {

    private static final String PARAMETERS = "parameters";
    private static final String OBSERVE = "observe";
    private static final Span HERE = Span.startOf("oracle");

    /**
     * An output with how it is made.
     *
     * @param key what is read of each replication; empty for an analysis
     */
    record Ask(Wanted wanted, OracleForms.Output how, Optional<MeasureKey> key) {}

    private final String runs;
    private final Map<String, Node> parameters;
    private final Map<String, Entry> observations = new LinkedHashMap<>();
    private final List<Ask> asks = new ArrayList<>();

    /**
     * A setting with parameters.
     *
     * @param runs name of its runs, which is different for each setting of a check
     */
    Setting(String runs, Map<String, Node> parameters) {
        this.runs = runs;
        this.parameters = parameters;
    }

    /** Adds an output; an observation that is written out joins those of the scenario. */
    void add(Wanted wanted, OracleForms.Output how) {
        Optional<MeasureKey> key = how.measure().or(() -> how.observe().map(this::observation));
        asks.add(new Ask(wanted, how, key));
    }

    private MeasureKey observation(Node node) {
        if (node instanceof Scalar id) {
            return observed(id.text());
        }
        String id = "asked-" + (observations.size() + 1);
        observations.put(id, new Entry(id, node.span(), node));
        return observed(id);
    }

    /** Values as a text that does not depend on where they were written. */
    static String written(Map<String, Node> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey() + ": " + written(e.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    static String written(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        if (node instanceof Sequence list) {
            return list.items().stream().map(Setting::written).toList().toString();
        }
        Map<String, Node> values = new LinkedHashMap<>();
        ((Mapping) node).entries().values().forEach(e -> values.put(e.key(), e.value()));
        return written(values);
    }

    /** The key of an observation by its id. */
    static MeasureKey observed(String id) {
        return new MeasureKey(Observation.MEASURE, Observation.subjectOf(id));
    }

    String runs() {
        return runs;
    }

    List<Ask> asks() {
        return asks;
    }

    /** What is laid over the scenario file. */
    Node over() {
        return over(Map.of());
    }

    /** What is laid over the scenario file, with some parameters changed. */
    Node over(Map<String, Node> changed) {
        Map<String, Entry> values = new LinkedHashMap<>();
        parameters.forEach((name, node) -> values.put(name, new Entry(name, node.span(), node)));
        changed.forEach((name, node) -> values.put(name, new Entry(name, node.span(), node)));
        Map<String, Entry> parts = new LinkedHashMap<>();
        parts.put(PARAMETERS, new Entry(PARAMETERS, HERE, new Mapping(HERE, values)));
        if (!observations.isEmpty()) {
            parts.put(OBSERVE, new Entry(OBSERVE, HERE, new Mapping(HERE, observations)));
        }
        return new Mapping(HERE, parts);
    }

    /** Everything that must be kept of each replication. */
    List<MeasureKey> keys() {
        List<MeasureKey> keys = new ArrayList<>();
        for (Ask ask : asks) {
            ask.key().ifPresent(keys::add);
            keys.addAll(others(ask.how()));
        }
        return keys.stream().distinct().toList();
    }

    /** Observations that a statistic needs besides its own. */
    static List<MeasureKey> others(OracleForms.Output how) {
        List<MeasureKey> others = new ArrayList<>();
        if (how.statistic() instanceof OracleForms.Statistic.Mean mean) {
            mean.over().map(Setting::observed).ifPresent(others::add);
        }
        if (how.statistic() instanceof OracleForms.Statistic.Covariance covariance) {
            others.add(observed(covariance.with()));
        }
        how.given().map(g -> observed(g.observe())).ifPresent(others::add);
        how.controls().keySet().forEach(id -> others.add(observed(id)));
        return others;
    }
}
