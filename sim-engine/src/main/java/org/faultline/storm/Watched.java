package org.faultline.storm;

import java.util.List;
import java.util.Map;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.UncertainNumber;

/** A question that observes what a storm needs and nothing else. */
final class Watched implements ScenarioTemplate {

    private final ScenarioTemplate whole;
    private final List<Observation> observations;
    private final Scenario nominal;

    Watched(ScenarioTemplate whole, List<Observation> observations) {
        this.whole = whole;
        this.observations = observations;
        this.nominal = whole.nominal().withObservations(observations);
    }

    @Override
    public Scenario nominal() {
        return nominal;
    }

    @Override
    public List<UncertainNumber> numbers() {
        return whole.numbers();
    }

    @Override
    public Scenario at(Map<String, Double> values) {
        return whole.at(values).withObservations(observations);
    }

    @Override
    public ScenarioTemplate with(String path, String value) {
        return new Watched(whole.with(path, value), observations);
    }
}
