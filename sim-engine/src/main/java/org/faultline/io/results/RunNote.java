package org.faultline.io.results;

import org.faultline.model.Checks;

/**
 * What a run took for granted or did not look at, because of its network: a line of the file {@code notes.jsonl} of a run, which is there only where there is something to say.
 *
 * @param text a sentence without a full stop
 */
public record RunNote(String text) {
    public RunNote {
        Checks.named("text of a note on a run", text);
    }
}
