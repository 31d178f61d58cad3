package org.faultline.dynamics.group;

import java.util.Arrays;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Levels;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.trace.EventLog;

/**
 * Members that work only in the largest connected component of the able ones.
 *
 * <p>That component is kept as a spanning tree in which every member stands deeper than its parent (after S. Even and Y. Shiloach,
 * J. ACM 28 (1981) 1-4, but depths need not be distances). When members fail, their children look for another neighbour that stands
 * less deep, shallow children first; one that finds none lets go of everything below it, and what was let go is hung up again by a
 * breadth-first search from where it touches the tree. What stays without a place is cut off. A child that finds a new parent costs
 * its degree, however much hangs below it. All failures of one moment are worked out together; when they are many, or the root is
 * among them, or what is cut off may have become larger than the tree, all components are found anew, O(members + links).
 *
 * <p>Other components than the tree are kept only as a bound on the size of the largest of them.
 */
final class LargestComponent implements Rule {

    /** Depth of a member that is not in the tree: deeper than any. */
    private static final int OUTSIDE = Integer.MAX_VALUE;

    private static final int NOBODY = -1;

    /** When more than one in so many members of the tree fail at once, the components are found anew. */
    private static final int LARGE_CHANGE = 8;

    private final GroupTable.Members members;
    private final Csr neighbours;
    private final Levels levels;
    private final Agenda agenda;
    private final Handler update = this::update;

    /** What the gates and the condition say now. */
    private final boolean[] able;
    /** What the tree was made from. */
    private final boolean[] present;

    private final boolean[] pending;
    private final int[] depth;
    private final int[] parent;
    private final int[] causedBy;
    private final int[] lostBy;
    private int inTree;
    private int outside;
    /** No component but the tree is larger. */
    private int bound;

    private final int[] depthIntact;
    private final int[] parentIntact;
    private final int inTreeIntact;
    private final int boundIntact;

    private final IntList changed = new IntList();
    private final IntList failing = new IntList();
    private final IntList returning = new IntList();
    private final IntList loose = new IntList();
    private final IntList queue = new IntList();
    private long[] orphans = new long[64];
    private int orphanCount;

    LargestComponent(GroupTable.Members members, Levels levels, Agenda agenda) {
        this.members = members;
        this.neighbours = members.neighbours();
        this.levels = levels;
        this.agenda = agenda;
        int n = members.size();
        able = new boolean[n];
        present = new boolean[n];
        pending = new boolean[n];
        depth = new int[n];
        parent = new int[n];
        causedBy = new int[n];
        lostBy = new int[n];
        Arrays.fill(able, true);
        Arrays.fill(present, true);
        Arrays.fill(causedBy, EventLog.NO_CAUSE);
        Arrays.fill(lostBy, EventLog.NO_CAUSE);
        findAll();
        depthIntact = depth.clone();
        parentIntact = parent.clone();
        inTreeIntact = inTree;
        boundIntact = bound;
    }

    @Override
    public void reset(Draws draws) {
        System.arraycopy(depthIntact, 0, depth, 0, depth.length);
        System.arraycopy(parentIntact, 0, parent, 0, parent.length);
        Arrays.fill(able, true);
        Arrays.fill(present, true);
        Arrays.fill(pending, false);
        Arrays.fill(causedBy, EventLog.NO_CAUSE);
        Arrays.fill(lostBy, EventLog.NO_CAUSE);
        inTree = inTreeIntact;
        outside = members.size() - inTree;
        bound = boundIntact;
        changed.clear();
    }

    @Override
    public void settle() {
        for (int m = 0; m < depth.length; m++) {
            if (depth[m] == OUTSIDE) {
                levels.touch(members.node(m), EventLog.NO_CAUSE);
            }
        }
    }

    @Override
    public boolean passes(int member) {
        return depth[member] != OUTSIDE;
    }

    @Override
    public boolean denies(int member) {
        return depth[member] == OUTSIDE && present[member] && !pending[member];
    }

    @Override
    public int lostBy(int member) {
        return lostBy[member];
    }

    @Override
    public void evaluated(int member, boolean isAble, int cause) {
        if (able[member] == isAble) {
            return;
        }
        able[member] = isAble;
        causedBy[member] = cause;
        if (!pending[member]) {
            pending[member] = true;
            if (changed.size() == 0) {
                agenda.soon(update, 0, 0);
            }
            changed.add(member);
        }
    }

