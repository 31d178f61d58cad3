package org.faultline.dynamics;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;

/**
 * Looks for the fewest nodes whose start by hand lets all nodes of a part rise.
 *
 * <p>All sets of one node are tried, then all of two, and so on, in the order of the network: the first that works is a smallest one. That
 * is as hard as finding a smallest hitting set, so a budget of trials and work bounds it. Once it is spent, nodes are added one by one, of
 * the next few the one that lets most others rise, and those that turn out not to be needed are left out again.
 */
final class Starters {

    /** Sets that are tried for one run. */
    static final int TRIALS = 2_000;

    private static final long MOST_WORK = 1_000_000;
    private static final int ASKED_PER_ROUND = 32;
    private static final int LOOKED_AT_PER_ROUND = 1_000;
    private static final int SEARCH = 1;
    private static final int ADDING = 2;

    private final Probe probe;
    private final int mostTrials;
    private int trials;
    private boolean shortest = true;

    Starters(Probe probe, int mostTrials) {
        this.probe = probe;
        this.mostTrials = mostTrials;
    }

    /** True when every set found until now is certainly a smallest one. */
    boolean areShortest() {
        return shortest;
    }

    /**
     * Starts the fewest nodes of a part that let all of it rise; they stay started.
     *
     * @param part nodes, ascending; all others for whom they wait have risen
     * @return the started nodes, ascending; empty when all of the part stands already
     */
    int[] start(int[] part) {
        int[] down = Arrays.stream(part).filter(node -> !probe.stands(node)).toArray();
        IntList chosen = new IntList();
        int excluded = 0;
        for (int size = 1; size <= down.length && !isSpent(); size++) {
            if (worksWith(down, size, 0, chosen)) {
                return chosen.toArray();
            }
            excluded = isSpent() ? excluded : size;
        }
        int[] found = oneByOne(down);
        shortest &= found.length <= excluded + 1;
        return found;
    }

    private boolean isSpent() {
        return trials >= mostTrials || isSpent(SEARCH);
    }

    /** Once the search is over as much work again is left for what is found one by one. */
    private boolean isSpent(int times) {
        return probe.work() > times * MOST_WORK;
    }

    /** Tries the chosen nodes, which are started, with others behind them; stops at the first set of the size that works. */
    private boolean worksWith(int[] down, int size, int from, IntList chosen) {
        int left = size - chosen.size();
        for (int i = from; i + left <= down.length && !isSpent(); i++) {
            if (probe.stands(down[i])) {
                continue; // risen through those chosen, which would have to work without it
            }
            int mark = probe.mark();
            trials += left == 1 ? 1 : 0;
            chosen.add(down[i]);
            probe.start(down[i]);
            if (left == 1 ? allStand(down) : worksWith(down, size, i + 1, chosen)) {
                return true;
            }
            chosen.shorten(chosen.size() - 1);
            probe.backTo(mark, down[i]);
        }
        return false;
    }

    private boolean allStand(int[] nodes) {
        return firstDown(nodes, 0) == nodes.length;
    }

    /** The first place from one on whose node is down; behind the last when none is. */
    private int firstDown(int[] nodes, int from) {
        int place = from;
        while (place < nodes.length && probe.stands(nodes[place])) {
            place++;
        }
        return place;
    }

    /** What stands goes on to stand, so one pass over the nodes is enough. */
    private int[] oneByOne(int[] down) {
        int begin = probe.mark();
        IntList chosen = new IntList();
        for (int place = firstDown(down, 0); place < down.length; place = firstDown(down, place)) {
            int next = mostReviving(down, place);
            chosen.add(next);
            probe.start(next);
        }
        return withoutNeedless(down, begin, chosen.toArray());
    }

    /** Of the next nodes that are down, the first of those whose start changes most; simply the next once the budget is spent. */
    private int mostReviving(int[] down, int from) {
        int best = down[from];
        int most = 0;
        int asked = 0;
        int end = Math.min(down.length, from + LOOKED_AT_PER_ROUND);
        for (int i = from; i < end && asked < ASKED_PER_ROUND && !isSpent(ADDING); i = firstDown(down, i + 1)) {
            asked++;
            int mark = probe.mark();
            probe.start(down[i]);
            int changed = probe.mark() - mark;
            probe.backTo(mark, down[i]);
            if (changed > most) {
                most = changed;
                best = down[i];
            }
        }
        return best;
    }

    /** Leaves out, the last first, what the others can do without. */
    private int[] withoutNeedless(int[] down, int begin, int[] chosen) {
        int[] kept = chosen;
        for (int i = chosen.length - 1; i >= 0 && kept.length > 1 && !isSpent(ADDING); i--) {
            int needless = chosen[i];
            int[] fewer = Arrays.stream(kept).filter(node -> node != needless).toArray();
            probe.backTo(begin, kept);
            startAll(fewer);
            if (allStand(down)) {
                kept = fewer;
            } else {
                probe.backTo(begin, fewer);
                startAll(kept);
            }
        }
        Arrays.sort(kept);
        return kept;
    }

    private void startAll(int[] nodes) {
        for (int node : nodes) {
            probe.start(node);
        }
    }
}
