package org.faultline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How often a question is answered, with which draws, how fast, and where to. */
final class RunOptions {

    @Option(
            names = {"-n", "--reps"},
            paramLabel = "N",
            description = "Replications per variant. Default: what the scenario asks for.")
    private Optional<Integer> replications = Optional.empty();

    @Mixin
    private DrawOptions draw = new DrawOptions();

    @Option(
            names = "--level",
            paramLabel = "SHARE",
            defaultValue = "0.9",
            description = "Confidence of the intervals. Default: ${DEFAULT-VALUE}.")
    private double level = 0.9;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description =
                    "Folder for the results. Default: a folder below runs, named after the question and the seed.")
    private Optional<String> out = Optional.empty();

    @Option(names = "--fresh", description = "Run everything again, also what an earlier run has finished.")
    private boolean fresh;

    @Option(names = "--timings", description = "Print how long each part took, and how much memory was used.")
    private boolean timings;

    Optional<Integer> replications() {
        return replications;
    }

    long seed() {
        return draw.seed();
    }

    int threads() {
        return draw.threads();
    }

    double level() {
        return level;
    }

    Optional<String> out() {
        return out;
    }

    boolean fresh() {
        return fresh;
    }

    boolean timings() {
        return timings;
    }

    /**
     * Refuses what cannot be run.
     *
     * @throws Refusal with the option, the value and the rule
     */
    void check() {
        if (replications.isPresent() && replications.get() < 1) {
            throw Refusal.of(Exit.USAGE, "--reps is " + replications.get() + "; at least 1 replication is needed.");
        }
        draw.check();
        if (!(level > 0 && level < 1)) {
            throw Refusal.of(Exit.USAGE, "--level is " + level + "; it must lie between 0 and 1, e.g. 0.9.");
        }
    }

    /** The words of the command line that repeat what decides about results. */
    List<String> words(Optional<Integer> replicationsUsed) {
        List<String> words = new ArrayList<>();
        replicationsUsed.ifPresent(n -> words.addAll(List.of("--reps", Integer.toString(n))));
        words.addAll(List.of("--seed", Long.toString(draw.seed())));
        if (level != 0.9) {
            words.addAll(List.of("--level", Double.toString(level)));
        }
        out.ifPresent(folder -> words.addAll(List.of("--out", folder)));
        return words;
    }
}
