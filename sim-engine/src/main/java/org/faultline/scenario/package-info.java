/**
 * One complete question and the rules a good one obeys. A {@link org.faultline.scenario.Scenario} holds the network, the
 * vendor mixes that are compared, the campaign for each attacked supplier, the response, the horizon and the limits. Start
 * reading there.
 */
package org.faultline.scenario;
