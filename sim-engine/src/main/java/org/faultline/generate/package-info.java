/**
 * Builds the network of a country from tables of places, operators, supplier shares and facilities, and decides which vendor made
 * which asset.
 *
 * <p>Words introduced here: a <em>settlement</em> is a town or the countryside of a region; a <em>site</em> is a mast of one operator
 * with one gNB and three cells; a <em>metro area</em> is the part of an operator's sites behind one aggregation router. Equal tables and
 * parameters give equal networks. Start reading at {@link org.faultline.generate.CountryNetworks}.
 */
package org.faultline.generate;
