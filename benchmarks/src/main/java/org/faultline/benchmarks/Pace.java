package org.faultline.benchmarks;

/**
 * How fast a model is run, and what it finds, so that all who run it can be compared.
 *
 * @param perSecond replications a second of processor time
 * @param share mean share of the assets at work
 */
record Pace(double perSecond, double share) {}
