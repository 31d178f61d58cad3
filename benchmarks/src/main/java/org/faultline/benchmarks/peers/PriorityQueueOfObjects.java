package org.faultline.benchmarks.peers;

import java.util.PriorityQueue;

/** What one writes first: the library's priority queue, objects ordered by time and order of scheduling. */
final class PriorityQueueOfObjects implements Contestant {

    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private Event happening;
    private double now;
    private long scheduled;

    private static final class Event implements Comparable<Event> {
        private double time;
        private long order;
        private int process;

        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    @Override
    public void schedule(int process, double delay) {
        Event event = happening == null ? new Event() : happening;
        happening = null;
        event.time = now + delay;
        event.order = scheduled++;
        event.process = process;
        queue.add(event);
    }

    @Override
    public double now() {
        return now;
    }

    @Override
    public void run(Model model) {
        model.begin(this);
        while (!model.over()) {
            happening = queue.remove();
            now = happening.time;
            model.happens(happening.process, this);
        }
    }
}
