package org.faultline.io.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One product, {@code norda-core}, in the forms that programs write: two libraries inside it, a compiler and a framework of its tests beside
 * it. Whatever the form, both libraries are in the bill, and nothing else.
 */
class SbomFormsTest {

    private static final String BOTH =
            "asn1 3.0 library pkg:maven/org.example/asn1@3.0\nlog 2.1 module pkg:generic/log@2.1";

    @TempDir
    private Path folder;

    private final Diagnostics diagnostics = new Diagnostics();

    private Sbom read(String name, String text) {
        try {
            Path file = Files.writeString(folder.resolve(name), text);
            Sbom bill = new SbomReader(new Sources(), diagnostics).read(file).orElseThrow();
            assertThat(diagnostics.inOrder()).isEmpty();
            return bill;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(Sbom bill) {
        return bill.packages().stream()
                .map(p -> p.name() + p.version().map(v -> " " + v).orElse("") + " "
                        + p.kind().id() + p.purl().map(u -> " " + u.versionId()).orElse(""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void cycloneDxInXml() {
        Sbom bill = read(
                "bom.xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- made by hand -->
                <bom xmlns="http://cyclonedx.org/schema/bom/1.7" serialNumber="urn:uuid:1" version="1">
                  <metadata><tools><components><component type="application"><name>maker</name></component></components></tools>
                    <component bom-ref="a" type="application"><name>norda-core</name></component></metadata>
                  <components>
                    <component bom-ref="b" type="library"><publisher>x</publisher><name>asn1</name><version>3.0</version>
                      <hashes><hash alg="MD5">0</hash><hash alg="SHA-1">1</hash></hashes>
                      <purl>pkg:maven/org.example/asn1@3.0?type=jar&amp;x=y</purl>
                      <components>
                        <component type="file"><name><![CDATA[log]]></name><version>2.1</version><purl>pkg:generic/log@2.1</purl></component>
                      </components></component>
                    <component type="library"><name>test-kit</name><version>1</version><scope>excluded</scope></component>
                    <component type="platform" isExternal="true"><name>runtime</name></component>
                  </components>
                  <services><service><group>org</group><name>desk</name></service></services>
                  <dependencies><dependency ref="a"><dependency ref="b"/></dependency></dependencies>
                </bom>
                """);

        assertThat(bill.format()).isEqualTo("CycloneDX 1.7");
        assertThat(words(bill)).isEqualTo(BOTH + "\norg/desk managed_service");
        assertThat(bill.leftOut()).isEqualTo(2);
    }

    @Test
    void spdxInTagValueWithTextsOverManyLinesAndFilesBetweenPackages() {
        Sbom bill = read(
                "bill.spdx",
                """
                ## Document
                SPDXVersion: SPDX-2.3
                SPDXID: SPDXRef-DOCUMENT
                DocumentComment: <text>Made by hand.
                PackageName: no package, but a part of the comment
                </text>
                Relationship: SPDXRef-DOCUMENT describes SPDXRef-core

                PackageName: norda-core
                SPDXID: SPDXRef-core
                FileName: ./amf
                SPDXID: SPDXRef-file
                FileCopyrightText: NONE
                PackageName: asn1
                SPDXID: SPDXRef-asn1
                PackageVersion: 3.0
                PrimaryPackagePurpose: LIBRARY
                ExternalRef: SECURITY cpe23Type cpe:2.3:a:x:asn1:3.0
                ExternalRef: PACKAGE-MANAGER purl pkg:maven/org.example/asn1@3.0
                Relationship: SPDXRef-core CONTAINS SPDXRef-asn1
                PackageName: log
                SPDXID: SPDXRef-log
                PackageVersion: 2.1
                ExternalRef: PACKAGE_MANAGER http://spdx.org/rdf/references/purl pkg:generic/log@2.1
                PackageName: compiler
                SPDXID: SPDXRef-cc
                Relationship: SPDXRef-cc BUILD_TOOL_OF SPDXRef-core
                """);

        assertThat(bill.format()).isEqualTo("SPDX 2.3");
        assertThat(words(bill)).isEqualTo(BOTH);
        assertThat(bill.leftOut()).isEqualTo(2);
    }

    @Test
    void spdxInYaml() {
        Sbom bill = read(
                "bill.spdx.yaml",
                """
                SPDXID: SPDXRef-DOCUMENT
                spdxVersion: SPDX-2.2
                documentDescribes: [SPDXRef-core]
                packages:
                - SPDXID: SPDXRef-core
                  name: norda-core
                - SPDXID: SPDXRef-asn1
                  name: asn1
                  versionInfo: "3.0"
                  primaryPackagePurpose: LIBRARY
                  externalRefs:
                  - {referenceType: purl, referenceLocator: "pkg:maven/org.example/asn1@3.0"}
                - SPDXID: SPDXRef-log
                  name: log
                  versionInfo: "2.1"
                  externalRefs:
                  - {referenceType: purl, referenceLocator: "pkg:generic/log@2.1"}
                """);

        assertThat(words(bill)).isEqualTo(BOTH);
        assertThat(bill.leftOut()).isEqualTo(1);
    }

    @Test
    void spdxThreeWithTheProductAsRootOfTheBillAndScopesForTools() {
        Sbom bill = read(
                "bill.spdx3.json",
                """
                {"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
                  {"@id": "_:made", "type": "CreationInfo", "specVersion": "3.0.1"},
                  {"spdxId": "core", "type": "software_Package", "name": "norda-core"},
                  {"spdxId": "asn1", "type": "software_Package", "name": "asn1", "software_packageVersion": "3.0",
                   "software_primaryPurpose": "library", "software_packageUrl": "pkg:maven/org.example/asn1@3.0"},
                  {"spdxId": "log", "type": "software_Package", "name": "log", "software_packageVersion": "2.1",
                   "externalIdentifier": [{"externalIdentifierType": "cpe23", "identifier": "cpe:2.3:a:x:log"},
                                          {"externalIdentifierType": "packageUrl", "identifier": "pkg:generic/log@2.1"}]},
                  {"spdxId": "kit", "type": "software_Package", "name": "test-kit"},
                  {"spdxId": "cc", "type": "software_Package", "name": "compiler"},
                  {"spdxId": "amf", "type": "software_File", "name": "amf"},
                  {"spdxId": "r1", "type": "Relationship", "from": "core", "relationshipType": "contains", "to": ["asn1", "log"]},
                  {"spdxId": "r2", "type": "LifecycleScopedRelationship", "from": "core", "relationshipType": "dependsOn",
                   "scope": "test", "to": ["kit", "log"]},
                  {"spdxId": "r3", "type": "Relationship", "from": "core", "relationshipType": "usesTool", "to": "cc"},
                  {"spdxId": "bill", "type": "software_Sbom", "rootElement": ["core"]},
                  {"spdxId": "doc", "type": "SpdxDocument", "rootElement": ["bill"]}]}
                """);

        assertThat(bill.format()).isEqualTo("SPDX 3.0.1");
        assertThat(words(bill)).isEqualTo(BOTH);
        assertThat(bill.leftOut()).isEqualTo(3);
    }

    /** {@code core TEST_DEPENDENCY_OF kit} would make the product a tool of its own test: the maker means the opposite, here and for kit and mock. */
    @Test
    void relationshipsThatAMakerWritesTheOtherWayRoundAreReadAsMeant() {
        String packages = SPDX_PACKAGES + ", " + spdx("kit") + ", " + spdx("mock") + "]";
        String reversed =
                relation("core", "TEST_DEPENDENCY_OF", "kit") + ", " + relation("kit", "TEST_DEPENDENCY_OF", "mock");
        String asMeant =
                relation("kit", "TEST_DEPENDENCY_OF", "core") + ", " + relation("mock", "TEST_DEPENDENCY_OF", "kit");

        for (String relations : new String[] {reversed, asMeant}) {
            Sbom bill = read("b.json", document(packages, relations + ", " + relation("doc", "DESCRIBES", "core")));

            assertThat(words(bill)).isEqualTo("asn1 module\nlog module");
            assertThat(bill.leftOut()).isEqualTo(3);
        }
    }

    /** Of three described packages one has another inside: it is a product, and the two others lie beside what is in it. */
    @Test
    void ofSeveralDescribedPackagesThoseWithSomethingInsideAreProducts() {
        String relations = relation("doc", "DESCRIBES", "core") + ", " + relation("doc", "DESCRIBES", "asn1") + ", "
                + relation("doc", "DESCRIBES", "kit") + ", " + relation("core", "CONTAINS", "log") + ", "
                + relation("asn1", "CONTAINS", "a-file");
        Sbom bill = read("b.json", document(SPDX_PACKAGES + ", " + spdx("kit") + "]", relations));

        assertThat(words(bill)).isEqualTo("asn1 module\nlog module\nkit module");
        assertThat(bill.leftOut()).isEqualTo(1);
    }

    @Test
    void whatIsWrappedAroundABillIsTakenOff() {
        String bill = document(SPDX_PACKAGES + "]", relation("doc", "DESCRIBES", "core"));
        String predicate =
                "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [{\"name\": \"log\"}]}";

        assertThat(words(read("a.json", "{\"sbom\": " + bill + "}"))).isEqualTo("asn1 module\nlog module");
        assertThat(words(read(
                        "b.json",
                        "{\"_type\": \"https://in-toto.io/Statement/v1\", \"predicate\": " + predicate + "}")))
                .isEqualTo("log module");
    }

    private static final String SPDX_PACKAGES = "[" + spdx("core") + ", " + spdx("asn1") + ", " + spdx("log");

    private static String spdx(String name) {
        return "{\"SPDXID\": \"" + name + "\", \"name\": \"" + name + "\"}";
    }

    private static String relation(String from, String type, String to) {
        return "{\"spdxElementId\": \"" + from + "\", \"relationshipType\": \"" + type
                + "\", \"relatedSpdxElement\": \"" + to + "\"}";
    }

    private static String document(String packages, String relations) {
        return "{\"spdxVersion\": \"SPDX-2.3\", \"packages\": " + packages + ", \"relationships\": [" + relations
                + "]}";
    }
}
