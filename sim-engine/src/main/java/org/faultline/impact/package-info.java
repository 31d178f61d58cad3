/**
 * From observations to numbers with units. Everything here is computed from an event log and the network alone, so a measure
 * can be worked out again from a stored run or from a log written by hand. {@link org.faultline.impact.LossAccount} reads a
 * log once; each {@link org.faultline.impact.Measure} takes its numbers from the result; {@link
 * org.faultline.impact.Measures} is the catalogue.
 */
package org.faultline.impact;
