package org.faultline.io.results;

import java.util.List;
import java.util.Optional;
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
 * @param strength how strongly it acts, as written
 * @param grade how well that is known: measured, published, expert or assumed
 * @param leadYears time from the decision until it acts, in years; not simulated
 * @param cost what it costs in this network, once; empty where the catalogue knows no cost
 */
public record MeasureTaken(
        String mix,
        String mixTitle,
        String measure,
        String title,
        List<Put> puts,
        String strength,
        String grade,
        double leadYears,
        Optional<Price> cost) {

    /**
     * An amount of money that is roughly known.
     *
     * @param low least, in euros
     * @param usual median, in euros
     * @param high greatest, in euros
     */
    public record Price(double low, double usual, double high) {
        public Price {
            if (!(low >= 0 && low <= usual && usual <= high)) {
                throw new IllegalArgumentException("The price " + low + ", " + usual + ", " + high
                        + " EUR must not fall, and its least must not be below zero.");
            }
        }
    }

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
