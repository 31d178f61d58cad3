/**
 * Electricity during a run: islands of the transmission grid and how much of their load they can supply. Start reading at
 * {@link org.faultline.dynamics.power.Islands}.
 */
package org.faultline.dynamics.power;
