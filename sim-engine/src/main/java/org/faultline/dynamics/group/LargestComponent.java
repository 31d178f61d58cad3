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
 * larger than the tree, components are found anew, O(members present + links). Members change in the order of the group, by the first of the
 * failures next to their component: that depends neither on the shape of the tree nor on when all is found anew.
 */
final class LargestComponent implements Rule {

    /** When more than one in so many members of the tree fail at once, the components are found anew. */
    private static final int LARGE_CHANGE = 32;

    private static final int ABLE = 1;
    /** Has changed, and the tree does not know yet. */
    private static final int PENDING = 2;
    /** Present in the tree. */
    private static final int INSIDE = 4;
    /** Present and not in the tree. */
    private static final int OUTSIDE = 8;

    private static final int CAUSED_BY = 0;
    private static final int LOST_BY = 1;

    private final GroupTable.Members members;
    private final Csr neighbours;
    private final Ahead ahead;
    private final SpanningTree tree;
    private final Levels levels;
    private final Agenda agenda;
    private final Handler update = this::update;

    /** Of each member: what the gates and the condition say now, and what the tree was last told and said. */
    private final byte[] state;

    private final byte[] stateIntact;

    /** Two words for each member: the event by which it became able or ceased to be, and the one by which it was cut off. */
    private final int[] events;

    private final Marks toBeBlamed;
    /** Whose permission changed when all components were found anew. */
    private final Marks turned;

    private final IntList changed = new IntList();
    private final IntList failing = new IntList();
    private final IntList returning = new IntList();
    /** Those of the failing that were in the tree. */
    private final IntList torn = new IntList();

    private final IntList moved = new IntList();
    /** Members that are blamed on an event, and the event of each. */
    private final IntList queue = new IntList();

    private final IntList reason = new IntList();

    LargestComponent(GroupTable.Members members, Levels levels, Agenda agenda) {
        this.members = members;
        this.neighbours = members.neighbours();
        this.levels = levels;
        this.agenda = agenda;
        int n = members.size();
        ahead = new Ahead(neighbours);
        tree = new SpanningTree(neighbours, n);
        state = new byte[n];
        for (int m = 0; m < n; m++) {
            state[m] = (byte) (ABLE | (tree.contains(m) ? INSIDE : OUTSIDE));
        }
        stateIntact = state.clone();
        events = new int[2 * n];
        toBeBlamed = new Marks(n);
        turned = new Marks(n);
        Arrays.fill(events, EventLog.NO_CAUSE);
    }

    @Override
    public void reset(Draws draws) {
        tree.reset();
        System.arraycopy(stateIntact, 0, state, 0, state.length);
        Arrays.fill(events, EventLog.NO_CAUSE);
        changed.clear();
    }

    @Override
    public void settle() {
        for (int m = 0; m < state.length; m++) {
            if (!passes(m)) {
                levels.touch(members.node(m), EventLog.NO_CAUSE);
            }
        }
    }

    private boolean is(int member, int what) {
        return (state[member] & what) != 0;
    }

    @Override
    public boolean passes(int member) {
        return is(member, INSIDE);
    }

    @Override
    public boolean denies(int member) {
        return (state[member] & (OUTSIDE | PENDING)) == OUTSIDE;
    }

    @Override
    public int lostBy(int member) {
        return events[2 * member + LOST_BY];
    }

    @Override
    public void evaluated(int member, boolean isAble, int cause) {
        if (is(member, ABLE) == isAble) {
            return;
        }
        events[2 * member + CAUSED_BY] = cause;
        if (!is(member, PENDING)) {
            if (changed.size() == 0) {
                agenda.soon(update, 0, 0);
            }
            changed.add(member);
        }
        state[member] = (byte) ((state[member] ^ ABLE) | PENDING);
    }

    @Override
    public boolean hearsChanges() {
        return false;
    }

