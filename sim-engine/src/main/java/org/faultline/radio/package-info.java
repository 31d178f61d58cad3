/**
 * What the radio of a cell can do: how far it reaches, what it carries, and how many devices its random access lets through.
 *
 * <p>Words introduced here: a terminal has <em>sight</em> of an antenna or not (LOS, NLOS); an <em>occasion</em> is a slot in which devices
 * may send a preamble; a <em>try</em> is one preamble sent. Equal arguments give equal answers, and nothing here remembers; what happens to cells during a run is decided
 * elsewhere. Start reading at {@link org.faultline.radio.Propagation}.
 */
package org.faultline.radio;
