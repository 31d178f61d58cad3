package org.faultline.dynamics.group;

import java.util.Arrays;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;

/**
 * The largest connected component of the members that are present, as a spanning tree from which members can be taken.
 *
 * <p>Every member stands deeper than its parent (after S. Even and Y. Shiloach, J. ACM 28 (1981) 1-4), but depths are no distances: a breadth-first
 * search makes each member deeper than all that it reached before, so that many neighbours of one level can take each other's children, and
 * depths lie far apart, so that a member can be hung up between them without moving those below it. A member that lost its parent takes any
 * neighbour that is less deep than its own children, for none of those hangs below it; a member without children takes any at all. Where there is
 * none the member leaves the tree, its children look for themselves, and whoever finds a place takes it back. What is still without a place then
 * is hung up by a breadth-first search from the tree, and the rest is cut off. A child that finds a parent costs its degree, however much hangs
 * below it; one that does not costs the part of its subtree up to where that touches the rest of the tree.
 *
 * <p>Depth and parent of a member share a long, because a member is looked at in random order and each look is a miss of the cache. Who is
 * present is a set of bits that stays in the cache; rows and places of the next members are {@linkplain Ahead read ahead}.
 */
final class SpanningTree {

    private static final int NOBODY = -1;
    private static final int CUT_OFF = -2;

    /** Depth of a member that is not present. */
    private static final int ABSENT = Integer.MAX_VALUE;
    /** Depth of a member that is present and not in the tree. */
    private static final int OUTSIDE = ABSENT - 1;
    /** The tree is found anew before somebody stands deeper. */
    private static final int DEEPEST = 1 << 30;

    /** Once one in so many members is reached, those who are not are gone through. */
    private static final int MANY = 16;
    /** And again while one in so many of them is reached by it. */
    private static final int WORTHWHILE = 3;

    private static final int LARGEST_STEP = 1 << 10;
    /** What is read of the place of a member that is not present. */
    private static final long NO_PLACE = ((long) ABSENT << Integer.SIZE) | (NOBODY & 0xFFFFFFFFL);

    private final Csr neighbours;
    private final Ahead ahead;
    private final int members;
    private final int step;
    private final long[] place;
    /** Who is present, in the tree or not: neighbours that are not need no look at their place. */
    private final Marks present;
    /** Who is in the tree, but for those whose place is being sought. */
    private final Marks inside;

    private final Marks insideIntact;

    private int root;
    private int size;
    private int outside;
    /** No other component is larger. */
    private int bound;

    private boolean tooDeep;

    private final long[] placeIntact;
    private final int rootIntact;
    private final int sizeIntact;
    private final int boundIntact;

    /** Who was reached when all components were found, one component after the other, and from whom; with room for one more. */
    private final int[] reached;

    private final int[] reachedFrom;
    private int reachedCount;

    private final Marks unseen;
    /** Who was in the tree before all was found anew. */
    private final Marks before;

    private final IntList queue = new IntList();
    private final IntList work = new IntList();
    private final IntList loose = new IntList();
    /** Who was in the tree until the removal under way. */
    private final IntList torn = new IntList();
    /** Who has left the tree in the removal under way, whether taken back since or not. */
    private final Marks left;
    /** Who has left it again after being taken back. */
    private final Marks leftAgain;

    private long[] orphans = new long[64];
    private int orphanCount;

    /** The tree of the whole graph; O(members + links). */
    SpanningTree(Csr neighbours, int members) {
        this.neighbours = neighbours;
        ahead = new Ahead(neighbours);
        this.members = members;
        step = Math.max(1, Math.min(LARGEST_STEP, DEEPEST / 2 / Math.max(1, members)));
        place = new long[members];
        reached = new int[members + 1];
        reachedFrom = new int[members + 1];
        left = new Marks(members);
        leftAgain = new Marks(members);
        present = new Marks(members);
        inside = new Marks(members);
        insideIntact = new Marks(members);
        unseen = new Marks(members);
        before = new Marks(members);
        present.setAll();
        findAll();
        insideIntact.copy(inside);
        placeIntact = place.clone();
        rootIntact = root;
        sizeIntact = size;
        boundIntact = bound;
    }

