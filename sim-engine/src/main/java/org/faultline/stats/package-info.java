/**
 * From samples to statements: intervals of means and of paired differences, quantiles. Start reading at {@link
 * org.faultline.stats.Interval}.
 */
package org.faultline.stats;
