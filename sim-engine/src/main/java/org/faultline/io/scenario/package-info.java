/**
 * Scenario files: their forms, and the way from a file to a scenario that obeys all rules. Start reading at {@link
 * org.faultline.io.scenario.ScenarioReader}.
 */
package org.faultline.io.scenario;