    /** Everybody present. */
    void reset() {
        System.arraycopy(placeIntact, 0, place, 0, members);
        present.setAll();
        inside.copy(insideIntact);
        root = rootIntact;
        size = sizeIntact;
        outside = members - size;
        bound = boundIntact;
        tooDeep = false;
    }

    // --- what stands where

    private static int depth(long at) {
        return (int) (at >>> Integer.SIZE);
    }

    private static int parent(long at) {
        return (int) at;
    }

    private void put(int member, int depth, int parent) {
        place[member] = (long) depth << Integer.SIZE | (parent & 0xFFFFFFFFL);
    }

    private static boolean isIn(long at) {
        return depth(at) < OUTSIDE;
    }

    boolean contains(int member) {
        return isIn(place[member]);
    }

    boolean isPresent(int member) {
        return present.has(member);
    }

    /** True for a member that is present but not in the tree. */
    boolean isOutside(int member) {
        return depth(place[member]) == OUTSIDE;
    }

    boolean isRoot(int member) {
        return member == root;
    }

    /** Number of members in the tree. */
    int size() {
        return size;
    }

    /** True when another component may have become as large as the tree, or the tree too deep: then it must be found anew. */
    boolean isInDoubt() {
        return bound >= size || tooDeep;
    }

    // --- members that leave

    /**
     * Takes members out; the root must not be among them.
     *
     * @param gone each once, whether in the tree or not
     * @param cut is given the members that are cut off by it, ascending, unless the tree {@linkplain #isInDoubt is in doubt} then
     */
    void remove(IntList gone, IntList cut) {
        loose.clear();
        takeOut(gone);
        queue.clear();
        for (int i = 0; i < orphanCount; i++) {
            queue.add((int) orphans[i]);
        }
        int read = 0;
        for (int head = 0; head < queue.size(); head++) {
            read = head < read ? read : ahead.rowsAndPlaces(queue, head, place, present);
            int m = queue.at(head);
            if (contains(m) && parent(place[m]) == NOBODY) {
                findParent(m);
            }
        }
        hangUpLoose();
        collect(cut);
    }

