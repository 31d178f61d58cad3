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
 * Members that work only in the largest connected component of the able ones, which is kept as a {@link SpanningTree}.
 *
 * <p>All changes of one moment are worked out together. When many members fail, or the root is among them, or what is cut off may have become
 * larger than the tree, all components are found anew, O(members + links). Members fall in the order of the group, by the first of the failures
 * next to their component: that does not depend on the shape of the tree.
 */
final class LargestComponent implements Rule {

    /** When more than one in so many members of the tree fail at once, the components are found anew. */
    private static final int LARGE_CHANGE = 8;

    private final GroupTable.Members members;
    private final Csr neighbours;
    private final SpanningTree tree;
    private final Levels levels;
    private final Agenda agenda;
    private final Handler update = this::update;

    /** What the gates and the condition say now; the tree knows what it was made from. */
    private final boolean[] able;

    private final boolean[] pending;
    private final int[] causedBy;
    private final int[] lostBy;
    private final boolean[] toBeBlamed;

    private final IntList changed = new IntList();
    private final IntList failing = new IntList();
    private final IntList returning = new IntList();
    private final IntList moved = new IntList();
    private final IntList queue = new IntList();

    LargestComponent(GroupTable.Members members, Levels levels, Agenda agenda) {
        this.members = members;
        this.neighbours = members.neighbours();
        this.levels = levels;
        this.agenda = agenda;
        int n = members.size();
        tree = new SpanningTree(neighbours, n);
        able = new boolean[n];
        pending = new boolean[n];
        causedBy = new int[n];
        lostBy = new int[n];
        toBeBlamed = new boolean[n];
        forget();
    }

    @Override
    public void reset(Draws draws) {
        tree.reset();
        forget();
        changed.clear();
    }

    private void forget() {
        Arrays.fill(able, true);
        Arrays.fill(pending, false);
        Arrays.fill(causedBy, EventLog.NO_CAUSE);
        Arrays.fill(lostBy, EventLog.NO_CAUSE);
    }

    @Override
    public void settle() {
        for (int m = 0; m < able.length; m++) {
            if (!tree.contains(m)) {
                levels.touch(members.node(m), EventLog.NO_CAUSE);
            }
        }
    }

    @Override
    public boolean passes(int member) {
        return tree.contains(member);
    }

    @Override
    public boolean denies(int member) {
        return tree.isOutside(member) && !pending[member];
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
            if (tree.isPresent(m) && !able[m]) {
                failing.add(m);
            } else if (!tree.isPresent(m) && able[m]) {
                returning.add(m);
            }
        }
        changed.clear();
        if (failing.size() > 0) {
            fail();
        }
        if (returning.size() > 0) {
            comeBack();
        }
    }

    private void fail() {
        boolean rootFails = false;
        int fromTree = 0;
        for (int i = 0; i < failing.size(); i++) {
            int m = failing.at(i);
            if (tree.contains(m)) {
                fromTree++;
                rootFails |= tree.isRoot(m);
                int fall = levels.lastEvent(members.node(m));
                causedBy[m] = levels.level(members.node(m)) > 0 || fall < 0 ? causedBy[m] : fall;
            }
        }
        boolean many = rootFails || (long) fromTree * LARGE_CHANGE > tree.size();
        if (many && fromTree > 0) {
            findAnew(failing);
            return;
        }
        tree.remove(failing, moved);
        blame(failing);
        for (int i = 0; i < moved.size(); i++) {
            levels.touch(members.node(moved.at(i)), lostBy[moved.at(i)]);
        }
        if (fromTree > 0 && tree.isInDoubt()) {
            findAnew(failing);
        }
    }

    private void comeBack() {
        for (int i = 0; i < returning.size(); i++) {
            int m = returning.at(i);
            levels.touch(members.node(m), causedBy[m]);
            if (!tree.isPresent(m)) {
                tree.comeBack(m, moved);
                for (int j = 0; j < moved.size(); j++) {
                    levels.touch(members.node(moved.at(j)), causedBy[m]);
                }
            }
        }
        if (tree.isInDoubt()) {
            findAnew(returning);
        }
    }

    /** Finds all components anew, with what changed, and touches the members whose permission changed by it. */
    private void findAnew(IntList by) {
        boolean[] before = new boolean[able.length];
        for (int m = 0; m < before.length; m++) {
            before[m] = tree.contains(m);
        }
        tree.findAll(able);
        moved.clear();
        for (int m = 0; m < before.length; m++) {
            if (before[m] && tree.isOutside(m)) {
                moved.add(m);
            }
        }
        blame(by);
        for (int m = 0; m < before.length; m++) {
            if (tree.isPresent(m) && before[m] != tree.contains(m)) {
                levels.touch(members.node(m), before[m] ? lostBy[m] : causedBy[by.at(0)]);
            }
        }
    }

    /** What was cut off is blamed on the first of the changed members next to its component, otherwise on the first of all. */
    private void blame(IntList by) {
        for (int i = 0; i < moved.size(); i++) {
            toBeBlamed[moved.at(i)] = true;
        }
        queue.clear();
        for (int i = 0; i < by.size() && queue.size() < moved.size(); i++) {
            blameAround(by.at(i), causedBy[by.at(i)]);
        }
        for (int head = 0; head < queue.size() && queue.size() < moved.size(); head++) {
            blameAround(queue.at(head), lostBy[queue.at(head)]);
        }
        for (int i = 0; i < moved.size(); i++) {
            int m = moved.at(i);
            if (toBeBlamed[m]) {
                toBeBlamed[m] = false;
                lostBy[m] = causedBy[by.at(0)];
            }
        }
    }

    private void blameAround(int m, int event) {
        for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
            int next = neighbours.at(j);
            if (toBeBlamed[next]) {
                toBeBlamed[next] = false;
                lostBy[next] = event;
                queue.add(next);
            }
        }
    }
}
