package org.faultline.dynamics.state;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.kernel.EndlessMoment;
import org.faultline.kernel.SimTime;

/**
 * Looks for levels that change each other without end at one moment.
 *
 * <p>Changes of a moment are counted as a whole; only beyond {@link #CALM} and four for each node are they counted by node, and a
 * node that then changes more than {@link #MOST} times will not come to rest. A loop that decays to its rest by the factor 0.998
 * from turn to turn gets there before. Costs one comparison and one addition per change.
 */
final class Unrest {

    private static final int CALM = 1000;
    private static final int MOST = 10_000;
    private static final int NAMED = 8;
    private static final int[] NOT_COUNTED = {};

    private final Nodes nodes;
    private final long calm;
    private long moment;
    private long changes;
    private int[] count = NOT_COUNTED;

    Unrest(Nodes nodes) {
        this.nodes = nodes;
        calm = CALM + 4L * nodes.size();
    }

    /** Before a replication. */
    void reset() {
        moment = 0;
        changes = 0;
    }

    /**
     * A node's level changes.
     *
     * @throws EndlessMoment when it has done so too often at this moment
     */
    void changed(int node, long now) {
        if (now != moment) {
            moment = now;
            changes = 0;
        }
        if (++changes > calm) {
            look(node);
        }
    }

    private void look(int node) {
        if (changes == calm + 1) {
            count = new int[nodes.size()];
        }
        if (++count[node] > MOST) {
            throw endless();
        }
    }

    private EndlessMoment endless() {
        int[] restless =
                IntStream.range(0, count.length).filter(n -> count[n] > MOST / 2).toArray();
        String names = Arrays.stream(restless).limit(NAMED).mapToObj(nodes::id).collect(Collectors.joining(", "));
        String more = restless.length > NAMED ? " and " + (restless.length - NAMED) + " more" : "";
        return new EndlessMoment("At " + SimTime.toHours(moment) + " h the levels of " + names + more
                + " change each other more than " + MOST
                + " times and no time passes. Give a need among them an autonomy, or one of them a restart time.");
    }
}
