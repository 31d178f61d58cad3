/**
 * Many runs of one question: replications on all cores, paired comparison of vendor mixes, limits. Start reading at {@link
 * org.faultline.experiment.Experiment}.
 */
package org.faultline.experiment;
