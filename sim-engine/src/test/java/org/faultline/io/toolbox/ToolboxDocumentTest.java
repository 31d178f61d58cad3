package org.faultline.io.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.faultline.io.Diagnostics;
import org.faultline.io.Golden;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.model.Assumption;
import org.faultline.toolbox.Catalogue;
import org.faultline.toolbox.Measure;
import org.junit.jupiter.api.Test;

/** The page of the toolbox, held to the catalogue; {@code -Dgolden=write} writes it anew. */
class ToolboxDocumentTest {

    private static Catalogue catalogue() {
        Diagnostics diagnostics = new Diagnostics();
        return Toolbox.read(
                        Path.of("..", "scenarios", "toolbox", "measures.yaml"),
                        Span.startOf("test"),
                        new Sources(),
                        diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.inOrder()));
    }

    @Test
    void thePageIsThatOfTheCatalogue() {
        Golden.compare(Path.of("..", "docs", "toolbox.md"), ToolboxPage.of(catalogue()));
    }

    /** What nobody knows can be found out; who assumes a strength says how. */
    @Test
    void everyAssumedStrengthNamesTheStudyThatWouldSettleIt() {
        assertThat(catalogue().measures().stream()
                        .filter(m -> m.grade() == Assumption.Grade.ASSUMED
                                && m.study().isEmpty())
                        .map(Measure::id))
                .isEmpty();
    }
}
