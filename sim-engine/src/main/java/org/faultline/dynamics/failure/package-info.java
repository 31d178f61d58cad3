/**
 * Things that break by themselves during a run: lives that end and begin anew, shocks that strike several assets at once, spares and
 * standby. Start reading at {@link org.faultline.dynamics.failure.Failures}.
 */
package org.faultline.dynamics.failure;
