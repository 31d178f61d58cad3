package org.faultline.dynamics.condition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Gate;

/**
 * Gates that differ in everything but their names and the names of their providers, each once: a network has many gates and few forms of
 * them, which stay in the cache.
 */
final class GateForms {

    private final Map<Form, Integer> numbers = new HashMap<>();
    private final List<Gate> forms = new ArrayList<>();

    /** What tells forms apart. */
    private record Form(
            Gate.Kind kind,
            Gate.Mode mode,
            int k,
            List<Double> weights,
            double fullAt,
            Optional<Gate.Autonomy> autonomy,
            List<Gate.Backup> backups,
            List<Gate.ResponseStep> response) {}

    /** The number of the form of a gate, found at once when it is a guessed one. */
    int numberOf(Gate gate, int guess) {
        if (guess < forms.size() && isLike(forms.get(guess), gate)) {
            return guess;
        }
        Form form = new Form(
                gate.kind(),
                gate.mode(),
                gate.k(),
                gate.needs().stream().map(Gate.Need::weight).toList(),
                gate.fullAt(),
                gate.autonomy(),
                gate.backups(),
                gate.response());
        return numbers.computeIfAbsent(form, f -> {
            forms.add(gate);
            return forms.size() - 1;
        });
    }

    private static boolean isLike(Gate one, Gate other) {
        return one.kind() == other.kind()
                && one.mode() == other.mode()
                && one.k() == other.k()
                && one.fullAt() == other.fullAt()
                && one.autonomy().equals(other.autonomy())
                && one.backups().equals(other.backups())
                && one.response().equals(other.response())
                && weighAlike(one.needs(), other.needs());
    }

    private static boolean weighAlike(List<Gate.Need> some, List<Gate.Need> others) {
        boolean alike = some.size() == others.size();
        for (int i = 0; alike && i < some.size(); i++) {
            alike = some.get(i).weight() == others.get(i).weight();
        }
        return alike;
    }

    /** A gate of each form, by number. */
    Gate[] all() {
        return forms.toArray(Gate[]::new);
    }
}
