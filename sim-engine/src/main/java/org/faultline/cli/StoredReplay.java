package org.faultline.cli;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.io.replay.Replay;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.StoredRun;
import org.faultline.io.results.Summary.MeasureEstimate;
import org.faultline.scenario.Spelling;

/** Finds the replay of a variant's median run. */
final class StoredReplay {

    private StoredReplay() {}

    /**
     * Number of a variant.
     *
     * @param wanted id of the variant; empty for the one that loses most
     * @throws Refusal when there is no such variant
     */
    static int variant(StoredRun run, Optional<String> wanted) {
        List<String> ids =
                run.manifest().variants().stream().map(VariantEntry::id).toList();
        String id = wanted.or(() -> worst(run)).orElse(ids.get(0));
        return run.manifest()
                .findVariant(id)
                .orElseThrow(() -> Refusal.of(
                        Exit.USAGE,
                        "The run " + run.path().getFileName() + " has no variant `" + id + "`.",
                        Spelling.nearest(id, ids)
                                .map(n -> "did you mean `" + n + "`?")
                                .orElse("it has: " + String.join(", ", ids))));
    }

    private static Optional<String> worst(StoredRun run) {
        return run.summary().stream()
                .flatMap(summary -> summary.measures().stream())
                .filter(m -> m.id().equals("people-hours-lost") && m.subject().equals("all"))
                .max(Comparator.comparingDouble(MeasureEstimate::mean))
                .map(MeasureEstimate::variant);
    }

    /**
     * The replay.
     *
     * @throws Refusal when it is missing or damaged
     */
    static Replay read(StoredRun run, int variant) {
        try {
            return Replay.read(run.findReplay(variant)
                    .orElseThrow(() -> Refusal.of(
                            Exit.USAGE,
                            "The run " + run.path().getFileName() + " has no replay of "
                                    + run.manifest().variants().get(variant).id() + ".",
                            "it was interrupted; finish it: " + run.manifest().command())));
        } catch (IOException e) {
            throw Refusal.of(Exit.ENVIRONMENT, e.getMessage());
        }
    }
}
