/**
 * What the radio of a cell can do, in closed form: how many devices its random access lets through.
 *
 * <p>Words introduced here: an <em>occasion</em> is a slot in which devices may send a preamble; a <em>try</em> is one preamble sent.
 * Nothing here draws or remembers; what happens to cells during a run is decided elsewhere. Start reading at
 * {@link org.faultline.radio.RandomAccessLoad}.
 */
package org.faultline.radio;
