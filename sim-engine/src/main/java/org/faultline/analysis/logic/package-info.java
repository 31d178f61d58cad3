/**
 * Failure as a formula over basic events: fault trees and everything that can be written as one. A {@link
 * org.faultline.analysis.logic.Formula} is solved through decision diagrams: {@link org.faultline.analysis.logic.Bdd} for
 * probabilities, {@link org.faultline.analysis.logic.CutSets} for minimal cut sets. Start reading with {@link
 * org.faultline.analysis.logic.FaultAnalysis}.
 */
package org.faultline.analysis.logic;
