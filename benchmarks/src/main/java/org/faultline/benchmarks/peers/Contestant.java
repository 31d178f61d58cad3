package org.faultline.benchmarks.peers;

/** A simulator that runs a model. One that makes an object per event may use the object of the event that happens again. */
interface Contestant {

    /** Schedules an event of a process after a delay in microseconds. */
    void schedule(int process, double delay);

    /** Simulated microseconds. */
    double now();

    /** Begins the model and lets its events happen until it is over. */
    void run(Model model);

    /** Random numbers of its own, drawn in the way that its documentation shows. */
    default Chance chance(Workload workload) {
        return new LibraryChance();
    }
}
