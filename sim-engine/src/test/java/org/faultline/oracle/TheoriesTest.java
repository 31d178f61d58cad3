package org.faultline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs that follow from degrees, or from the links of the network: a star of four leaves. */
class TheoriesTest {

    private static final String TEMPLATE =
            """
            faultline: 1
            id: star
            title: A star
            start: 2026-03-10T00:00
            horizon: 1 h
            parameters: {k: 4}
            network: {inline: {regions: {here: 0}, layers: {a: {assets: 5, links: star}}}}
            oracle:
              serves: T03-*
              outputs:
                ratio: {analyse: {degrees: {links: {pattern: erdos-renyi, degree: "${k}"}, number: ratio}}}
                hubs up to {m}: {analyse: {degrees: {links: {pattern: regular, degree: 3}, number: branching, up_to: "${m}"}}}
                kept: {analyse: {degrees: {links: {pattern: regular, degree: 3}, number: percolation-threshold}}}
                collapse: {analyse: {collapse: {links: {pattern: erdos-renyi, degree: "${k}"}, networks: 2}}, gives: "${k} * x"}
                jump: {analyse: {collapse: {links: {pattern: erdos-renyi, degree: 4}, share: 0.3, number: jump-from}}}
                continuous: {analyse: {collapse: {links: {pattern: erdos-renyi, degree: 4}, share: 0.5, number: continuous-threshold}}}
                remainder: {analyse: {collapse: {links: {pattern: erdos-renyi, degree: 4}, share: 0.3, number: remainder}}}
                core: {analyse: {core_appears: 3}}
                low: {analyse: {cascade_window: {failed: 0.25, end: low}}}
                high: {analyse: {cascade_window: {failed: 0.25, end: high}}}
                supply: {analyse: {suppliers: {count: 3, failed: 2}}}
                infected: {analyse: {reinfection: {assets: 2, contacts: 2, number: mean}}}
                ends: {analyse: {reinfection: {assets: 2, contacts: 2, number: decay-rate}}}
                busiest: {analyse: {links: highest-betweenness}}
                spread: {analyse: {links: spread-threshold}}
                random loss: {analyse: {links: percolation-threshold}}
                whole: {analyse: {congestion: {tolerance: 0.5}}}
                without the hub: {analyse: {congestion: {tolerance: 0.5, step: 0}}}
                no law: {analyse: {degrees: {links: star, number: ratio}}}
                no pair: {analyse: {collapse: {links: {pattern: erdos-renyi, degree: 4}, networks: 2, number: jump-from}}}
                no window: {analyse: {cascade_window: {failed: 0.5, end: low}}}
            """;

    @TempDir
    Path folder;

    private List<Finding> check(String outputs) throws IOException {
        Files.writeString(folder.resolve("t03.yaml"), TEMPLATE);
        Path cases = folder.resolve("cases.json");
        Files.writeString(
                cases,
                "{\"oracles\": [{\"id\": \"T03-a\", \"params\": {}, \"test\": \"exact\", \"outputs\": [" + outputs
                        + "]}]}");
        List<Finding> findings = new ArrayList<>();
        new Check(
                        new ScenarioReader(new CountryNetworks(), List.of()),
                        folder,
                        new Check.Effort(1, 1, Integer.MAX_VALUE, Double.POSITIVE_INFINITY),
                        "tested")
                .run(cases, any -> true, findings::add);
        return findings;
    }

    private static String output(String name, String value) {
        return "{\"name\": \"" + name + "\", \"value\": " + value + ", \"kind\": \"exact\"}";
    }

    /**
     * The star: its hub lies on the paths of all 4 x 3 / 2 = 6 pairs of leaves; its largest eigenvalue is sqrt(4); degrees 4, 1, 1, 1, 1 have
     * the ratio 20 / 8, so that 1 / 1.5 of the nodes must be kept. Of its 20 ordered pairs 8 are one link apart and 12 two: (8 + 6) / 20.
     */
    @Test
    void whatIsAskedOfDegreesAndLinksNeedsNoRun() throws IOException {
        List<Finding> findings = check(String.join(
                ",",
                output("ratio", "5"),
                output("hubs up to 3", "2"),
                output("hubs up to 2", "0"),
                output("kept", "0.5"),
                output("collapse", "2.45540748228"),
                output("jump", "0.5"),
                output("continuous", "0.5"),
                output("remainder", "0"),
                output("core", "3.35091887151"),
                output("low", "1.114141627"),
                output("high", "3.86306885836"),
                output("supply", "0.111111111111"),
                output("infected", "1.41421356237"),
                output("ends", "0.585786437627"),
                output("busiest", "6"),
                output("spread", "0.5"),
                output("random loss", "0.666666666667"),
                output("whole", "0.7"),
                output("without the hub", "0")));

        assertThat(findings)
                .hasSize(19)
                .allSatisfy(f -> assertThat(f.verdict()).as(f.toString()).isEqualTo(Finding.Verdict.PASSED))
                .allSatisfy(f -> assertThat(f.replications()).isZero());
    }

    @Test
    void aQuestionWithoutAnAnswerIsRefused() throws IOException {
        assertThat(check(String.join(",", output("no law", "1"), output("no pair", "1"), output("no window", "1"))))
                .allSatisfy(f -> assertThat(f.verdict()).isEqualTo(Finding.Verdict.BROKEN))
                .extracting(Finding::remark)
                .satisfiesExactlyInAnyOrder(
                        r -> assertThat(r).contains("a law that is known"),
                        r -> assertThat(r).contains("goes with `share`"),
                        r -> assertThat(r).contains("no mean degree"));
    }
}
