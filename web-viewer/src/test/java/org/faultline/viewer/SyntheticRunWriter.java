package org.faultline.viewer;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the synthetic run into a folder, to look at pages by hand: {@code SyntheticRunWriter FOLDER}. */
final class SyntheticRunWriter {

    private SyntheticRunWriter() {}

    public static void main(String[] arguments) throws IOException {
        SyntheticRun.nordland(42).writeTo(Path.of(arguments[0]), "synthetic-nordland");
    }
}
