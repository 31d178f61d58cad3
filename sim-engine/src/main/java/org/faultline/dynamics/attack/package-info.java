/**
 * The campaign during a run: triggers, targets, deliveries, effects. Start reading at {@link
 * org.faultline.dynamics.attack.Attack}.
 */
package org.faultline.dynamics.attack;
