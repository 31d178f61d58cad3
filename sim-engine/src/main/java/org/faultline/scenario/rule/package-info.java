/**
 * What a good question obeys, one small class for each rule; {@link org.faultline.scenario.rule.Rules} lists them. A rule sees
 * a draft and names the thing it is about; the reader knows where that thing was written.
 */
package org.faultline.scenario.rule;
