/**
 * Questions about a network that need no simulation: what is left when something is lost for good and every stock has run out; which
 * asset alone takes a service down; which sets of assets do; what is cut off when a supplier goes; how concentrated suppliers are. Start
 * reading with {@link org.faultline.analysis.StaticNetwork} and {@link org.faultline.analysis.SteadyState}.
 */
package org.faultline.analysis;
