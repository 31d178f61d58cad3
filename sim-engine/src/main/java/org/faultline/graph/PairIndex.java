package org.faultline.graph;

/**
 * Many unordered pairs of node numbers, most of which are known at once: sorted by their smaller numbers with two passes over plain arrays,
 * which costs a fraction of the cache misses of a hash table of that size. What is added or removed later is kept in small sets beside.
 */
final class PairIndex {

    private final int[] start;
    private final int[] greater;
    private final PairSet added = new PairSet(16);
    private final PairSet removed = new PairSet(16);

    private PairIndex(int[] start, int[] greater) {
        this.start = start;
        this.greater = greater;
    }

    /**
     * Sorts pairs; O(nodes + pairs).
     *
     * @param a one number of each pair, in [0, nodes)
     * @param b the other
     * @param count number of pairs
     * @param isRefused is told of the pairs that join a node to itself or stood there before
     */
    static PairIndex of(int nodes, int[] a, int[] b, int count, boolean[] isRefused) {
        int[] start = new int[nodes + 1];
        for (int i = 0; i < count; i++) {
            start[Math.min(a[i], b[i]) + 1]++;
        }
        for (int n = 0; n < nodes; n++) {
            start[n + 1] += start[n];
        }
        int[] next = start.clone();
        int[] sorted = new int[count];
        for (int i = 0; i < count; i++) {
            sorted[next[Math.min(a[i], b[i])]++] = i;
        }
        int[] lastSeenBy = new int[nodes];
        int[] greater = new int[count];
        for (int n = 0; n < nodes; n++) {
            for (int place = start[n]; place < start[n + 1]; place++) {
                int i = sorted[place];
                int other = Math.max(a[i], b[i]);
                isRefused[i] = other == n || lastSeenBy[other] == n + 1;
                lastSeenBy[other] = n + 1;
                greater[place] = other;
            }
        }
        return new PairIndex(start, greater);
    }

    /** True for a pair that was sorted or added and not removed; not to be asked of a node and itself. O(pairs of the smaller number). */
    boolean contains(int a, int b) {
        return isSorted(a, b) ? !removed.contains(a, b) : added.contains(a, b);
    }

    private boolean isSorted(int a, int b) {
        int smaller = Math.min(a, b);
        int other = Math.max(a, b);
        for (int place = start[smaller]; place < start[smaller + 1]; place++) {
            if (greater[place] == other) {
                return true;
            }
        }
        return false;
    }

    /** Adds a pair; false when it is there. */
    boolean add(int a, int b) {
        if (contains(a, b)) {
            return false;
        }
        if (isSorted(a, b)) {
            removed.remove(a, b);
        } else {
            added.add(a, b);
        }
        return true;
    }

    /** Removes a pair that is there. */
    void remove(int a, int b) {
        if (isSorted(a, b)) {
            removed.add(a, b);
        } else {
            added.remove(a, b);
        }
    }
}
