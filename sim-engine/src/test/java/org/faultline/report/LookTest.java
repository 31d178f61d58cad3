package org.faultline.report;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LookTest {
    @Test
    void write() throws Exception {
        Path dir = Path.of(System.getProperty("look"));
        new SampleRun("A dormant backdoor in the core of Westland", Integer.getInteger("sites", 6000), 3, 20).write(dir.resolve("run"));
        long t = System.nanoTime();
        Report.write(dir.resolve("run"), dir.resolve("report.html"));
        System.out.println("ms " + (System.nanoTime() - t) / 1_000_000 + " bytes " + java.nio.file.Files.size(dir.resolve("report.html")));
    }
}
