package org.faultline.trace;

/** Somebody who looks at a run now and then while it goes on, and may say that it need not go on. */
public interface Onlooker {

    /**
     * Asked when everything has happened up to a moment before the end of the run, and nothing after it.
     *
     * @param log what has happened; only what was added since the last time is new
     * @param moment in microseconds since the start, not before the last one
     * @return true when nothing that is still to come is wanted
     */
    boolean hasEnough(EventLog log, long moment);
}
