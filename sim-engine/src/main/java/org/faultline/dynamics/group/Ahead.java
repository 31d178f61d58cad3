package org.faultline.dynamics.group;

import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;

/**
 * Reads what the next members of a list will need before it is their turn. Members stand in no order in memory, and what is done with one
 * begins with a look at its row of neighbours and goes on with a look at each of them: two misses of the cache that wait for each other.
 * Those of several members, asked for in one short loop, are under way at the same time.
 *
 * <p>Changes nothing but speed.
 */
final class Ahead {

    /** So many members are read together: more than a processor has misses under way, and few enough to stay in its first cache. */
    private static final int BLOCK = 16;

    private final Csr neighbours;
    /** Keeps the compiler from leaving reads out whose values nobody uses. */
    @SuppressWarnings("UnusedVariable")
    private long read;

    Ahead(Csr neighbours) {
        this.neighbours = neighbours;
    }

    /** Reads the rows of neighbours of the members from a place of the list on; gives the place up to which it has. */
    int rows(IntList members, int from) {
        int end = Math.min(members.size(), from + BLOCK);
        long sum = 0;
        for (int i = from; i < end; i++) {
            sum += neighbours.start(members.at(i));
        }
        for (int i = from; i < end; i++) {
            sum += first(members.at(i));
        }
        read += sum;
        return end;
    }

    /** As {@link #rows(IntList, int)}, of the first so many members of an array. */
    int rows(int[] members, int from, int size) {
        int end = Math.min(size, from + BLOCK);
        long sum = 0;
        for (int i = from; i < end; i++) {
            sum += neighbours.start(members[i]);
        }
        for (int i = from; i < end; i++) {
            sum += first(members[i]);
        }
        read += sum;
        return end;
    }

    private int first(int member) {
        int row = neighbours.start(member);
        return row < neighbours.size() ? neighbours.at(row) : 0;
    }

    /** As {@link #rows}, and what an array says of each of the neighbours that are marked. */
    int rowsAndPlaces(IntList members, int from, long[] place, Marks marked) {
        int end = rows(members, from);
        long sum = 0;
        for (int i = from; i < end; i++) {
            int m = members.at(i);
            for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                int other = neighbours.at(j);
                sum += marked.has(other) ? place[other] : 0;
            }
        }
        read += sum;
        return end;
    }
}
