/**
 * What operators and states choose, as values: vendor mixes with their replacement plans, and response plans with
 * detection and crews. Start reading at {@link org.faultline.policy.VendorMix}.
 */
package org.faultline.policy;
