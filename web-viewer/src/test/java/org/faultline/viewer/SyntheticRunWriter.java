package org.faultline.viewer;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the synthetic runs into a folder and serves them, to look at pages by hand: {@code SyntheticRunWriter FOLDER}. */
final class SyntheticRunWriter {

    private SyntheticRunWriter() {}

    public static void main(String[] arguments) throws IOException {
        Path runs = Path.of(arguments[0]);
        new SyntheticRun(42, SyntheticRun.Size.NORDLAND).writeTo(runs, "synthetic-nordland");
        new SyntheticRun(42, SyntheticRun.Size.GERMANY).writeTo(runs, "synthetic-germany");
    }
}
