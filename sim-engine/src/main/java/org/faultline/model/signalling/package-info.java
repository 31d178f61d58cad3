/**
 * Devices that register, the core functions that serve them, and what holds back an overload, as values. A <em>stage</em> is a procedure
 * that a device must complete before the next; a <em>contact</em> is a procedure that a served device runs now and then. Start reading at
 * {@link org.faultline.model.signalling.Signalling}.
 */
package org.faultline.model.signalling;
