package org.faultline.report;

/**
 * A number and the place in the files of the run from which it was taken.
 *
 * @param place file and JSON pointer, e.g. {@code summary.json#/measures/3/mean}; empty for a number of a page that stands alone
 * @param value exactly as it stands there
 */
record Sourced(String place, double value) {

    /** A number of {@code summary.json}; the pointer begins with a slash. */
    static Sourced summary(String pointer, double value) {
        return new Sourced("summary.json#" + pointer, value);
    }

    /** A number that stands in no file besides the page. */
    static Sourced here(double value) {
        return new Sourced("", value);
    }

    /** Writes the number as people read it; the exact one and its place go along as attributes. */
    void write(Html html, String tag, String written) {
        if (place.isEmpty()) {
            html.leaf(tag, written, "data-value", Double.toString(value));
            return;
        }
        html.leaf(tag, written, "data-value", Double.toString(value), "data-place", place);
    }
}
