package org.faultline.dynamics;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;

/**
 * Looks for the fewest nodes whose start by hand lets all nodes of a part rise.
 *
 * <p>All sets of one node are tried, then all of two, and so on, in the order of the network: the first that works is a smallest one. That
 * is as hard as finding a smallest hitting set, so a budget of trials and changes bounds it. Once it is spent, nodes are added one by one, first
 * the one that lets most others rise, and those that turn out not to be needed are left out again.
 */
final class Starters {

    /** Sets that are tried for one run. */
    static final int TRIALS = 2_000;

    private static final long MOST_CHANGES = 1_000_000;
    private static final int ASKED_PER_ROUND = 32;
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
        for (int size = 1; size <= down.length && !isSpent(SEARCH); size++) {
            if (worksWith(down, size, 0, chosen)) {
                return chosen.toArray();
            }
            excluded = isSpent(SEARCH) ? excluded : size;
        }
        int[] found = oneByOne(down);
        shortest &= found.length <= excluded + 1;
        return found;
    }

    /** Once the search is over so much again is left for what is found one by one. */
    private boolean isSpent(int times) {
        return trials >= times * mostTrials || probe.changes() > times * MOST_CHANGES;
    }

    /** Tries the chosen nodes, which are started, with others behind them; stops at the first set of the size that works. */
    private boolean worksWith(int[] down, int size, int from, IntList chosen) {
        int left = size - chosen.size();
        for (int i = from; i + left <= down.length && !isSpent(SEARCH); i++) {
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
        return standing(nodes) == nodes.length;
    }

    private int standing(int[] nodes) {
        return (int) Arrays.stream(nodes).filter(probe::stands).count();
    }

    private int[] oneByOne(int[] down) {
        int begin = probe.mark();
        IntList chosen = new IntList();
        while (!allStand(down)) {
            int next = mostReviving(down);
            chosen.add(next);
            probe.start(next);
        }
        return withoutNeedless(down, begin, chosen.toArray());
    }

    /** Of some nodes that are down, spread over the part, the first of those that let most others rise. */
    private int mostReviving(int[] nodes) {
        int[] down = Arrays.stream(nodes).filter(node -> !probe.stands(node)).toArray();
        int asked = Math.min(ASKED_PER_ROUND, down.length);
        int best = down[0];
        int most = 0;
        for (int i = 0; i < asked && asked > 1 && !isSpent(ADDING); i++) {
            int node = down[(int) ((long) i * down.length / asked)];
            int mark = probe.mark();
            trials++;
            probe.start(node);
            int standing = standing(nodes);
            probe.backTo(mark, node);
            if (standing > most) {
                most = standing;
                best = node;
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
            trials++;
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
