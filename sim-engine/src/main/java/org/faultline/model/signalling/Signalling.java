package org.faultline.model.signalling;

import java.util.List;
import org.faultline.model.Checks;

/**
 * Devices and the cores that serve them.
 *
 * @param fidelity how closely devices are followed
 * @param mostIndividuals with {@link Fidelity#AUTO}, the most devices that are followed one by one, zero or more
 * @param tickSeconds length of a step of the controls, and of cohorts, above zero
 * @param resolution change of a served share below which the network is not told, in (0, 1]; whole and nothing are always told
 * @param cores ids are unique
 * @param classes ids are unique; each names a core
 */
public record Signalling(
        Fidelity fidelity,
        int mostIndividuals,
        double tickSeconds,
        double resolution,
        List<CoreNetwork> cores,
        List<DeviceClass> classes) {

    /** No devices. */
    public static final Signalling NONE = new Signalling(Fidelity.AUTO, 0, 1, 1, List.of(), List.of());

    private static final double LONGEST_USUAL_TICK = 1;
    private static final double SHORTEST_USUAL_TICK = 0.05;
    private static final double TICKS_IN_A_LINE = 4;

    public Signalling {
        Checks.positive("The tick of signalling, in seconds,", tickSeconds);
        Checks.positive("The resolution of signalling", resolution);
        Checks.share("The resolution of signalling", resolution);
        cores = List.copyOf(cores);
        classes = List.copyOf(classes);
    }

    /**
     * The step that some cores need, in seconds: a quarter of the shortest time that may wait at a function, or over which throttling counts; not more than from one look of
     * a control to the next, and from {@value #SHORTEST_USUAL_TICK} to {@value #LONGEST_USUAL_TICK} in any case.
     */
    public static double usualTickSeconds(List<CoreNetwork> cores) {
        double line = cores.stream()
                .flatMap(c -> c.functions().stream())
                .mapToDouble(FunctionSet::queueSeconds)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        double counted = cores.stream()
                .flatMap(CoreNetwork::regimes)
                .flatMap(r -> r.throttling().stream())
                .mapToDouble(Controls.Throttling::windowSeconds)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        double look = cores.stream()
                .flatMap(CoreNetwork::regimes)
                .flatMap(Controls::looks)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        double needed = Math.min(Math.min(line, counted) / TICKS_IN_A_LINE, look);
        return Math.max(SHORTEST_USUAL_TICK, Math.min(LONGEST_USUAL_TICK, needed));
    }

    /** True when there are no devices to follow. */
    public boolean isEmpty() {
        return classes.isEmpty();
    }

    /** True when devices are followed one by one. */
    public boolean isIndividual() {
        return fidelity == Fidelity.INDIVIDUAL
                || (fidelity == Fidelity.AUTO
                        && classes.stream().mapToLong(DeviceClass::members).sum() <= mostIndividuals);
    }
}