    /** Members leave the tree and their children are orphans, in the order of their depths. */
    private void takeOut(IntList gone) {
        torn.clear();
        for (int i = 0; i < gone.size(); i++) {
            int m = gone.at(i);
            if (contains(m)) {
                size--;
                torn.add(m);
            } else {
                outside--;
            }
            put(m, ABSENT, NOBODY);
            present.clear(m);
            inside.clear(m);
        }
        orphanCount = 0;
        int read = 0;
        for (int i = 0; i < torn.size(); i++) {
            read = i < read ? read : ahead.rowsAndPlaces(torn, i, place, present);
            int m = torn.at(i);
            for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                int child = neighbours.at(j);
                long at = present.has(child) ? place[child] : NO_PLACE;
                if (parent(at) == m) {
                    put(child, depth(at), NOBODY);
                    addOrphan(child, depth(at));
                }
            }
        }
        Arrays.sort(orphans, 0, orphanCount);
    }

    private void addOrphan(int member, int depth) {
        if (orphanCount == orphans.length) {
            orphans = Arrays.copyOf(orphans, orphanCount * 2);
        }
        orphans[orphanCount++] = (long) depth << Integer.SIZE | member;
    }

    /** A member without a parent takes the least deep neighbour that cannot hang below it, or leaves the tree. */
    private void findParent(int m) {
        int leastChild = OUTSIDE;
        int best = NOBODY;
        int bestDepth = OUTSIDE;
        boolean hasLooseNeighbour = false;
        for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
            int other = neighbours.at(j);
            long at = present.has(other) ? place[other] : NO_PLACE;
            int depth = depth(at);
            if (parent(at) == m) {
                leastChild = Math.min(leastChild, depth);
            } else if (depth < bestDepth) {
                best = other;
                bestDepth = depth;
            }
            hasLooseNeighbour |= depth == OUTSIDE && mayBeTakenBack(other);
        }
        if (best != NOBODY && bestDepth + 1 < leastChild && bestDepth < DEEPEST) {
            put(m, Math.max(depth(place[m]), bestDepth + 1), best);
            if (hasLooseNeighbour) {
                takeBack(m);
            }
        } else {
            leave(m, leastChild != OUTSIDE);
        }
    }

    /** A member leaves the tree, and its children have no parent. */
    private void leave(int m, boolean hasChildren) {
        put(m, OUTSIDE, NOBODY);
        (left.has(m) ? leftAgain : left).set(m);
        loose.add(m);
        for (int j = neighbours.start(m); hasChildren && j < neighbours.end(m); j++) {
            int child = neighbours.at(j);
            long at = present.has(child) ? place[child] : NO_PLACE;
            if (parent(at) == m) {
                put(child, depth(at), NOBODY);
                queue.add(child);
            }
        }
    }

    private boolean mayBeTakenBack(int member) {
        return left.has(member) && !leftAgain.has(member);
    }

    /** Below a member that found a place, those that left before; nobody is taken back twice, for the place itself may be lost yet. */
    private void takeBack(int found) {
        work.clear();
        work.add(found);
        for (int head = 0; head < work.size(); head++) {
            int m = work.at(head);
            int below = depth(place[m]) + 1;
            for (int j = neighbours.start(m); below < DEEPEST && j < neighbours.end(m); j++) {
                int other = neighbours.at(j);
                if (mayBeTakenBack(other) && isOutside(other)) {
                    put(other, below, m);
                    work.add(other);
                }
            }
        }
    }

    /** By now everybody in the tree hangs on its root. What is loose is hung up again, outwards from the tree. */
    private void hangUpLoose() {
        int read = 0;
        for (int i = 0; i < loose.size(); i++) {
            read = i < read ? read : ahead.rowsAndPlaces(loose, i, place, present);
            int m = loose.at(i);
            if (isOutside(m)) {
                int on = leastDeepNeighbour(m);
                if (on != NOBODY) {
                    hang(m, on, 1);
                    spread(m, 1);
                }
            }
        }
    }

    private int leastDeepNeighbour(int m) {
        int best = NOBODY;
        int bestDepth = OUTSIDE;
        for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
            int other = neighbours.at(j);
            int depth = present.has(other) ? depth(place[other]) : ABSENT;
            if (depth < bestDepth) {
                best = other;
                bestDepth = depth;
            }
        }
        return best;
    }

    private void hang(int member, int on, int deeper) {
        int depth = depth(place[on]) + deeper;
        put(member, Math.min(depth, OUTSIDE - 1), on);
        tooDeep |= depth >= DEEPEST;
    }

    /** Hangs up what is outside the tree and reached from a member; leaves it in {@code work}, the member first. */
    private void spread(int from, int deeper) {
        work.clear();
        work.add(from);
        for (int head = 0; head < work.size(); head++) {
            int m = work.at(head);
            for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                int other = neighbours.at(j);
                if (present.has(other) && isOutside(other)) {
                    hang(other, m, deeper);
                    work.add(other);
                }
            }
        }
    }

    private void collect(IntList cut) {
        cut.clear();
        for (int i = 0; i < loose.size(); i++) {
            int m = loose.at(i);
            left.clear(m);
            leftAgain.clear(m);
            if (isOutside(m) && parent(place[m]) != CUT_OFF) {
                put(m, OUTSIDE, CUT_OFF);
                cut.add(m);
            }
        }
        cut.sort();
        int count = cut.size();
        size -= count;
        outside += count;
        bound = Math.min(outside, Math.max(bound, count));
        for (int i = 0; i < count; i++) {
            put(cut.at(i), OUTSIDE, NOBODY);
            if (!isInDoubt()) {
                inside.clear(cut.at(i));
            }
        }
    }

    // --- members that come back

    /** A member is present again, in the tree or not; {@code back} is given all members that are in the tree by it, in no order. */
    void comeBack(int member, IntList back) {
        back.clear();
        put(member, OUTSIDE, NOBODY);
        present.set(member);
        outside++;
        int on = leastDeepNeighbour(member);
        if (on != NOBODY) {
            hang(member, on, step);
            spread(member, step);
            for (int i = 0; i < work.size(); i++) {
                back.add(work.at(i));
                inside.set(work.at(i));
            }
            size += back.size();
            outside -= back.size();
        }
        bound = outside;
    }

    // --- all anew

    /** Members fail and others come back; their places are found by {@link #findAll}. */
    void setPresent(int member, boolean isPresent) {
        if (isPresent) {
            present.set(member);
        } else {
            present.clear(member);
            inside.clear(member);
            put(member, ABSENT, NOBODY);
        }
    }

    /**
     * Finds the components of everybody present, until no other can be as large as one that was found; the tree is the largest, of equal ones that
     * with the first member. O(members present + links).
     *
     * @param cut is given those who are present and no longer in the tree, ascending
     * @param turned is given them and those who are in the tree and were not before
     */
    void findAll(IntList cut, Marks turned) {
        before.copy(inside);
        findAll();
        turned.copyWithout(before, inside);
        cut.clear();
        for (int m = turned.next(0); m >= 0; m = turned.next(m + 1)) {
            cut.add(m);
        }
        turned.copyDifference(before, inside);
    }

    private void findAll() {
        unseen.copy(present);
        int remaining = present.count();
        size = 0;
        bound = 0;
        tooDeep = false;
        reachedCount = 0;
        int largest = 0;
        for (int m = unseen.next(0); m >= 0 && size <= remaining; m = unseen.next(m + 1)) {
            int first = reachedCount;
            flood(m);
            int here = reachedCount - first;
            remaining -= here;
            if (here > size) {
                bound = size;
                size = here;
                largest = first;
            } else {
                bound = Math.max(bound, here);
            }
        }
        bound = Math.max(bound, remaining);
        outside = reachedCount - size + remaining;
        root = size == 0 ? NOBODY : reached[largest];
        inside.copyWithout(present, unseen);
        dropAll(0, largest);
        placeAll(largest, largest + size);
        dropAll(largest + size, reachedCount);
        for (int m = unseen.next(0); m >= 0; m = unseen.next(m + 1)) {
            put(m, OUTSIDE, NOBODY);
        }
    }

    /**
     * Reaches everybody from a member: in breadth until many are reached, then by {@linkplain #sweep sweeps} while those pay, and in breadth again
     * from those whom the last sweep reached. A neighbour that is seen already is written down like any other and written over by the next one:
     * which of them are new is a guess that the processor would lose every other time.
     */
    private void flood(int from) {
        int head = reachedCount;
        int many = head + members / MANY;
        int read = head;
        int end = head;
        unseen.clear(from);
        reached[end] = from;
        reachedFrom[end++] = NOBODY;
        while (head < end) {
            if (head >= many) {
                head = sweep(end);
                end = reachedCount;
                many = Integer.MAX_VALUE;
                read = head;
                continue;
            }
            read = head < read ? read : ahead.rows(reached, head, end);
            int m = reached[head++];
            for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                int other = neighbours.at(j);
                reached[end] = other;
                reachedFrom[end] = m;
                end += unseen.takeBit(other);
            }
        }
        reachedCount = end;
    }

    /**
     * Goes through all who are not reached yet, in the order of memory, and reaches those with a neighbour that is; again while it reaches many.
     * Whoever could still be reached afterwards is a neighbour of somebody whom the last sweep reached.
     *
     * @param from how many are reached
     * @return the place of the first whom the last sweep reached
     */
    private int sweep(int from) {
        inside.copyWithout(present, unseen);
        int first = from;
        int end = from;
        int looked = 0;
        do {
            first = end;
            looked = 0;
            for (int m = unseen.next(0); m >= 0; m = unseen.next(m + 1)) {
                looked++;
                for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                    if (inside.has(neighbours.at(j))) {
                        reached[end] = m;
                        reachedFrom[end++] = neighbours.at(j);
                        unseen.clear(m);
                        inside.set(m);
                        break;
                    }
                }
            }
        } while ((long) (end - first) * WORTHWHILE > looked);
        reachedCount = end;
        return first;
    }

    /** Those who were reached in some places are the tree; each stands deeper than those who were reached before. */
    private void placeAll(int first, int end) {
        for (int i = first; i < end; i++) {
            put(reached[i], (i - first) * step, reachedFrom[i]);
        }
    }

    /** Those who were reached in some places are not in the largest component. */
    private void dropAll(int first, int end) {
        for (int i = first; i < end; i++) {
            inside.clear(reached[i]);
            put(reached[i], OUTSIDE, NOBODY);
        }
    }
}
