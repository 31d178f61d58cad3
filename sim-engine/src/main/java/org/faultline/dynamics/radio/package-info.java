/**
 * Cells and their users during a run: whom a cell serves, and who takes over when it cannot. Start reading at {@link
 * org.faultline.dynamics.radio.Coverage}.
 */
package org.faultline.dynamics.radio;
