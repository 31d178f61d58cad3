package org.faultline.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which draws, and on how many threads. */
final class DrawOptions {

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Master seed. Equal seeds give equal results, whatever the threads. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            description = "Threads; they change no result. Default: one per processor.")
    private Optional<Integer> threads = Optional.empty();

    long seed() {
        return seed;
    }

    int threads() {
        return threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    /**
     * Refuses what cannot be run.
     *
     * @throws Refusal with the option, the value and the rule
     */
    void check() {
        if (threads() < 1) {
            throw Refusal.of(Exit.USAGE, "-j is " + threads() + "; at least 1 thread is needed.");
        }
    }
}
