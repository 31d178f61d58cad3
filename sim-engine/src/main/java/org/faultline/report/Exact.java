package org.faultline.report;

/**
 * Numbers that need no range because they are no estimates. Each says of which sort it is, so that a page can be searched for numbers
 * that should have had a range.
 */
final class Exact {

    private Exact() {}

    /** How many there are of something that was counted, not estimated. */
    static void count(Html html, long number) {
        write(html, "count", Scale.count(number));
    }

    /** What was chosen before the run: horizon, bound, seed. */
    static void setting(Html html, String written) {
        write(html, "setting", written);
    }

    /** A moment or a length of time within one run. */
    static void moment(Html html, String written) {
        write(html, "moment", written);
    }

    /** A value of one single run, named as such beside it. */
    static void ofOneRun(Html html, String written) {
        html.leaf("span", written, "data-estimate", "one-run", "data-n", "1");
    }

    private static void write(Html html, String sort, String written) {
        html.leaf("span", written, "data-exact", sort);
    }
}
