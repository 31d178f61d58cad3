package org.faultline.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.faultline.toolbox.InForce;

/**
 * A question some of whose numbers are open: a scenario for every choice of them. A scenario without uncertain numbers is its
 * own only case. Safe for use by several threads.
 */
public interface ScenarioTemplate {

    /** The scenario with every uncertain number at its median. */
    Scenario nominal();

    /** The numbers that are drawn once per replication, in the order of the document; usually none. */
    List<UncertainNumber> numbers();

    /**
     * The scenario with values put in. What the values do not touch is the same object as in {@link #nominal}; above all the
     * network is not built again.
     *
     * @param values by the name of the uncertain number; those left out stand at their medians
     * @throws IllegalArgumentException when the scenario is not valid with these values; the message says where and why
     */
    Scenario at(Map<String, Double> values);

    /**
     * The same question with one value of the document replaced.
     *
     * @param path keys joined by dots, e.g. {@code parameters.battery} or {@code response.crews.field.size}
     * @param value as an author would write it
     * @throws IllegalArgumentException when the scenario is not valid with it; the message says where and why
     */
    ScenarioTemplate with(String path, String value);

    /**
     * The same question with several values of the document replaced at once.
     *
     * @param values by path, put in in the order of the map
     * @throws IllegalArgumentException when the scenario is not valid with them; the message says where and why
     */
    default ScenarioTemplate with(Map<String, String> values) {
        ScenarioTemplate changed = this;
        for (Map.Entry<String, String> value : values.entrySet()) {
            changed = changed.with(value.getKey(), value.getValue());
        }
        return changed;
    }

    /** What `faultline risk` is asked, if the question says so. */
    default Optional<RiskQuestion> risk() {
        return Optional.empty();
    }

    /** Ids of mixes from which suppliers are phased out over years. */
    default List<String> plannedMixes() {
        return List.of();
    }

    /** The grid of a storm that the question asks for, if it does. */
    default Optional<StormGrid> storm() {
        return Optional.empty();
    }

    /** Measures that the question takes, mix by mix, and what each changed with its strength at the median. */
    default List<InForce> measures() {
        return List.of();
    }

    /** The same open question with every scenario of it changed; no value of its document can be replaced any more. */
    default ScenarioTemplate changed(UnaryOperator<Scenario> change) {
        ScenarioTemplate open = this;
        return new ScenarioTemplate() {
            @Override
            public Scenario nominal() {
                return change.apply(open.nominal());
            }

            @Override
            public List<UncertainNumber> numbers() {
                return open.numbers();
            }

            @Override
            public Scenario at(Map<String, Double> values) {
                return change.apply(open.at(values));
            }

            @Override
            public ScenarioTemplate with(String path, String value) {
                throw new IllegalArgumentException("The scenario " + nominal().id()
                        + " was changed after it was read; the value of " + path + " cannot be replaced.");
            }
        };
    }

    /** A scenario that leaves nothing open and was not read from a document. */
    static ScenarioTemplate of(Scenario scenario) {
        return new ScenarioTemplate() {
            @Override
            public Scenario nominal() {
                return scenario;
            }

            @Override
            public List<UncertainNumber> numbers() {
                return List.of();
            }

            @Override
            public Scenario at(Map<String, Double> values) {
                return scenario;
            }

            @Override
            public ScenarioTemplate with(String path, String value) {
                throw new IllegalArgumentException("The scenario " + scenario.id()
                        + " was not read from a document; the value of " + path + " cannot be replaced.");
            }
        };
    }
}
