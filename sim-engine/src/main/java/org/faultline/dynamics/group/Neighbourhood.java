package org.faultline.dynamics.group;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Levels;
import org.faultline.kernel.Draws;
import org.faultline.model.Group;
import org.faultline.trace.EventLog;

/**
 * Members that need some of their neighbours: each keeps the number of those that do not work and fails when it reaches a number
 * fixed by its degree. A change costs the degree of who changed.
 */
final class Neighbourhood implements Rule {

    /** Products of shares and degrees are whole numbers but for the last bits of a double. */
    private static final double ROUNDING = 1e-9;

    private final GroupTable.Members members;
    private final Csr neighbours;
    private final Levels levels;
    private final int[] failsAt;
    private final int[] failed;
    private final int[] lostBy;
    private final IntList touched = new IntList();

    Neighbourhood(Group.Neighbours group, GroupTable.Members members, Levels levels) {
        this.members = members;
        this.neighbours = members.neighbours();
        this.levels = levels;
        failsAt = new int[members.size()];
        failed = new int[members.size()];
        lostBy = new int[members.size()];
        Arrays.fill(lostBy, EventLog.NO_CAUSE);
        for (int m = 0; m < failsAt.length; m++) {
            failsAt[m] = failsAt(group, neighbours.end(m) - neighbours.start(m));
        }
    }

    /** The least number of failed neighbours with which a member of some degree fails. */
    private static int failsAt(Group.Neighbours group, int degree) {
        int byShare = degree == 0 || group.failedShare() > 1
                ? Integer.MAX_VALUE
                : Math.max(1, (int) Math.ceil(group.failedShare() * degree - ROUNDING));
        int byNumber = group.failedNumber() == 0 ? Integer.MAX_VALUE : group.failedNumber();
        int byLive = group.leastLive() == 0 ? Integer.MAX_VALUE : degree - group.leastLive() + 1;
        return Math.min(Math.min(byShare, byNumber), byLive);
    }

    @Override
    public void reset(Draws draws) {
        for (int i = 0; i < touched.size(); i++) {
            failed[touched.at(i)] = 0;
            lostBy[touched.at(i)] = EventLog.NO_CAUSE;
        }
        touched.clear();
    }

    @Override
    public void settle() {
        for (int m = 0; m < failsAt.length; m++) {
            if (!passes(m)) {
                levels.touch(members.node(m), EventLog.NO_CAUSE);
            }
        }
    }

    @Override
    public boolean passes(int member) {
        return failed[member] < failsAt[member];
    }

    @Override
    public boolean staysOut(int member) {
        return false;
    }

    /** Hands out the nodes of the neighbours of a member that has too few; nobody where it has enough. */
    void forEachMissed(int member, IntConsumer neighbour) {
        for (int i = neighbours.start(member); !passes(member) && i < neighbours.end(member); i++) {
            neighbour.accept(members.node(neighbours.at(i)));
        }
    }

    @Override
    public int lostBy(int member) {
        return lostBy[member];
    }

    @Override
    public void changed(int member, boolean works, int event) {
        for (int i = neighbours.start(member); i < neighbours.end(member); i++) {
            int next = neighbours.at(i);
            if (works) {
                failed[next]--;
                if (failed[next] == failsAt[next] - 1) {
                    levels.touch(members.node(next), event);
                }
            } else {
                if (failed[next]++ == 0) {
                    touched.add(next);
                }
                if (failed[next] == failsAt[next]) {
                    lostBy[next] = event;
                    levels.touch(members.node(next), event);
                }
            }
        }
    }
}
