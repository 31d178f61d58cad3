package org.faultline.report;

/** One numbered part of the report. */
interface Chapter {

    /** Anchor within the page. */
    String id();

    /** Heading. */
    String title();

    /** Writes what stands below the heading. */
    void write(Html html);
}
