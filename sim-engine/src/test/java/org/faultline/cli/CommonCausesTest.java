package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hidden common causes of a scenario, in {@code analyse} and with a stored run. */
class CommonCausesTest {

    @TempDir
    private Path here;

    private String out(String... words) {
        Ended ended = Ended.in(here, words);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }

    @Test
    void aStoredRunShowsWhatTiesItsSuppliersTogether() {
        out("run", "library-in-diverse-vendors", "--reps", "1");

        assertThat(out("show"))
                .endsWith(
                        """

                Hidden common causes: components that suppliers share: as built
                  component                  kind      ties together   functions   assets
                  pkg:generic/asn1-runtime   library   norda, sudda    ran         8
                """);
        assertThat(out("show", "--json").lines())
                .contains(
                        "{\"t\":\"commoncause\",\"v\":1,\"mix\":\"as-built\",\"component\":\"pkg:generic/asn1-runtime\","
                                + "\"title\":\"asn1-runtime\",\"kind\":\"library\",\"also\":[],\"vendors\":[\"norda\",\"sudda\"],"
                                + "\"functions\":[\"ran\"],\"assets\":8}");
    }

    @Test
    void aRunWithoutSharedComponentsSaysNothingOfThem() throws IOException {
        out("run", "upf-outage", "--reps", "1");

        assertThat(out("show")).doesNotContain("common causes");
        try (var files = Files.walk(here.resolve("runs"))) {
            assertThat(files.map(f -> f.getFileName().toString())).doesNotContain("common-causes.jsonl");
        }
    }

    /** 80 % of stations hold the library, so that a fifth of the people keep their service. */
    @Test
    void analyseNamesTheNodeTheLossAndTheIndex() {
        assertThat(out("analyse", "library-in-diverse-vendors"))
                .contains(
                        """
                  component                  kind      ties together   assets   Telecoms
                  pkg:generic/asn1-runtime   library   norda, sudda    8        20 %
                """)
                .contains(
                        "radio access   10       0.380   0.380      0.680       pkg:generic/asn1-runtime   norda 50 %");
    }
}
