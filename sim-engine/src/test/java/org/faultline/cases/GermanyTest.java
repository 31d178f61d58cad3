package org.faultline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Outcome;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.impact.MeasureKey;
import org.faultline.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** The national cases, from their scenario files to their losses, at full scale. */
class GermanyTest {

    /**
     * Core control comes from two suppliers: one serves one operator (31.7 % of lines), one serves two (68.3 %). The others
     * have none, so turning them costs nothing; turning the one with more lines costs more, in every sector.
     */
    @Test
    void aTurnedCoreSupplierCostsInProportionToItsLinesAndTheOthersNothing() {
        Scenario scenario = Cases.read(Cases.shipped().resolve("cases/germany-core-backdoor"));
        assertThat(scenario.network().assets()).hasSizeGreaterThan(300_000);
        Experiment experiment = Experiment.of(scenario);
        Outcome one = Cases.run(experiment, 1, 1, 1);
        Map<String, RunRow> bySupplier = new TreeMap<>();
        one.rows()
                .forEach(r -> bySupplier.put(
                        scenario.variants().get(r.variant()).supplier().orElseThrow(), r));
        for (String sector : List.of("transport", "energy", "health", "finance")) {
            MeasureKey lost = new MeasureKey("people-hours-lost", "sector:" + sector);
            assertThat(bySupplier.get("ericsson").values().get(lost))
                    .isGreaterThan(bySupplier.get("mavenir").values().get(lost));
            assertThat(bySupplier.get("mavenir").values().get(lost)).isPositive();
            for (String other : List.of("huawei", "nokia", "cisco", "ciena")) {
                assertThat(bySupplier.get(other).values().get(lost)).as(other).isZero();
            }
        }
        int turned = bySupplier.get("ericsson").variant();
        Outcome again = experiment.run(new Plan(1, 2, 2, 0.9, List.of(turned)), List.of(), Listener.silent());
        assertThat(again.rows().get(0).hash())
                .isEqualTo(bySupplier.get("ericsson").hash());
    }
}
