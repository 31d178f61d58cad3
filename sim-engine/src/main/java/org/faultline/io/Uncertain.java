package org.faultline.io;

import org.faultline.model.Distribution;
import org.faultline.scenario.UncertainNumber;

/**
 * A distribution that was written where the format takes one number.
 *
 * @param at where it stands; one written distribution is one number, wherever aliases and parameters repeat it
 * @param text as written
 * @param unit of the values, see {@link UncertainNumber#unit()}
 * @param distribution in that unit
 * @param whole true where a whole number is needed
 */
public record Uncertain(Span at, String text, String unit, Distribution distribution, boolean whole) {

    /** The number under the path at which it stands. */
    public UncertainNumber named(String path) {
        return new UncertainNumber(path, text, unit, distribution, whole);
    }
}
