package org.faultline.policy;

import java.util.List;

/**
 * How the defenders look for attacks, besides what they notice of itself.
 *
 * @param sensors what raises alerts; may be empty
 * @param analysts who works them, those named first taken first; may be empty, and then an alert is known at once
 */
public record Watch(List<Sensor> sensors, List<Analysts> analysts) {

    /** Nobody looks. */
    public static final Watch NONE = new Watch(List.of(), List.of());

    public Watch {
        sensors = List.copyOf(sensors);
        analysts = List.copyOf(analysts);
    }
}
