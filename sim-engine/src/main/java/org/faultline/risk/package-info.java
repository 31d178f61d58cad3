/**
 * What risk assessors ask of many runs: the expected loss when something is turned, each supplier's part in it, how bad it can get, at which
 * probability one mix is better than another, and which measures are worth their cost. Start reading at {@link org.faultline.risk.Losses}.
 */
package org.faultline.risk;
