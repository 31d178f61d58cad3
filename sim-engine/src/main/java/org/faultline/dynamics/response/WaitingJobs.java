package org.faultline.dynamics.response;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Jobs of teams that wait for crews, those of an earlier list before those of a later one, in each by urgency. O(log waiting) each. */
final class WaitingJobs {

    private final Ranks lists;
    private final List<PriorityQueue<Long>> queues = new ArrayList<>();

    WaitingJobs(int teams, Ranks lists) {
        this.lists = lists;
        for (int q = 0; q < teams * lists.size(); q++) {
            queues.add(new PriorityQueue<>());
        }
    }

    void clear() {
        queues.forEach(PriorityQueue::clear);
    }

    void add(int team, long job) {
        queues.get(team * lists.size() + lists.of(RepairTable.nodeOf(job))).add(job);
    }

    boolean isEmpty(int team) {
        for (int q = team * lists.size(); q < (team + 1) * lists.size(); q++) {
            if (!queues.get(q).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Takes out the job that waits least; there is one. */
    long remove(int team) {
        int q = team * lists.size();
        while (queues.get(q).isEmpty()) {
            q++;
        }
        return queues.get(q).remove();
    }
}
