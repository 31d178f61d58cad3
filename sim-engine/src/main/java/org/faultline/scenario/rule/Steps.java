package org.faultline.scenario.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Purse;
import org.faultline.threat.Step;
import org.faultline.threat.Trigger;

/** The campaign's steps, whoever it is asked of, and how they name each other. */
final class Steps {

    private Steps() {}

    /** In what way a step names another one. */
    enum Role {
        AFTER("comes after", "after"),
        COUNTER("counts the holds of", "counter"),
        UNLESS("is prevented by", "unless"),
        THROUGH("goes through the holds of", "targets", "through"),
        IMPLANTED_BY("aims at the implants of", "targets", "implanted_by");

        private final String words;

        @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
        private final List<String> keys;

        Role(String words, String... keys) {
            this.words = words;
            this.keys = List.of(keys);
        }

        /** What it says of the step, before the other one. */
        String words() {
            return words;
        }

        /** The key of the step under which it stands. */
        String key() {
            return keys.get(0);
        }

        /** True when the step waits for the other one. */
        boolean waits() {
            return this == AFTER || this == COUNTER;
        }

        /** True when the step uses what the other one leaves behind. */
        boolean uses() {
            return this == THROUGH || this == IMPLANTED_BY;
        }

        /** Where it stands in a step. */
        Where in(Step step) {
            return Where.of(Part.STEP, step.id()).inside(keys.toArray(String[]::new));
        }
    }

    /** A step that another one names. */
    record Named(Role role, String step) {}

    /** The steps; of a campaign that is asked of several suppliers those of the first, from which the others differ by the supplier alone. */
    static List<Step> of(Draft draft) {
        return draft.asked().isEmpty()
                ? List.of()
                : draft.asked().get(0).campaign().steps();
    }

    /** What can be spent on all of them. */
    static Purse purseOf(Draft draft) {
        return draft.asked().isEmpty()
                ? Purse.UNLIMITED
                : draft.asked().get(0).campaign().purse();
    }

    /** The same by their ids. */
    static Map<String, Step> byId(Draft draft) {
        Map<String, Step> steps = new LinkedHashMap<>();
        of(draft).forEach(s -> steps.put(s.id(), s));
        return steps;
    }

    /** All that a step names, whether they exist or not. */
    static List<Named> namedBy(Step step) {
        List<Named> named = new ArrayList<>();
        if (step.trigger() instanceof Trigger.After after) {
            after.steps().forEach(s -> named.add(new Named(Role.AFTER, s)));
        }
        if (step.trigger() instanceof Trigger.Counter counter) {
            counter.step().ifPresent(s -> named.add(new Named(Role.COUNTER, s)));
        }
        step.recurrence().unless().forEach(s -> named.add(new Named(Role.UNLESS, s)));
        step.targets().through().ifPresent(s -> named.add(new Named(Role.THROUGH, s)));
        step.targets().implantedBy().ifPresent(s -> named.add(new Named(Role.IMPLANTED_BY, s)));
        return named;
    }
}
