package org.faultline.model.signalling;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;

/**
 * The core network of an operator, as far as signalling meets it.
 *
 * @param id unique among cores
 * @param functions its network functions, each once
 * @param messageSeconds time that a message takes between functions, zero or more
 * @param radioSeconds time that a message takes between device and core, zero or more
 * @param controls what holds back an overload from the start
 * @param switches what operators switch to by hand, in any order
 * @param discovery how its functions find each other; empty where they always do
 * @param sliceOf id of the core whose functions serve here where this one has none of its own: it is a slice of that one (TS 23.501, 5.15)
 * @param paging how it finds devices for which contacts come; empty where each is one message, whatever the area
 * @param quota how many it admits; empty for any number
 * @param timers how often it sends a message to a device again that is not answered; empty for never
 */
public record CoreNetwork(
        String id,
        List<FunctionSet> functions,
        double messageSeconds,
        double radioSeconds,
        Controls controls,
        List<Switch> switches,
        Optional<Discovery> discovery,
        Optional<String> sliceOf,
        Optional<Paging> paging,
        Optional<Quota> quota,
        Optional<NetworkTimers> timers) {

    /**
     * An operator changes by hand what holds back an overload.
     *
     * @param atHours since the start, one draw each run
     * @param controls all that holds from then on, in place of what held before
     */
    public record Switch(Distribution atHours, Controls controls) {}

    public CoreNetwork {
        Checks.named("id of a core", id);
        functions = List.copyOf(functions);
        switches = List.copyOf(switches);
        Checks.notNegative("The time of a message in core " + id + ", in seconds,", messageSeconds);
        Checks.notNegative("The time of a message over the air in core " + id + ", in seconds,", radioSeconds);
        if (sliceOf.isPresent() && sliceOf.get().equals(id)) {
            throw new IllegalArgumentException("The core " + id + " cannot be a slice of itself.");
        }
        long names = functions.stream().map(FunctionSet::function).distinct().count();
        if (names != functions.size()) {
            throw new IllegalArgumentException("The core " + id + " names a function twice.");
        }
    }

    /** All that holds back an overload at some time: from the start, and what operators switch to. */
    Stream<Controls> regimes() {
        return Stream.concat(Stream.of(controls), switches.stream().map(Switch::controls));
    }

    /** The set of a function, if the core has it. */
    public Optional<FunctionSet> findFunction(String name) {
        return functions.stream().filter(f -> f.function().equals(name)).findFirst();
    }
}
