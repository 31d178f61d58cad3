package org.faultline.io.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Package URLs as the specification writes them. */
class PurlTest {

    @ParameterizedTest
    @CsvSource({
        "pkg:maven/org.example/log@2.1?type=jar, pkg:maven/org.example/log, pkg:maven/org.example/log@2.1",
        "pkg:npm/%40scope/Name@1.0, pkg:npm/@scope/name, pkg:npm/@scope/name@1.0",
        "pkg:npm/@scope/name, pkg:npm/@scope/name, pkg:npm/@scope/name",
        "PKG:PyPI/Some_Thing@3, pkg:pypi/some-thing, pkg:pypi/some-thing@3",
        "pkg://golang/example.org/mod@v1.2.3#sub/dir, pkg:golang/example.org/mod, pkg:golang/example.org/mod@v1.2.3",
        "pkg:deb/debian/lib%2Bplus@1:2.0~rc1?arch=arm64, pkg:deb/debian/lib+plus, pkg:deb/debian/lib+plus@1:2.0-rc1",
        "pkg:generic/Asn1, pkg:generic/Asn1, pkg:generic/Asn1",
        "pkg:generic/a@x%2Fy, pkg:generic/a, pkg:generic/a@x-y",
    })
    void qualifiersAndSpellingsDoNotTellPackagesApart(String text, String project, String version) {
        Purl purl = Purl.parse(text);

        assertThat(purl.id()).isEqualTo(project);
        assertThat(purl.versionId()).isEqualTo(version);
    }

    @Test
    void whatNamesNoPackageIsRefused() {
        assertThatThrownBy(() -> Purl.parse("maven:x/y")).hasMessage("it does not begin with `pkg:`");
        assertThatThrownBy(() -> Purl.parse("pkg:maven")).hasMessage("it names no package");
        assertThatThrownBy(() -> Purl.parse("pkg:maven/@2")).hasMessage("it names no package");
        assertThatThrownBy(() -> Purl.parse("pkg:a b/c")).hasMessage("'a b' is no type of packages");
        assertThatThrownBy(() -> Purl.parse("pkg:maven/x%G1")).isInstanceOf(IllegalArgumentException.class);
    }
}
