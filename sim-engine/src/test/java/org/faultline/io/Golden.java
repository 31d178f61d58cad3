package org.faultline.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a text with a committed file. With {@code -Dgolden=write} it writes the file first, and the difference is the review. */
public final class Golden {

    private Golden() {}

    /** Fails when the committed file differs from the text. */
    public static void compare(Path file, String text) {
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
            }
            String committed = Files.exists(file) ? Files.readString(file) : "";
            assertThat(text)
                    .as("text made now, against %s; -Dgolden=write rewrites the file", file)
                    .isEqualTo(committed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
