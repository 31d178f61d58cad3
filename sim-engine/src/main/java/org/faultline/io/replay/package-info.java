/**
 * The replay file {@code .flr}: one run in compact form, from which the viewer paints every moment, and from which {@code
 * why} and {@code show} answer without a simulation. It holds what stood there, all events with their causes, and the level of
 * each sector over time, as columns of fixed width behind a header in JSON, compressed as a whole.
 *
 * <p>Start reading at {@link org.faultline.io.replay.Replay}.
 */
package org.faultline.io.replay;
