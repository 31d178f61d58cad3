package org.faultline.io.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.io.Diagnostic;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SbomReaderTest {

    @TempDir
    private Path folder;

    private final Diagnostics diagnostics = new Diagnostics();

    private Optional<Sbom> read(String text) {
        try {
            Path file = Files.writeString(folder.resolve("bill.json"), text);
            return new SbomReader(new Sources(), diagnostics).read(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String found() {
        return diagnostics.inOrder().stream()
                .map(d -> d.code() + " " + d.line() + ":" + d.column() + " " + d.message())
                .collect(Collectors.joining("\n"));
    }

    private static String words(Sbom bill) {
        return bill.packages().stream()
                .map(p -> p.name() + p.version().map(v -> " " + v).orElse("") + " "
                        + p.kind().id() + p.purl().map(u -> " " + u.versionId()).orElse(""))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3", "1.4", "1.5", "1.6", "1.7"})
    void cycloneDxGivesComponentsThoseInsideThemAndServices(String version) {
        Sbom bill =
                read("""
                {"bomFormat": "CycloneDX", "specVersion": "%s",
                \t"metadata": {"component": {"type": "application", "name": "norda-core"}},
                 "components": [
                   {"type": "application", "name": "stack", "components": [
                     {"type": "library", "group": "org.example", "name": "asn1", "version": "3.0",
                      "purl": "pkg:maven/org.example\\/asn1@3.0"}]},
                   {"type": "device", "name": "radio-chip"},
                   {"type": "cryptographic-asset", "name": "root", "cryptoProperties": {"assetType": "certificate"}},
                   {"type": "library", "name": "test-kit", "scope": "excluded"}],
                 "services": [{"name": "remote-desk", "version": "1"}]}
                """
                                .formatted(version))
                        .orElseThrow();

        assertThat(bill.format()).isEqualTo("CycloneDX " + version);
        assertThat(bill.leftOut()).isEqualTo(1);
        assertThat(words(bill))
                .isEqualTo(
                        """
                stack module
                radio-chip chipset
                root certificate_chain
                org.example/asn1 3.0 library pkg:maven/org.example/asn1@3.0
                remote-desk 1 managed_service""");
        assertThat(found()).isEmpty();
    }

    @Test
    void spdxLeavesOutTheProductItselfAndWhatItWasOnlyBuiltWith() {
        Sbom bill =
                read("""
                {"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "documentDescribes": ["SPDXRef-core"],
                 "packages": [
                   {"SPDXID": "SPDXRef-core", "name": "sudda-core", "versionInfo": "11"},
                   {"SPDXID": "SPDXRef-log", "name": "log", "versionInfo": "2.1", "primaryPackagePurpose": "LIBRARY",
                    "externalRefs": [
                      {"referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:a:x:log"},
                      {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:generic/log@2.1"}]},
                   {"SPDXID": "SPDXRef-cc", "name": "compiler"},
                   {"SPDXID": "SPDXRef-both", "name": "generator"}],
                 "relationships": [
                   {"spdxElementId": "SPDXRef-core", "relationshipType": "DEPENDS_ON", "relatedSpdxElement": "SPDXRef-log"},
                   {"spdxElementId": "SPDXRef-cc", "relationshipType": "BUILD_TOOL_OF", "relatedSpdxElement": "SPDXRef-core"},
                   {"spdxElementId": "SPDXRef-both", "relationshipType": "BUILD_TOOL_OF", "relatedSpdxElement": "SPDXRef-core"},
                   {"spdxElementId": "SPDXRef-core", "relationshipType": "CONTAINS", "relatedSpdxElement": "SPDXRef-both"}]}
                """)
                        .orElseThrow();

        assertThat(words(bill)).isEqualTo("log 2.1 library pkg:generic/log@2.1\ngenerator module");
        assertThat(bill.leftOut()).isEqualTo(2);
        assertThat(found()).isEmpty();
    }

    @Test
    void everyFaultOfAFileIsToldAtOnceAndNothingIsRead() {
        Optional<Sbom> bill = read(
                """
                {"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [
                  {"version": "3"},
                  7,
                  {"name": ["x"]},
                  {"name": "log", "purl": "maven:log@2"}],
                 "services": {}}
                """);

        assertThat(bill).isEmpty();
        assertThat(found())
                .isEqualTo(
                        """
                F932 2:3 a component has no `name`
                F932 3:3 an entry of `components` must be an object, not '7'
                F932 4:12 `name` must be a text, not a list
                F933 5:27 the package URL 'maven:log@2' of component 'log' cannot be read: it does not begin with `pkg:`
                F932 6:14 `services` must be a list, not a map""");
    }

    @Test
    void anUnreadablePackageUrlIsOnlyAWarning() {
        Sbom bill = read("{\"spdxVersion\": \"SPDX-2.3\", \"packages\": [{\"name\": \"log\", \"externalRefs\": "
                        + "[{\"referenceType\": \"purl\", \"referenceLocator\": \"log@2\"}]}]}")
                .orElseThrow();

        assertThat(words(bill)).isEqualTo("log module");
        assertThat(diagnostics.inOrder()).singleElement().matches(d -> !d.isError());
    }

    /** Of a bill that a program did not finish only the head is there; one that names the product alone is whole. */
    @Test
    void aBillThatNamesNothingIsPointedOut() {
        assertThat(
                        read(
                                """
                        SPDXVersion: SPDX-2.3
                        DataLicense: CC0-1.0
                        DocumentName: npm
                        SPDXID: SPDXRef-DOCUMENT
                        Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-npm
                        """))
                .isPresent();
        assertThat(found()).isEqualTo("F939 1:1 the bill names no component");
        assertThat(
                        read(
                                """
                        SPDXVersion: SPDX-2.3
                        DataLicense: CC0-1.0
                        DocumentName: npm
                        SPDXID: SPDXRef-DOCUMENT
                        PackageName: npm
                        SPDXID: SPDXRef-npm
                        Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-npm
                        """))
                .isPresent();
        assertThat(diagnostics.inOrder()).singleElement().matches(d -> !d.isError());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"bomFormat\": \"CycloneDX\"",
                "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.8\"}",
                "{\"bomFormat\": \"CycloneDX\"}",
                "{\"spdxVersion\": \"SPDX-3.0\"}",
                "{\"@context\": \"https://spdx.org/rdf/4.0/spdx-context.jsonld\", \"@graph\": []}",
                "<bom xmlns=\"http://cyclonedx.org/schema/bom/2.0\"/>",
                "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.5\"><components>",
                "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.5\"><components><component/></components></bom>",
                "<Document/>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>",
                "SPDXVersion: SPDX-2.3\nwithout a tag",
                "SPDXVersion: SPDX-2.3\nRelationship: a DESCRIBES",
                "SPDXVersion: SPDX-9\n",
                "{\"name\": \"something\"}",
                "{\"spdxVersion\": \"SPDX-2.3\", \"spdxVersion\": \"SPDX-2.3\"}",
                "{\"spdxVersion\": \"SPDX-2.3\"} {}",
                "{\"spdxVersion\": \"SPDX-2.3\", \"relationships\": [{}]}",
            })
    void whatIsNoBillOfMaterialsIsRefusedWithAPlace(String text) {
        assertThat(read(text)).isEmpty();
        assertThat(diagnostics.inOrder()).isNotEmpty().allMatch(Diagnostic::isError);
        assertThat(found()).matches("(?s)(F932|F003) [0-9]+:[0-9]+ .*");
    }

    /** Ten levels of a thousand brackets would end a recursion without a bound. */
    @Test
    void whatIsNestedTooDeepIsRefused() {
        assertThat(read("[".repeat(10_000))).isEmpty();
        assertThat(found()).startsWith("F932 1:");
    }

    @Test
    void theExamplesOfTheCodesHoldToTheirWord() {
        assertThat(read(Fault.BAD_SBOM.explanation().failing())).isEmpty();
        assertThat(read(Fault.BAD_SBOM.explanation().working())).isPresent();
        String head = "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\", \"components\": [{\"name\": \"log\", ";
        int before = diagnostics.inOrder().size();
        assertThat(read(head + Fault.BAD_PURL.explanation().working() + "}]}")).isPresent();
        assertThat(diagnostics.inOrder()).hasSize(before);
        assertThat(read(head + Fault.BAD_PURL.explanation().failing() + "}]}")).isPresent();
        assertThat(diagnostics.inOrder()).hasSize(before + 1);
    }

    /** Ten thousand packages, all different; a bill of a whole container has some hundreds. */
    @Test
    void tenThousandPackagesAreEachAComponentAndAProject() {
        String packages = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"name\": \"p" + i + "\", \"purl\": \"pkg:generic/p" + i + "@1\"}")
                .collect(Collectors.joining(","));
        Sbom bill = read("{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [" + packages + "]}")
                .orElseThrow();
        ProductBill product = ProductBill.of("v", "p", "1", Optional.empty(), java.util.List.of(bill));

        assertThat(product.direct()).hasSize(10_000);
        assertThat(product.components()).hasSize(20_000);
    }
}
