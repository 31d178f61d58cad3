package org.faultline.dynamics.radio;

import java.util.Arrays;
import java.util.List;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Cell;
import org.faultline.model.Network;

/**
 * The cells of a network in columns, with users in whole thousandths so that sums are exact; not changed by runs and shared
 * by all of them.
 */
public final class CellTable {

    private static final double MILLI = 1000;
    private static final int NONE = -1;

    private final int[] cellOfNode;
    private final int[] node;
    private final int[] area;
    private final int[] areaNode;
    private final long[] users;
    private final long[] capacity;
    private final long[] areaUsers;
    private final Csr takers;
    private final double[] takerShare;
    private final Csr places;
    private final int[] giverOfPlace;

    /** Compiles the cells; O(cells + overlaps). */
    public CellTable(Network network, Nodes nodes) {
        List<Cell> cells = network.cells();
        int n = cells.size();
        cellOfNode = new int[nodes.size()];
        Arrays.fill(cellOfNode, NONE);
        node = new int[n];
        area = new int[n];
        users = new long[n];
        capacity = new long[n];
        int[] areaOfNode = new int[nodes.size()];
        Arrays.fill(areaOfNode, NONE);
        IntList areas = new IntList();
        for (int c = 0; c < n; c++) {
            Cell cell = cells.get(c);
            node[c] = nodes.of(cell.asset());
            cellOfNode[node[c]] = c;
            int areaNumber = nodes.of(cell.area());
            if (areaOfNode[areaNumber] == NONE) {
                areaOfNode[areaNumber] = areas.size();
                areas.add(areaNumber);
            }
            area[c] = areaOfNode[areaNumber];
            users[c] = milli(cell.users());
            capacity[c] = Math.max(users[c], milli(nodes.asset(node[c]).capacity()));
        }
        areaNode = areas.toArray();
        areaUsers = new long[areaNode.length];
        for (int c = 0; c < n; c++) {
            areaUsers[area[c]] += users[c];
        }
        IntList giver = new IntList();
        IntList taker = new IntList();
        int overlaps = cells.stream().mapToInt(cell -> cell.neighbours().size()).sum();
        takerShare = new double[overlaps];
        for (int c = 0; c < n; c++) {
            for (Cell.Overlap overlap : cells.get(c).neighbours()) {
                takerShare[taker.size()] = overlap.share();
                giver.add(c);
                taker.add(cellOfNode[nodes.of(overlap.cell())]);
            }
        }
        takers = Csr.of(n, giver.toArray(), taker.toArray(), overlaps);
        int[] numbers = new int[overlaps];
        Arrays.setAll(numbers, i -> i);
        places = Csr.of(n, taker.toArray(), numbers, overlaps);
        giverOfPlace = giver.toArray();
    }

    private static long milli(double users) {
        return StrictMath.round(users * MILLI);
    }

    /** Number of cells. */
    public int size() {
        return node.length;
    }

    /** Number of areas. */
    int areas() {
        return areaNode.length;
    }

    int cellOfNode(int n) {
        return cellOfNode[n];
    }

    int node(int cell) {
        return node[cell];
    }

    int area(int cell) {
        return area[cell];
    }

    int areaNode(int areaNumber) {
        return areaNode[areaNumber];
    }

    /** Thousandths of users. */
    long users(int cell) {
        return users[cell];
    }

    /** Thousandths of users. */
    long capacity(int cell) {
        return capacity[cell];
    }

    /** Thousandths of users. */
    long areaUsers(int areaNumber) {
        return areaUsers[areaNumber];
    }

    /** Cells that can take users of a cell, as rows by giving cell. */
    Csr takers() {
        return takers;
    }

    /** Share of the giver's users at a place of {@link #takers}. */
    double takerShare(int place) {
        return takerShare[place];
    }

    /** Places of {@link #takers} at which a cell is the taker, as rows by taking cell. */
    Csr places() {
        return places;
    }

    int giver(int place) {
        return giverOfPlace[place];
    }
}
