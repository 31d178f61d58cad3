package org.faultline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.experiment.TornadoEnd;
import picocli.CommandLine.Option;

/** Whether and how thoroughly verdicts are tried at the ends of assumptions. */
final class TornadoOptions {

    @Option(
            names = "--tornado-reps",
            paramLabel = "N",
            description =
                    "Replications of every variant at each end of an assumption. Default: a quarter of --reps, at least 5, at most --reps.")
    private Optional<Integer> replications = Optional.empty();

    @Option(names = "--no-tornado", description = "Do not try the verdicts at the ends of the assumptions.")
    private boolean off;

    /**
     * Refuses what cannot be run.
     *
     * @throws Refusal with the option, the value and the rule
     */
    void check() {
        if (replications.isPresent() && replications.get() < 1) {
            throw Refusal.of(
                    Exit.USAGE, "--tornado-reps is " + replications.get() + "; at least 1 replication is needed.");
        }
        if (off && replications.isPresent()) {
            throw Refusal.of(Exit.USAGE, "--no-tornado and --tornado-reps exclude each other.");
        }
    }

    /** Replications at each end, never more than are compared; 0 when nothing is to be tried. */
    int replications(int compared) {
        return off ? 0 : Math.min(compared, replications.orElse(TornadoEnd.usualReplications(compared)));
    }

    /** The words of the command line that repeat these options. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        replications.ifPresent(n -> words.addAll(List.of("--tornado-reps", Integer.toString(n))));
        if (off) {
            words.add("--no-tornado");
        }
        return words;
    }
}
