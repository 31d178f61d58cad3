package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.experiment.Experiment;
import org.faultline.generate.CountryNetworks;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Measures;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.scenario.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import sbom} as its users type it, and what its files do in a scenario. */
class ImportSbomCommandTest {

    private static final String NORDA =
            """
            {"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [
              {"type": "library", "name": "asn1", "version": "2.1", "purl": "pkg:generic/asn1@2.1"},
              {"type": "library", "name": "tls", "version": "1.0", "purl": "pkg:generic/tls@1.0"},
              {"type": "library", "name": "own"}]}
            """;
    private static final String SUDDA =
            """
            {"spdxVersion": "SPDX-2.3", "packages": [
              {"name": "asn1", "versionInfo": "2.2", "externalRefs": [
                {"referenceType": "purl", "referenceLocator": "pkg:generic/asn1@2.2"}]},
              {"name": "tls", "versionInfo": "1.0", "externalRefs": [
                {"referenceType": "purl", "referenceLocator": "pkg:generic/tls@1.0"}]},
              {"name": "own"}]}
            """;

    /** Two AMFs of two suppliers, either of which would do, for 5,000 people. */
    private static final String QUESTION =
            """
            faultline: 1
            id: question
            title: A question
            overlays: [norda.yaml, sudda.yaml]
            start: 2026-03-10T06:00
            horizon: 24 h
            replications: 1
            network:
              inline:
                regions: {town: 5 k}
                operators: {alpha: 100 %}
                assets:
                  amf-1: {kind: amf, operator: alpha, maker: norda}
                  amf-2: {kind: amf, operator: alpha, maker: sudda}
            services:
              calls: {title: Calls, sector: telecoms, needs: {registration: {kind: signalling, of: [amf-1, amf-2], mode: any}}}
            campaign: {title: T, steps: {fault: {title: F, at: 1 h, effect: stop, targets: {component: "COMPONENT"}}}}
            """;

    @TempDir
    private Path here;

    private Ended faultline(String... words) {
        return Ended.in(here, words);
    }

    private Ended imported(String file, String vendor, String release, String... more) {
        String[] words = {
            "import",
            "sbom",
            file,
            "--vendor",
            vendor,
            "--product",
            vendor + "-core",
            "--release",
            release,
            "--function",
            "core_control",
            "--out",
            vendor + ".yaml"
        };
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return faultline(all);
    }

    @BeforeEach
    void bills() throws IOException {
        Files.writeString(here.resolve("norda.json"), NORDA);
        Files.writeString(here.resolve("sudda.json"), SUDDA);
    }

    @Test
    void packagesOfTwoSuppliersAreFoundByTheirUrlWithAndWithoutVersion() {
        assertThat(imported("norda.json", "norda", "4.2").code()).isZero();
        Ended ended = imported("sudda.json", "sudda", "11", "--with", "norda.yaml");

        assertThat(ended.out())
                .isEqualTo(
                        """
                sudda-core 11 of sudda: 3 components from 1 file (SPDX 2.3), 1 without a package URL, 0 left out

                Hidden common causes: packages that suppliers share
                  package            versions               same version
                  pkg:generic/asn1   norda 2.1, sudda 2.2   -
                  pkg:generic/tls    norda 1.0, sudda 1.0   1.0
                """);
    }

    /** By hand: 23 h of 24 without calls for 5,000 people, or nothing as long as one AMF works. */
    @Test
    void theResultFlowsIntoAScenario() throws IOException {
        imported("norda.json", "norda", "4.2");
        imported("sudda.json", "sudda", "11");

        assertThat(lost("pkg:generic/asn1")).isEqualTo(115_000);
        assertThat(lost("pkg:generic/asn1@2.1")).isZero();
        assertThat(lost("pkg:generic/tls@1.0")).isEqualTo(115_000);
        assertThat(lost("norda-core/own")).isZero();
    }

    private double lost(String component) throws IOException {
        Path file = Files.writeString(here.resolve("question.yaml"), QUESTION.replace("COMPONENT", component));
        Scenario scenario = new ScenarioReader(new CountryNetworks(), List.of())
                .read(file, Overrides.NONE)
                .scenario()
                .orElseThrow();
        return Measures.valuesOf(Experiment.of(scenario).trace(0, 1, 0).losses())
                .get(new MeasureKey("people-hours-lost", "all"));
    }

    @Test
    void theShippedExampleIsWhatTheImportGives() throws IOException {
        Path example = Path.of("..", "scenarios", "examples", "library-in-diverse-vendors", "parts");
        Files.copy(example.resolve("norda-ran.cdx.json"), here.resolve("norda-ran.cdx.json"));
        faultline(
                "import",
                "sbom",
                "norda-ran.cdx.json",
                "--vendor",
                "norda",
                "--product",
                "norda-ran",
                "--release",
                "22.4",
                "--function",
                "ran",
                "--out",
                "norda-ran.yaml");

        assertThat(here.resolve("norda-ran.yaml")).hasSameTextualContentAs(example.resolve("norda-ran.yaml"));
    }

    @Test
    void aNameAloneTiesNobodyTogether() {
        imported("norda.json", "norda", "4.2");
        Ended ended = imported("sudda.json", "sudda", "11", "--with", "norda.yaml", "--json");

        assertThat(ended.out()).doesNotContain("own");
    }

    @Test
    void ofABadFileNothingIsWritten() throws IOException {
        Files.writeString(here.resolve("bad.json"), "{\"spdxVersion\": \"SPDX-2.3\",\n \"packages\": [{}]}");
        Ended ended = faultline(
                "import",
                "sbom",
                "norda.json",
                "bad.json",
                "--vendor",
                "norda",
                "--product",
                "p",
                "--release",
                "1",
                "--out",
                "norda.yaml");

        assertThat(ended.code()).isEqualTo(Exit.INVALID.code());
        assertThat(ended.err()).contains("error[F932]: a package has no `name`").contains("bad.json:2:15");
        assertThat(here.resolve("norda.yaml")).doesNotExist();
    }

    @Test
    void wrongWordsAreRefusedWithAdvice() {
        Ended ended = faultline("import", "sbom", "norda.json", "--vendor", "a b", "--product", "p", "--release", "1");
        assertThat(ended.code()).isEqualTo(Exit.USAGE.code());
        assertThat(ended.err()).contains("`a b` is no id");
        ended = faultline(
                "import",
                "sbom",
                "norda.json",
                "--vendor",
                "a",
                "--product",
                "p",
                "--release",
                "1",
                "--function",
                "core");
        assertThat(ended.code()).isEqualTo(Exit.USAGE.code());
        assertThat(faultline("import").code()).isEqualTo(Exit.USAGE.code());
    }
}
