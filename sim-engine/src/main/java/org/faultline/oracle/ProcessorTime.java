package org.faultline.oracle;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What the program has used of all processors: unlike the clock, it does not depend on who else uses them. */
final class ProcessorTime {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private ProcessorTime() {}

    /** Seconds since the program began. */
    static double seconds() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }
}
