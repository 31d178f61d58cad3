package org.faultline.io.results;

import java.util.List;
import org.faultline.model.Checks;

/**
 * A measure that was in force under a mix, and what it changed in the scenario: a line of the file {@code measures.jsonl} of a run, which is there
 * only when measures were taken.
 *
 * @param mix id of the vendor mix
 * @param mixTitle its title
 * @param measure code of the measure, e.g. {@code TM07}
 * @param title of the measure
 * @param puts what it changed, together with the other measures of the mix, at the median of its strength; empty when it found nothing
 */
public record MeasureTaken(String mix, String mixTitle, String measure, String title, List<Put> puts) {

    /**
     * A value that measures put in.
     *
     * @param path where it stands in the scenario
     * @param before as it was; empty where nothing was written
     * @param after as all measures of the mix together leave it
     */
    public record Put(String path, String before, String after) {
        public Put {
            Checks.named("path of a value", path);
        }
    }

    public MeasureTaken {
        Checks.named("measure that was taken", measure);
        puts = List.copyOf(puts);
    }
}
