package org.faultline.model.signalling;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Checks;

/**
 * The core network of an operator, as far as signalling meets it.
 *
 * @param id unique among cores
 * @param functions its network functions, each once
 * @param messageSeconds time that a message takes between functions, zero or more
 * @param radioSeconds time that a message takes between device and core, zero or more
 * @param controls what holds back an overload
 */
public record CoreNetwork(
        String id, List<FunctionSet> functions, double messageSeconds, double radioSeconds, Controls controls) {
    public CoreNetwork {
        Checks.named("id of a core", id);
        functions = List.copyOf(functions);
        Checks.notNegative("The time of a message in core " + id + ", in seconds,", messageSeconds);
        Checks.notNegative("The time of a message over the air in core " + id + ", in seconds,", radioSeconds);
        long names = functions.stream().map(FunctionSet::function).distinct().count();
        if (names != functions.size()) {
            throw new IllegalArgumentException("The core " + id + " names a function twice.");
        }
    }

    /** The set of a function, if the core has it. */
    public Optional<FunctionSet> findFunction(String name) {
        return functions.stream().filter(f -> f.function().equals(name)).findFirst();
    }
}
