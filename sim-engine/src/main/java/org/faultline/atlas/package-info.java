/**
 * The same attacks on every country: runs each on draws of what nobody published about a country's suppliers, and sums up what its people lose.
 *
 * <p>Words introduced here: an <em>entry</em> is what one attack does to one country; a <em>draw</em> is one way to fill what is not known
 * of its suppliers ({@link org.faultline.generate.CountryShares}). Start reading at {@link org.faultline.atlas.Attacked}.
 */
package org.faultline.atlas;
