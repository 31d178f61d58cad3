package org.faultline.dynamics.signalling;

/**
 * A waiting room during a tick, as the level of a fluid: groups of messages come evenly, the room drains evenly, and each group is let in while the
 * level is below its limit. Where those with higher limits alone would let the level fall, and with the group at its limit it would rise, it stays there,
 * and of that group as much is let in as drains besides. The level goes only one way, so that a tick costs O(groups^2).
 */
final class Filling {

    private final double[] limit;
    private final double[] coming;
    private final double[] let;

    /** So many groups, the one with the lowest limit first. */
    Filling(int groups) {
        limit = new double[groups];
        coming = new double[groups];
        let = new double[groups];
    }

    /** Sets up to which level messages of a group are let in, and how many come in the tick. */
    void set(int group, double upTo, double messages) {
        limit[group] = upTo;
        coming[group] = messages;
        let[group] = 0;
    }

    /**
     * Lets a tick go by.
     *
     * @param level messages in the room at its beginning
     * @param drained messages that would be worked on in it; below zero for a room that fills by itself
     */
    void run(double level, double drained) {
        int group = above(level);
        if (from(group) > drained) {
            rise(level, drained, group);
        } else {
            fall(level, drained, group);
        }
    }

    private void rise(double from, double drained, int first) {
        double level = from;
        double left = 1;
        int group = first;
        while (left > 0 && group < limit.length && from(group) > drained) {
            double time = Math.min(left, (limit[group] - level) / (from(group) - drained));
            open(group, time);
            left -= time;
            level = limit[group];
            group = above(level);
        }
        if (left > 0 && from(group) <= drained) {
            stay(group, drained, left);
        }
    }

    private void fall(double from, double drained, int first) {
        double level = from;
        double left = 1;
        int group = first;
        while (left > 0) {
            double time = group == 0 || from(group) == drained
                    ? left
                    : Math.min(left, (level - limit[group - 1]) / (drained - from(group)));
            open(group, time);
            left -= time;
            if (left > 0) {
                level = limit[group - 1];
                int below = at(level);
                if (from(below) > drained) {
                    stay(group, drained, left);
                    return;
                }
                group = below;
            }
        }
    }

    /** The level stays at the limit of the groups just below one. */
    private void stay(int group, double drained, double time) {
        int below = at(limit[group - 1]);
        double share = (drained - from(group)) / (from(below) - from(group));
        open(group, time);
        for (int g = below; g < group; g++) {
            let[g] += share * time;
        }
    }

    /** The first group that is let in at a level. */
    private int above(double level) {
        int group = 0;
        while (group < limit.length && limit[group] <= level) {
            group++;
        }
        return group;
    }

    /** The first group with a limit. */
    private int at(double level) {
        int group = 0;
        while (limit[group] < level) {
            group++;
        }
        return group;
    }

    private double from(int group) {
        double sum = 0;
        for (int g = group; g < coming.length; g++) {
            sum += coming[g];
        }
        return sum;
    }

    private void open(int group, double time) {
        for (int g = group; g < let.length; g++) {
            let[g] += time;
        }
    }

    /** Share of a group that was let in. */
    double share(int group) {
        return Math.min(1, let[group]);
    }
}
