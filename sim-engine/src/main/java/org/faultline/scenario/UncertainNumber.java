package org.faultline.scenario;

import org.faultline.model.Checks;
import org.faultline.model.Distribution;

/**
 * A number of the scenario that nobody knows exactly and that holds for a whole replication: it is drawn once, put into the
 * document, and the scenario is bound as if an author had written the drawn value. (Where the model itself draws, as for
 * times and delays, a distribution is no uncertain number: it is drawn anew for every event.)
 *
 * @param name path of the value in the merged document, e.g. {@code services.clinic.people_share}, or
 *     {@code parameters.<name>}; keys the draw
 * @param text as the author wrote it
 * @param unit of drawn values: {@code h}, {@code MW}, {@code Mbit/s}, {@code share} or {@code number}
 * @param distribution of the value, in that unit
 * @param whole true where the format takes whole numbers: drawn values are rounded to the nearest
 */
public record UncertainNumber(String name, String text, String unit, Distribution distribution, boolean whole) {

    /** Which draw stands for the upper end of a distribution that has none. */
    public static final double FAR = 0.999;

    public UncertainNumber {
        Checks.named("name of an uncertain number", name);
        Checks.named("unit of uncertain number " + name, unit);
    }

    /** The value of a draw {@code u}, strictly between 0 and 1. */
    public double at(double u) {
        return rounded(distribution.quantile(u));
    }

    /** The value that stands for the number where one is needed: the median. */
    public double median() {
        return at(0.5);
    }

    /** The lower end of what can be drawn. */
    public double low() {
        return rounded(distribution.least());
    }

    /** The upper end of what can be drawn; where there is none, the value that one draw in a thousand exceeds. */
    public double high() {
        double greatest = distribution.greatest();
        return Double.isInfinite(greatest) ? at(FAR) : rounded(greatest);
    }

    /** A value as it is put into the document; reading it gives exactly the value. */
    public String written(double value) {
        if (whole) {
            return String.valueOf((long) value);
        }
        boolean bare = unit.equals("share") || unit.equals("number");
        return bare ? String.valueOf(value) : value + " " + unit;
    }

    private double rounded(double value) {
        return whole ? Math.rint(value) : value;
    }
}
