package org.faultline.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.scenario.Scenario;

/** Scenarios of benchmarks, read like those of users, and what this program used. */
final class Texts {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Texts() {}

    /** The scenario that a text says. */
    static Scenario read(String text) {
        try {
            Path file = Files.createTempFile("benchmark", ".yaml");
            Files.writeString(file, text);
            Scenario scenario = read(new ScenarioReader(new CountryNetworks(), List.of()), file, Overrides.NONE);
            Files.delete(file);
            return scenario;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scenario in a file. */
    static Scenario read(ScenarioReader reader, Path file, Overrides overrides) {
        Reading reading = reader.read(file, overrides);
        return reading.scenario().orElseThrow(() -> new IllegalStateException(reading.text(false)));
    }

    /** Time that the threads of this program were at work, so that other programs on the machine do not count. */
    static double processorSeconds() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    /** Bytes of the heap that are in use after a collection. */
    static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
