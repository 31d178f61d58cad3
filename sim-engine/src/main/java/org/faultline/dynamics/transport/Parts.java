package org.faultline.dynamics.transport;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;

/**
 * The connected parts of the working transit assets, kept while assets fail and return one at a time. Each part has a number
 * and the sum of the keys of the providers that it touches: two states of a part with equal sums reach the same providers.
 *
 * <p>When an asset fails, its neighbours search for each other in turns, one step each; searches that meet become one. A search
 * that runs out of nodes has seen a part that is cut off, so the cost is about the smaller side of a cut and, on a ring, the
 * ring, not the network (the deletion of S. Even and Y. Shiloach, J. ACM 28 (1981) 1-4). When an asset returns, all but the largest of the
 * parts around it are renumbered. For large changes {@link #rebuild} finds all parts anew in O(transit assets + their links).
 */
final class Parts {

    /** The part of an asset that does not work. */
    static final int NONE = -1;

    private final TrafficGraph graph;
    private final Csr neighbours;
    private final boolean[] provider;

    /** By place among the transit assets, as what else is kept of each of them. */
    private final int[] part;

    private final long[] providersOf;
    private final int[] sizeOf;
    private final int[] freeParts;
    private int freeCount;

    private final int[] partIntact;
    private final long[] providersIntact;
    private final int[] sizeIntact;
    private final int[] freeIntact;
    private final int freeCountIntact;
    private boolean intact = true;

    private final IntList moved = new IntList();
    private final IntList shrunkOrGrown = new IntList();

    private final int[] mark;
    private int stamp;
    private final int[] searchOf;
    private final int[] nextInQueue;
    private int[] head = new int[16];
    private int[] tail = new int[16];
    private int[] first = new int[16];
    private int[] joined = new int[16];
    private final int[] queue;

    /** All transit assets work. */
    Parts(TrafficGraph graph) {
        this.graph = graph;
        neighbours = graph.neighbours();
        int nodes = graph.size();
        int transits = graph.transits().length;
        provider = new boolean[nodes];
        for (int p : nodes == 0 ? new int[0] : graph.providers()) {
            provider[p] = true;
        }
        part = new int[transits];
        Arrays.fill(part, NONE);
        providersOf = new long[transits];
        sizeOf = new int[transits];
        freeParts = new int[transits];
        mark = new int[nodes];
        searchOf = new int[transits];
        nextInQueue = new int[transits];
        queue = new int[transits];
        rebuild(node -> true);
        moved.clear();
        partIntact = part.clone();
        providersIntact = providersOf.clone();
        sizeIntact = sizeOf.clone();
        freeIntact = freeParts.clone();
        freeCountIntact = freeCount;
    }

    /** All transit assets work again. */
    void reset() {
        if (!intact) {
            System.arraycopy(partIntact, 0, part, 0, part.length);
            System.arraycopy(providersIntact, 0, providersOf, 0, providersOf.length);
            System.arraycopy(sizeIntact, 0, sizeOf, 0, sizeOf.length);
            System.arraycopy(freeIntact, 0, freeParts, 0, freeParts.length);
            freeCount = freeCountIntact;
            intact = true;
        }
        forgetChanges();
    }

    /** True while the parts are those of the start, where all transit assets work. */
    boolean isIntact() {
        return intact;
    }

    /** The part of an asset, or {@link #NONE}. */
    int of(int node) {
        int t = graph.number(node);
        return t == TrafficGraph.NONE ? NONE : part[t];
    }

    /** The sum of the keys of the providers that a part touches, each counted once. */
    long providersOf(int number) {
        return providersOf[number];
    }

    /** Assets that changed their part since changes were last forgotten; some may stand here twice. */
    IntList moved() {
        return moved;
    }

    /** Parts that lost or won providers without a change of their number; some may stand here twice. */
    IntList changedParts() {
        return shrunkOrGrown;
    }

    /** Empties {@link #moved} and {@link #changedParts}. */
    void forgetChanges() {
        moved.clear();
        shrunkOrGrown.clear();
    }

