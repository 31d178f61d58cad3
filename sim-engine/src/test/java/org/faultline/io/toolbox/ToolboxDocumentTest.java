package org.faultline.io.toolbox;

import java.nio.file.Path;
import org.faultline.io.Diagnostics;
import org.faultline.io.Golden;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.toolbox.Catalogue;
import org.junit.jupiter.api.Test;

/** The page of the toolbox, held to the catalogue; {@code -Dgolden=write} writes it anew. */
class ToolboxDocumentTest {

    @Test
    void thePageIsThatOfTheCatalogue() {
        Diagnostics diagnostics = new Diagnostics();
        Catalogue catalogue = Toolbox.read(
                        Path.of("..", "scenarios", "toolbox", "measures.yaml"),
                        Span.startOf("test"),
                        new Sources(),
                        diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.inOrder()));

        Golden.compare(Path.of("..", "docs", "toolbox.md"), ToolboxPage.of(catalogue));
    }
}
