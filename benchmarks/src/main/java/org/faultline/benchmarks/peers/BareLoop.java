package org.faultline.benchmarks.peers;

/** M/M/1 with no list of events at all: the times of the next arrival and of the next departure in two variables. */
final class BareLoop implements Contestant {

    @Override
    public void schedule(int process, long delay) {
        throw new UnsupportedOperationException("The bare loop has no list of events.");
    }

    @Override
    public double now() {
        throw new UnsupportedOperationException("The bare loop keeps its clock to itself.");
    }

    @Override
    public void run(Model model) {
        Model.Queue queue = (Model.Queue) model;
        long arrival = queue.arrivalGap();
        long departure = Long.MAX_VALUE;
        while (!queue.over()) {
            if (arrival < departure) {
                queue.arrive(arrival);
                if (queue.waiting() == 1) {
                    departure = arrival + queue.delay();
                }
                arrival += queue.arrivalGap();
            } else {
                queue.leave(departure);
                departure = queue.waiting() > 0 ? departure + queue.delay() : Long.MAX_VALUE;
            }
        }
    }
}
