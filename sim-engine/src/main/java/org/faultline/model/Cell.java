package org.faultline.model;

import java.util.List;

/**
 * The radio side of an asset of kind {@link AssetKind#CELL}: whom it serves and who can stand in for it.
 *
 * @param asset id of the cell asset, whose capacity is the number of users it can serve at once
 * @param area id of the {@link AssetKind#COVERAGE_AREA} asset its users count for
 * @param users users it serves in normal operation, zero or more, not above its capacity
 * @param neighbours cells of the same operator that reach part of its users
 */
public record Cell(String asset, String area, double users, List<Overlap> neighbours) {

    /**
     * A neighbour's reach into a cell.
     *
     * @param cell id of the neighbouring cell asset
     * @param share of the cell's users that the neighbour reaches and would take over, in [0, 1]; shares add up to at most one
     */
    public record Overlap(String cell, double share) {
        public Overlap {
            Checks.named("neighbour of a cell", cell);
            Checks.share("The overlap with cell ", cell, share);
        }
    }

    public Cell {
        Checks.named("asset of a cell", asset);
        Checks.named("area of cell ", asset, area);
        Checks.notNegative("The users of cell ", asset, users);
        neighbours = List.copyOf(neighbours);
        double sum = 0;
        for (Overlap overlap : neighbours) {
            sum += overlap.share();
        }
        if (sum > 1 + 1e-9) {
            throw new IllegalArgumentException("The overlaps of cell " + asset + " add up to " + sum
                    + "; neighbours can reach at most all users, 1.");
        }
    }
}
