package org.faultline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Odds of 2 % are 2 to 98; a weight of ln 3 makes them 6 to 98 at the score 1 and 2 to 294 at the score -1. */
class SupplierRiskTest {

    private static final double LN3 = Math.log(3);
    private static final Map<String, Map<String, Map<Criterion, Double>>> JUDGED = Map.of(
            "authority",
            Map.of("norda", Map.of(Criterion.S1, 1.0), "sudda", Map.of(Criterion.S1, -1.0, Criterion.S6, 1.0)),
            "industry",
            Map.of("norda", Map.of(Criterion.S6, 0.5)));

    @Test
    void oddsAreMultiplied() {
        SupplierRisk risk = new SupplierRisk(0.02, Map.of(Criterion.S1, LN3), JUDGED);

        assertThat(risk.probability("authority", "norda")).isCloseTo(6.0 / 104, within(1e-12));
        assertThat(risk.probability("authority", "sudda")).isCloseTo(2.0 / 296, within(1e-12));
        assertThat(risk.probability("industry", "norda")).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void withoutWeightsAllAreAlikeWhateverIsThoughtOfThem() {
        SupplierRisk risk = new SupplierRisk(0.02, Map.of(Criterion.S1, 0.0), JUDGED);

        for (String assessor : risk.assessors()) {
            for (String vendor : new String[] {"norda", "sudda", "anybody"}) {
                assertThat(risk.probability(assessor, vendor)).isCloseTo(0.02, within(1e-12));
            }
        }
    }

    @Test
    void theNeutralJudgementTreatsEveryNameAlike() {
        assertThat(SupplierRisk.NEUTRAL.assessors()).containsExactly("neutral");
        assertThat(SupplierRisk.NEUTRAL.probability("neutral", "norda"))
                .isEqualTo(SupplierRisk.NEUTRAL.probability("neutral", "zzz"))
                .isCloseTo(0.02, within(1e-12));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new SupplierRisk(0, Map.of(), Map.of())).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new SupplierRisk(0.1, Map.of(Criterion.S1, -1.0), Map.of()))
                .hasMessageContaining("weight of criterion S1");
        assertThatThrownBy(
                        () -> new SupplierRisk(0.1, Map.of(), Map.of("a", Map.of("norda", Map.of(Criterion.S2, 1.5)))))
                .hasMessageContaining("norda on S2 by a");
    }
}
