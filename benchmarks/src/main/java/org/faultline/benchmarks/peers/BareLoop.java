package org.faultline.benchmarks.peers;

/** M/M/1 with no list of events at all: the times of the next arrival and of the next departure in two variables. */
final class BareLoop implements Contestant {

    @Override
    public void schedule(int process, double delay) {
        throw new UnsupportedOperationException("The bare loop has no list of events.");
    }

    @Override
    public double now() {
        throw new UnsupportedOperationException("The bare loop keeps its clock to itself.");
    }

    @Override
    public void run(Model model) {
        Model.Queue queue = (Model.Queue) model;
        double arrival = queue.arrivalGap();
        double departure = Double.POSITIVE_INFINITY;
        while (!queue.over()) {
            if (arrival < departure) {
                queue.arrive(arrival);
                if (queue.waiting() == 1) {
                    departure = arrival + queue.service();
                }
                arrival += queue.arrivalGap();
            } else {
                queue.leave(departure);
                departure = queue.waiting() > 0 ? departure + queue.service() : Double.POSITIVE_INFINITY;
            }
        }
    }
}
