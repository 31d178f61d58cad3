package org.faultline.toolbox;

import java.util.List;
import org.faultline.model.Checks;

/**
 * A measure that is in force under a mix, and what it changed there, with strengths at their medians.
 *
 * @param mix id of the vendor mix
 * @param use how it is taken
 * @param measure what it is
 * @param puts what was changed, together with the other measures of the mix; empty when it found nothing to change
 */
public record InForce(String mix, Use use, Measure measure, List<Put> puts) {

    /**
     * A value that measures put in.
     *
     * @param path where it stands in the document
     * @param before as it was; empty where nothing was written
     * @param after as all measures of the mix together leave it
     */
    public record Put(String path, String before, String after) {
        public Put {
            Checks.named("path of a value", path);
        }
    }

    public InForce {
        puts = List.copyOf(puts);
    }
}
