package org.faultline.scenario;

import java.util.Locale;

/** What can be counted at a station, fork, random access, arrival stream or population. */
public enum QueueCount {
    /** Customers in service and waiting; of a random access devices that want access; of a fork customers whose parts are not all back; of a
     * stream or population customers under way. */
    IN_SYSTEM,
    /** Customers that wait for a server. */
    WAITING,
    /** Customers in service. */
    BUSY,
    /** Customers in back-off. */
    IN_ORBIT,
    /** Customers in service, waiting or in back-off. */
    PRESENT,
    /** One while servers run and no customer is in the system, otherwise zero; of several stations their sum. */
    UP_IDLE,
    /** Servers that run. */
    RUNNING,
    /** Customers that came, each counted at its first attempt. */
    ARRIVALS,
    /** Attempts to get in, first ones and repeated ones; of a random access preambles sent. */
    ATTEMPTS,
    /** Attempts that were refused; of a random access preambles sent in vain. */
    REJECTED,
    /** First attempts that were refused. */
    REJECTED_FIRST,
    /** Attempts that are not the first of their customer. */
    RETRIES,
    /** Customers that were let in. */
    ACCEPTED,
    /** Customers that were served. */
    COMPLETED,
    /** Customers that were refused and gave up; of a stream, population or fork all that were not served. */
    LOST,
    /** Customers that did not join. */
    BALKED,
    /** Customers that lost patience. */
    ABANDONED,
    /** Customers that an outage of the host, or a detachment, took away. */
    DROPPED,
    /** Preambles sent by more than one device in one slot. */
    COLLIDED,
    /** Preambles sent by one device that were not heard. */
    UNHEARD,
    /** Preambles that were heard and got no grant. */
    UNANSWERED;

    /** The word used in scenario files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
