/**
 * Detection and repair during a run: incidents are noticed and understood, limited crews mend. Start reading at {@link
 * org.faultline.dynamics.response.Repairs}.
 */
package org.faultline.dynamics.response;
