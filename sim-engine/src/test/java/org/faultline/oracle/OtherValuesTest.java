package org.faultline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.oracle.Finding.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The families with other values than the published cases have: other rates and sizes, laws, graphs and networks of queues that no published
 * case names. The expected values were worked out from the families' formulas outside of the engine; none was there when the scenario files were
 * written. What is not precise must lie within four of its own standard errors.
 */
class OtherValuesTest {

    private static final Path SCENARIOS = Path.of("../scenarios/oracles");
    private static final Path VALUES = Path.of("src/test/resources/oracles/other-values.json");

    /** Runs of queues are long: few are many customers. */
    private static final int FEW = 16;

    private static final int MANY = 500;

    static List<String> cases() {
        return Check.ids(VALUES, id -> true);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aScenarioFileOfAFamilyServesItsOtherCases(String id) {
        boolean isLong = id.startsWith("Q") && !id.startsWith("Q12") && !id.startsWith("Q22");
        List<Finding> findings = new ArrayList<>();
        new Check(
                        new ScenarioReader(new CountryNetworks(), List.of()),
                        SCENARIOS,
                        new Check.Effort(1, 2, isLong ? FEW : MANY, Double.POSITIVE_INFINITY),
                        "tested")
                .run(VALUES, id::equals, findings::add);

        assertThat(findings).isNotEmpty().allSatisfy(f -> {
            boolean near = f.verdict() == Verdict.NOT_PRECISE && Math.abs(f.z().orElse(99.0)) <= 4;
            assertThat(f.verdict().ok() || near).as(f.toString()).isTrue();
        });
    }
}
