package org.faultline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.faultline.analysis.Oracles;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;

/** Every parameter of a case means something to the scenario file that serves it; nothing is run here. */
class CaseParametersTest {

    private static final Path SCENARIOS = Path.of("../scenarios/oracles");

    private final Check check = new Check(
            new ScenarioReader(new CountryNetworks(), List.of()),
            SCENARIOS,
            new Check.Effort(1, 1, 2, Double.POSITIVE_INFINITY),
            "tested");

    @Test
    void everyParameterOfAPublishedCaseIsKnownOrIgnoredWithItsValue() {
        assertThat(check.parameterFaults(Oracles.VALUES)).isEmpty();
        assertThat(check.parameterFaults(Path.of("src/test/resources/oracles/other-values.json")))
                .isEmpty();
    }
}