    /** Finds all parts anew; every transit asset counts as moved. */
    void rebuild(IntPredicate works) {
        intact = false;
        freeCount = 0;
        for (int number = freeParts.length - 1; number >= 0; number--) {
            freeParts[freeCount++] = number;
        }
        for (int node : graph.transits()) {
            part[graph.number(node)] = works.test(node) ? Integer.MAX_VALUE : NONE;
            moved.add(node);
        }
        for (int node : graph.transits()) {
            if (of(node) == Integer.MAX_VALUE) {
                fill(node, takeNumber());
            }
        }
    }

    private void fill(int start, int number) {
        int stamped = ++stamp;
        int from = 0;
        int to = 0;
        part[graph.number(start)] = number;
        queue[to++] = start;
        while (from < to) {
            int node = queue[from++];
            sizeOf[number]++;
            addProvidersAround(node, number, stamped);
            for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
                int next = neighbours.at(i);
                if (of(next) == Integer.MAX_VALUE) {
                    part[graph.number(next)] = number;
                    queue[to++] = next;
                }
            }
        }
    }

    /** Adds the providers that an asset of a part touches, each once under one stamp. */
    private void addProvidersAround(int node, int number, int stamped) {
        if (provider[node]) {
            providersOf[number] += graph.key(node);
        }
        for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
            int next = neighbours.at(i);
            if (provider[next] && !graph.isTransit(next) && mark[next] != stamped) {
                mark[next] = stamped;
                providersOf[number] += graph.key(next);
            }
        }
    }

    /** An asset fails. */
    void remove(int node) {
        intact = false;
        int number = of(node);
        part[graph.number(node)] = NONE;
        sizeOf[number]--;
        moved.add(node);
        if (sizeOf[number] == 0) {
            release(number);
            return;
        }
        int cutFrom = moved.size() - 1;
        cutOff(node, number);
        loseProviders(number, cutFrom);
    }

    /** Gives numbers of their own to all parts but one into which a part falls without an asset. */
    private void cutOff(int node, int number) {
        int stamped = ++stamp;
        int searches = 0;
        for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
            int next = neighbours.at(i);
            if (of(next) == number && mark[next] != stamped) {
                begin(searches++, next, stamped);
            }
        }
        int running = searches;
        while (running > 1) {
            for (int s = 0; s < searches && running > 1; s++) {
                if (joined[s] == s) {
                    running -= advance(s, number, stamped);
                }
            }
        }
    }

    private void begin(int s, int node, int stamped) {
        if (s == head.length) {
            head = Arrays.copyOf(head, 2 * s);
            tail = Arrays.copyOf(tail, 2 * s);
            first = Arrays.copyOf(first, 2 * s);
            joined = Arrays.copyOf(joined, 2 * s);
        }
        mark[node] = stamped;
        searchOf[graph.number(node)] = s;
        nextInQueue[graph.number(node)] = NONE;
        head[s] = node;
        tail[s] = node;
        first[s] = node;
        joined[s] = s;
    }

    /** One step of a search; returns how many searches ended by it: by meeting, or by having seen a whole part. */
    private int advance(int s, int number, int stamped) {
        int node = head[s];
        if (node == NONE) {
            renumber(s, number);
            joined[s] = NONE;
            return 1;
        }
        head[s] = nextInQueue[graph.number(node)];
        int ended = 0;
        for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
            int next = neighbours.at(i);
            if (of(next) != number) {
                continue;
            }
            if (mark[next] != stamped) {
                mark[next] = stamped;
                searchOf[graph.number(next)] = s;
                append(s, next);
            } else if (rootOf(searchOf[graph.number(next)]) != s) {
                join(s, rootOf(searchOf[graph.number(next)]));
                ended++;
            }
        }
        return ended;
    }

    private void append(int s, int node) {
        nextInQueue[graph.number(node)] = NONE;
        if (head[s] == NONE) {
            head[s] = node;
        } else {
            nextInQueue[graph.number(tail[s])] = node;
        }
        tail[s] = node;
    }

    private int rootOf(int search) {
        int root = search;
        while (joined[root] != root) {
            root = joined[root];
        }
        return root;
    }

    /** Search s takes over what another has still to visit. */
    private void join(int s, int other) {
        joined[other] = s;
        if (head[other] != NONE) {
            if (head[s] == NONE) {
                head[s] = head[other];
            } else {
                nextInQueue[graph.number(tail[s])] = head[other];
            }
            tail[s] = tail[other];
        }
    }

    /** All that can be reached from the start of an exhausted search becomes a part of its own. */
    private void renumber(int s, int number) {
        int cut = takeNumber();
        int stamped = ++stamp;
        int from = 0;
        int to = 0;
        part[graph.number(first[s])] = cut;
        queue[to++] = first[s];
        while (from < to) {
            int node = queue[from++];
            moved.add(node);
            sizeOf[cut]++;
            sizeOf[number]--;
            addProvidersAround(node, cut, stamped);
            for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
                int next = neighbours.at(i);
                if (of(next) == number) {
                    part[graph.number(next)] = cut;
                    queue[to++] = next;
                }
            }
        }
    }

    /** Takes from a part the providers that it touched only through assets that left it: those moved from a place on. */
    private void loseProviders(int number, int from) {
        long before = providersOf[number];
        int stamped = ++stamp;
        for (int m = from; m < moved.size(); m++) {
            int node = moved.at(m);
            if (provider[node]) {
                providersOf[number] -= graph.key(node);
            }
            for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
                int next = neighbours.at(i);
                if (provider[next] && !graph.isTransit(next) && mark[next] != stamped) {
                    mark[next] = stamped;
                    if (!touches(next, number)) {
                        providersOf[number] -= graph.key(next);
                    }
                }
            }
        }
        if (providersOf[number] != before) {
            shrunkOrGrown.add(number);
        }
    }

    private boolean touches(int endPoint, int number) {
        for (int i = neighbours.start(endPoint); i < neighbours.end(endPoint); i++) {
            if (of(neighbours.at(i)) == number) {
                return true;
            }
        }
        return false;
    }

    /** An asset returns. */
    void add(int node) {
        intact = false;
        int number = largestAround(node);
        if (number == NONE) {
            number = takeNumber();
        }
        long before = providersOf[number];
        int from = moved.size();
        part[graph.number(node)] = number;
        sizeOf[number]++;
        moved.add(node);
        for (int m = from; m < moved.size(); m++) {
            int at = moved.at(m);
            for (int i = neighbours.start(at); i < neighbours.end(at); i++) {
                int next = neighbours.at(i);
                int old = of(next);
                if (old != NONE && old != number) {
                    part[graph.number(next)] = number;
                    sizeOf[number]++;
                    moved.add(next);
                    if (--sizeOf[old] == 0) {
                        release(old);
                    }
                }
            }
        }
        winProviders(number, from);
        if (providersOf[number] != before) {
            shrunkOrGrown.add(number);
        }
    }

    private int largestAround(int node) {
        int largest = NONE;
        for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
            int number = of(neighbours.at(i));
            if (number != NONE && (largest == NONE || sizeOf[number] > sizeOf[largest])) {
                largest = number;
            }
        }
        return largest;
    }

    /** Adds the providers that a part did not touch before the assets moved from a place on joined it. */
    private void winProviders(int number, int from) {
        int joining = ++stamp;
        for (int m = from; m < moved.size(); m++) {
            mark[moved.at(m)] = joining;
        }
        for (int m = from; m < moved.size(); m++) {
            int node = moved.at(m);
            if (provider[node]) {
                providersOf[number] += graph.key(node);
            }
            for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
                int next = neighbours.at(i);
                if (provider[next] && !graph.isTransit(next) && mark[next] != joining) {
                    mark[next] = joining;
                    if (!touchedBefore(next, number, joining)) {
                        providersOf[number] += graph.key(next);
                    }
                }
            }
        }
    }

    private boolean touchedBefore(int endPoint, int number, int joining) {
        for (int i = neighbours.start(endPoint); i < neighbours.end(endPoint); i++) {
            int next = neighbours.at(i);
            if (of(next) == number && mark[next] != joining) {
                return true;
            }
        }
        return false;
    }

    private int takeNumber() {
        int number = freeParts[--freeCount];
        providersOf[number] = 0;
        sizeOf[number] = 0;
        return number;
    }

    private void release(int number) {
        freeParts[freeCount++] = number;
    }
}