    private void update(int unusedA, int unusedB) {
        failing.clear();
        returning.clear();
        for (int i = 0; i < changed.size(); i++) {
            int m = changed.at(i);
            state[m] &= ~PENDING;
            boolean isPresent = is(m, INSIDE | OUTSIDE);
            if (isPresent && !is(m, ABLE)) {
                failing.add(m);
            } else if (!isPresent && is(m, ABLE)) {
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
        torn.clear();
        for (int i = 0; i < failing.size(); i++) {
            int m = failing.at(i);
            if (is(m, INSIDE)) {
                torn.add(m);
                rootFails |= tree.isRoot(m);
                int node = members.node(m);
                int fall = levels.level(node) > 0 ? EventLog.NO_CAUSE : levels.lastEvent(node);
                events[2 * m + CAUSED_BY] = fall < 0 ? events[2 * m + CAUSED_BY] : fall;
            }
        }
        if (rootFails || (long) torn.size() * LARGE_CHANGE > tree.size()) {
            findAnew(torn);
            return;
        }
        tree.remove(failing, moved);
        if (torn.size() > 0 && tree.isInDoubt()) {
            findAnew(torn);
            return;
        }
        for (int i = 0; i < failing.size(); i++) {
            stand(failing.at(i), 0);
        }
        for (int i = 0; i < moved.size(); i++) {
            stand(moved.at(i), OUTSIDE);
        }
        blame(torn);
        for (int i = 0; i < moved.size(); i++) {
            levels.touch(members.node(moved.at(i)), lostBy(moved.at(i)));
        }
    }

    /** Notes where the tree has a member: inside, outside, or not at all. */
    private void stand(int member, int where) {
        state[member] = (byte) ((state[member] & ~(INSIDE | OUTSIDE)) | where);
    }

    private void comeBack() {
        for (int i = 0; i < returning.size(); i++) {
            int m = returning.at(i);
            levels.touch(members.node(m), causedBy(m));
            if (!tree.isPresent(m)) {
                tree.comeBack(m, moved);
                stand(m, OUTSIDE);
                for (int j = 0; j < moved.size(); j++) {
                    stand(moved.at(j), INSIDE);
                    levels.touch(members.node(moved.at(j)), causedBy(m));
                }
            }
        }
        if (tree.isInDoubt()) {
            findAnew(returning);
        }
    }

    private int causedBy(int member) {
        return events[2 * member + CAUSED_BY];
    }

    /** Finds all components anew, with what changed, and touches the members whose permission changed by it. */
    private void findAnew(IntList by) {
        for (int i = 0; i < failing.size(); i++) {
            tree.setPresent(failing.at(i), false);
            stand(failing.at(i), 0);
        }
        for (int i = 0; i < returning.size(); i++) {
            int m = returning.at(i);
            tree.setPresent(m, true);
            stand(m, is(m, INSIDE) ? INSIDE : OUTSIDE);
        }
        tree.findAll(moved, turned);
        blame(by);
        int event = causedBy(by.at(0));
        for (int m = turned.next(0); m >= 0; m = turned.next(m + 1)) {
            boolean isCutOff = is(m, INSIDE);
            stand(m, isCutOff ? OUTSIDE : INSIDE);
            levels.touch(members.node(m), isCutOff ? lostBy(m) : event);
        }
    }

    /** What was cut off is blamed on the first of some members next to its component, otherwise on the first of all. */
    private void blame(IntList by) {
        for (int i = 0; i < moved.size(); i++) {
            toBeBlamed.set(moved.at(i));
        }
        queue.clear();
        reason.clear();
        int read = 0;
        for (int i = 0; i < by.size() && queue.size() < moved.size(); i++) {
            read = i < read ? read : ahead.rows(by, i);
            blameAround(by.at(i), causedBy(by.at(i)));
        }
        read = 0;
        for (int head = 0; head < queue.size() && queue.size() < moved.size(); head++) {
            read = head < read ? read : ahead.rows(queue, head);
            blameAround(queue.at(head), reason.at(head));
        }
        if (queue.size() < moved.size()) {
            for (int i = 0; i < moved.size(); i++) {
                blame(moved.at(i), causedBy(by.at(0)));
            }
        }
    }

    private void blameAround(int m, int event) {
        for (int j = neighbours.start(m); j < neighbours.end(m); j++) {
            blame(neighbours.at(j), event);
        }
    }

    private void blame(int member, int event) {
        if (toBeBlamed.take(member)) {
            events[2 * member + LOST_BY] = event;
            queue.add(member);
            reason.add(event);
        }
    }
}
