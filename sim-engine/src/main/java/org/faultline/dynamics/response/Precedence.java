package org.faultline.dynamics.response;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;

/**
 * Lets assets on to a stage list by list: those of a list not before all of the earlier lists that are expected are through. O(1) for each
 * asset, and O(lists) whenever a list is through.
 */
final class Precedence {

    private final Ranks ranks;
    private final Stage stage;
    private final int[] missing;
    private final IntList[] ready;

    Precedence(Ranks ranks, Stage stage) {
        this.ranks = ranks;
        this.stage = stage;
        missing = new int[ranks.size()];
        ready = new IntList[ranks.size()];
        Arrays.setAll(ready, r -> new IntList());
    }

    void reset() {
        stage.reset();
        Arrays.fill(missing, 0);
        for (IntList some : ready) {
            some.clear();
        }
    }

    /** An asset will be through sooner or later; later lists wait for it. */
    void expect(int node) {
        missing[ranks.of(node)]++;
    }

    /** An asset may go on as far as it is concerned, once everything that is expected at this moment is known: see {@link #letOn}. */
    void expectReady(int node) {
        expect(node);
        ready[ranks.of(node)].add(node);
    }

    /** An expected asset may go on as far as it is concerned. */
    void add(int node) {
        ready[ranks.of(node)].add(node);
        letOn();
    }

    /** An expected asset is through, or nobody waits for it any more. */
    void through(int node) {
        missing[ranks.of(node)]--;
        letOn();
    }

    /** Lets on what may go. */
    void letOn() {
        for (int r = 0; r < missing.length; r++) {
            for (int i = 0; i < ready[r].size(); i++) {
                stage.add(ready[r].at(i));
            }
            ready[r].clear();
            if (missing[r] > 0) {
                return;
            }
        }
    }
}
