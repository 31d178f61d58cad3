/**
 * Simulated time, the event list and keyed random draws; knows no network.
 *
 * <p>Time is a whole number of microseconds since the start of the scenario. Events are ordered by (time, order of
 * scheduling). Every draw is keyed by (seed, replication, purpose, entity, number), never taken from a stream, so that adding
 * an entity shifts no other draw. Start reading at {@link org.faultline.kernel.Agenda}.
 */
package org.faultline.kernel;
