package org.faultline.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.faultline.io.replay.Replay;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * What happened on both sides in one run, in lanes over time: steps, alerts, what was noticed and understood, what playbooks did, repairs.
 *
 * @param lanes those in which anything happened, attackers first
 * @param steps one line for each step that began
 */
record DefenceLog(List<Lane> lanes, List<StepLine> steps) {

    private static final double MICROS_PER_HOUR = 3.6e9;

    /** What a lane holds. */
    enum Sort {
        STEPS("step begins", "steps begin"),
        ALERTS("alert of a sensor", "alerts of sensors"),
        NOTICED("step is noticed", "steps are noticed"),
        UNDERSTOOD("step is understood", "steps are understood"),
        ISOLATED("isolated by playbooks", "isolated by playbooks"),
        CONNECTED("connected again", "connected again"),
        RESTORED("started, rolled back or restored", "started, rolled back or restored"),
        FAILED("attempt of a playbook that failed", "attempts of playbooks that failed"),
        REPAIRED("repair done by crews", "repairs done by crews");

        private final String one;
        private final String many;

        Sort(String one, String many) {
            this.one = one;
            this.many = many;
        }

        /** The words beside the lane, with their number, e.g. {@code 1 step is noticed}. */
        String counted(int n) {
            return Scale.count(n) + " " + (n == 1 ? one : many);
        }

        /** True for what the attacker does. */
        boolean isAttack() {
            return this == STEPS;
        }
    }

    /**
     * A lane.
     *
     * @param sort what happens in it
     * @param hours since the start, ascending, one for each event
     */
    record Lane(Sort sort, List<Double> hours) {}

    /**
     * The fate of a step in the run.
     *
     * @param title of the step
     * @param begins hours since the start
     * @param noticed hours since the start; empty when it never was
     * @param understood hours since the start; empty when it never was
     */
    record StepLine(String title, double begins, OptionalDouble noticed, OptionalDouble understood) {}

    /** The fate of a step while the log is read. */
    private static final class Fate {
        private OptionalDouble begins = OptionalDouble.empty();
        private OptionalDouble noticed = OptionalDouble.empty();
        private OptionalDouble understood = OptionalDouble.empty();

        private void note(What what, double at) {
            if (what == What.STEP && begins.isEmpty()) {
                begins = OptionalDouble.of(at);
            } else if (what == What.NOTICED && noticed.isEmpty()) {
                noticed = OptionalDouble.of(at);
            } else if (what == What.DIAGNOSED && understood.isEmpty()) {
                understood = OptionalDouble.of(at);
            }
        }
    }

    /** Reads the log of a run. O(events). */
    static DefenceLog of(Replay replay) {
        EventLog log = replay.log();
        Map<Sort, List<Double>> hours = new EnumMap<>(Sort.class);
        int firstStep = replay.header().assets() + replay.header().services();
        List<Fate> fates =
                Stream.generate(Fate::new).limit(replay.header().steps()).toList();
        for (int event = 0; event < log.size(); event++) {
            double at = log.timeMicros(event) / MICROS_PER_HOUR;
            int step = log.subject(event) - firstStep;
            if (step >= 0) {
                fates.get(step).note(log.what(event), at);
            }
            sortOf(log.what(event), (int) log.to(event))
                    .ifPresent(sort ->
                            hours.computeIfAbsent(sort, s -> new ArrayList<>()).add(at));
        }
        List<Lane> lanes = new ArrayList<>();
        hours.forEach((sort, times) -> lanes.add(new Lane(sort, List.copyOf(times))));
        List<StepLine> lines = new ArrayList<>();
        for (int i = 0; i < fates.size(); i++) {
            Fate fate = fates.get(i);
            String title = replay.header().stepTitles().get(i);
            fate.begins.ifPresent(at -> lines.add(new StepLine(title, at, fate.noticed, fate.understood)));
        }
        return new DefenceLog(lanes, lines);
    }

    /** True when defenders did, or saw, anything. */
    boolean hasDefence() {
        return lanes.stream().anyMatch(lane -> !lane.sort().isAttack());
    }

    /** The lane of an event; empty where it belongs to none. */
    private static Optional<Sort> sortOf(What what, int to) {
        return switch (what) {
            case STEP -> Optional.of(Sort.STEPS);
            case ALERT -> Optional.of(Sort.ALERTS);
            case NOTICED -> Optional.of(Sort.NOTICED);
            case DIAGNOSED -> Optional.of(Sort.UNDERSTOOD);
            case REPAIR -> to == 2 ? Optional.of(Sort.REPAIRED) : Optional.empty();
            case DEFENCE -> Optional.of(ofPlaybook(to));
            default -> Optional.empty();
        };
    }

    private static Sort ofPlaybook(int to) {
        return switch (to) {
            case 1 -> Sort.ISOLATED;
            case 2 -> Sort.CONNECTED;
            case 3, 4, 5 -> Sort.RESTORED;
            default -> Sort.FAILED;
        };
    }
}
