package org.faultline.dynamics.radio;

import java.util.List;
import java.util.stream.IntStream;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntColumn;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Cell;
import org.faultline.model.Network;

/**
 * The cells of a network in columns, with users in whole grains so that sums are exact; not changed by runs and shared by all of
 * them. A grain is a thousandth of a user, or more where a cell has more than two million of them. Shares are kept to 31 bits.
 */
public final class CellTable {

    private static final int FINEST_SCALE = 1000;
    private static final int NONE = -1;
    private static final double SHARE_SCALE = 1L << 31;

    /** Parts of a grain in which offers are counted, so that they can be added up exactly and rounded once. */
    static final long CRUMBS = 1L << 23;

    private final int nodes;
    private final IntColumn cellOfNode;
    private final int[] area;
    private final int[] areaNode;
    private final int[] users;
    private final int[] capacity;
    private final long[] areaUsers;
    private final IntColumn areaOfNode;
    private final Csr cellsOfArea;
    private final Csr takers;
    private final int[] takerShare;
    private final Csr givers;
    private final Csr giverShare;

    /** Compiles the cells; O(cells + overlaps). */
    public CellTable(Network network, Nodes nodes) {
        List<Cell> cells = network.cells();
        int n = cells.size();
        this.nodes = nodes.size();
        cellOfNode = new IntColumn(nodes.size(), NONE);
        area = new int[n];
        users = new int[n];
        capacity = new int[n];
        int scale = scale(cells);
        areaOfNode = new IntColumn(nodes.size(), NONE);
        IntList areas = new IntList();
        int last = NONE;
        int areaNumber = NONE;
        for (int c = 0; c < n; c++) {
            Cell cell = cells.get(c);
            int node = nodes.of(cell.asset(), last + 1);
            last = node;
            cellOfNode.set(node, c);
            areaNumber = nodes.of(cell.area(), areaNumber);
            if (areaOfNode.at(areaNumber) == NONE) {
                areaOfNode.set(areaNumber, areas.size());
                areas.add(areaNumber);
            }
            area[c] = areaOfNode.at(areaNumber);
            users[c] = grains(cell.users(), scale);
            capacity[c] = Math.max(users[c], grains(nodes.asset(node).capacity(), scale));
        }
        areaNode = areas.toArray();
        areaUsers = new long[areaNode.length];
        for (int c = 0; c < n; c++) {
            areaUsers[area[c]] += users[c];
        }
        cellsOfArea = Csr.of(areaNode.length, area, IntStream.range(0, n).toArray(), n);
        IntList giver = new IntList();
        IntList taker = new IntList();
        int overlaps = cells.stream().mapToInt(cell -> cell.neighbours().size()).sum();
        takerShare = new int[overlaps];
        for (int c = 0; c < n; c++) {
            for (Cell.Overlap overlap : cells.get(c).neighbours()) {
                takerShare[taker.size()] =
                        (int) Math.min(Integer.MAX_VALUE, StrictMath.round(overlap.share() * SHARE_SCALE));
                giver.add(c);
                taker.add(cellOfNode.at(nodes.of(overlap.cell())));
            }
        }
        takers = Csr.of(n, giver.toArray(), taker.toArray(), overlaps);
        givers = Csr.of(n, taker.toArray(), giver.toArray(), overlaps);
        giverShare = Csr.of(n, taker.toArray(), takerShare, overlaps);
    }

    /** Grains in a user: as many as let the users of every cell be counted in an int. */
    private static int scale(List<Cell> cells) {
        double most = cells.stream().mapToDouble(Cell::users).max().orElse(0);
        int scale = FINEST_SCALE;
        while (scale > 1 && most * scale > Integer.MAX_VALUE) {
            scale /= 10;
        }
        return scale;
    }

    private static int grains(double users, int scale) {
        return (int) Math.min(Integer.MAX_VALUE, StrictMath.round(users * scale));
    }

    /** Number of cells. */
    public int size() {
        return users.length;
    }

    /** Number of areas. */
    int areas() {
        return areaNode.length;
    }

    /** Cells of each area. */
    Csr cellsOfArea() {
        return cellsOfArea;
    }

    /** Number of the area that a node is; below zero for none. */
    int areaOfNode(int n) {
        return areaOfNode.at(n);
    }

    int cellOfNode(int n) {
        return cellOfNode.at(n);
    }

    /** The node of each cell; O(nodes). */
    int[] nodesOfCells() {
        int[] found = new int[size()];
        for (int node = 0; node < nodes; node++) {
            if (cellOfNode.at(node) != NONE) {
                found[cellOfNode.at(node)] = node;
            }
        }
        return found;
    }

    int area(int cell) {
        return area[cell];
    }

    int areaNode(int areaNumber) {
        return areaNode[areaNumber];
    }

    /** Grains of users. */
    int users(int cell) {
        return users[cell];
    }

    /** Grains of users. */
    int capacity(int cell) {
        return capacity[cell];
    }

    /** Grains of users. */
    long areaUsers(int areaNumber) {
        return areaUsers[areaNumber];
    }

    /** Cells that can take users of a cell, as rows by giving cell. */
    Csr takers() {
        return takers;
    }

    /** What is offered at a place of {@link #takers} by a giver with unmet users: its share of them, in {@link #CRUMBS} of a grain. */
    long offer(int unmet, int place) {
        return offer(unmet, (long) takerShare[place]);
    }

    /** What is offered at a place of {@link #givers} by that giver with unmet users, in {@link #CRUMBS} of a grain. */
    long offerFrom(int unmet, int place) {
        return offer(unmet, (long) giverShare.at(place));
    }

    private static long offer(int unmet, long share) {
        return (unmet * share) >>> 8;
    }

    /** Cells whose users a cell can take, as rows by taking cell. */
    Csr givers() {
        return givers;
    }
}