    private void update(int unusedA, int unusedB) {
        failing.clear();
        returning.clear();
        for (int i = 0; i < changed.size(); i++) {
            int m = changed.at(i);
            pending[m] = false;
            if (present[m] && !able[m]) {
                present[m] = false;
                failing.add(m);
            } else if (!present[m] && able[m]) {
                present[m] = true;
                returning.add(m);
            }
        }
        changed.clear();
        fail();
        comeBack();
    }

    private void fail() {
        boolean rootFails = false;
        int fromTree = 0;
        for (int i = 0; i < failing.size(); i++) {
            int m = failing.at(i);
            if (depth[m] == OUTSIDE) {
                outside--;
            } else {
                fromTree++;
                rootFails |= parent[m] == NOBODY;
                int fall = levels.lastEvent(members.node(m));
                causedBy[m] = levels.level(members.node(m)) > 0 || fall < 0 ? causedBy[m] : fall;
            }
        }
        if (fromTree == 0) {
            return;
        }
        if (rootFails || (long) fromTree * LARGE_CHANGE > inTree) {
            findAnew(failing);
            return;
        }
        letGo();
        hangUpOrphans();
        hangUpLoose();
        cutOff();
        if (bound >= inTree) {
            findAnew(failing);
        }
    }

    /** Failed members leave the tree and their children are orphans. */
    private void letGo() {
        orphanCount = 0;
        for (int i = 0; i < failing.size(); i++) {
            int m = failing.at(i);
            if (depth[m] == OUTSIDE) {
                continue;
            }
            inTree--;
            depth[m] = OUTSIDE;
            parent[m] = NOBODY;
            for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                int child = neighbours.at(j);
                if (parent[child] == m && present[child]) {
                    lostBy[child] = causedBy[m];
                    addOrphan(child);
                }
            }
        }
        Arrays.sort(orphans, 0, orphanCount);
    }

    private void addOrphan(int member) {
        if (orphanCount == orphans.length) {
            orphans = Arrays.copyOf(orphans, orphanCount * 2);
        }
        orphans[orphanCount++] = (long) depth[member] << 32 | member;
    }

    /**
     * Orphans look for a parent among their neighbours that stand less deep: by then it is known of those whether they are still in
     * the tree, and none of them hangs below the orphan.
     */
    private void hangUpOrphans() {
        loose.clear();
        for (int i = 0; i < orphanCount; i++) {
            int orphan = (int) orphans[i];
            int other = NOBODY;
            for (int j = neighbours.start(orphan); j < neighbours.end(orphan); j++) {
                if (depth[neighbours.at(j)] < depth[orphan]) {
                    other = neighbours.at(j);
                    break;
                }
            }
            if (other != NOBODY) {
                parent[orphan] = other;
            } else {
                loosen(orphan);
            }
        }
    }

    /** Everything that hangs on a member, and itself, leaves the tree. */
    private void loosen(int top) {
        int next = loose.size();
        depth[top] = OUTSIDE;
        parent[top] = NOBODY;
        loose.add(top);
        while (next < loose.size()) {
            int m = loose.at(next++);
            for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                int child = neighbours.at(j);
                if (parent[child] == m && depth[child] != OUTSIDE) {
                    depth[child] = OUTSIDE;
                    parent[child] = NOBODY;
                    lostBy[child] = lostBy[top];
                    loose.add(child);
                }
            }
        }
    }

    /** What is loose is hung up again, outwards from the tree. */
    private void hangUpLoose() {
        queue.clear();
        for (int i = 0; i < loose.size(); i++) {
            int m = loose.at(i);
            if (depth[m] != OUTSIDE) {
                continue;
            }
            int other = NOBODY;
            for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                int next = neighbours.at(j);
                if (depth[next] != OUTSIDE && (other == NOBODY || depth[next] < depth[other])) {
                    other = next;
                }
            }
            if (other != NOBODY) {
                hang(m, other);
                spread();
            }
        }
    }

    private void hang(int member, int on) {
        parent[member] = on;
        depth[member] = depth[on] + 1;
        queue.add(member);
    }

    /** Hangs up what is outside the tree and reached from the queue. */
    private void spread() {
        for (int head = 0; head < queue.size(); head++) {
            int m = queue.at(head);
            for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                int next = neighbours.at(j);
                if (depth[next] == OUTSIDE && present[next]) {
                    hang(next, m);
                }
            }
        }
        queue.clear();
    }

    private void cutOff() {
        int cut = 0;
        for (int i = 0; i < loose.size(); i++) {
            int m = loose.at(i);
            if (depth[m] == OUTSIDE) {
                cut++;
                levels.touch(members.node(m), lostBy[m]);
            }
        }
        inTree -= cut;
        outside += cut;
        bound = Math.min(outside, Math.max(bound, cut));
    }

    private void comeBack() {
        if (returning.size() == 0) {
            return;
        }
        for (int i = 0; i < returning.size(); i++) {
            int m = returning.at(i);
            outside++;
            int on = NOBODY;
            for (int j = neighbours.start(m); j < neighbours.end(m) && depth[m] == OUTSIDE; j++) {
                if (depth[neighbours.at(j)] != OUTSIDE) {
                    on = neighbours.at(j);
                    break;
                }
            }
            if (on != NOBODY) {
                hang(m, on);
                spreadBack(causedBy[m]);
            } else if (depth[m] == OUTSIDE) {
                levels.touch(members.node(m), causedBy[m]);
            }
        }
        bound = outside;
        if (bound >= inTree) {
            findAnew(returning);
        }
    }

    private void spreadBack(int cause) {
        int first = 0;
        while (first < queue.size()) {
            int m = queue.at(first++);
            inTree++;
            outside--;
            levels.touch(members.node(m), cause);
            for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                int next = neighbours.at(j);
                if (depth[next] == OUTSIDE && present[next]) {
                    hang(next, m);
                }
            }
        }
        queue.clear();
    }

    /** Finds all components anew and touches the members whose permission changed by it. */
    private void findAnew(IntList by) {
        boolean[] before = new boolean[depth.length];
        for (int m = 0; m < before.length; m++) {
            before[m] = depth[m] != OUTSIDE;
        }
        findAll();
        blame(by);
        for (int m = 0; m < before.length; m++) {
            if (present[m] && before[m] != (depth[m] != OUTSIDE)) {
                levels.touch(members.node(m), before[m] ? lostBy[m] : causedBy[by.at(0)]);
            }
        }
    }

    /** What was cut off is blamed on the first of the changed members next to its component, otherwise on the first of all. */
    private void blame(IntList by) {
        queue.clear();
        boolean[] blamed = new boolean[depth.length];
        for (int i = 0; i < by.size(); i++) {
            int m = by.at(i);
            for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                int next = neighbours.at(j);
                if (present[next] && depth[next] == OUTSIDE && !blamed[next]) {
                    blamed[next] = true;
                    lostBy[next] = causedBy[m];
                    queue.add(next);
                }
            }
        }
        for (int head = 0; head < queue.size(); head++) {
            int m = queue.at(head);
            for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                int next = neighbours.at(j);
                if (present[next] && depth[next] == OUTSIDE && !blamed[next]) {
                    blamed[next] = true;
                    lostBy[next] = lostBy[m];
                    queue.add(next);
                }
            }
        }
        for (int m = 0; m < blamed.length; m++) {
            if (present[m] && depth[m] == OUTSIDE && !blamed[m]) {
                lostBy[m] = causedBy[by.at(0)];
            }
        }
        queue.clear();
    }

    /** The components of everybody present; the tree is the largest, of equal ones that with the first member. */
    private void findAll() {
        Arrays.fill(depth, OUTSIDE);
        Arrays.fill(parent, NOBODY);
        int found = 0;
        int largest = 0;
        int root = NOBODY;
        int second = 0;
        for (int m = 0; m < depth.length; m++) {
            if (present[m] && depth[m] == OUTSIDE) {
                int size = flood(m);
                found += size;
                if (size > largest) {
                    second = largest;
                    largest = size;
                    root = m;
                } else {
                    second = Math.max(second, size);
                }
            }
        }
        inTree = largest;
        outside = found - largest;
        bound = second;
        keepOnly(root);
    }

    /** Hangs up everything that is reached from a member, with the member as root. */
    private int flood(int root) {
        depth[root] = 0;
        queue.clear();
        queue.add(root);
        for (int head = 0; head < queue.size(); head++) {
            int m = queue.at(head);
            for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                int next = neighbours.at(j);
                if (depth[next] == OUTSIDE && present[next]) {
                    hang(next, m);
                }
            }
        }
        int size = queue.size();
        queue.clear();
        return size;
    }

    private void keepOnly(int root) {
        if (outside == 0) {
            return;
        }
        for (int m = 0; m < depth.length; m++) {
            if (depth[m] == 0 && m != root) {
                drop(m);
            }
        }
    }

    private void drop(int root) {
        depth[root] = OUTSIDE;
        queue.add(root);
        for (int head = 0; head < queue.size(); head++) {
            int m = queue.at(head);
            for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
                int next = neighbours.at(j);
                if (depth[next] != OUTSIDE) {
                    depth[next] = OUTSIDE;
                    parent[next] = NOBODY;
                    queue.add(next);
                }
            }
        }
        queue.clear();
    }
}
