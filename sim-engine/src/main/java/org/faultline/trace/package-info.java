/**
 * What was observed in a run: events with causes, in order. The log is the single source of everything shown and measured;
 * measures are computed from it alone, and its hash is the fingerprint of the run. Start reading at {@link
 * org.faultline.trace.EventLog}.
 */
package org.faultline.trace;
