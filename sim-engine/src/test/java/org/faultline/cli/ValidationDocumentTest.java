package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.faultline.analysis.Oracles;
import org.faultline.oracle.ValidationPage;
import org.junit.jupiter.api.Test;

/** The published page of results, held to the cases and to what was found of them; {@code -Dgolden=write} writes it anew. */
class ValidationDocumentTest {

    private static final Path PAGE = Path.of("../docs/validation.md");
    private static final Path SCENARIOS = Path.of("../scenarios/oracles");

    @Test
    void thePageListsEveryCaseAsItStandsInItsFile() throws IOException {
        KeptFindings kept = new KeptFindings(Optional.of(SCENARIOS.resolve("results")));
        String page = ValidationPage.of(Oracles.VALUES, SCENARIOS, kept::find);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(page).isEqualTo(Files.readString(PAGE)).doesNotContain(ValidationPage.OUT_OF_STEP);
    }
}
