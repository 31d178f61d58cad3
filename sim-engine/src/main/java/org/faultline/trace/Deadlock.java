package org.faultline.trace;

import java.util.HashSet;
import java.util.List;

/**
 * What cannot recover at the end of a run although everything it needs could stand: each waits for another.
 *
 * @param members ids of those who wait for each other, in the order of the network; never empty
 * @param waiting ids of those who wait only for them, in the order of the network
 * @param starters members whose start by hand lets everything else rise, in the order of the network; never empty
 * @param shortest true when it is certain that no smaller set of starters does
 */
public record Deadlock(List<String> members, List<String> waiting, List<String> starters, boolean shortest) {
    public Deadlock {
        members = List.copyOf(members);
        waiting = List.copyOf(waiting);
        starters = List.copyOf(starters);
        if (starters.isEmpty() || !new HashSet<>(members).containsAll(starters)) {
            throw new IllegalArgumentException("The starters " + starters
                    + " of a deadlock must be some of its members, of whom there are " + members.size() + ".");
        }
    }
}
