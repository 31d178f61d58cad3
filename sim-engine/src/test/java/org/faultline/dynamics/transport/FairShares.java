package org.faultline.dynamics.transport;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Max-min fair shares by their definition and linear programs: the least share is made as great as can be, who cannot have more
 * without taking from those is settled, and again for the others; class after class.
 */
final class FairShares {

    private static final double EPSILON = 1e-7;

    /** A flow with its class, its volume and the resources that it crosses. */
    record Flow(int priority, double volume, List<Integer> crosses) {}

    private FairShares() {}

    /** The share of each flow. */
    static double[] of(double[] capacity, List<Flow> flows, int classes) {
        double[] share = new double[flows.size()];
        double[] left = capacity.clone();
        for (int c = 0; c < classes; c++) {
            List<Integer> members = new ArrayList<>();
            for (int f = 0; f < share.length; f++) {
                if (flows.get(f).priority() == c) {
                    members.add(f);
                }
            }
            divide(left, flows, members, share);
            for (int f : members) {
                for (int r : flows.get(f).crosses()) {
                    left[r] = Math.max(0, left[r] - share[f] * flows.get(f).volume());
                }
            }
        }
        return share;
    }

    private static void divide(double[] left, List<Flow> flows, List<Integer> members, double[] share) {
        List<Integer> free = new ArrayList<>(members);
        boolean[] settled = new boolean[share.length];
        while (!free.isEmpty()) {
            double least = best(left, flows, members, settled, share, 0, -1);
            List<Integer> stopped = new ArrayList<>();
            for (int f : free) {
                if (best(left, flows, members, settled, share, least, f) <= least + EPSILON) {
                    stopped.add(f);
                }
            }
            for (int f : stopped) {
                settled[f] = true;
                share[f] = least;
            }
            free.removeAll(stopped);
        }
    }

    /** The greatest least share of those not settled, or the greatest share of one of them while the others have at least so much. */
    private static double best(
            double[] left,
            List<Flow> flows,
            List<Integer> members,
            boolean[] settled,
            double[] share,
            double atLeast,
            int only) {
        int n = members.size();
        List<LinearConstraint> all = new ArrayList<>();
        double[] goal = new double[n + 1];
        if (only < 0) {
            goal[n] = 1;
        } else {
            goal[members.indexOf(only)] = 1;
        }
        for (int i = 0; i < n; i++) {
            int f = members.get(i);
            double[] one = new double[n + 1];
            one[i] = 1;
            all.add(new LinearConstraint(
                    one, settled[f] ? Relationship.EQ : Relationship.LEQ, settled[f] ? share[f] : 1));
            if (!settled[f] && only < 0) {
                double[] above = one.clone();
                above[n] = -1;
                all.add(new LinearConstraint(above, Relationship.GEQ, 0));
            } else if (!settled[f] && f != only) {
                all.add(new LinearConstraint(one.clone(), Relationship.GEQ, atLeast - EPSILON / 100));
            }
        }
        for (int r = 0; r < left.length; r++) {
            double[] load = new double[n + 1];
            for (int i = 0; i < n; i++) {
                load[i] = flows.get(members.get(i)).crosses().contains(r)
                        ? flows.get(members.get(i)).volume()
                        : 0;
            }
            all.add(new LinearConstraint(load, Relationship.LEQ, left[r] + EPSILON / 100));
        }
        double[] bounded = new double[n + 1];
        bounded[n] = 1;
        all.add(new LinearConstraint(bounded, Relationship.LEQ, 1));
        return new SimplexSolver()
                .optimize(
                        new MaxIter(10_000),
                        new LinearObjectiveFunction(goal, 0),
                        new LinearConstraintSet(all),
                        GoalType.MAXIMIZE,
                        new NonNegativeConstraint(true))
                .getValue();
    }
}
