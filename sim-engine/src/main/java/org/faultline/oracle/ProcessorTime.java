package org.faultline.oracle;

import java.time.Duration;

/** What the program has used of all processors: unlike the clock, it does not depend on who else uses them. */
final class ProcessorTime {

    private ProcessorTime() {}

    /** Seconds since the program began; zero where the system does not tell. */
    static double seconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1000.0;
    }
}
