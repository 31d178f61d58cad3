package org.faultline.dynamics.transport;

import java.util.Arrays;

/**
 * Divides full resources among flows: the more urgent class first, and within a class by proportions that are max-min fair. The share of
 * each flow is as large as can be without taking from another flow of its class with no larger share; on a single resource everybody
 * loses the same proportion.
 *
 * <p>Progressive filling (D. Bertsekas and R. Gallager, Data Networks, 2nd ed. 1992, section 6.5.2, with volumes as weights): all shares of a
 * class grow together; at the resource that is used up first those who cross it stop, and the others go on. What the class leaves
 * over is there for the next. O(c log r) for c crossings of r resources. A flow without volume gets the share that it would get.
 *
 * <p>Holds one question at a time: {@link #clear}, resources, flows, {@link #divide}, answers.
 */
final class Sharing {

    /** The resource at which a flow stopped that did not. */
    static final int NOWHERE = -1;

    /** What is left of a resource counts as nothing below this part of its capacity: differences of sums are not exact. */
    private static final double ROUNDING = 1e-9;

    private double[] capacity = new double[16];
    private double[] left = new double[16];
    private double[] asked = new double[16];
    private int[] askers = new int[16];
    private int resources;

    private int[] priority = new int[16];
    private double[] volume = new double[16];
    private double[] share = new double[16];
    private int[] stoppedAt = new int[16];
    private boolean[] settled = new boolean[16];
    private int[] firstCrossing = new int[17];
    private int flows;

    private int[] crossed = new int[64];
    private int crossings;

    private int[] firstCrosser = new int[17];
    private int[] crosser = new int[64];

    private double[] level = new double[16];
    private int[] heap = new int[16];
    private int waiting;

    /** Forgets the last question. */
    void clear() {
        resources = 0;
        flows = 0;
        crossings = 0;
    }

    /** Adds a resource with a capacity above zero; gives its number. */
    int addResource(double most) {
        if (resources == capacity.length) {
            capacity = Arrays.copyOf(capacity, 2 * resources);
            left = Arrays.copyOf(left, 2 * resources);
            asked = Arrays.copyOf(asked, 2 * resources);
            askers = Arrays.copyOf(askers, 2 * resources);
            level = Arrays.copyOf(level, 2 * resources);
            firstCrosser = Arrays.copyOf(firstCrosser, 2 * resources + 1);
        }
        capacity[resources] = most;
        left[resources] = most;
        return resources++;
    }

    /** Adds a flow of a class, zero the most urgent, and a volume in the unit of capacities, zero or more; gives its number. */
    int addFlow(int itsPriority, double itsVolume) {
        if (flows == priority.length) {
            priority = Arrays.copyOf(priority, 2 * flows);
            volume = Arrays.copyOf(volume, 2 * flows);
            share = Arrays.copyOf(share, 2 * flows);
            stoppedAt = Arrays.copyOf(stoppedAt, 2 * flows);
            settled = Arrays.copyOf(settled, 2 * flows);
            firstCrossing = Arrays.copyOf(firstCrossing, 2 * flows + 1);
        }
        priority[flows] = itsPriority;
        volume[flows] = itsVolume;
        settled[flows] = false;
        firstCrossing[flows] = crossings;
        firstCrossing[++flows] = crossings;
        return flows - 1;
    }

    /** The flow that was added last crosses a resource, once. */
    void cross(int resource) {
        if (crossings == crossed.length) {
            crossed = Arrays.copyOf(crossed, 2 * crossings);
        }
        crossed[crossings++] = resource;
        firstCrossing[flows] = crossings;
    }

    /** Finds all shares for so many classes. */
    void divide(int classes) {
        listCrossers();
        for (int c = 0; c < classes; c++) {
            ask(c);
            while (waiting > 0) {
                stop(pop(), c);
            }
            letThrough(c);
        }
    }

    private void listCrossers() {
        Arrays.fill(firstCrosser, 0, resources + 1, 0);
        for (int i = 0; i < crossings; i++) {
            firstCrosser[crossed[i] + 1]++;
        }
        for (int r = 0; r < resources; r++) {
            firstCrosser[r + 1] += firstCrosser[r];
            askers[r] = firstCrosser[r];
        }
        crosser = crosser.length < crossings ? new int[crossed.length] : crosser;
        for (int f = 0; f < flows; f++) {
            for (int i = firstCrossing[f]; i < firstCrossing[f + 1]; i++) {
                crosser[askers[crossed[i]]++] = f;
            }
        }
    }

    /** What the flows of a class ask of each resource; those that are asked for more than they have left wait in the heap. */
    private void ask(int c) {
        Arrays.fill(asked, 0, resources, 0);
        Arrays.fill(askers, 0, resources, 0);
        for (int f = 0; f < flows; f++) {
            if (priority[f] == c) {
                for (int i = firstCrossing[f]; i < firstCrossing[f + 1]; i++) {
                    asked[crossed[i]] += volume[f];
                    askers[crossed[i]]++;
                }
            }
        }
        waiting = 0;
        for (int r = 0; r < resources; r++) {
            if (askers[r] > 0 && levelOf(r) < 1) {
                push(r, levelOf(r));
            }
        }
    }

    /** The share at which those who still cross a resource use it up. */
    private double levelOf(int r) {
        if (left[r] <= ROUNDING * capacity[r]) {
            return 0;
        }
        return asked[r] <= left[r] ? 1 : left[r] / asked[r];
    }

    /** Everybody of a class who crosses a resource stops at its level, unless it was taken from the heap too early. */
    private void stop(int r, int c) {
        if (askers[r] == 0) {
            return;
        }
        double reached = levelOf(r);
        if (reached > level[r]) {
            if (reached < 1) {
                push(r, reached);
            }
            return;
        }
        for (int i = firstCrosser[r]; i < firstCrosser[r + 1]; i++) {
            int f = crosser[i];
            if (priority[f] == c && !settled[f]) {
                settle(f, reached, r);
            }
        }
    }

    private void settle(int f, double itsShare, int at) {
        settled[f] = true;
        share[f] = itsShare;
        stoppedAt[f] = at;
        for (int i = firstCrossing[f]; i < firstCrossing[f + 1]; i++) {
            int r = crossed[i];
            left[r] -= itsShare * volume[f];
            asked[r] -= volume[f];
            askers[r]--;
        }
    }

    private void letThrough(int c) {
        for (int f = 0; f < flows; f++) {
            if (priority[f] == c && !settled[f]) {
                settle(f, 1, NOWHERE);
            }
        }
    }

    /** The share of a flow, in [0, 1]. */
    double share(int flow) {
        return share[flow];
    }

    /** The resource that limits a flow, or {@link #NOWHERE}. */
    int stoppedAt(int flow) {
        return stoppedAt[flow];
    }

    private boolean before(int r, int other) {
        return level[r] < level[other] || (level[r] == level[other] && r < other);
    }

    private void push(int r, double reached) {
        level[r] = reached;
        if (waiting == heap.length) {
            heap = Arrays.copyOf(heap, 2 * waiting);
        }
        int place = waiting++;
        while (place > 0 && before(r, heap[(place - 1) / 2])) {
            heap[place] = heap[(place - 1) / 2];
            place = (place - 1) / 2;
        }
        heap[place] = r;
    }

    private int pop() {
        int first = heap[0];
        int r = heap[--waiting];
        int place = 0;
        while (2 * place + 1 < waiting) {
            int child = 2 * place + 1;
            if (child + 1 < waiting && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], r)) {
                break;
            }
            heap[place] = heap[child];
            place = child;
        }
        heap[place] = r;
        return first;
    }
}
