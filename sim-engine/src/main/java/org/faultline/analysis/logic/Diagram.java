package org.faultline.analysis.logic;

import java.util.Arrays;

/**
 * Nodes of a reduced ordered decision diagram in columns: a variable and two successors. Equal nodes exist once: a hash table with
 * open addressing finds them. Successors have lower numbers than their node, so that a loop over ascending numbers goes from the
 * leaves up and needs no recursion. Results of operations are remembered in a table that forgets by overwriting.
 */
final class Diagram {

    /** The leaf "never" (of a set family: no set). */
    static final int ZERO = 0;

    /** The leaf "always" (of a set family: the empty set alone). */
    static final int ONE = 1;

    private static final int LEAF = Integer.MAX_VALUE;
    private static final int FIRST_SIZE = 1 << 12;
    private static final int MOST_REMEMBERED = 1 << 20;

    private final int limit;
    private int[] variable = new int[FIRST_SIZE];
    private int[] low = new int[FIRST_SIZE];
    private int[] high = new int[FIRST_SIZE];
    private int[] table = new int[2 * FIRST_SIZE];
    private int size = 2;

    private int[] memoFirst = new int[FIRST_SIZE];
    private int[] memoSecond = new int[FIRST_SIZE];
    private int[] memoResult = new int[FIRST_SIZE];

    /**
     * Only the two leaves.
     *
     * @param limit number of nodes beyond which {@link TooManyNodes} is thrown
     */
    Diagram(int limit) {
        this.limit = limit;
        variable[ZERO] = LEAF;
        variable[ONE] = LEAF;
        Arrays.fill(memoFirst, -1);
    }

    /** Number of nodes, leaves included. */
    int size() {
        return size;
    }

    /** The variable of a node; above all variables for a leaf. */
    int variable(int node) {
        return variable[node];
    }

    int low(int node) {
        return low[node];
    }

    int high(int node) {
        return high[node];
    }

    /** The node with these parts; made when it is not there. */
    int node(int v, int lowNode, int highNode) {
        int slot = hash(v, lowNode, highNode) & (table.length - 1);
        while (table[slot] != 0) {
            int node = table[slot];
            if (variable[node] == v && low[node] == lowNode && high[node] == highNode) {
                return node;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        if (size == limit) {
            throw new TooManyNodes(limit);
        }
        if (size == variable.length) {
            grow();
            return node(v, lowNode, highNode);
        }
        variable[size] = v;
        low[size] = lowNode;
        high[size] = highNode;
        table[slot] = size;
        return size++;
    }

    private void grow() {
        int length = 2 * variable.length;
        variable = Arrays.copyOf(variable, length);
        low = Arrays.copyOf(low, length);
        high = Arrays.copyOf(high, length);
        table = new int[2 * length];
        for (int node = 2; node < size; node++) {
            int slot = hash(variable[node], low[node], high[node]) & (table.length - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = node;
        }
        if (memoFirst.length < MOST_REMEMBERED) {
            memoFirst = new int[length];
            memoSecond = new int[length];
            memoResult = new int[length];
            Arrays.fill(memoFirst, -1);
        }
    }

    /** The remembered result of an operation on two nodes, or -1. */
    int remembered(int operation, int a, int b) {
        int slot = hash(operation, a, b) & (memoFirst.length - 1);
        return memoFirst[slot] == a && memoSecond[slot] == 2 * b + operation ? memoResult[slot] : -1;
    }

    /** Remembers a result. Operations are 0 and 1; the node limit keeps {@code 2 b + 1} an int. */
    int remember(int operation, int a, int b, int result) {
        int slot = hash(operation, a, b) & (memoFirst.length - 1);
        memoFirst[slot] = a;
        memoSecond[slot] = 2 * b + operation;
        memoResult[slot] = result;
        return result;
    }

    private static int hash(int a, int b, int c) {
        int h = a * 0x9e3779b1 + b * 0x85ebca6b + c * 0xc2b2ae35;
        h ^= h >>> 15;
        h *= 0x2c1b3c6d;
        return h ^ (h >>> 13);
    }
}
