package org.faultline.dynamics.state;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.kernel.EndlessMoment;
import org.faultline.kernel.SimTime;

/**
 * Looks for levels that change each other without end at one moment.
 *
 * <p>Changes of a moment are counted as a whole; only beyond {@link #CALM} and four for each node are they counted by node. A node
 * that then changes more than {@link #MOST} times, or a moment with {@link #MOST_OF_ALL} changes more, is given up. A loop of a few
 * nodes that decays by the factor 0.9996 from turn to turn comes to rest before. Costs one comparison and one addition per change.
 */
final class Unrest {

    private static final int CALM = 1000;
    private static final int MOST = 50_000;
    private static final int MOST_OF_ALL = 8_000_000;
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
        if (++count[node] > MOST || changes > calm + MOST_OF_ALL) {
            throw endless();
        }
    }

    private EndlessMoment endless() {
        int most = Arrays.stream(count).max().orElseThrow();
        boolean onlyServices = IntStream.range(0, nodes.assets()).noneMatch(n -> count[n] > most / 2);
        int[] restless = IntStream.range(0, count.length)
                .filter(n -> count[n] > most / 2 && (nodes.isAsset(n) || onlyServices))
                .toArray();
        String names = Arrays.stream(restless).limit(NAMED).mapToObj(nodes::id).collect(Collectors.joining(", "));
        String more = restless.length > NAMED ? " and " + (restless.length - NAMED) + " more" : "";
        return new EndlessMoment("At " + SimTime.toHours(moment) + " h the levels of " + names + more
                + " change each other up to " + most
                + " times and no time passes. Give a need among them an autonomy, or one of them a restart time.");
    }
}
