package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.experiment.Experiment;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Measures;
import org.faultline.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of campaigns against suppliers: names are labels, and who supplies nothing loses nothing. */
class SupplierNamesTest {

    /** Ten stations for 10,000 people, each of the suppliers stopped for two hours from 1:00 on. */
    private static final String QUESTION =
            """
            faultline: 1
            id: question
            title: Three suppliers
            start: 2026-03-10T06:00
            horizon: 24 h
            replications: 1
            network:
              inline:
                regions: {county: 10 k}
                operators: {alpha: 100 %}
                assets: {g0: &g {kind: gnb, operator: alpha}, g1: *g, g2: *g, g3: *g, g4: *g, g5: *g, g6: *g, g7: *g, g8: *g, g9: *g}
            services:
              calls:
                title: Calls
                sector: telecoms
                needs: {s: {kind: signalling, of: [g0, g1, g2, g3, g4, g5, g6, g7, g8, g9], mode: weighted}}
            vendors: {norda: Vendor A, sudda: Vendor B, ostia: Vendor C}
            mixes: {today: {shares: {ran: {norda: 60 %, sudda: 40 %, ostia: 0 %}}}}
            ask: {supplier: [norda, sudda, ostia]}
            campaign:
              title: Asked
              steps: {out: {title: Stations stop, at: 1 h, effect: stop, targets: {vendor: "${supplier}"}}}
            response: {detection: {notice: 30 min}, crews: {remote: {reach: remote, size: 10, work: 90 min}}}
            """;

    @TempDir
    private Path folder;

    private List<String> losses(String text) {
        Scenario scenario = Readings.scenarioOf(Readings.of(folder, text));
        Experiment experiment = Experiment.of(scenario);
        List<String> losses = new ArrayList<>();
        for (int v = 0; v < scenario.variants().size(); v++) {
            double lost = Measures.valuesOf(experiment.trace(v, 1, 0).losses())
                    .get(new MeasureKey("people-hours-lost", "all"));
            losses.add(scenario.variants().get(v).id() + " " + Math.round(lost));
        }
        return losses;
    }

    @Test
    void lossIsShareTimesPeopleTimesHoursAndZeroForAShareOfZero() {
        assertThat(losses(QUESTION)).containsExactly("today/norda 12000", "today/sudda 8000", "today/ostia 0");
    }

    @Test
    void renamingSuppliersRenamesResults() {
        assertThat(losses(QUESTION.replace("norda", "zeta").replace("ostia", "aster")))
                .containsExactly("today/zeta 12000", "today/sudda 8000", "today/aster 0");
    }
}
