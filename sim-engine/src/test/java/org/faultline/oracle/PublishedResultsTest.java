package org.faultline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.analysis.Oracles;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.oracle.Finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * One cheap case of each family with few replications: everything the whole check does but its precision. A result that is not precise
 * enough must still lie within four of its own standard errors; one that is must pass its test. {@code faultline check} does the rest.
 */
class PublishedResultsTest {

    private static final Path SCENARIOS = Path.of("../scenarios/oracles");

    /** Long runs: few are many customers. */
    private static final int FEW = 16;

    private static final int MANY = 2_000;

    private static List<Finding> check(String id, int replications) {
        List<Finding> findings = new ArrayList<>();
        new Check(
                        new ScenarioReader(new CountryNetworks(), List.of()),
                        SCENARIOS,
                        new Check.Effort(1, 2, replications, Double.POSITIVE_INFINITY),
                        "tested")
                .run(Oracles.VALUES, id::equals, findings::add);
        return findings;
    }

    private static void holds(List<Finding> findings) {
        assertThat(findings).isNotEmpty().allSatisfy(f -> {
            boolean near = f.verdict() == Verdict.NOT_PRECISE && Math.abs(f.z().orElse(99.0)) <= 4;
            assertThat(f.verdict().ok() || near).as(f.toString()).isTrue();
        });
    }

    private static final List<String> LONG = List.of(
            "Q01-MM1-rho0.5",
            "Q03-MMc-2-1.6",
            "Q05-MMcK-1-5-0.9",
            "Q06-MG1-det-rho0.8",
            "Q07-MD1-a0.5",
            "Q08-GIM1-det-rho0.8",
            "Q09-closed-3st",
            "Q10-repair-N10-c3-nu0.2",
            "Q13-MXcK-B5-c3-K12",
            "Q14-retrial-c1-lam0.5-th0.5",
            "Q17-prio-pr-0.3-0.4",
            "Q18-erlangA-c5-lam4.0",
            "Q19-breakdown-lam0.4-a0.05-b0.2",
            "Q20-forkjoin2-rho0.5",
            "Q22-syncwaves-N1000");

    private static final List<String> SHORT = List.of(
            "C03-Buldyrev-threshold",
            "C07-watts-window-0.18",
            "C11-CASCADE-n50-d0.05-p0.01",
            "C14-motterlai-karate",
            "C15-attack-Arpanet19728",
            "C16-crucitti-karate-a0.3",
            "E01-SI-N100-b1.0",
            "E02-SIR-N50-R2.0-I1",
            "E05-SIS-N20-R1.5-I1",
            "E06-exact-path5-SI",
            "E08-hostrace-0.02-0.05",
            "E09-push-N50-d0.5",
            "Q02-MM1-transient-lam1.2-n0",
            "Q04-table",
            "Q12-MGinf-exp-lam20.0",
            "Q15-stormdrain-N100-c4-K20-th0.2",
            "Q16-backlog-n50-c1-lam0.5",
            "Q21-rach1-P54-N10",
            "R01-tele1",
            "R03-net-bridge-p0.9",
            "R04-2of3-c1",
            "R05-beta-q0.01-b0.1",
            "R06-genset-0.4-0.02",
            "R07-interval-0.1-1.0-2.0",
            "R08-vendor-4v",
            "R10-adequacy-RBTS",
            "R11-consec-2-20",
            "R13-renewal-erl2",
            "X01-wipe-N60-c60",
            "X02-outage-storm-20x5",
            "X03-campaign-0.5-0.6");

    @ParameterizedTest
    @FieldSource("LONG")
    void aFewLongRunsAgreeWithThePublishedResults(String id) {
        holds(check(id, FEW));
    }

    @ParameterizedTest
    @FieldSource("SHORT")
    void manyShortRunsAgreeWithThePublishedResults(String id) {
        holds(check(id, MANY));
    }

    @Test
    void everyFamilyOfQueuesReliabilityAndChainsHasACaseHere() {
        Set<String> here =
                Stream.concat(LONG.stream(), SHORT.stream()).map(Case::familyOf).collect(Collectors.toSet());

        assertThat(Check.ids(Oracles.VALUES, id -> id.matches("[QRX].*")))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(here).contains(Case.familyOf(id)));
    }

    /** A control that is not told apart would say that the check cannot fail. */
    @Test
    void aWrongValueIsRefused() {
        assertThat(check("R01-tele1", 2))
                .filteredOn(f -> f.output().startsWith("WRONG"))
                .singleElement()
                .satisfies(f -> assertThat(f.verdict()).isEqualTo(Verdict.REFUSED));
    }
}
