/**
 * What an adversary or a fault does, as values: a campaign is a list of steps, a step a trigger, a selector of targets, a
 * delivery and an effect. Effects are abstract states of the model, never working attack code. A fault without malice
 * (expired certificate, faulty update) is written with the same words. Start reading at {@link
 * org.faultline.threat.Campaign}.
 */
package org.faultline.threat;
