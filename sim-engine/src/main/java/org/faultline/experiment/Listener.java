package org.faultline.experiment;

/** Hears how a plan gets on; called from one thread at a time. */
public interface Listener {

    /** A run is finished; {@code done} of {@code total} are, those done before included. */
    void finished(RunRow row, int done, int total);

    /** A run threw; the others go on without it. */
    default void failed(int variant, int replication, RuntimeException fault) {}

    /** True when no further run shall begin. */
    default boolean stopRequested() {
        return false;
    }

    /** Nobody listens. */
    static Listener silent() {
        return (row, done, total) -> {};
    }
}
