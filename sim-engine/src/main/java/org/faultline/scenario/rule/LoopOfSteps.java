package org.faultline.scenario.rule;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Step;

/** Steps come after each other, not in a loop. */
final class LoopOfSteps implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F302",
            Severity.ERROR,
            "steps wait for each other",
            "Each of these steps waits for another of them, so none can ever fire.",
            """
            campaign:
              steps:
                first: {after: second, effect: stop, targets: amf-1}
                second: {after: first, effect: stop, targets: upf-1}""",
            """
            campaign:
              steps:
                first: {at: 1 h, effect: stop, targets: amf-1}
                second: {after: first, effect: stop, targets: upf-1}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Map<String, List<String>> waitsFor = new LinkedHashMap<>();
        for (Step step : Steps.of(draft)) {
            waitsFor.put(
                    step.id(),
                    Steps.namedBy(step).stream()
                            .filter(n -> n.role().waits())
                            .map(Steps.Named::step)
                            .toList());
        }
        for (String step : waitsFor.keySet()) {
            if (reaches(step, step, waitsFor, new HashSet<>())) {
                breaches.add(
                        Where.of(Part.STEP, step).inside("after"),
                        "step '" + step + "' waits for itself, through '" + String.join("', '", waitsFor.get(step))
                                + "'");
                break; // the others of the loop say the same
            }
        }
        return breaches.found();
    }

    private static boolean reaches(String from, String goal, Map<String, List<String>> waitsFor, Set<String> seen) {
        for (String next : waitsFor.getOrDefault(from, List.of())) {
            if (next.equals(goal) || (seen.add(next) && reaches(next, goal, waitsFor, seen))) {
                return true;
            }
        }
        return false;
    }
}
