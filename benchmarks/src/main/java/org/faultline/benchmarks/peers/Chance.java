package org.faultline.benchmarks.peers;

/** Where a model takes its random numbers from. */
interface Chance {

    /** A delay in microseconds: exponential with a mean of one second, drawn for a process. */
    double delay(int process);

    /** One of so many processes, each as likely as any other, drawn for a process. */
    int anyOf(int number, int process);
}
