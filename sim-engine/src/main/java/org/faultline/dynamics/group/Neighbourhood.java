package org.faultline.dynamics.group;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.model.Group;
import org.faultline.trace.EventLog;

/**
 * Members that need some of their neighbours: each keeps the number of those that do not work and fails when it reaches a number
 * that its degree and its share decide, at once or after it has borne that for a while. A change costs the degree of who changed.
 */
final class Neighbourhood implements Rule {

    /** Products of shares and degrees are whole numbers but for the last bits of a double. */
    private static final double ROUNDING = 1e-9;
    /** A share of failed neighbours that is never reached. */
    private static final double NO_BOUND = 2;

    private static final int NO_TIMER = -1;

    private final Group.Neighbours group;
    private final GroupTable.Members members;
    private final Csr neighbours;
    private final Levels levels;
    private final int[] failsAt;
    /** Keys of the draws of each member; empty when nothing is drawn. */
    private final long[] keys;
    /** What members bear for a while; empty when they fail at once. */
    private final Optional<Patience> patience;
    /** Members whose patience is over; empty when they fail at once. */
    private final boolean[] out;

    private final int[] failed;
    private final int[] lostBy;
    private final IntList touched = new IntList();

    /** The rule of a run. */
    Neighbourhood(Group.Neighbours group, GroupTable.Members members, Nodes nodes, Levels levels, Agenda agenda) {
        this(
                group,
                members,
                levels,
                drawsSomething(group) ? keys(group, members, nodes) : new long[0],
                Optional.of(agenda));
    }

    /** The rule over a state without time, in which nobody bears anything; it takes its numbers from the rule of a run. */
    Neighbourhood(Group.Neighbours group, GroupTable.Members members, Levels levels) {
        this(group, members, levels, new long[0], Optional.empty());
    }

    private Neighbourhood(
            Group.Neighbours group, GroupTable.Members members, Levels levels, long[] keys, Optional<Agenda> agenda) {
        this.group = group;
        this.members = members;
        this.neighbours = members.neighbours();
        this.levels = levels;
        this.keys = keys;
        patience = agenda.filter(a -> !isAtOnce(group.relayHours())).map(Patience::new);
        out = new boolean[patience.isPresent() ? members.size() : 0];
        failsAt = new int[members.size()];
        failed = new int[members.size()];
        lostBy = new int[members.size()];
        Arrays.fill(lostBy, EventLog.NO_CAUSE);
        double share = group.failedShare()
                .filter(Distribution::isConstant)
                .map(Distribution::mean)
                .orElse(NO_BOUND);
        for (int m = 0; m < failsAt.length; m++) {
            failsAt[m] = failsAt(m, share);
        }
    }

    private static boolean isAtOnce(Distribution hours) {
        return hours.isConstant() && hours.mean() <= 0;
    }

    private static boolean drawsSomething(Group.Neighbours group) {
        return drawsShares(group) || !group.relayHours().isConstant();
    }

    private static boolean drawsShares(Group.Neighbours group) {
        return group.failedShare().filter(share -> !share.isConstant()).isPresent();
    }

    private static long[] keys(Group.Neighbours group, GroupTable.Members members, Nodes nodes) {
        long[] keys = new long[members.size()];
        long name = Draws.keyOf(group.name());
        Arrays.setAll(keys, m -> Draws.keyOf(nodes.key(members.node(m)), name));
        return keys;
    }

    /** The least number of failed neighbours with which a member fails that has some share. */
    private int failsAt(int member, double failedShare) {
        int degree = neighbours.end(member) - neighbours.start(member);
        int byShare = degree == 0 || failedShare > 1
                ? Integer.MAX_VALUE
                : Math.max(1, (int) Math.ceil(failedShare * degree - ROUNDING));
        int byNumber = group.failedNumber() == 0 ? Integer.MAX_VALUE : group.failedNumber();
        int byLive = group.leastLive() == 0 ? Integer.MAX_VALUE : degree - group.leastLive() + 1;
        return Math.min(Math.min(byShare, byNumber), byLive);
    }

    /** Takes the numbers that were drawn for another rule of the same group. */
    void takeNumbersOf(Neighbourhood other) {
        System.arraycopy(other.failsAt, 0, failsAt, 0, failsAt.length);
    }

    @Override
    public void reset(Draws draws) {
        for (int i = 0; i < touched.size(); i++) {
            failed[touched.at(i)] = 0;
            lostBy[touched.at(i)] = EventLog.NO_CAUSE;
        }
        touched.clear();
        patience.ifPresent(p -> p.reset(draws));
        if (keys.length > 0 && drawsShares(group)) {
            for (int m = 0; m < failsAt.length; m++) {
                double u = draws.uniform(Purposes.LIMIT, keys[m], 0);
                failsAt[m] = failsAt(m, group.failedShare().orElseThrow().quantile(u));
            }
        }
    }

    @Override
    public void settle() {
        for (int m = 0; m < failsAt.length; m++) {
            if (!hasEnough(m)) {
                if (out.length > 0) {
                    out[m] = true;
                }
                levels.touch(members.node(m), EventLog.NO_CAUSE);
            }
        }
    }

    private boolean hasEnough(int member) {
        return failed[member] < failsAt[member];
    }

    @Override
    public boolean passes(int member) {
        return out.length > 0 ? !out[member] : hasEnough(member);
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
                    hasEnoughAgain(next, event);
                }
            } else {
                if (failed[next]++ == 0) {
                    touched.add(next);
                }
                if (failed[next] == failsAt[next]) {
                    lostBy[next] = event;
                    hasTooFew(next, event);
                }
            }
        }
    }

    private void hasTooFew(int member, int event) {
        if (patience.isPresent()) {
            patience.get().begin(member, event);
        } else {
            levels.touch(members.node(member), event);
        }
    }

    private void hasEnoughAgain(int member, int event) {
        if (patience.isEmpty() || patience.get().end(member)) {
            levels.touch(members.node(member), event);
        }
    }

    /** Members that bear for a while that they have too few neighbours, and are out when that is over. */
    private final class Patience {

        private final Agenda agenda;
        private final Handler over = this::over;
        private final int[] timer = new int[members.size()];
        private final int[] times = new int[members.size()];
        private Draws draws = new Draws(0, 0);

        Patience(Agenda agenda) {
            this.agenda = agenda;
        }

        void reset(Draws newDraws) {
            draws = newDraws;
            Arrays.fill(out, false);
            Arrays.fill(timer, NO_TIMER);
            Arrays.fill(times, 0);
        }

        void begin(int member, int event) {
            Distribution relay = group.relayHours();
            double u = keys.length == 0 ? 0.5 : draws.uniform(Purposes.LIMIT, keys[member], ++times[member]);
            long wait = SimTime.ofHours(Math.max(0, relay.quantile(u)));
            timer[member] = agenda.at(SimTime.plus(agenda.now(), wait), over, member, event);
        }

        /** Returns true when the member was out and may work again. */
        boolean end(int member) {
            boolean wasOut = out[member];
            out[member] = false;
            if (!wasOut && timer[member] != NO_TIMER) {
                agenda.cancel(timer[member]);
            }
            timer[member] = NO_TIMER;
            return wasOut;
        }

        private void over(int member, int event) {
            timer[member] = NO_TIMER;
            out[member] = true;
            levels.touch(members.node(member), event);
        }
    }
}
