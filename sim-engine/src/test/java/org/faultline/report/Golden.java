package org.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files with the expected text; {@code -Dgolden=write} writes them anew, and the difference is the review. */
final class Golden {

    private Golden() {}

    static void compare(Path file, String got) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, got);
        }
        assertThat(got).isEqualTo(Files.readString(file));
    }
}
