package org.faultline.cli;

import java.io.IOException;
import java.util.List;
import org.faultline.io.replay.Replay;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.StoredRun;

/** Finds the replay of a variant's median run. */
final class StoredReplay {

    private StoredReplay() {}

    /**
     * Number of a variant.
     *
     * @param id of the variant; empty for the only or the first one
     * @throws Refusal when there is no such variant
     */
    static int variant(StoredRun run, String id) {
        List<String> ids = run.manifest().variants().stream().map(VariantEntry::id).toList();
        if (id.isEmpty()) {
            return 0;
        }
        return run.manifest()
                .findVariant(id)
                .orElseThrow(() -> Refusal.of(
                        Exit.USAGE,
                        "The run " + run.path().getFileName() + " has no variant `" + id + "`.",
                        Words.nearest(id, ids).map(n -> "did you mean `" + n + "`?").orElse("it has: " + String.join(", ", ids))));
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
                            "The run " + run.path().getFileName() + " has no replay of " + run.manifest().variants().get(variant).id() + ".",
                            "it was interrupted; finish it: " + run.manifest().command())));
        } catch (IOException e) {
            throw Refusal.of(Exit.ENVIRONMENT, e.getMessage());
        }
    }
}
