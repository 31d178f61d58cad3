/**
 * Draws the graphs that networks of science are made of: random, regular, scale-free, lattices, trees.
 *
 * <p>A graph here is a list of pairs of numbers; who stands at the numbers is decided elsewhere. Equal arguments and layout give
 * equal graphs. Start reading at {@link org.faultline.graph.Pattern}.
 */
package org.faultline.graph;
