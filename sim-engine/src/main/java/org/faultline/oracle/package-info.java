/**
 * Published results against the simulator: reads cases with the values that they should have, finds the scenario file that
 * serves each, runs it as often as the asked precision needs, and judges by the stated test. A <em>case</em> has parameters and
 * <em>outputs</em>; a <em>finding</em> is what came of one output. Start reading at {@link org.faultline.oracle.Check}.
 */
package org.faultline.oracle;
