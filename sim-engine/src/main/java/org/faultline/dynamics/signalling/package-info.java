/**
 * Devices that run procedures against a core of finite speed: waiting lines at network functions, attempts that time out and are made
 * again, and the controls that hold an overload back. A <em>parcel</em> is one attempt under way: of one device, or of those of a cohort
 * that began it together. Start reading at {@link org.faultline.dynamics.signalling.SignallingRun}.
 */
package org.faultline.dynamics.signalling;
