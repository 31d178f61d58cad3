package org.faultline.report;

import org.faultline.io.results.Summary.AtEnd;
import org.faultline.io.results.Summary.Curve;
import org.faultline.io.results.Summary.DifferenceEstimate;
import org.faultline.io.results.Summary.MeasureEstimate;
import org.faultline.stats.Interval;

/**
 * A number that is not exact, with its interval. Written only together: no estimate appears without its range. A single replication has no
 * range; it is written with n = 1 in its place.
 *
 * @param unit of all three numbers
 * @param middle mean or median
 * @param lo lower end
 * @param hi upper end
 * @param level of the interval, in (0, 1)
 * @param n number of replications or pairs behind it
 */
record Estimate(String unit, Sourced middle, Sourced lo, Sourced hi, double level, int n) {

    /** The estimate of a measure, the {@code index}-th of the summary. */
    static Estimate of(int index, MeasureEstimate m) {
        return of("/measures/" + index, m.unit(), m.mean(), m.lo(), m.hi(), m.level(), m.n());
    }

    /** A paired difference, the {@code index}-th of the summary. */
    static Estimate of(int index, DifferenceEstimate d) {
        return of("/differences/" + index, d.unit(), d.mean(), d.lo(), d.hi(), d.level(), d.n());
    }

    /** An estimate of a page that stands alone: its numbers are in no file of a run. */
    static Estimate of(String unit, Interval i) {
        return new Estimate(
                unit, Sourced.here(i.mean()), Sourced.here(i.low()), Sourced.here(i.high()), i.level(), i.n());
    }

    /** A difference at an end of an assumption, the {@code index}-th of the sweep. */
    static Estimate of(int index, AtEnd d) {
        return of("/tornado/differences/" + index, d.unit(), d.mean(), d.lo(), d.hi(), d.level(), d.n());
    }

    /** One hour of a sector's service level; {@code index} is the curve's place in the summary. */
    static Estimate ofLevel(int index, Curve c, int hour, double level, int n) {
        String place = "/curves/" + index;
        return new Estimate(
                "share",
                Sourced.summary(place + "/median/" + hour, c.median().get(hour)),
                Sourced.summary(place + "/lo/" + hour, c.lo().get(hour)),
                Sourced.summary(place + "/hi/" + hour, c.hi().get(hour)),
                level,
                n);
    }

    /** One hour of the people affected; {@code index} is the curve's place in the summary. */
    static Estimate ofPeople(int index, Curve c, int hour, double level, int n) {
        String place = "/curves/" + index;
        return new Estimate(
                "people",
                Sourced.summary(place + "/people/" + hour, c.people().get(hour)),
                Sourced.summary(place + "/peopleLo/" + hour, c.peopleLo().get(hour)),
                Sourced.summary(place + "/peopleHi/" + hour, c.peopleHi().get(hour)),
                level,
                n);
    }

    private static Estimate of(String place, String unit, double mean, double lo, double hi, double level, int n) {
        return new Estimate(
                unit,
                Sourced.summary(place + "/mean", mean),
                Sourced.summary(place + "/lo", lo),
                Sourced.summary(place + "/hi", hi),
                level,
                n);
    }

    /** Writes the number and its range: {@code 412 k (290–560 k)}. */
    void write(Html html) {
        write(html, "", false);
    }

    /** Writes a difference, number and range with their signs: {@code +412 k (+290 to +560 k)}. */
    void writeSigned(Html html) {
        write(html, "", true);
    }

    /** Writes the number, its range, the kind of interval and the number of runs. */
    void writeInFull(Html html) {
        write(html, isSingle() ? ", no interval" : ", " + kind(), false);
    }

    /** The number and its range as plain text. */
    String text() {
        Scale scale = scale();
        if (isSingle()) {
            return scale.full(middle.value()) + " (n = 1)";
        }
        return scale.full(middle.value()) + " (" + scale.bare(lo.value()) + between() + scale.full(hi.value()) + ")";
    }

    /** What the range is: {@code 90 % interval, n = 20}. */
    String kind() {
        if (isSingle()) {
            return "number of replications, one, which has no interval";
        }
        return Scale.of("share", 1).full(level) + " interval, n = " + n;
    }

    private void write(Html html, String kind, boolean signed) {
        Scale scale = scale();
        html.open("span", "class", "estimate", "data-estimate", "interval", "data-n", Integer.toString(n));
        middle.write(html, "b", sign(middle, signed) + scale.full(middle.value()));
        html.text(" ").open("span", "class", "range").text("(");
        if (isSingle()) {
            html.text("n = 1" + kind + ")").close().close();
            return;
        }
        lo.write(html, "span", sign(lo, signed) + scale.bare(lo.value()));
        html.text(signed ? " to " : between());
        hi.write(html, "span", sign(hi, signed) + scale.full(hi.value()));
        html.text(kind + ")").close().close();
    }

    private static String sign(Sourced number, boolean signed) {
        return signed && number.value() > 0 ? "+" : "";
    }

    private boolean isSingle() {
        return n == 1;
    }

    private String between() {
        return lo.value() < 0 || hi.value() < 0 ? " to " : "–";
    }

    private Scale scale() {
        return Scale.ofInterval(unit, middle.value(), lo.value(), hi.value());
    }
}
