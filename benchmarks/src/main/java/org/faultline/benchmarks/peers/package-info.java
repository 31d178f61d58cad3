/**
 * The same models through Faultline's kernel and through other simulators, in one run. A {@link org.faultline.benchmarks.peers.Model}
 * is written once; a {@link org.faultline.benchmarks.peers.Contestant} schedules its events with its own means. Start reading at
 * {@link org.faultline.benchmarks.peers.Comparison}.
 */
package org.faultline.benchmarks.peers;
