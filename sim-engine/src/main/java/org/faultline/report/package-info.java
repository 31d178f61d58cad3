/**
 * The one-file report: what a run found, as one HTML page that asks nothing of any server, prints well, and can be checked.
 *
 * <p>Words introduced here: a <em>chapter</em> is one numbered part of the page; an <em>estimate</em> is a number with its interval and
 * its place in the files of the run, so that every number of the page can be compared with them; a <em>film</em> is the median run as
 * the map shows it. Start reading at {@link org.faultline.report.Report}.
 */
package org.faultline.report;
