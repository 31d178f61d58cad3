/**
 * Measures of a plain undirected graph, on arrays: components, cut points, centrality, cores, attacks, overload cascades and the
 * probability that terminals stay connected. It knows neither assets nor time. Nodes are numbers from zero; ties are broken by
 * the lowest number, so that equal graphs give equal answers. Start reading with {@link org.faultline.analysis.graph.Graph}.
 */
package org.faultline.analysis.graph;
