/**
 * Outages that happened against the simulator. A <em>hindcast</em> is a folder with a scenario, which is given what is known of the fault and of what
 * was done about it, and a sheet of <em>bands</em>, fixed before any run, in which the figures of that day must lie. What no source gives is drawn anew in
 * each replication from a stated range, so a <em>figure</em> comes out as a median, a range, and the share of replications that lie in
 * its band: of all that is plausible, how much would have foretold the day. Start reading at {@link org.faultline.hindcast.Figure}.
 */
package org.faultline.hindcast;
