/**
 * Stations with servers and waiting lines, slotted random access, forks, arrivals and populations. Words: a <i>customer</i> is a request
 * under way, a <i>point</i> is where customers are counted, an <i>origin</i> is who sent them, the <i>orbit</i> of a station are
 * those that were refused and will try again. Start reading at {@link org.faultline.dynamics.station.Queues}.
 */
package org.faultline.dynamics.station;
