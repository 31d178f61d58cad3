package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files with the expected text; {@code -Dgolden=write} writes them anew, and the difference is the review. */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden/cli");

    private Golden() {}

    static void compare(String name, String got) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, got);
        }
        assertThat(got).isEqualTo(Files.readString(file));
    }
}
