package org.faultline.toolbox;

import java.util.List;
import java.util.Optional;

/**
 * All measures that can be taken, and the risk scenarios against which they are meant.
 *
 * @param source where codes and meanings come from
 * @param risks in order
 * @param measures in order
 */
public record Catalogue(String source, List<RiskScenario> risks, List<Measure> measures) {
    public Catalogue {
        risks = List.copyOf(risks);
        measures = List.copyOf(measures);
        List<String> known = risks.stream().map(RiskScenario::id).toList();
        for (Measure measure : measures) {
            measure.risks().stream().filter(r -> !known.contains(r)).findFirst().ifPresent(r -> {
                throw new IllegalArgumentException("The measure " + measure.id() + " names the risk scenario " + r
                        + ", which is not in the catalogue.");
            });
        }
    }

    /** The measure with an id. */
    public Optional<Measure> find(String id) {
        return measures.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /** Ids of all measures. */
    public List<String> ids() {
        return measures.stream().map(Measure::id).toList();
    }
}
