package org.faultline.model.signalling;

import java.util.ArrayList;
import java.util.List;
import org.faultline.model.Checks;

/**
 * Cells of a place with about as many devices each.
 *
 * @param cells how many, at least one
 * @param share of the devices of the place that they have together, in [0, 1]
 */
public record CellGroup(int cells, double share) {

    /** Groups into which the cells of a place are divided at most. */
    public static final int MOST = 8;

    public CellGroup {
        if (cells < 1) {
            throw new IllegalArgumentException("A group has " + cells + " cells; there must be at least one.");
        }
        Checks.share("The share of a group of cells", share);
    }

    /** So many cells with as many devices each; no group for no cells. */
    public static List<CellGroup> even(int cells) {
        if (cells < 0) {
            throw new IllegalArgumentException("The cells of a place are " + cells + "; there must be zero or more.");
        }
        return cells == 0 ? List.of() : List.of(new CellGroup(cells, 1));
    }

    /**
     * Cells by their users in at most {@value #MOST} groups: the most crowded cell alone, and the others, from the more to the less crowded, in groups of as many
     * cells. Cells that all have as many users are one group. O(n log n).
     *
     * @param users of each cell, zero or more
     */
    public static List<CellGroup> byUsers(List<Double> users) {
        List<Double> sorted = users.stream().sorted().toList();
        double all = sorted.stream().mapToDouble(Double::doubleValue).sum();
        int n = sorted.size();
        if (n == 0 || all <= 0 || sorted.get(0).equals(sorted.get(n - 1))) {
            return even(n);
        }
        List<CellGroup> groups = new ArrayList<>();
        int each = (n - 1 + MOST - 2) / (MOST - 1);
        double before = 0;
        for (int from = 0, to = 1; from < n; from = to, to = Math.min(n, to + each)) {
            double until = 0;
            for (int k = 0; k < to; k++) {
                until += sorted.get(n - 1 - k) / all;
            }
            double share = to == n ? 1 - before : until - before;
            groups.add(new CellGroup(to - from, Math.max(0, share)));
            before = until;
        }
        return groups;
    }
}
