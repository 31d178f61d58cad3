package org.faultline.report;

import java.util.Collections;
import java.util.List;
import org.faultline.io.results.Summary.Curve;
import org.faultline.report.LineChart.Series;

/**
 * A stored curve as one line of a chart.
 *
 * @param label in the legend
 * @param look 1 to 6, the line's colour, dashes and letter
 * @param shown whether it is seen before the reader asks for it
 * @param index the curve's place in the summary
 * @param curve its numbers
 * @param what which of its two courses
 */
record CurveLine(String label, int look, boolean shown, int index, Curve curve, What what) {

    /** Which of the two courses that a stored curve has. */
    enum What {
        /** Service level. */
        LEVEL,
        /** People affected. */
        PEOPLE
    }

    /** The line as a chart draws it. */
    Series series() {
        return what == What.LEVEL
                ? new Series(label, look, shown, curve.hours(), curve.median(), curve.lo(), curve.hi())
                : new Series(label, look, shown, curve.hours(), curve.people(), curve.peopleLo(), curve.peopleHi());
    }

    /** The number at a point, with its band. */
    Estimate at(int point, Band band) {
        return what == What.LEVEL
                ? Estimate.ofLevel(index, curve, point, band.share(), band.n())
                : Estimate.ofPeople(index, curve, point, band.share(), band.n());
    }

    /** The point at which things are worst: the lowest level, the most people; the first where there are several. */
    int worst() {
        List<Double> middle = series().middle();
        return middle.indexOf(what == What.LEVEL ? Collections.min(middle) : Collections.max(middle));
    }

    /** The worst value; greater is worse for people, smaller is worse for levels. */
    double worstValue() {
        return series().middle().get(worst());
    }
}
