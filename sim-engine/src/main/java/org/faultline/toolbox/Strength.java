package org.faultline.toolbox;

import org.faultline.model.Checks;
import org.faultline.model.Distribution;

/**
 * How strongly a measure acts: a share, a factor or a count, known exactly or drawn once per replication.
 *
 * @param text as an author wrote it
 * @param distribution of the value
 */
public record Strength(String text, Distribution distribution) {
    public Strength {
        Checks.named("text of a strength", text);
    }

    /** The value where one is needed: the median. */
    public double usual() {
        return distribution.quantile(0.5);
    }

    /** True when it is drawn. */
    public boolean isDrawn() {
        return !distribution.isConstant();
    }
}
