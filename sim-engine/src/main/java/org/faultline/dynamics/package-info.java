/**
 * How everything behaves over time: the only mutable state of the program. Each sub-package is one subsystem and none uses
 * another; they share {@code dynamics.state} and are joined here. Start reading at {@link
 * org.faultline.dynamics.Simulation}.
 */
package org.faultline.dynamics;
